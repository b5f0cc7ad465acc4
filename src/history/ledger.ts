import type { Day } from '../calendar/index.ts';
import type { Path } from '../parse/index.ts';
import { type Kind, type Ref, splitRef } from '../schema/index.ts';
import { type EventWord, type HistoryEvent, isMereId, type Timeline } from './event.ts';

/** What of a history is asked for; what is absent does not narrow it. */
export interface LedgerFilter {
  kind?: Kind;
  /** A record by any name it ever had; its values and the check-ins about it belong to it. */
  record?: string;
  /** A person's id, or a name as commits have it. */
  person?: string;
  event?: EventWord;
  /** First and last day; what is not committed belongs to no day and passes `from` alone. */
  from?: Day;
  to?: Day;
}

/** What happened, the last first, and how much of it was left out by the filter. */
export interface Ledger {
  events: HistoryEvent[];
  of: number;
}

/** The events of all timelines that pass the filter, the last first. */
export function ledgerOf(timelines: readonly Timeline[], filter: LedgerFilter): Ledger {
  const isMeant = filter.record === undefined ? null : meantBy(timelines, filter.record);
  const all = timelines.flatMap(({ events }) => events).filter((event) => !isMereId(event));
  const events = all.filter((event) => {
    const { record, author, on } = event;
    if (isMeant !== null && !isMeant(event)) return false;
    if (filter.kind !== undefined && splitRef(record).kind !== filter.kind) return false;
    if (filter.event !== undefined && event.event !== filter.event) return false;
    if (filter.from !== undefined && on !== null && on < filter.from) return false;
    if (filter.to !== undefined && (on === null || on > filter.to)) return false;
    const { person } = filter;
    return person === undefined || author?.person === person || author?.name === person;
  });
  return { events: events.sort((a, b) => b.order - a.order), of: all.length };
}

/**
 * Whether an event belongs to what a word means: the records of that name, today or before, with
 * their values and check-ins; of a table of check-ins only the lines about them.
 */
function meantBy(timelines: readonly Timeline[], word: string): (event: HistoryEvent) => boolean {
  const isMeant = (ref: Ref) => ref === word || splitRef(ref).id === word;
  const named = timelines.filter(({ ref, formerly }) => [ref, ...formerly].some(isMeant));
  const about = new Set(named.map(({ ref }) => ref));
  const ids = new Set([...about].map((ref) => splitRef(ref).id));
  const tables = new Set<Ref>();
  for (const { ref, events } of timelines) {
    const { kind, id } = splitRef(ref);
    if (kind === 'measurement' && ids.has(id.split('.')[0] ?? '')) about.add(ref);
    if (kind !== 'check-in' || about.has(ref)) continue;
    if (events.some(isOfTable)) tables.add(ref);
    else if (events.some((event) => isAbout(event, ids))) about.add(ref);
  }
  return (event) => about.has(event.record) || (tables.has(event.record) && isAbout(event, ids));
}

/** Whether what changed are lines: their paths begin with what names the line. */
function isOfTable({ changes }: HistoryEvent): boolean {
  return changes.some(({ path }) => isLine(path) && path[1] === 'about');
}

function isLine(path: Path): boolean {
  return path.length === 2 && /^\d{4}-/.test(String(path[0]));
}

/** Whether a check-in, or a line of a table, names one of the records as its subject. */
function isAbout({ changes }: HistoryEvent, ids: ReadonlySet<string>): boolean {
  return changes.some(({ path, before, after }) => {
    if (path.at(-1) !== 'about') return isLine(path) && namesOne(String(path[0]).split(' '), ids);
    const names = [before, after].flatMap((value) => value ?? []);
    return namesOne(names.map(String), ids);
  });
}

function namesOne(names: readonly string[], ids: ReadonlySet<string>): boolean {
  return names.some((name) => {
    const id = name.replace(/^[a-z-]+[:/]/, '');
    return ids.has(id) || ids.has(id.split('.')[0] ?? '');
  });
}
