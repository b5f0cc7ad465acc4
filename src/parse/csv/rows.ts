import type { TableRow } from '../entry.ts';
import { type Cell, cutRow, type RowFault, readCell } from './cells.ts';

/**
 * Cuts a text into rows of trimmed cells, header and all; blank lines and rows of empty cells are
 * left out. Reading ends at the first fault, after which quotes mean nothing.
 */
export function readRows(text: string): { rows: TableRow[]; fault: RowFault | null } {
  const rows: TableRow[] = [];
  let line = 1;
  for (let at = 0; at < text.length; ) {
    const { cells: cut, next, fault } = cutRow(text, at);
    if (fault !== null) return { rows, fault };
    const cells = cut.map((cell) => readCell(text, cell));
    if (cells.some((cell) => cell !== '')) rows.push({ line, cells });
    line += 1 + breaksIn(text, cut);
    at = next;
  }
  return { rows, fault: null };
}

/** Line breaks inside of quotes. */
function breaksIn(text: string, cells: readonly Cell[]): number {
  let breaks = 0;
  for (const { from, to, quoted } of cells) {
    if (quoted) breaks += text.slice(from, to).match(/\r\n?|\n/g)?.length ?? 0;
  }
  return breaks;
}
