import {
  addDays,
  CADENCE_DAYS,
  CADENCES,
  type Day,
  daysBetween,
  isDay,
  type PeriodCalendar,
  periodOf,
} from '../calendar/index.ts';
import type { YamlValue } from '../parse/index.ts';

/**
 * Days between the end of half a cadence after the period that `date` lies in and the day the value
 * was recorded; 0 in time, and where nobody knows when it was due.
 */
export function daysLate(
  date: string,
  recorded: Day,
  cadence: YamlValue | undefined,
  calendar: PeriodCalendar,
): number {
  const known = CADENCES.find((one) => one === cadence);
  const day = date.slice(0, 10);
  if (known === undefined || !isDay(day)) return 0;
  const { end } = periodOf(day, known, calendar);
  const due = addDays(end, Math.ceil(CADENCE_DAYS[known] / 2));
  return Math.max(0, daysBetween(due, recorded));
}
