import { type Ref, refOf, splitRef } from '../schema/index.ts';
import type { HistoryEvent, Timeline } from './event.ts';
import { placing } from './placing.ts';

/**
 * The timelines as they were when some commits of the main line had been made: what came later is
 * left out, and records bear the names they had. `roots` are the content folders of that time.
 */
export function timelinesAt(
  timelines: readonly Timeline[],
  isMade: (landedBy: string) => boolean,
  roots: readonly string[],
): Timeline[] {
  const place = placing('', roots);
  return timelines.flatMap((timeline) => {
    const events = timeline.events.filter(({ landedBy }) => landedBy !== null && isMade(landedBy));
    return events.length === 0 ? [] : [namedThen(timeline, events, place)];
  });
}

function namedThen(
  { ref: today }: Timeline,
  events: readonly HistoryEvent[],
  place: ReturnType<typeof placing>,
): Timeline {
  const names: Ref[] = [];
  let exists = false;
  for (const { landed, file, changes } of events) {
    if (!landed) continue;
    const placed = place(file);
    const ref = placed === null ? today : refOf(placed.kind, placed.id);
    if (names.at(-1) !== ref) names.push(ref);
    const moved = changes.find(({ path }) => path[0] === '@file');
    if (moved !== undefined) exists = moved.after !== undefined;
  }
  const ref = names.at(-1) ?? today;
  const isSame = ref === today;
  return {
    ref,
    formerly: [...new Set(names)].filter((name) => name !== ref),
    exists,
    events: isSame ? [...events] : events.map((event) => ({ ...event, record: ref })),
  };
}

/** The names of records at a time, each with the ones of today that it may be. */
export function namesToday(
  timelines: readonly Timeline[],
  isMade: (landedBy: string) => boolean,
  roots: readonly string[],
): Map<Ref, Ref[]> {
  const names = new Map<Ref, Ref[]>();
  for (const timeline of timelines) {
    const [then] = timelinesAt([timeline], isMade, roots);
    if (then === undefined || !then.exists) continue;
    const today = timeline.exists ? timeline.ref : refOf(splitRef(timeline.ref).kind, '');
    names.set(then.ref, [...(names.get(then.ref) ?? []), today]);
  }
  return names;
}
