import type { Change, HistoryEvent, Timeline } from '../../history/index.ts';
import { type Audience, type Ref, splitRef } from '../../schema/index.ts';
import { type AudiencesThen, audiencesThen, type ConfigAt, measuredBy } from './audiences-then.ts';
import { type NamesThen, namedIn, namedInLine, namesThen } from './names-then.ts';

/** What an audience may know of what happened. */
export interface SeenTimelines {
  timelines: Timeline[];
  /** Whether a record that is visible has a past that is not. */
  isPart: boolean;
  audiences: AudiencesThen;
  names: NamesThen;
}

/**
 * The timelines of records that are there and visible, without what was hidden when it happened or
 * names what was or is, and without what a merge left aside: nobody can say who may know of that.
 */
export function seenTimelines(
  timelines: readonly Timeline[],
  visible: ReadonlySet<Ref>,
  audience: Audience,
  configAt: ConfigAt,
): SeenTimelines {
  const audiences = audiencesThen(timelines, audience, configAt);
  const names = namesThen(timelines, visible, audiences);
  const tables = tablesIn(visible);
  let isPart = false;
  const seen = timelines.flatMap((timeline) => {
    const { ref, exists, events } = timeline;
    if (!exists || !(visible.has(ref) || tables.has(ref))) return [];
    const landed = events.filter((event) => event.landed);
    const shown = shownIn(timeline, audiences);
    const kept = landed
      .filter((event) => shown.has(event))
      .map((event) => ({ event, changes: event.changes.filter(isNamable(event, names)) }))
      .filter(({ changes }) => changes.length > 0);
    const isWhole =
      kept.length === landed.length &&
      kept.every(({ event, changes }) => changes.length === event.changes.length);
    if (!isWhole) isPart = true;
    const told = kept.map(({ event, changes }) => ({ ...event, changes }));
    return told.length === 0 ? [] : [{ ...timeline, events: told }];
  });
  return { timelines: seen, isPart, audiences, names };
}

/** Whether a change names nothing but what was visible then and is now. */
function isNamable(event: HistoryEvent, names: NamesThen): (change: Change) => boolean {
  const { kind } = splitRef(event.record);
  if (kind === 'key-result') return () => false;
  const isTable = event.file.endsWith('.csv');
  return ({ path, before, after }) => {
    const field = isTable ? path.slice(1) : path;
    const named = [
      ...namedIn(kind, field, before),
      ...namedIn(kind, field, after),
      ...(isTable && kind === 'check-in' ? namedInLine(path[0] ?? '') : []),
    ];
    return named.every(({ text, to }) => names.find(text, to, event) !== null);
  };
}

/** Tables of check-ins: each line is a record, and the file that holds them has a timeline. */
function tablesIn(visible: ReadonlySet<Ref>): Set<Ref> {
  const tables = new Set<Ref>();
  for (const ref of visible) {
    const line = /^(check-in:.+)\/\d+$/s.exec(ref);
    if (line?.[1] !== undefined) tables.add(line[1] as Ref);
  }
  return tables;
}

function shownIn(timeline: Timeline, audiences: AudiencesThen): Set<HistoryEvent> {
  const measured = measuredBy(timeline.ref);
  if (splitRef(timeline.ref).kind === 'measurement') {
    const { events } = timeline;
    return new Set(
      events.filter((event) => measured.every((ref) => audiences.wasVisible(ref, event))),
    );
  }
  return new Set(audiences.seenOf(timeline));
}
