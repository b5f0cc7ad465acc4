/** Days and periods of an organisation's calendar. Arithmetic on ISO dates; imports no sibling. */
export {
  addDays,
  addMonths,
  type Day,
  dayAt,
  dayFrom,
  dayNumber,
  daysBetween,
  isDay,
} from './day.ts';
export { dayOfSeconds, instantOfSeconds } from './instant.ts';
export {
  CADENCE_DAYS,
  CADENCES,
  type Cadence,
  nextPeriod,
  type Period,
  type PeriodCalendar,
  periodOf,
  periodsBetween,
  WEEKDAYS,
  type Weekday,
} from './period.ts';
export { type TodaySources, today } from './today.ts';
export { isoWeek } from './week.ts';
export { spokenDay } from './words.ts';
