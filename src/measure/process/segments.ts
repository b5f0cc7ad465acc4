import type { Day } from '../../calendar/index.ts';
import type { KpiData } from '../aim.ts';
import type { ProcessLimits, ProcessSegment } from './behaviour.ts';
import { FEWEST_POINTS, limitsOf, NO_LIMITS } from './limits.ts';

/** From this many values on, the limits are locked to the first of them. */
const LOCKED_POINTS = 12;

/** A measured period: its value, the day of its last value, and its ends. */
export interface Measured {
  start: Day;
  end: Day;
  on: Day;
  value: number;
}

/** A segment with the periods its points stand for, one each. */
export interface Cut {
  segment: Omit<ProcessSegment, 'points'>;
  periods: readonly Measured[];
}

/**
 * Cuts measured periods where the process was re-baselined up to `until`, and gives each segment its
 * limits: none below five values, trial ones below twelve, then locked to the first twelve, unless
 * `limits` names a span with five values in the segment. A range never reaches across a cut.
 */
export function segmentsOf(
  periods: readonly Measured[],
  kpi: Pick<KpiData, 'limits' | 'rebaselined' | 'bounds'>,
  until: Day,
): Cut[] {
  const cuts = (kpi.rebaselined ?? []).filter(({ on }) => on <= until);
  cuts.sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
  const starts = [{ on: '', reason: null }, ...cuts];
  let next = 0;
  const segments = starts.map(({ on, reason }, index): Cut => {
    const end = starts[index + 1]?.on;
    const begin = next;
    while (next < periods.length && (end === undefined || (periods[next]?.on ?? '') < end)) next++;
    const own = periods.slice(begin, next);
    return { periods: own, segment: segmentOf(own, on, reason, kpi) };
  });
  return segments.filter(({ segment }) => segment.from !== '');
}

function segmentOf(
  periods: readonly Measured[],
  start: Day,
  reason: string | null,
  { limits, bounds }: Pick<KpiData, 'limits' | 'bounds'>,
): Cut['segment'] {
  const given = limits ? periods.filter(({ on }) => limits.from <= on && on <= limits.to) : [];
  const isGiven = given.length >= FEWEST_POINTS;
  const basis = isGiven ? given : periods.slice(0, LOCKED_POINTS);
  const figures = limitsOf(
    basis.map(({ value }) => value),
    bounds,
  );
  const from = periods[0]?.on ?? start;
  return {
    ...{ from, to: periods.at(-1)?.on ?? from, reason },
    state: stateOf(figures, isGiven, periods.length),
    basis: figures.centre === null ? null : spanOf(basis),
    ...figures,
  };
}

function stateOf(figures: ProcessLimits, isGiven: boolean, count: number): ProcessSegment['state'] {
  if (figures === NO_LIMITS) return 'too-few';
  if (isGiven) return 'given';
  return count < LOCKED_POINTS ? 'trial' : 'locked';
}

function spanOf(basis: readonly Measured[]): ProcessSegment['basis'] {
  const [first] = basis;
  const last = basis.at(-1);
  if (first === undefined || last === undefined) return null;
  return { from: first.on, to: last.on, count: basis.length };
}
