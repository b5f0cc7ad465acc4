import type { Day } from '../../calendar/index.ts';
import { compareText } from '../../finding/index.ts';
import type { RecordOf, Ref } from '../../schema/index.ts';
import { type Aim, aimOfKpi, risesTo } from '../aim.ts';
import { isInside } from '../attainment.ts';
import type { Context } from '../context.ts';
import { withOnDemand } from '../on-demand.ts';
import type { SeriesPeriod } from '../scorecard.ts';
import { latestIn } from '../series.ts';
import { assuranceOf } from './assurance.ts';
import type { ProcessBehaviour, ProcessPoint, RuleSet, Signal, SignalRule } from './behaviour.ts';
import { type Pattern, patternsIn } from './patterns.ts';
import { type Cut, type Measured, segmentsOf } from './segments.ts';
import { type Shift, shiftsIn } from './shifts.ts';

/** A day of a KPI that a check-in explains. */
interface Explanation {
  on: Day;
  checkIn: Ref;
}

/**
 * Process behaviour (XmR) of a KPI from its series up to `until`; gaps are passed over, and so is a
 * sum that still runs. Null without a value. The points are made from the series anew when asked for.
 */
export function processOf(
  kpi: RecordOf<'kpi'>,
  series: () => readonly SeriesPeriod[],
  until: Day,
  context: Context,
): ProcessBehaviour | null {
  const cuts = cutsOf(kpi, series(), until);
  if (cuts.length === 0) return null;
  const ruleSet = kpi.data.limits?.rule_set ?? context.config.limits.rule_set;
  const aim = aimOfKpi(kpi);
  const explanations = explanationsOf(kpi.ref, until, context);
  const current = cuts.at(-1)?.segment;
  const pointsOf = (at: number) => pointsIn(cutsOf(kpi, series(), until)[at], ruleSet);
  return {
    ruleSet,
    segments: cuts.map(({ segment }, at) => withOnDemand(segment, { points: () => pointsOf(at) })),
    signals: cuts.flatMap((cut) => signalsIn(cut, ruleSet, aim, explanations)),
    assurance: current === undefined ? null : assuranceOf(current, aim),
  };
}

function cutsOf(kpi: RecordOf<'kpi'>, series: readonly SeriesPeriod[], until: Day): Cut[] {
  const periods = measuredIn(series, latestIn(series, kpi.data.aggregate ?? 'last', until));
  return periods.length === 0 ? [] : segmentsOf(periods, kpi.data, until);
}

/** The periods with a value, up to the latest one that counts. */
function measuredIn(series: readonly SeriesPeriod[], latest: SeriesPeriod | null): Measured[] {
  const measured: Measured[] = [];
  for (const { start, end, on, value } of series) {
    if (latest === null || end > latest.end) break;
    if (value !== null && on !== null) measured.push({ start, end, on, value });
  }
  return measured;
}

/** The changes that the points of a segment tell of. */
function signalsIn(
  cut: Cut,
  ruleSet: RuleSet,
  aim: Aim,
  explanations: readonly Explanation[],
): Signal[] {
  const shifts = shiftsIn(patternsOf(cut, ruleSet));
  return shifts.map((shift) => signalOf(shift, cut.periods, aim, explanations));
}

function patternsOf({ segment, periods }: Cut, ruleSet: RuleSet): Pattern[] {
  const { centre, uncutUpper, rangeLimit } = segment;
  if (centre === null || uncutUpper === null || rangeLimit === null) return [];
  const values = periods.map(({ value }) => value);
  const ranges = values.map((_, index) => rangeAt(values, index));
  return patternsIn({ values, ranges, centre, reach: uncutUpper - centre, rangeLimit }, ruleSet);
}

/** Distance of a value from the one before it; null for the first of a segment. */
function rangeAt(values: readonly number[], index: number): number | null {
  const [before, value] = [values[index - 1], values[index]];
  return before === undefined || value === undefined ? null : Math.abs(value - before);
}

/** The points of a segment, each with the rules that it helps to break. */
function pointsIn(cut: Cut | undefined, ruleSet: RuleSet): ProcessPoint[] {
  if (cut === undefined) return [];
  const broken = new Map<number, SignalRule[]>();
  for (const { rule, indexes } of patternsOf(cut, ruleSet)) {
    for (const index of indexes) broken.set(index, [...(broken.get(index) ?? []), rule]);
  }
  const values = cut.periods.map(({ value }) => value);
  return cut.periods.map(({ on, value }, index) => {
    const rules = broken.get(index);
    return { on, value, range: rangeAt(values, index), ...(rules === undefined ? {} : { rules }) };
  });
}

function signalOf(
  { rules, side, indexes }: Shift,
  periods: readonly Measured[],
  aim: Aim,
  explanations: readonly Explanation[],
): Signal {
  const own = indexes.flatMap((index) => periods[index] ?? []);
  const first = own[0] as Measured;
  const last = own.at(-1) as Measured;
  const explainedBy = explanations.filter((explained) =>
    own.some(({ start, end }) => start <= explained.on && explained.on <= end),
  );
  return {
    rule: rules[0] as SignalRule,
    rules,
    from: first.on,
    on: last.on,
    points: own.map(({ on }) => on),
    side: side === 0 ? null : side > 0 ? 'above' : 'below',
    reading: readingOf(side, own, aim),
    explainedBy: [...new Set(explainedBy.map(({ checkIn }) => checkIn))].sort(compareText),
  };
}

/** Towards the better side or away from it; what is to be kept in a range and leaves it, a concern. */
function readingOf(side: Pattern['side'], own: readonly Measured[], aim: Aim): Signal['reading'] {
  if (side === 0) return null;
  if (aim.direction === 'maintain') {
    return own.every(({ value }) => isInside(value, aim.min, aim.max)) ? null : 'concern';
  }
  const rises = risesTo(aim);
  if (rises === null) return null;
  return rises === side > 0 ? 'improvement' : 'concern';
}

function explanationsOf(ref: Ref, until: Day, { graph }: Context): Explanation[] {
  return graph.to(ref, 'explains').flatMap(({ from, at }) => {
    const record = graph.find(from);
    if (record?.kind !== 'check-in' || record.data.date > until) return [];
    const on = record.data.explains?.[Number(at[1])]?.on;
    return on === undefined || record.faulty.has('date') ? [] : [{ on, checkIn: from }];
  });
}
