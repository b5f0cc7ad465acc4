/** A cell of a table for spreadsheets. */
export type CsvCell = string | number | null;

/** Begins what a spreadsheet takes for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * A table as CSV by RFC 4180, its first row the heads. A text that a spreadsheet would run begins
 * with an apostrophe; numbers stay as they are, and what is missing is an empty cell.
 */
export function csvText(heads: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  let text = lineOf(heads);
  for (const row of rows) text += lineOf(row);
  return text;
}

function lineOf(row: readonly CsvCell[]): string {
  return `${row.map(cellText).join(',')}\r\n`;
}

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
