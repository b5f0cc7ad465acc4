/** Source range of one cell: its quotes included, the blanks around it not. */
export interface Cell {
  from: number;
  to: number;
  quoted: boolean;
}

/** What keeps a row from being cut into cells, and where. */
export interface RowFault {
  kind: 'unclosed' | 'stray' | 'after';
  at: number;
}

/**
 * Cuts the row that begins at `from` into cells by RFC 4180, blanks around them apart; `next` is
 * where the next row begins. The cells before a fault are kept.
 */
export function cutRow(
  text: string,
  from: number,
): { cells: Cell[]; next: number; fault: RowFault | null } {
  const cells: Cell[] = [];
  let at = from;
  for (;;) {
    const start = skipBlanks(text, at);
    const quoted = text[start] === '"';
    const { end, fault } = quoted ? endOfQuoted(text, start) : endOfPlain(text, start);
    if (fault) return { cells, next: text.length, fault };
    const to = quoted ? end : start + text.slice(start, end).trimEnd().length;
    cells.push({ from: start, to, quoted });
    const stop = skipBlanks(text, end);
    if (text[stop] === ',') at = stop + 1;
    else if (stop >= text.length) return { cells, next: text.length, fault: null };
    else if (isBreak(text[stop])) return { cells, next: afterBreak(text, stop), fault: null };
    else return { cells, next: text.length, fault: { kind: 'after', at: stop } };
  }
}

/** What a cell says: without quotes and outer blanks, its line breaks LF. */
export function readCell(text: string, { from, to, quoted }: Cell): string {
  if (!quoted) return text.slice(from, to);
  const inner = text.slice(from + 1, to - 1).replaceAll('""', '"');
  return inner.replace(/\r\n?/g, '\n').trim();
}

function endOfQuoted(text: string, start: number): { end: number; fault: RowFault | null } {
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { end: text.length, fault: { kind: 'unclosed', at: start } };
    if (text[quote + 1] !== '"') return { end: quote + 1, fault: null };
    at = quote + 2;
  }
}

function endOfPlain(text: string, start: number): { end: number; fault: RowFault | null } {
  let end = start;
  while (end < text.length && text[end] !== ',' && !isBreak(text[end])) {
    if (text[end] === '"') return { end, fault: { kind: 'stray', at: end } };
    end++;
  }
  return { end, fault: null };
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text[at])) at++;
  return at;
}

/** What `trim` takes away, line breaks apart. */
function isBlank(character: string | undefined): boolean {
  return character !== undefined && /[^\S\r\n]/.test(character);
}

function isBreak(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}

function afterBreak(text: string, at: number): number {
  return text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1;
}
