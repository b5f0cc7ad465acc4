import { exceeds } from '../tolerance.ts';
import type { ProcessLimits } from './behaviour.ts';

/** Half the width of the limits, and the limit of the ranges, in mean moving ranges (Wheeler). */
const LIMIT_FACTOR = 2.66;
const RANGE_FACTOR = 3.27;
/** Fewer values make no limits. */
export const FEWEST_POINTS = 5;

export const NO_LIMITS: ProcessLimits = {
  centre: null,
  meanRange: null,
  lower: null,
  upper: null,
  uncutLower: null,
  uncutUpper: null,
  rangeLimit: null,
};

/**
 * Limits of an XmR chart from successive values: mean ± 2.66 · mean moving range, in their unit. Null
 * figures where there are fewer than five values, or a figure would not be finite.
 */
export function limitsOf(
  values: readonly number[],
  bounds: { min?: number; max?: number } | undefined,
): ProcessLimits {
  if (values.length < FEWEST_POINTS) return NO_LIMITS;
  const centre = meanOf(values);
  const meanRange = meanOf(values.slice(1).map((value, i) => Math.abs(value - (values[i] ?? 0))));
  const uncutLower = centre - LIMIT_FACTOR * meanRange;
  const uncutUpper = centre + LIMIT_FACTOR * meanRange;
  const rangeLimit = RANGE_FACTOR * meanRange;
  if (![uncutLower, uncutUpper, rangeLimit].every(Number.isFinite)) return NO_LIMITS;
  const { min = uncutLower, max = uncutUpper } = bounds ?? {};
  return {
    ...{ centre, meanRange, uncutLower, uncutUpper, rangeLimit },
    lower: Math.min(Math.max(uncutLower, min), centre),
    upper: Math.max(Math.min(uncutUpper, max), centre),
  };
}

/** Side of `value` beyond `centre` ± `reach`: 1 above, −1 below, 0 between them or on them. */
export function sideOf(value: number, centre: number, reach: number): -1 | 0 | 1 {
  if (exceeds(value, centre + reach)) return 1;
  return exceeds(centre - reach, value) ? -1 : 0;
}

/** Counted from the first value, so that the mean of a constant is that constant. */
function meanOf(values: readonly number[]): number {
  const [first = 0] = values;
  let sum = 0;
  for (const value of values) sum += value - first;
  return first + sum / values.length;
}
