import type { Day } from '../../calendar/index.ts';
import { compareText } from '../../finding/index.ts';
import type { RecordOf, Ref } from '../../schema/index.ts';
import { type Aim, aimOfKpi, risesTo } from '../aim.ts';
import { isInside } from '../attainment.ts';
import type { Context } from '../context.ts';
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
 * sum that still runs. Null without a value.
 */
export function processOf(
  kpi: RecordOf<'kpi'>,
  series: readonly SeriesPeriod[],
  until: Day,
  context: Context,
): ProcessBehaviour | null {
  const periods = measuredIn(series, latestIn(series, kpi.data.aggregate ?? 'last', until));
  if (periods.length === 0) return null;
  const ruleSet = kpi.data.limits?.rule_set ?? context.config.limits.rule_set;
  const aim = aimOfKpi(kpi);
  const cuts = segmentsOf(periods, kpi.data, until);
  const explanations = explanationsOf(kpi.ref, until, context);
  const current = cuts.at(-1)?.segment;
  return {
    ruleSet,
    segments: cuts.map(({ segment }) => segment),
    signals: cuts.flatMap((cut) => signalsIn(cut, ruleSet, aim, explanations)),
    assurance: current === undefined ? null : assuranceOf(current, aim),
  };
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

/** Marks the points that break a rule, and tells the changes they make. */
function signalsIn(
  { segment, periods }: Cut,
  ruleSet: RuleSet,
  aim: Aim,
  explanations: readonly Explanation[],
): Signal[] {
  const { centre, uncutUpper, rangeLimit, points } = segment;
  if (centre === null || uncutUpper === null || rangeLimit === null) return [];
  const values = points.map(({ value }) => value);
  const ranges = points.map(({ range }) => range);
  const judged = { values, ranges, centre, reach: uncutUpper - centre, rangeLimit };
  const patterns = patternsIn(judged, ruleSet);
  markAll(points, patterns);
  return shiftsIn(patterns).map((shift) => signalOf(shift, periods, aim, explanations));
}

/** Puts the rules that a point helps to break on it. */
function markAll(points: ProcessPoint[], patterns: readonly Pattern[]): void {
  const broken = new Map<number, readonly SignalRule[]>();
  for (const { rule, indexes } of patterns) {
    for (const index of indexes) broken.set(index, joined(broken.get(index) ?? NONE, rule));
  }
  for (const [index, rules] of broken) {
    const point = points[index];
    if (point !== undefined) points[index] = { ...point, rules };
  }
}

const NONE: readonly SignalRule[] = [];
const JOINED = new Map<readonly SignalRule[], Map<SignalRule, readonly SignalRule[]>>();

/** The rules with one more. Half a million points share the few lists there are. */
function joined(rules: readonly SignalRule[], rule: SignalRule): readonly SignalRule[] {
  const longer = JOINED.get(rules) ?? new Map<SignalRule, readonly SignalRule[]>();
  const list = longer.get(rule) ?? [...rules, rule];
  JOINED.set(rules, longer.set(rule, list));
  return list;
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
