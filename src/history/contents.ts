import { createHash } from 'node:crypto';
import { parseFile, type TableEntry, type YamlMap, type YamlValue } from '../parse/index.ts';
import type { Kind } from '../schema/index.ts';

/** What a revision of a file says: fields as written, never validated, lists of named items as maps. */
export type Contents = { data: YamlMap; unreadable: null } | { data: null; unreadable: string };

/** Lists whose items are named, by the key that names them. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  key_results: ['id'],
  milestones: ['on', 'title'],
  lines: ['title'],
  goals: ['title'],
};

/** Key of the order of a list that became a map. */
export const ORDER = '@order';

/** Reads one revision of a file of a kind; `path` and `within` as they were. */
export function contentsOf(bytes: Uint8Array, path: string, within: string, kind: Kind): Contents {
  const { entry, findings } = parseFile({ path, within, root: '', bytes });
  if (entry === null) return { data: null, unreadable: findings[0]?.message ?? 'It is no record.' };
  if (entry.format === 'csv') return { data: rowsOf(entry, kind), unreadable: null };
  const data: YamlMap = {};
  for (const [key, value] of Object.entries(entry.data)) {
    if (!key.startsWith('@')) data[key] = named(key, value);
  }
  if (entry.body !== null) data['body'] = narrative(entry.body.text);
  return { data, unreadable: null };
}

/** A narrative's length and digest: enough to see that it changed, too little to tell it. */
function narrative(text: string): string {
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return `${text.length} characters, ${digest}`;
}

/** A list whose items all have a name of their own becomes a map of them. */
export function named(key: string, value: YamlValue): YamlValue {
  if (!Array.isArray(value)) return isMap(value) ? mapOf(value) : value;
  for (const name of NAMES[key] ?? []) {
    const items = new Map<string, YamlMap>();
    for (const item of value) {
      const id = isMap(item) ? item[name] : undefined;
      if (!isMap(item) || typeof id !== 'string' || id.startsWith('@')) break;
      items.set(id, mapOf(item));
    }
    if (value.length > 0 && items.size === value.length) {
      return Object.fromEntries([[ORDER, [...items.keys()]], ...items]);
    }
  }
  return value;
}

function mapOf(map: YamlMap): YamlMap {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, named(key, value)]));
}

export function isMap(value: YamlValue | undefined): value is YamlMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The rows of a table by what names them: a value by its date, a check-in by date, subject and author. */
function rowsOf({ columns, rows }: TableEntry, kind: Kind): YamlMap {
  const naming = kind === 'check-in' ? ['date', 'about', 'author'] : ['date'];
  const at = naming.map((column) => columns.indexOf(column)).filter((index) => index >= 0);
  const named: [string, YamlMap][] = [];
  const counts = new Map<string, number>();
  for (const { cells } of rows) {
    const name = at.map((index) => cells[index] ?? '').join(' ');
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const row = columns.flatMap((column, index): [string, YamlValue][] => {
      const cell = cells[index] ?? '';
      const isName = naming.length === 1 && column === 'date';
      return cell === '' || isName ? [] : [[column, cellOf(column, cell)]];
    });
    named.push([count === 1 ? name : `${name} (${count})`, Object.fromEntries(row)]);
  }
  // Own properties whatever their names are.
  return Object.fromEntries(named);
}

/** 99.90 and 99.9 are one value. */
function cellOf(column: string, cell: string): YamlValue {
  const isNumber = column === 'value' || column === 'confidence';
  const number =
    isNumber && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(cell) ? Number(cell) : null;
  return number !== null && Number.isFinite(number) ? number : cell;
}
