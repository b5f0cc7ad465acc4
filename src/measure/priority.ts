import type { Day } from '../calendar/index.ts';
import type { RecordOf, Ref } from '../schema/index.ts';
import type { Context } from './context.ts';
import { type Child, judgeRollUp, partsOf } from './objective.ts';
import { rollUp, weakestOf } from './roll-up.ts';
import type { Measure, PriorityMeasure } from './scorecard.ts';
import { atLeast } from './tolerance.ts';

/**
 * What counts towards a priority on `day`: the current objectives and live KPIs that support it.
 * Objectives of closed cycles have had their say; those of cycles to come have theirs before them.
 */
export function childrenOfPriority(ref: Ref, day: Day, { graph, lives }: Context) {
  const objectives: Child[] = [];
  const lag: Child[] = [];
  const lead: Child[] = [];
  for (const { from, weight } of graph.to(ref, 'supports')) {
    if (!lives.isCurrent(from, day)) continue;
    const record = graph.find(from);
    if (record?.kind === 'objective') objectives.push({ ref: from, weight });
    else if (record?.kind === 'kpi')
      (record.data.indicator === 'lead' ? lead : lag).push({ ref: from, weight });
  }
  return { objectives, lag, lead };
}

/** A priority as read on `day`, or on the last day of its horizon once that has passed. */
export function measurePriority(
  priority: RecordOf<'priority'>,
  day: Day,
  measureOf: (ref: Ref) => Measure | undefined,
  context: Context,
): PriorityMeasure {
  const { lives, config } = context;
  const ref = priority.ref;
  const horizon = lives.spanOf(ref);
  const today = lives.readingDay(ref, day);
  const children = childrenOfPriority(ref, today, context);
  const lag = partsOf(children.lag, measureOf);
  const rolled = rollUp([...partsOf(children.objectives, measureOf), ...lag]);
  const isOver = horizon !== null && horizon.end < day;
  const verdict = judgeRollUp(rolled, config.status, {
    isRetired: lives.isRetired(ref, day),
    hasStarted: horizon === null || horizon.start <= day,
    isAchieved: isOver && rolled.score !== null ? atLeast(rolled.score, 1) : null,
  });
  return {
    kind: 'priority',
    ...rolled,
    ...verdict,
    readOn: today,
    lag: rollUp(lag),
    lead: rollUp(partsOf(children.lead, measureOf)),
    weakest: weakestOf(rolled.parts),
  };
}
