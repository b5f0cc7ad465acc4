import { addDays, addMonths, type Day, dayFrom, dayNumber } from './day.ts';

export const CADENCES = [
  'daily',
  'weekly',
  'fortnightly',
  'monthly',
  'quarterly',
  'yearly',
] as const;
export type Cadence = (typeof CADENCES)[number];

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** What of an organisation's calendar decides where periods begin. */
export interface PeriodCalendar {
  week_start: Weekday;
  /** `MM-DD`: quarters and years are counted from it. */
  fiscal_year_start: string;
}

/** A span of days, both ends included. */
export interface Period {
  start: Day;
  end: Day;
}

/** Length in days used for "half a cadence" and rhythm rules; months count 30, quarters 91, years 365. */
export const CADENCE_DAYS: Record<Cadence, number> = {
  daily: 1,
  weekly: 7,
  fortnightly: 14,
  monthly: 30,
  quarterly: 91,
  yearly: 365,
};

/** The period of a cadence that contains `day`. */
export function periodOf(day: Day, cadence: Cadence, calendar: PeriodCalendar): Period {
  const start = periodStart(day, cadence, calendar);
  return { start, end: addDays(startAfter(start, cadence), -1) };
}

/** The period that follows. */
export function nextPeriod(period: Period, cadence: Cadence): Period {
  const start = addDays(period.end, 1);
  return { start, end: addDays(startAfter(start, cadence), -1) };
}

/** All periods from the one that contains `from` to the one that contains `to`, in order. */
export function periodsBetween(
  from: Day,
  to: Day,
  cadence: Cadence,
  calendar: PeriodCalendar,
): Period[] {
  const periods: Period[] = [];
  for (let p = periodOf(from, cadence, calendar); p.start <= to; p = nextPeriod(p, cadence)) {
    periods.push(p);
  }
  return periods;
}

/** First day of the period of a cadence that contains `day`. */
export function periodStart(day: Day, cadence: Cadence, calendar: PeriodCalendar): Day {
  switch (cadence) {
    case 'daily':
      return day;
    case 'weekly':
      return weekStart(day, calendar.week_start);
    case 'fortnightly': {
      const week = dayNumber(weekStart(day, calendar.week_start));
      const isSecond = Math.floor((week + 3) / 7) % 2 !== 0;
      return dayFrom(isSecond ? week - 7 : week);
    }
    case 'monthly':
      return `${day.slice(0, 7)}-01`;
    case 'quarterly':
      return fiscalStart(day, 3, calendar.fiscal_year_start);
    case 'yearly':
      return fiscalStart(day, 12, calendar.fiscal_year_start);
  }
}

function startAfter(start: Day, cadence: Cadence): Day {
  switch (cadence) {
    case 'daily':
      return addDays(start, 1);
    case 'weekly':
      return addDays(start, 7);
    case 'fortnightly':
      return addDays(start, 14);
    case 'monthly':
      return addMonths(start, 1);
    case 'quarterly':
      return addMonths(start, 3);
    case 'yearly':
      return addMonths(start, 12);
  }
}

function weekStart(day: Day, first: Weekday): Day {
  const number = dayNumber(day);
  // 1970-01-01 was a Thursday, the fourth day of a week that starts on Monday.
  const weekday = (((number + 3) % 7) + 7) % 7;
  return dayFrom(number - ((weekday - WEEKDAYS.indexOf(first) + 7) % 7));
}

function fiscalStart(day: Day, months: 3 | 12, fiscalYearStart: string): Day {
  let start = `${Number(day.slice(0, 4)) - 1}-${fiscalYearStart}`;
  for (let next = addMonths(start, months); next <= day; next = addMonths(start, months))
    start = next;
  return start;
}
