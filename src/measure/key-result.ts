import type { Cadence, Day, Period } from '../calendar/index.ts';
import type { KeyResultNode } from '../link/index.ts';
import type { KeyResult, MilestoneKeyResult, RecordOf, Ref } from '../schema/index.ts';
import { type Aim, aimToHold, aimToReach } from './aim.ts';
import type { Context } from './context.ts';
import { freshnessOf } from './freshness.ts';
import { cycleOf } from './live.ts';
import { withOnDemand } from './on-demand.ts';
import { pointsOf, untilDay, type Value } from './points.ts';
import { currentProcess, forecastOf } from './process/forecast.ts';
import { processOf } from './process/process-of.ts';
import { progressOf } from './progress.ts';
import type { KeyResultMeasure, Progress } from './scorecard.ts';
import { type Aggregate, seriesOf } from './series.ts';
import { afterDue, byPace, paceOf, type Verdict } from './status.ts';
import { atLeast } from './tolerance.ts';

/** A key result as read on `day`; once its cycle has ended, as it stood on the last day. */
export function measureKeyResult(
  node: KeyResultNode,
  day: Day,
  context: Context,
): KeyResultMeasure {
  const { lives } = context;
  const today = lives.readingDay(node.ref, day);
  const cycle = lives.spanOf(node.ref);
  const state = {
    isRetired: lives.isRetired(node.ref, day),
    hasStarted: cycle === null || cycle.start <= day,
    isOver: cycle !== null && cycle.end < day,
  };
  if ('milestones' in node.data) {
    const progress = progressOfMilestones(node.data, cycle, today, state, context);
    const declared = context.checkIns.declaredOf(node.ref, today);
    return {
      ...{ kind: 'key-result', ...progress, declared },
      ...{ points: [], series: [], behaviour: null },
      forecast: { value: null, reason: 'It is judged by milestones.' },
    };
  }
  const { aim, cadence, aggregate, kpi } = readingOf(node.ref, node.data, cycle, context);
  const values = untilDay(context.values(node.ref), today);
  const series = seriesOf(values, cadence, aggregate, today, context.periods);
  const reading = {
    ...{ ref: node.ref, aim, series, aggregate, day: today },
    ...state,
    isStale: isStale(node, values.at(-1)?.date ?? null, today, context),
    span: cycle === null ? context.complianceSpan(today) : { start: cycle.start, end: today },
  };
  const measured = { kind: 'key-result' as const, ...progressOf(reading, context) };
  const seriesNow = () => seriesOf(values, cadence, aggregate, today, context.periods);
  const measure: KeyResultMeasure = withOnDemand(measured, {
    points: () => [...untilDay(pointsOf(context.graph, node.ref), today)],
    series: seriesNow,
    behaviour: () => (kpi === null ? null : processOf(kpi, seriesNow, today, context)),
    forecast: () => {
      const process = kpi === null ? ownValues(values) : currentProcess(measure.behaviour);
      return forecastOf({ ...state, ...process, aim });
    },
  });
  return measure;
}

/** Its own values, on which no process limits are made. */
function ownValues(points: readonly Value[]) {
  const own = points.map(({ date, value }) => ({ on: date, value }));
  return { points: own, signals: [], rebaselined: null };
}

/** How a key result's values are judged and joined: as its KPI's, or one by one. */
function readingOf(
  ref: Ref,
  data: Exclude<KeyResult, MilestoneKeyResult>,
  cycle: Period | null,
  { graph }: Context,
): {
  aim: Aim;
  cadence: Cadence | undefined;
  aggregate: Aggregate;
  kpi: RecordOf<'kpi'> | null;
} {
  if ('kpi' in data) {
    const found = graph.find(graph.from(ref, 'measures')[0]?.to ?? ref);
    const kpi = found?.kind === 'kpi' ? found : null;
    const { cadence, aggregate = 'last' } = kpi?.data ?? {};
    return { aim: aimToReach(data, null, cycle), cadence, aggregate, kpi };
  }
  const aim = 'hold' in data ? aimToHold(data, cycle) : aimToReach(data, data.direction, cycle);
  return { aim, cadence: undefined, aggregate: 'last', kpi: null };
}

/**
 * A key result that reads a KPI is stale when that is. One with values of its own is stale when, by
 * the rhythm of its cycle, neither a value nor a check-in about it or its objective has come for
 * half a rhythm too long: whoever checks in without a new value has looked at the old one.
 */
function isStale(node: KeyResultNode, last: Day | null, day: Day, context: Context): boolean {
  const { graph, checkIns, periods, lives } = context;
  const read = graph.from(node.ref, 'measures')[0];
  if (read !== undefined) {
    const kpi = graph.find(read.to);
    if (kpi?.kind !== 'kpi') return false;
    const { baseline, cadence } = kpi.data;
    return freshnessOf(last, cadence, baseline?.on ?? null, day, periods).onTime === false;
  }
  const cycle = cycleOf(graph, node.ref);
  const seen = checkIns.lastDay([node.ref, `objective:${node.objective.id}`], day);
  const latest = seen !== null && (last === null || seen > last) ? seen : last;
  const start = lives.spanOf(node.ref)?.start ?? null;
  return freshnessOf(latest, cycle?.data.check_in, start, day, periods).onTime === false;
}

/**
 * The scores of the milestones done, against the scores of those due, both up to `day`. A milestone
 * without a score counts nothing; one without a due day is expected at the end.
 */
function progressOfMilestones(
  { milestones }: MilestoneKeyResult,
  cycle: Period | null,
  day: Day,
  state: { isRetired: boolean; hasStarted: boolean; isOver: boolean },
  { config }: Context,
): Omit<Progress, 'declared'> {
  const total = sum(milestones);
  const done = milestones.filter(
    (milestone) => milestone.done !== undefined && milestone.done <= day,
  );
  const due = milestones.filter((milestone) => (milestone.due ?? cycle?.end ?? day) <= day);
  const attainment = total > 0 ? sum(done) : null;
  const expected = total > 0 ? sum(due) : null;
  const verdict = (): Verdict => {
    if (state.isRetired) return { status: 'retired', reason: 'retired' };
    if (!state.hasStarted) return { status: 'not-started', reason: 'not-started' };
    if (attainment === null) return { status: 'no-data', reason: 'no-target' };
    if (state.isOver) return afterDue(atLeast(attainment, total));
    return byPace(paceOf(attainment, expected), expected, config.status);
  };
  return {
    ...{ mode: 'milestones', value: null, baseline: null, target: null, min: null, max: null },
    valueOn:
      done
        .map((milestone) => milestone.done ?? day)
        .sort()
        .at(-1) ?? null,
    baselineOn: cycle?.start ?? null,
    due: cycle?.end ?? null,
    attainment,
    ...{ compliance: null, periodsInside: null, periodsCounted: null },
    expected,
    pace: paceOf(attainment, expected),
    score: attainment,
    ...verdict(),
    readOn: day,
  };
}

function sum(milestones: readonly { score?: number }[]): number {
  return milestones.reduce((total, { score }) => total + (score ?? 0), 0);
}
