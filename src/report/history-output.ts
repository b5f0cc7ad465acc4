import type { Finding } from '../finding/index.ts';
import type { Change, Goalpost, HistoryEvent, Ledger } from '../history/index.ts';
import type { Head } from './check-output.ts';
import { type Row, rowsAsCsv, rowsAsMarkdown } from './rows.ts';
import type { Page } from './style.ts';
import { type Cell, type Column, tableText } from './table.ts';
import { count, tellingChanges } from './words.ts';

/** The formats a ledger is told in. */

export type LedgerFormat = 'pretty' | 'json' | 'csv' | 'markdown';

/** What happened, as a table for people or as rows for programs. */
export function ledgerText(
  { events, of }: Ledger,
  findings: readonly Finding[],
  format: Exclude<LedgerFormat, 'json'>,
  page: Page,
): string {
  const rows = events.map((event) => rowOf(event, format));
  if (format === 'csv') return rowsAsCsv(HEADS, rows);
  if (format === 'markdown') return rowsAsMarkdown(HEADS, rows);
  const counted = events.length === of ? '' : ` of ${of}`;
  return tableOf(HEADS, rows, `${count(events.length, 'event')}${counted}`, findings, page);
}

/** Goals made easier or given up, told in the same ways. */
export function goalpostsText(
  goalposts: readonly Goalpost[],
  findings: readonly Finding[],
  format: Exclude<LedgerFormat, 'json'>,
  page: Page,
): string {
  const rows = goalposts.map(({ event, due, daysBefore }): Row => {
    const days = daysBefore === null ? '' : String(daysBefore);
    return [...rowOf(event, format), due ?? '', days, event.reason ?? 'no reason given'];
  });
  const heads = [...HEADS, 'due', 'days before', 'reason'];
  if (format === 'csv') return rowsAsCsv(heads, rows);
  if (format === 'markdown') return rowsAsMarkdown(heads, rows);
  const silent = goalposts.filter(({ event }) => event.reason === null).length;
  const said = `${count(goalposts.length, 'goalpost')} moved, ${silent} without a reason`;
  return tableOf(heads, rows, said, findings, page);
}

/** The ledger as JSON. */
export function ledgerOutput(head: Head, ledger: Ledger, findings: readonly Finding[]) {
  return { ...head, of: ledger.of, events: ledger.events.map(told), findings };
}

/** The goalposts as JSON. */
export function goalpostsOutput(
  head: Head,
  goalposts: readonly Goalpost[],
  findings: readonly Finding[],
) {
  const moved = goalposts.map(({ event, ...rest }) => ({ ...told(event), ...rest }));
  return { ...head, goalposts: moved, findings };
}

const HEADS = ['day', 'event', 'record', 'what', 'who', 'commit'];

/** Without its place in the order, which depends on what else happened, and without addresses. */
function told({ order: _, ...event }: HistoryEvent) {
  return { ...event, changes: event.changes.map(withoutAddress) };
}

/** That an address changed may be told; which one it is or was, nobody is told. */
function withoutAddress(change: Change): Change {
  if (change.path[0] !== 'handles' || change.path[1] !== 'email') return change;
  const { path, before, after } = change;
  return {
    path,
    ...(before === undefined ? {} : { before: 'not shown' }),
    ...(after === undefined ? {} : { after: 'not shown' }),
  };
}

function rowOf(event: HistoryEvent, format: Exclude<LedgerFormat, 'json'>): Row {
  const { on, landed, late, record, author, commit, pullRequest } = event;
  const word = [
    event.event.replaceAll('-', ' '),
    late === null ? '' : `, ${count(late, 'day')} late`,
    landed ? '' : ', not taken over',
  ].join('');
  const number = pullRequest === null ? '' : ` #${pullRequest}`;
  const who = author?.name ?? '';
  const id = format === 'csv' ? commit : commit?.slice(0, 10);
  const day = on ?? (commit === null ? 'now' : '');
  return [day, word, record, whatChanged(event), who, `${id ?? 'uncommitted'}${number}`];
}

const MOST_SHOWN = 3;

/** The changed fields in short: `target.value 300 → 250`. */
function whatChanged({ event, changes }: HistoryEvent): string {
  if (event === 'created' || event === 'removed' || event === 'first-known') {
    const title = changes.find(({ path }) => path[0] === 'title' || path[0] === 'name');
    return shown(title?.after ?? title?.before ?? '');
  }
  const told = tellingChanges(event, changes).filter(
    ({ path }) => path[0] !== '@file' || event === 'renamed',
  );
  const parts = told.slice(0, MOST_SHOWN).map((change) => {
    const { path, before, after } = withoutAddress(change);
    const old = before === undefined ? '' : `${shown(before)} → `;
    const now = after === undefined ? (before === undefined ? '' : '–') : shown(after);
    return `${path.join('.').replace(/^@/, '')} ${old}${now}`;
  });
  const more = told.length - MOST_SHOWN;
  return [...parts, ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : listed(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** A list of words as people write it; all else as JSON. */
function listed(value: unknown): string {
  const isWords = Array.isArray(value) && value.every((item) => typeof item === 'string');
  return isWords && value.length > 0 ? value.join(', ') : JSON.stringify(value);
}

function tableOf(
  heads: readonly string[],
  rows: readonly Row[],
  counted: string,
  findings: readonly Finding[],
  page: Page,
): string {
  const columns = heads.map((title): Column => {
    if (title === 'days before') return { title, align: 'right' };
    return title === 'what' || title === 'reason' || title === 'record'
      ? { title, flexible: true }
      : { title };
  });
  const cells = rows.map((row) => row.map((text): Cell => ({ text })));
  const lacks = findings.map(({ message, hint }) => `\n${message}${hint ? ` ${hint}` : ''}`);
  const table = rows.length === 0 ? '' : `${tableText(columns, cells, page)}\n`;
  return `${table}${page.style.dim(counted)}\n${lacks.join('')}${lacks.length > 0 ? '\n' : ''}`;
}
