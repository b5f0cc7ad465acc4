import type { HistoryEvent, Timeline } from '../../history/index.ts';
import { type Audience, type Ref, splitRef } from '../../schema/index.ts';
import { type AudiencesThen, audiencesThen, type ConfigAt, measuredBy } from './audiences-then.ts';

/** What an audience may know of what happened. */
export interface SeenTimelines {
  timelines: Timeline[];
  /** Whether a record that is visible has a past that is not. */
  isPart: boolean;
  audiences: AudiencesThen;
}

/**
 * The timelines of records that are there and visible, without what was hidden when it happened, and
 * without what a merge left aside: nobody can say who may know of that.
 */
export function seenTimelines(
  timelines: readonly Timeline[],
  visible: ReadonlySet<Ref>,
  audience: Audience,
  configAt: ConfigAt,
): SeenTimelines {
  const audiences = audiencesThen(timelines, audience, configAt);
  const tables = tablesIn(visible);
  let isPart = false;
  const seen = timelines.flatMap((timeline) => {
    const { ref, exists, events } = timeline;
    if (!exists || !(visible.has(ref) || tables.has(ref))) return [];
    const landed = events.filter((event) => event.landed);
    const shown = shownIn(timeline, audiences);
    const kept = landed.filter((event) => shown.has(event));
    if (kept.length < landed.length) isPart = true;
    return kept.length === 0 ? [] : [{ ...timeline, events: kept }];
  });
  return { timelines: seen, isPart, audiences };
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
  const turns = audiences.turnsOf(timeline).filter(({ before, after }) => {
    return before !== false && after !== false && !(before === null && after === null);
  });
  return new Set(turns.flatMap(({ events }) => events));
}
