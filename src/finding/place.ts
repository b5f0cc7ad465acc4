/** A point in a text: lines and columns start at 1, columns and offsets count UTF-16 units. */
export interface Position {
  line: number;
  column: number;
  offset: number;
}

/** A span of a file; `file` is relative to the repository's root, with `/`. */
export interface Place {
  file: string;
  start: Position;
  end: Position;
}

/** The first character of a file: where a finding about the whole file stands. */
export function startOf(file: string): Place {
  const start = { line: 1, column: 1, offset: 0 };
  return { file, start, end: start };
}

/** Turns offsets of one text into places; builds its table of line starts once, on first use. */
export class Locator {
  readonly file: string;
  readonly text: string;
  #lineStarts: number[] | null = null;

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
  }

  /** Position of `offset`, cut to the text's length. A lone CR, LF and CRLF each end a line. */
  position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.text.length));
    const starts = this.#starts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (starts[low] ?? 0) + 1, offset: at };
  }

  /** Place of the half-open span `from`…`to`. */
  span(from: number, to: number): Place {
    return { file: this.file, start: this.position(from), end: this.position(to) };
  }

  #starts(): number[] {
    if (this.#lineStarts) return this.#lineStarts;
    const starts = [0];
    for (const match of this.text.matchAll(/\r\n|\n|\r/g))
      starts.push(match.index + match[0].length);
    this.#lineStarts = starts;
    return starts;
  }
}
