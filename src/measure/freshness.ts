import { type Cadence, type Day, daysBetween } from '../calendar/index.ts';
import type { Periods } from './periods.ts';
import type { Freshness } from './scorecard.ts';

/**
 * Whether the latest period that is due on `day` has a value, or a later one has. A period is due
 * once half a cadence has passed since its end. Nothing is due without a cadence, nor from a period
 * that had ended by the baseline's day.
 */
export function freshnessOf(
  last: Day | null,
  cadence: Cadence | undefined,
  baselineOn: Day | null,
  day: Day,
  periods: Periods,
): Freshness {
  const due = cadence === undefined ? null : periods.dueOn(day, cadence);
  if (due === null || (baselineOn !== null && due.end <= baselineOn)) {
    return { last, due: null, onTime: null, daysLate: 0 };
  }
  const onTime = last !== null && last >= due.start;
  return { last, due: due.end, onTime, daysLate: onTime ? 0 : daysBetween(due.end, day) };
}
