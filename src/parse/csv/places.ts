import type { Locator, Place } from '../../finding/index.ts';
import type { Path, Places } from '../entry.ts';
import { cutRow } from './cells.ts';

/**
 * Places of a table's cells. Of each row only its line is kept: the one that is asked for is cut again.
 * Paths are `[row, column]`, the row by its index among the rows, the column by name or index.
 */
export class CsvPlaces implements Places {
  readonly #locator: Locator;
  readonly #columns: readonly string[];
  readonly #lines: readonly number[];
  readonly #header: number;
  #lineStarts: number[] | undefined;

  /** `header` is the header's line, `lines` are those of the rows. */
  constructor(
    locator: Locator,
    header: number,
    columns: readonly string[],
    lines: readonly number[],
  ) {
    this.#locator = locator;
    this.#header = header;
    this.#columns = columns;
    this.#lines = lines;
  }

  /** The cell; the whole row when the cell is absent or empty; the header when there is no such row. */
  value(path: Path): Place {
    const line = this.#lines[Number(path[0] ?? -1)];
    if (line === undefined) return this.atLine(this.#header);
    return this.atCell(line, this.#columnOf(path)) ?? this.atLine(line);
  }

  /** The column's name in the header; the row when no column is asked for. */
  key(path: Path): Place {
    if (path.length < 2) return this.value(path);
    return this.atCell(this.#header, this.#columnOf(path)) ?? this.atLine(this.#header);
  }

  /** From the first to the last character of the row that begins in `line`. */
  atLine(line: number): Place {
    const start = this.#startOf(line);
    const { cells } = cutRow(this.#locator.text, start);
    return this.#locator.span(cells[0]?.from ?? start, cells.at(-1)?.to ?? start);
  }

  /** A cell of the row that begins in `line`; null when it is absent or empty. */
  atCell(line: number, column: number): Place | null {
    const cell = cutRow(this.#locator.text, this.#startOf(line)).cells[column];
    return cell && cell.to > cell.from ? this.#locator.span(cell.from, cell.to) : null;
  }

  #columnOf(path: Path): number {
    const column = path[1];
    return typeof column === 'string' ? this.#columns.indexOf(column) : (column ?? -1);
  }

  #startOf(line: number): number {
    this.#lineStarts ??= lineStarts(this.#locator.text);
    return this.#lineStarts[line - 1] ?? this.#locator.text.length;
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}
