/** A cell of a table for spreadsheets. */
export type CsvCell = string | number | null;

/** Begins what a spreadsheet takes for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * A table as CSV by RFC 4180, its first row the heads. A text that a spreadsheet would run begins
 * with an apostrophe; numbers stay as they are, and what is missing is an empty cell.
 */
export function csvText(heads: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  const lines = [heads, ...rows].map((row) => row.map(cellText).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
