import type { Change, HistoryEvent, Timeline } from '../history/index.ts';
import type { Path } from '../parse/index.ts';
import type { AnyRecord, Ref } from '../schema/index.ts';

/** The timelines of the records that are there, by their names. */
export function timelinesByRef(timelines: readonly Timeline[]): Map<Ref, Timeline> {
  return new Map(timelines.filter(({ exists }) => exists).map((one) => [one.ref, one]));
}

/** What happened and counts, oldest first. */
export function landed(timeline: Timeline | undefined): HistoryEvent[] {
  return (timeline?.events ?? []).filter((event) => event.landed);
}

/** Whether two events came in one commit, one merge or one pull request; what is not committed is one. */
export function cameTogether(a: HistoryEvent, b: HistoryEvent): boolean {
  if (a.commit === b.commit) return true;
  if (a.landedBy === null || b.landedBy === null) return false;
  return a.landedBy === b.landedBy || (a.pullRequest !== null && a.pullRequest === b.pullRequest);
}

/** Whether an event gives a new reason under `changes` or `restated`. */
export function givesReason(event: HistoryEvent, field: 'changes' | 'restated'): boolean {
  return event.changes.some(({ path, before, after }) => {
    const known = Array.isArray(before) ? before.length : 0;
    return path[0] === field && Array.isArray(after) && after.length > known;
  });
}

/** When it happened, as a sentence says it. */
export function whenOf({ on, commit }: HistoryEvent): string {
  if (commit === null) return 'in what is not committed yet';
  return on === null ? `in commit ${commit.slice(0, 7)}` : `on ${on}`;
}

/** Where a field that changed stands today; key results are named by their ids in a change. */
export function pathToday(record: AnyRecord, { path }: Change): Path {
  const [field = '', id, ...rest] = path;
  if (field !== 'key_results' || record.kind !== 'objective') return path;
  const index = (record.data.key_results ?? []).findIndex((result) => result.id === id);
  return index < 0 ? [field] : [field, index, ...rest];
}

/** `target.value from 6 to 8`; what is neither a number nor a day is not repeated. */
export function describe({ path, before, after }: Change): string {
  const name = `\`${path.join('.')}\``;
  const [from, to] = [plain(before), plain(after)];
  if (from === null || to === null) return name;
  return `${name} from ${from} to ${to}`;
}

function plain(value: unknown): string | null {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null;
}
