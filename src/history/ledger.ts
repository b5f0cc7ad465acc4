import type { Day } from '../calendar/index.ts';
import { type Kind, type Ref, splitRef } from '../schema/index.ts';
import type { EventWord, HistoryEvent, Timeline } from './event.ts';

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
  const about = filter.record === undefined ? null : recordsAbout(timelines, filter.record);
  const all = timelines.flatMap(({ events }) => events);
  const events = all.filter((event) => {
    const { record, author, on } = event;
    if (about !== null && !about.has(record)) return false;
    if (filter.kind !== undefined && splitRef(record).kind !== filter.kind) return false;
    if (filter.event !== undefined && event.event !== filter.event) return false;
    if (filter.from !== undefined && on !== null && on < filter.from) return false;
    if (filter.to !== undefined && (on === null || on > filter.to)) return false;
    const { person } = filter;
    return person === undefined || author?.person === person || author?.name === person;
  });
  return { events: events.sort((a, b) => b.order - a.order), of: all.length };
}

/** The records a word means: those of that name, today or before, with their values and check-ins. */
function recordsAbout(timelines: readonly Timeline[], word: string): Set<Ref> {
  const isMeant = (ref: Ref) => ref === word || splitRef(ref).id === word;
  const named = timelines.filter(({ ref, formerly }) => [ref, ...formerly].some(isMeant));
  const about = new Set(named.map(({ ref }) => ref));
  const ids = new Set([...about].map((ref) => splitRef(ref).id));
  for (const { ref, events } of timelines) {
    const { kind, id } = splitRef(ref);
    const isItsValues = kind === 'measurement' && ids.has(id.split('.')[0] ?? '');
    if (isItsValues || (kind === 'check-in' && events.some((event) => isAbout(event, ids)))) {
      about.add(ref);
    }
  }
  return about;
}

/** Whether a check-in names one of the records as its subject. */
function isAbout({ changes }: HistoryEvent, ids: ReadonlySet<string>): boolean {
  return changes.some(({ path, after }) => {
    if (path.at(-1) !== 'about' || after === undefined) return false;
    const names = Array.isArray(after) ? after : [after];
    return names.some((name) => {
      const id = String(name).replace(/^[a-z-]+[:/]/, '');
      return ids.has(id) || ids.has(id.split('.')[0] ?? '');
    });
  });
}
