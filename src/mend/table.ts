import { isDay } from '../calendar/index.ts';
import { compareText } from '../finding/index.ts';
import type { TableEntry } from '../parse/index.ts';
import { csvCell } from './scalar.ts';

/** A row, its header or a line of values, as it stands in the file. */
interface Row {
  cells: readonly string[];
  from: number;
  /** Before its line break. */
  to: number;
}

/**
 * The text of a table of measurements with its rows by date, each row byte for byte as it was; rows of
 * one day keep their order. As it is where a row has no date that can be told, or cannot be read.
 */
export function withRowsInOrder(table: TableEntry): string {
  const { text } = table.locator;
  const rows = rowsOf(table);
  const column = table.columns.indexOf('date');
  const dateOf = ({ cells }: Row) => cells[column] ?? '';
  const between = rows.map(({ to }, at) => text.slice(to, rows[at + 1]?.from));
  const isReadable = rows.every((row) => isDay(dateOf(row)));
  if (!isReadable || between.some((gap) => gap.trim() !== '')) return text;
  const sorted = rows.toSorted((a, b) => compareText(dateOf(a), dateOf(b)));
  // Line breaks and blank lines stay where they are.
  const lines = sorted.map(({ from, to }, at) => text.slice(from, to) + (between[at] ?? ''));
  return text.slice(0, rows[0]?.from) + lines.join('');
}

/**
 * The text of a table without blanks around its cells, with quotes only where they are needed and no
 * comma after the last filled cell. Empty lines go with `isDense`; otherwise each line keeps its number.
 */
export function withPlainCells(table: TableEntry, isDense: boolean): string {
  const { text } = table.locator;
  const { start, end } = table.places.key([]);
  const header = rowAt(text, table.columns, start, end);
  const parts: string[] = [];
  let reached = isDense ? header.from : 0;
  for (const { cells, from, to } of [header, ...rowsOf(table)]) {
    parts.push(gapOf(text.slice(reached, from), isDense), lineOf(cells));
    reached = to;
  }
  return [...parts, text.slice(reached)].join('');
}

function rowsOf({ rows, places, locator: { text } }: TableEntry): Row[] {
  return rows.map(({ cells }, at) => {
    const { start, end } = places.value([at]);
    return rowAt(text, cells, start, end);
  });
}

type Point = { offset: number; column: number };

function rowAt(text: string, cells: readonly string[], start: Point, end: Point): Row {
  const to = end.offset + text.slice(end.offset).search(/[\r\n]|$/);
  return { cells, from: start.offset - start.column + 1, to };
}

/** Line breaks between two rows; a row that cannot be read stays as it is. */
function gapOf(gap: string, isDense: boolean): string {
  if (!isDense || /[^\s,]/.test(gap)) return gap;
  return /^(?:\r\n|\r|\n)?/.exec(gap)?.[0] ?? '';
}

function lineOf(cells: readonly string[]): string {
  const filled = cells.findLastIndex((cell) => cell !== '') + 1;
  return cells.slice(0, Math.max(1, filled)).map(csvCell).join(',');
}
