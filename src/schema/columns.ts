import { meant, nearest } from '../finding/index.ts';
import type { TableEntry } from '../parse/index.ts';
import type { Fault } from './fault.ts';
import { either, shortened } from './words.ts';

export interface Header {
  faults: Fault[];
  /** Needed columns that are not there, and any that a misspelt one was probably meant to be. */
  missing: ReadonlySet<string>;
  /** Index of a column; -1 where it is not there. */
  at: (column: string) => number;
}

/** Judges the first row of a table: unknown columns, and needed ones that are missing. */
export function judgeHeader(
  table: TableEntry,
  known: readonly string[],
  needed: readonly string[],
): Header {
  const faults: Fault[] = [];
  const missing = new Set<string>();
  const free = known.filter((column) => !table.columns.includes(column));
  const unknown = table.columns.filter((name) => !known.includes(name) && !name.startsWith('x-'));
  const only =
    unknown.length === 1 ? onlyOne(needed.filter((name) => free.includes(name))) : undefined;
  for (const column of unknown) {
    const near = nearest(column, free);
    const one = near[0] ?? only;
    if (one !== undefined) missing.add(one);
    faults.push({
      path: [0, column],
      at: 'key',
      message: `\`${shortened(column)}\` is not a column of this table.`,
      expected: `the columns ${either(known, 'and')}`,
      hint: one
        ? `Did you mean \`${one}\`?`
        : 'Remove it, or begin its name with `x-` to keep it as your own.',
      instead:
        near.length > 0 || one === undefined
          ? meant(column, near)
          : { texts: [one], isCertain: false },
      fields: one ? [one] : [],
    });
  }
  const absent = needed.filter((column) => free.includes(column) && !missing.has(column));
  for (const column of absent) missing.add(column);
  if (absent.length > 0) {
    const isOne = absent.length === 1;
    faults.push({
      path: [],
      at: 'value',
      message: `The ${isOne ? 'column' : 'columns'} ${either(absent, 'and')} ${isOne ? 'is' : 'are'} missing.`,
      expected: `the columns ${either(needed, 'and')}`,
      hint: `Write ${either(absent, 'and')} into the first row.`,
      fields: absent,
    });
  }
  const isLacking = needed.some((column) => missing.has(column));
  const told = isLacking && faults.length > 1 ? [noHeader(table, needed)] : faults;
  return { faults: told, missing, at: (column) => table.columns.indexOf(column) };
}

/** A first row that names next to nothing right. */
function noHeader({ columns }: TableEntry, needed: readonly string[]): Fault {
  const above = columns.some((name) => /^\d/.test(name)) ? ', above this one' : '';
  return {
    path: [],
    at: 'value',
    message: `The first row must name the columns, and reads \`${shortened(columns.join(','))}\`.`,
    expected: `the columns ${either(needed, 'and')}`,
    hint: `Write \`${needed.join(',')}\` as the first row${above}.`,
    fields: [...needed],
  };
}

/** One strange column and one missing one are the same column. */
function onlyOne(columns: readonly string[]): string | undefined {
  return columns.length === 1 ? columns[0] : undefined;
}
