import { MachineError } from '../finding/index.ts';

/** The cells of one line by their column. */
export type Cells = Record<string, string | undefined>;

/**
 * The text of a table with one line more, every byte before it unchanged: line ends as the table has
 * them, a missing end of its last line made good. `current` is null for a table that is not there.
 * Throws MachineError when the table lacks the column of a cell that says something.
 */
export function appendLine(
  file: string,
  current: string | null,
  columns: readonly string[],
  cells: Cells,
): string {
  if (current === null || current.trim() === '') {
    return `${current ?? ''}${columns.join(',')}\n${lineOf(columns, cells)}\n`;
  }
  const header = current.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/, 1)[0] ?? '';
  const existing = header.split(',').map((column) => column.replace(/^\s*"?|"?\s*$/g, ''));
  const missing = Object.keys(cells).find((column) => cells[column] && !existing.includes(column));
  if (missing !== undefined) {
    throw new MachineError(
      `${file} has no column ${missing}. Add it at the end of its first line (${existing.join(',')},${missing}) and run this again.`,
    );
  }
  const end = current.includes('\r\n') ? '\r\n' : '\n';
  const joint = /[\r\n]$/.test(current) ? '' : end;
  return `${current}${joint}${lineOf(existing, cells)}${end}`;
}

/** One line of a table; the end of the line and empty cells at its end left out. */
function lineOf(columns: readonly string[], cells: Cells): string {
  const line = columns.map((column) => cellOf(cells[column] ?? ''));
  while (line.length > 1 && line.at(-1) === '') line.pop();
  return line.join(',');
}

/** A cell is one line of text: line ends and the space around it become single spaces. */
function cellOf(text: string): string {
  const flat = text.replace(/\s*[\r\n\u{85}\u{2028}\u{2029}]\s*/gu, ' ').trim();
  return /[",]/.test(flat) ? `"${flat.replaceAll('"', '""')}"` : flat;
}
