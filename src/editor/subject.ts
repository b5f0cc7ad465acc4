import type { Path, TableEntry } from '../parse/index.ts';
import { CONFIG_FILE, endingOf } from '../read/index.ts';
import { type DocumentKind, identify } from '../schema/index.ts';
import { type Cursor, cursorAt } from './cursor.ts';
import type { Organisation } from './organisation.ts';

/** A file under the cursor: the fields of a kind, or the columns of a table. */
export type Subject =
  | { format: 'document'; kind: DocumentKind | 'configuration' }
  | { format: 'table'; kind: 'measurement' | 'check-in' };

/** What a file holds by its path; null for one that holds no record. */
export function subjectOf({ content }: Organisation, path: string): Subject | null {
  if (path === CONFIG_FILE) return { format: 'document', kind: 'configuration' };
  const within = content.within(path);
  const kind = within === null ? null : identify(within).kind;
  if (kind === null) return null;
  const isTable = endingOf(path) === '.csv';
  if (isTable)
    return kind === 'measurement' || kind === 'check-in' ? { format: 'table', kind } : null;
  return kind === 'measurement' ? null : { format: 'document', kind };
}

/** The cursor in the data of a document; null in its narrative. */
export function cursorIn(path: string, text: string, offset: number): Cursor | null {
  if (/\.ya?ml$/.test(path)) return cursorAt(text, offset, 0);
  const opening = /^---[ \t]*\r?\n/.exec(text)?.[0].length ?? -1;
  if (opening < 0 || offset < opening) return null;
  const closing = /^---[ \t]*$/m.exec(text.slice(opening))?.index;
  if (closing !== undefined && offset > opening + closing) return null;
  return cursorAt(text, offset, opening);
}

/** The column a cursor in a table is in; `row` is -1 in the header. */
export interface CellCursor {
  column: string | null;
  row: number;
  from: number;
  to: number;
  typed: string;
}

/** Cells are told apart by commas; a comma in quotes does not count. */
export function cellIn(text: string, offset: number): CellCursor {
  const start = text.slice(0, offset).lastIndexOf('\n') + 1;
  const row = text.slice(0, start).split('\n').length - 2;
  const before = cellsOf(text.slice(start, offset));
  const header = cellsOf(text.slice(0, text.search(/[\r\n]|$/))).map((cell) => cell.trim());
  const typed = (before.at(-1) ?? '').trimStart();
  const end = text.slice(offset).search(/[,\r\n]|$/);
  const column = row < 0 ? null : (header[before.length - 1] ?? null);
  return { column, row, from: offset - typed.length, to: offset + Math.max(0, end), typed };
}

function cellsOf(line: string): string[] {
  const cells = [''];
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    if (character === ',' && !isQuoted) cells.push('');
    else cells.push(`${cells.pop() ?? ''}${character}`);
  }
  return cells;
}

/** What stands at a path of data, if that goes so far. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
      return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}

/** The columns a table has. */
export function columnsOf(entry: TableEntry | null, text: string): string[] {
  return (
    entry?.columns ?? cellsOf(text.slice(0, text.search(/[\r\n]|$/))).map((cell) => cell.trim())
  );
}
