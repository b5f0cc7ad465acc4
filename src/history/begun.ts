import type { Day } from '../calendar/index.ts';
import type { Ref } from '../schema/index.ts';
import type { EventWord, Timeline } from './event.ts';

const BEGINNINGS: ReadonlySet<EventWord> = new Set(['created', 'revived']);

/**
 * The day each record that is there was first written down, or again after it was gone; `asOf` for what
 * is not committed. Records that are there since before the history begins are left out.
 */
export function begunOn(timelines: readonly Timeline[], asOf: Day): Map<Ref, Day> {
  const days = new Map<Ref, Day>();
  for (const { ref, exists, events } of timelines) {
    if (!exists) continue;
    const last = events.findLast(({ event, landed }) => landed && BEGINNINGS.has(event));
    const day = last?.commit === null ? asOf : last?.on;
    if (day != null) days.set(ref, day);
  }
  return days;
}
