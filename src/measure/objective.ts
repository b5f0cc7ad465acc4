import type { Day } from '../calendar/index.ts';
import type { RecordOf, Ref } from '../schema/index.ts';
import type { Context } from './context.ts';
import { isMostlyStale, partOf, rollUp, weakestOf } from './roll-up.ts';
import type { Measure, ObjectiveMeasure, RollUp } from './scorecard.ts';
import { afterDue, byPace, type PaceNeeded, type Verdict } from './status.ts';
import { atLeast } from './tolerance.ts';

/** Score from which an objective counts as achieved when its cycle has ended. */
export const NEEDED_AT_CLOSE = { committed: 1, aspirational: 0.6 } as const;

/** A child of a roll-up and the weight it counts with. */
export interface Child {
  ref: Ref;
  weight: number;
}

/** What counts towards an objective on `day`: its key results, and the objectives that support it. */
export function childrenOfObjective(ref: Ref, day: Day, { graph, lives }: Context): Child[] {
  const keyResults = graph.keyResultsOf(ref).map((node) => ({
    ref: node.ref,
    weight: node.data.weight ?? 1,
  }));
  const contributors = graph
    .to(ref, 'supports')
    .filter(({ from }) => from.startsWith('objective:') && !lives.isRetired(from, day))
    .map(({ from, weight }) => ({ ref: from, weight }));
  return [...keyResults, ...contributors];
}

/** An objective as read on `day`, from its children's measures on the same day. */
export function measureObjective(
  objective: RecordOf<'objective'>,
  day: Day,
  measureOf: (ref: Ref) => Measure | undefined,
  context: Context,
): ObjectiveMeasure {
  const { lives, checkIns, config } = context;
  const ref = objective.ref;
  const today = lives.readingDay(ref, day);
  const cycle = lives.spanOf(ref);
  const parts = partsOf(childrenOfObjective(ref, today, context), measureOf);
  const rolled = rollUp(parts);
  const isOver = cycle !== null && cycle.end < day;
  const closed = isOver && rolled.score !== null ? Math.min(1, Math.max(0, rolled.score)) : null;
  const verdict = judgeRollUp(rolled, config.status, {
    isRetired: lives.isRetired(ref, day),
    hasStarted: cycle === null || cycle.start <= day,
    isAchieved: closed === null ? null : isAchieved(closed, objective),
  });
  return {
    kind: 'objective',
    ...rolled,
    ...verdict,
    readOn: today,
    weakest: weakestOf(parts),
    declared: checkIns.declaredOf(ref, today),
    closed,
  };
}

/** The children that are measured, as parts of a roll-up. */
export function partsOf(children: readonly Child[], measureOf: (ref: Ref) => Measure | undefined) {
  return children.flatMap(({ ref, weight }) => {
    const measure = measureOf(ref);
    return measure === undefined || measure.kind === 'initiative'
      ? []
      : [partOf(ref, weight, measure)];
  });
}

/** The status of a roll-up, in the same order of precedence as that of a KPI. */
export function judgeRollUp(
  rolled: RollUp,
  needed: PaceNeeded,
  state: { isRetired: boolean; hasStarted: boolean; isAchieved: boolean | null },
): Verdict {
  if (state.isRetired) return { status: 'retired', reason: 'retired' };
  if (!state.hasStarted) return { status: 'not-started', reason: 'not-started' };
  if (rolled.score === null) return { status: 'no-data', reason: 'no-data' };
  if (state.isAchieved !== null) return afterDue(state.isAchieved);
  if (isMostlyStale(rolled.parts)) return { status: 'stale', reason: 'stale' };
  return byPace(rolled.pace, rolled.expected, needed);
}

function isAchieved(closed: number, { data }: RecordOf<'objective'>): boolean {
  return atLeast(closed, NEEDED_AT_CLOSE[data.commitment ?? 'committed']);
}
