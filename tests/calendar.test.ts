import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  CADENCES,
  dayAt,
  dayFrom,
  dayNumber,
  daysBetween,
  isDay,
  isoWeek,
  nextPeriod,
  periodOf,
  periodsBetween,
  today,
  WEEKDAYS,
} from '../src/calendar/index.ts';

const calendar = { week_start: 'monday', fiscal_year_start: '01-01' } as const;
const days = fc
  .integer({ min: dayNumber('1990-01-01'), max: dayNumber('2100-12-31') })
  .map(dayFrom);

describe('isDay', () => {
  it('accepts days that exist and no others', () => {
    expect(isDay('2024-02-29')).toBe(true);
    for (const text of [
      '2026-02-29',
      '2026-09-31',
      '2026-13-01',
      '26-09-01',
      '2026-9-1',
      '1989-12-31',
      '2101-01-01',
      '2026-01-01T00:00',
    ]) {
      expect(isDay(text), text).toBe(false);
    }
  });

  it('accepts every day of a century, and arithmetic on them comes back', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -400, max: 400 }), (day, step) => {
        expect(isDay(day)).toBe(true);
        expect(daysBetween(day, addDays(day, step))).toBe(step);
      }),
    );
  });
});

it('cuts a month at its last day', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
  expect(addMonths('2026-03-31', -13)).toBe('2025-02-28');
});

it('knows the date in a time zone', () => {
  const instant = new Date('2026-11-20T23:30:00Z');
  expect(dayAt(instant, 'UTC')).toBe('2026-11-20');
  expect(dayAt(instant, 'Europe/Berlin')).toBe('2026-11-21');
  expect(dayAt(instant, 'America/New_York')).toBe('2026-11-20');
});

describe('periodOf', () => {
  it('begins weeks on the day the organisation says', () => {
    expect(periodOf('2026-11-20', 'weekly', calendar)).toEqual({
      start: '2026-11-16',
      end: '2026-11-22',
    });
    const sunday = { ...calendar, week_start: 'sunday' } as const;
    expect(periodOf('2026-11-22', 'weekly', sunday)).toEqual({
      start: '2026-11-22',
      end: '2026-11-28',
    });
  });

  it('counts quarters and years from the fiscal year', () => {
    const april = { ...calendar, fiscal_year_start: '04-06' };
    expect(periodOf('2026-04-05', 'quarterly', april)).toEqual({
      start: '2026-01-06',
      end: '2026-04-05',
    });
    expect(periodOf('2026-04-06', 'yearly', april)).toEqual({
      start: '2026-04-06',
      end: '2027-04-05',
    });
  });

  it('holds for every day, cadence and week: periods contain their day and follow without a gap', () => {
    fc.assert(
      fc.property(
        days,
        fc.constantFrom(...CADENCES),
        fc.constantFrom(...WEEKDAYS),
        (day, cadence, first) => {
          const own = { week_start: first, fiscal_year_start: '07-01' };
          const period = periodOf(day, cadence, own);
          expect(period.start <= day && day <= period.end).toBe(true);
          expect(periodOf(period.end, cadence, own)).toEqual(period);
          const next = nextPeriod(period, cadence);
          expect(next.start).toBe(addDays(period.end, 1));
          expect(periodOf(next.start, cadence, own)).toEqual(next);
        },
      ),
    );
  });
});

it('lists every period a span touches', () => {
  const months = periodsBetween('2026-01-31', '2026-03-01', 'monthly', calendar);
  expect(months.map((p) => p.start)).toEqual(['2026-01-01', '2026-02-01', '2026-03-01']);
});

describe('today', () => {
  const sources = {
    flag: '2026-01-02',
    configured: '2026-03-04',
    sourceDateEpoch: String(Date.UTC(2026, 4, 6, 23) / 1000),
    now: new Date('2026-07-08T12:00:00Z'),
    timezone: 'Europe/Berlin',
  };

  it('asks the flag, then the configuration, then the environment, then the clock', () => {
    expect(today(sources)).toBe('2026-01-02');
    expect(today({ ...sources, flag: null })).toBe('2026-03-04');
    expect(today({ ...sources, flag: null, configured: null })).toBe('2026-05-07');
    const clockOnly = { ...sources, flag: null, configured: null, sourceDateEpoch: undefined };
    expect(today(clockOnly)).toBe('2026-07-08');
  });

  it('passes over an environment that names no instant', () => {
    const sane = { ...sources, flag: null, configured: null };
    for (const sourceDateEpoch of ['', 'soon', '-5', '0', '999999999999']) {
      expect(today({ ...sane, sourceDateEpoch }), sourceDateEpoch).toBe('2026-07-08');
    }
  });
});

describe('isoWeek', () => {
  it.each([
    ['2026-11-20', '2026-w47'],
    ['2027-01-03', '2026-w53'],
    ['2024-12-30', '2025-w01'],
    ['2026-01-01', '2026-w01'],
  ])('%s lies in %s', (day, week) => expect(isoWeek(day)).toBe(week));
});
