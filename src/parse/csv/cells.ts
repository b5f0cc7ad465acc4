/** Source range of one cell, its quotes included, the blanks around it not. */
export interface Cell {
  from: number;
  to: number;
}

/** What keeps a row from being cut into cells, and where. */
export interface RowFault {
  kind: 'unclosed' | 'stray' | 'after';
  at: number;
}

/** Cuts the row that begins at `from` into cells; `next` is where the next row begins. */
export function cutRow(
  text: string,
  from: number,
): { cells: Cell[]; next: number; fault: RowFault | null } {
  const cells: Cell[] = [];
  let at = from;
  for (;;) {
    const start = skipBlanks(text, at);
    const { end, fault } = text[start] === '"' ? quoted(text, start) : unquoted(text, start);
    if (fault) return { cells, next: text.length, fault };
    cells.push({ from: start, to: start + text.slice(start, end).trimEnd().length });
    const stop = skipPlainBlanks(text, end);
    if (text[stop] === ',') at = stop + 1;
    else if (stop >= text.length) return { cells, next: text.length, fault: null };
    else if (isBreak(text[stop])) return { cells, next: afterBreak(text, stop), fault: null };
    else return { cells, next: text.length, fault: { kind: 'after', at: stop } };
  }
}

/** The first fault at or after the row that begins at `from`; null when every row can be cut. */
export function findFault(text: string, from: number): RowFault | null {
  for (let at = from; at < text.length; ) {
    const { next, fault } = cutRow(text, at);
    if (fault) return fault;
    at = next;
  }
  return null;
}

function quoted(text: string, start: number): { end: number; fault: RowFault | null } {
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { end: text.length, fault: { kind: 'unclosed', at: start } };
    if (text[quote + 1] !== '"') return { end: quote + 1, fault: null };
    at = quote + 2;
  }
}

function unquoted(text: string, start: number): { end: number; fault: RowFault | null } {
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

/** The blanks that the library suffers after a closing quote. */
function skipPlainBlanks(text: string, from: number): number {
  let at = from;
  while (/[ \t\f\v]/.test(text[at] ?? '')) at++;
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
