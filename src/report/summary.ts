import type { Finding, Severity } from '../finding/index.ts';
import { FOLDERS, KINDS, type Kind, type Records } from '../schema/index.ts';
import type { Page } from './style.ts';
import { count, countOf, listed, share } from './words.ts';

/** Findings by severity, and what was passed over. */
export interface Counts {
  error: number;
  warn: number;
  info: number;
  suppressed: number;
  tolerated: number;
}

/** What was judged: what {@link summaryLine} and the JSON need of a result. */
export interface Judged {
  findings: readonly Finding[];
  suppressed: number;
  tolerated: number;
}

export function countFindings({ findings, suppressed, tolerated }: Judged): Counts {
  const counts = { error: 0, warn: 0, info: 0, suppressed, tolerated };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** How many records of each kind there are, by the folder's word, every kind named. */
export function countRecords(records: Records): Record<string, number> {
  return Object.fromEntries(KINDS.map((kind) => [FOLDERS[kind], records[FOLDERS[kind]].length]));
}

/** `2 errors and 5 warnings in 412 records (38 KPIs, 12 objectives, …); alignment 0.86`. */
export function summaryLine(
  counts: Counts,
  records: Records,
  alignment: number | null,
  { style }: Page,
): string {
  const byKind = KINDS.map((kind): [Kind, number] => [kind, records[FOLDERS[kind]].length]);
  const total = byKind.reduce((sum, [, number]) => sum + number, 0);
  const named = byKind
    .filter(([kind, number]) => number > 0 && kind !== 'measurement')
    .sort(([, a], [, b]) => b - a)
    .slice(0, 4)
    .map(([kind, number]) => countOf(kind, number));
  const found = foundText(counts);
  const colour = counts.error > 0 ? style.red : counts.warn > 0 ? style.yellow : style.green;
  const kinds =
    named.length === 0
      ? ''
      : ` (${named.join(', ')}${byKind.filter(([, n]) => n > 0).length > named.length ? ', …' : ''})`;
  const aligned = alignment === null ? '' : `; alignment ${share(alignment)}`;
  return `${style.bold(colour(found))} in ${count(total, 'record')}${kinds}${aligned}`;
}

/** `2 errors and 5 warnings (1 suppressed)`. */
export function foundText(counts: Counts): string {
  const words: Record<Severity, [string, string]> = {
    error: ['error', 'errors'],
    warn: ['warning', 'warnings'],
    info: ['note', 'notes'],
  };
  const found = (['error', 'warn', 'info'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => count(counts[severity], ...words[severity]));
  const passed = [
    ...(counts.suppressed > 0 ? [`${counts.suppressed} suppressed`] : []),
    ...(counts.tolerated > 0 ? [`${counts.tolerated} tolerated`] : []),
  ];
  const text = found.length === 0 ? 'No findings' : listed(found);
  return passed.length === 0 ? text : `${text} (${listed(passed)})`;
}
