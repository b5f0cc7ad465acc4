import { addDays, addMonths, type Day } from '../calendar/index.ts';
import { type RecordOf, type Ref, refOf } from '../schema/index.ts';
import type { Context } from './context.ts';
import { cycleOf } from './live.ts';
import type { CheckInRhythm } from './scorecard.ts';

type Rhythm = NonNullable<RecordOf<'cycle'>['data']['check_in']>;

/** Days past due before a check-in is overdue: one, so that a meeting may move to the next day. */
const GRACE_DAYS = 1;

/**
 * The check-in rhythm of every objective that is current on `asOf`. The next one is due a rhythm
 * after the last, about the objective or one of its key results, or after the cycle's start; after the
 * day it was written down where that came later.
 */
export function rhythmsOf(context: Context, begun: ReadonlyMap<Ref, Day>): Map<Ref, CheckInRhythm> {
  const { graph, asOf, lives } = context;
  const rhythms = new Map<Ref, CheckInRhythm>();
  for (const { id } of graph.records.objectives) {
    const ref = refOf('objective', id);
    if (lives.isCurrent(ref, asOf)) rhythms.set(ref, rhythmOf(ref, context, begun));
  }
  return rhythms;
}

function rhythmOf(
  ref: Ref,
  { graph, checkIns, asOf, lives }: Context,
  begun: ReadonlyMap<Ref, Day>,
): CheckInRhythm {
  const subjects = [ref, ...graph.keyResultsOf(ref).map((node) => node.ref)];
  const last = checkIns.lastDay(subjects, asOf);
  const rhythm = cycleOf(graph, ref)?.data.check_in;
  const start = lives.spanOf(ref)?.start;
  if (rhythm === undefined || start === undefined) return { last, due: null, overdue: false };
  const days = [start, last, begun.get(ref)].flatMap((day) => day ?? []);
  const due = after(
    days.reduce((one, other) => (one > other ? one : other)),
    rhythm,
  );
  return { last, due, overdue: addDays(due, GRACE_DAYS) < asOf };
}

function after(day: Day, rhythm: Rhythm): Day {
  if (rhythm === 'monthly') return addMonths(day, 1);
  return addDays(day, rhythm === 'weekly' ? 7 : 14);
}
