import type { Period } from '../calendar/index.ts';
import { type Aim, risesTo } from './aim.ts';
import type { SeriesPeriod } from './scorecard.ts';
import { atLeast, ratio } from './tolerance.ts';

/**
 * (value − baseline) / (target − baseline), for either direction; below 0 and above 1 as it comes.
 * Null where one is missing, or target and baseline are the same.
 */
export function attainmentOf(
  value: number | null,
  baseline: number | null,
  target: number | null,
): number | null {
  if (value === null || baseline === null || target === null) return null;
  return ratio(value - baseline, target - baseline);
}

/** Share of the periods with a value, among those that lie in `span` at least in part, inside the range. */
export function complianceOf(
  series: readonly SeriesPeriod[],
  { min, max }: Pick<Aim, 'min' | 'max'>,
  span: Period,
): { compliance: number | null; inside: number; counted: number } {
  let inside = 0;
  let counted = 0;
  for (const { start, end, value } of series) {
    if (value === null || end < span.start || start > span.end) continue;
    counted++;
    if (isInside(value, min, max)) inside++;
  }
  return { compliance: ratio(inside, counted), inside, counted };
}

/** Whether a value keeps to a range, its ends included; either end may be open. */
export function isInside(value: number, min: number | null, max: number | null): boolean {
  return (min === null || atLeast(value, min)) && (max === null || atLeast(max, value));
}

/** Whether a value is at its target or beyond, on the better side; null when there is none or no side. */
export function isReached(value: number, aim: Aim): boolean | null {
  const rises = risesTo(aim);
  if (aim.target === null || rises === null) return null;
  return rises ? atLeast(value, aim.target) : atLeast(aim.target, value);
}
