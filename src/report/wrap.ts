import stringWidth from 'string-width';

/** Columns a text takes on a terminal: wide characters two, combining ones none, colours none. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

/** Breaks text at spaces so that each line fits `width` columns; a longer word stands alone. */
function wrap(text: string, width: number | null): string[] {
  if (width === null) return [text];
  const lines: string[] = [];
  let line = '';
  let taken = 0;
  for (const word of text.split(' ')) {
    const wide = widthOf(word);
    if (line !== '' && taken + 1 + wide > width) {
      lines.push(line);
      line = word;
      taken = wide;
    } else {
      line = line === '' ? word : `${line} ${word}`;
      taken += (taken === 0 ? 0 : 1) + wide;
    }
  }
  return [...lines, line];
}

/** Text with `head` before its first line and as many spaces before the others. */
export function hang(head: string, text: string, width: number | null): string {
  const indent = widthOf(head);
  const room = width === null ? null : Math.max(20, width - indent);
  return wrap(text, room)
    .map((line, index) => (index === 0 ? `${head}${line}` : `${' '.repeat(indent)}${line}`))
    .join('\n');
}

/** Cuts text to `width` columns, with an ellipsis where something was lost. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  let taken = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    const wide = widthOf(segment);
    if (taken + wide > width - 1) break;
    kept += segment;
    taken += wide;
  }
  return `${kept}…`;
}

/** Text filled with spaces to `width` columns. */
export function pad(text: string, width: number, side: 'left' | 'right' = 'right'): string {
  const fill = ' '.repeat(Math.max(0, width - widthOf(text)));
  return side === 'right' ? `${text}${fill}` : `${fill}${text}`;
}
