import { describe, expect, test } from 'vitest';
import type { Rows } from './build/organization.ts';
import { organization } from './build/organization.ts';

type Fields = Record<string, unknown>;

/** From 100 to 200 over 364 days; on 2 July 182 of them are gone, half the way. */
const REACH: Fields = {
  direction: 'increase',
  baseline: { value: 100, on: '2026-01-01' },
  target: { value: 200, by: '2026-12-31' },
};
const HALF_WAY = '2026-07-02';

function measureKpi(fields: Fields, rows: Rows, asOf = HALF_WAY, config: Fields = {}) {
  const content = { kpis: { k: fields }, measurements: { k: rows } };
  const built = organization(content, { asOf, config });
  expect(built.findings).toEqual([]);
  return built.measured('kpi', 'k');
}

function statusOf(fields: Fields, rows: Rows, asOf = HALF_WAY): string {
  const { status, reason } = measureKpi(fields, rows, asOf);
  return `${status}: ${reason}`;
}

describe('a KPI to reach', () => {
  test('has attained the share of the way from its baseline to its target', () => {
    const measure = measureKpi(REACH, [['2026-06-30', 145]]);
    expect(measure).toMatchObject({
      mode: 'reach',
      value: 145,
      valueOn: '2026-06-30',
      attainment: 0.45,
      expected: 0.5,
      pace: 0.9,
      score: 0.45,
      compliance: null,
      readOn: HALF_WAY,
    });
  });

  test('counts the same way downward', () => {
    const fields = {
      direction: 'decrease',
      baseline: { value: 500, on: '2026-01-01' },
      target: { value: 300, by: '2026-12-31' },
    };
    expect(measureKpi(fields, [['2026-06-30', 410]])).toMatchObject({
      attainment: 0.45,
      pace: 0.9,
      status: 'on-track',
    });
  });

  test('is clamped neither below nor above', () => {
    expect(measureKpi(REACH, [['2026-06-30', 50]]).attainment).toBe(-0.5);
    expect(measureKpi(REACH, [['2026-06-30', 350]]).attainment).toBe(2.5);
  });

  test('leaves out values dated after today', () => {
    const measure = measureKpi(REACH, [
      ['2026-06-30', 145],
      ['2026-08-31', 999],
    ]);
    expect(measure.value).toBe(145);
    expect(measure.points).toHaveLength(1);
  });

  test('takes the last line of two for one date', () => {
    const measure = measureKpi(REACH, [
      ['2026-06-30', 145],
      ['2026-06-30', 135],
    ]);
    expect(measure.value).toBe(135);
    expect(measure.points.map((point) => point.source.line)).toEqual([3]);
  });

  test('takes lines in whatever order they stand', () => {
    const measure = measureKpi(REACH, [
      ['2026-06-30', 145],
      ['2026-05-31', 120],
    ]);
    expect(measure.points.map(({ date }) => date)).toEqual(['2026-05-31', '2026-06-30']);
    expect(measure.value).toBe(145);
  });

  test('without a baseline or with one that is the target has no attainment', () => {
    expect(measureKpi({ target: REACH['target'] }, [['2026-06-30', 145]])).toMatchObject({
      attainment: null,
      expected: null,
      pace: null,
      score: null,
    });
    const flat = { ...REACH, baseline: { value: 200, on: '2026-01-01' } };
    expect(measureKpi(flat, [['2026-06-30', 145]]).attainment).toBeNull();
  });
});

describe('what is expected', () => {
  const expectedOn = (asOf: string, more: Fields = {}) =>
    measureKpi({ ...REACH, ...more }, [['2025-12-31', 100]], asOf).expected;

  test('is the share of the days gone between baseline and due day', () => {
    expect(expectedOn('2026-01-01')).toBe(0);
    expect(expectedOn('2026-04-02')).toBe(0.25);
    expect(expectedOn('2026-12-31')).toBe(1);
    expect(expectedOn('2027-03-01')).toBe(1);
  });

  test('bends through the milestones, each at its share of the way', () => {
    const bent = { milestones: [{ on: '2026-04-02', value: 110 }] };
    expect(expectedOn('2026-02-15', bent)).toBeCloseTo((0.1 * 45) / 91, 12);
    expect(expectedOn('2026-04-02', bent)).toBe(0.1);
    expect(expectedOn(HALF_WAY, bent)).toBeCloseTo(0.1 + (0.9 * 91) / 273, 12);
  });

  test('takes milestones in any order and ignores those outside of the span', () => {
    const bent = {
      milestones: [
        { on: '2027-01-05', value: 900 },
        { on: '2026-10-01', value: 180 },
        { on: '2026-01-01', value: 150 },
        { on: '2026-04-02', value: 110 },
      ],
    };
    expect(expectedOn('2026-04-02', bent)).toBe(0.1);
    expect(expectedOn('2026-10-01', bent)).toBe(0.8);
    expect(expectedOn('2026-01-01', bent)).toBe(0);
  });

  test('of a target to hold is the whole', () => {
    expect(expectedOn('2026-02-01', { target: { value: 100, mode: 'hold' } })).toBe(1);
  });
});

describe('the status of a KPI', () => {
  const retired = { retired: { on: '2026-06-01', reason: 'Replaced.' } };
  const future = { baseline: { value: 100, on: '2026-08-01' } };
  const past = { target: { value: 200, by: '2026-06-15' } };
  const monthly = { cadence: 'monthly' };
  const thresholds = { thresholds: { on_track: 150, at_risk: 120 } };
  const old: Rows = [['2026-02-28', 190]];

  test('is retired before anything else', () => {
    expect(statusOf({ ...REACH, ...future, ...past, ...retired }, [])).toBe('retired: retired');
    expect(statusOf({ ...REACH, ...retired }, [['2026-05-31', 250]])).toBe('retired: retired');
  });

  test('is not retired before the day', () => {
    expect(statusOf({ ...REACH, ...retired }, [['2026-05-31', 200]], '2026-05-31')).toBe(
      'on-track: pace',
    );
  });

  test('is not-started before its baseline, measured or not', () => {
    expect(statusOf({ ...REACH, ...future }, [])).toBe('not-started: not-started');
    expect(statusOf({ ...REACH, ...future, ...monthly }, old)).toBe('not-started: not-started');
  });

  test('is no-data when it was never measured, however long it is due', () => {
    expect(statusOf({ ...REACH, ...monthly, ...thresholds }, [])).toBe('no-data: no-data');
    expect(statusOf({ ...REACH, ...past }, [])).toBe('no-data: no-data');
    expect(statusOf({ ...REACH, ...past }, [['2026-06-20', 200]])).toBe('no-data: no-data');
  });

  test('is achieved or missed after its due day, by the last value up to it', () => {
    expect(statusOf({ ...REACH, ...past }, [['2026-06-14', 200]])).toBe('achieved: after-due');
    expect(statusOf({ ...REACH, ...past }, [['2026-06-14', 199.9]])).toBe('missed: after-due');
    const late: Rows = [
      ['2026-06-14', 180],
      ['2026-06-20', 230],
    ];
    expect(statusOf({ ...REACH, ...past }, late)).toBe('missed: after-due');
    const measure = measureKpi({ ...REACH, ...past }, late);
    expect(measure).toMatchObject({ value: 180, valueOn: '2026-06-14', readOn: '2026-06-15' });
    expect(measure.series.map((period) => period.value)).toEqual([180, 230]);
  });

  test('is still open on the due day itself', () => {
    const due = { target: { value: 200, by: HALF_WAY } };
    expect(statusOf({ ...REACH, ...due }, [['2026-06-30', 200]])).toBe('on-track: pace');
  });

  test('is stale before thresholds and pace, but never instead of achieved or missed', () => {
    expect(statusOf({ ...REACH, ...monthly, ...thresholds }, old)).toBe('stale: stale');
    expect(statusOf({ ...REACH, ...monthly }, [['2026-02-28', 110]])).toBe('stale: stale');
    expect(statusOf({ ...REACH, ...monthly, ...past }, old)).toBe('missed: after-due');
  });

  test('follows its thresholds in place of pace', () => {
    expect(statusOf({ ...REACH, ...thresholds }, [['2026-06-30', 150]])).toBe(
      'on-track: thresholds',
    );
    expect(statusOf({ ...REACH, ...thresholds }, [['2026-06-30', 149]])).toBe(
      'at-risk: thresholds',
    );
    expect(statusOf({ ...REACH, ...thresholds }, [['2026-06-30', 119]])).toBe(
      'off-track: thresholds',
    );
  });

  test('follows its thresholds downward when less is better', () => {
    const down = {
      direction: 'decrease',
      baseline: { value: 500, on: '2026-01-01' },
      target: { value: 300, by: '2026-12-31' },
      thresholds: { on_track: 350, at_risk: 400 },
    };
    expect(statusOf(down, [['2026-06-30', 350]])).toBe('on-track: thresholds');
    expect(statusOf(down, [['2026-06-30', 400]])).toBe('at-risk: thresholds');
    expect(statusOf(down, [['2026-06-30', 401]])).toBe('off-track: thresholds');
  });

  test('follows pace: 0.9 is on track, 0.7 at risk, less is off track', () => {
    expect(statusOf(REACH, [['2026-06-30', 145]])).toBe('on-track: pace');
    expect(statusOf(REACH, [['2026-06-30', 144.9]])).toBe('at-risk: pace');
    expect(statusOf(REACH, [['2026-06-30', 135]])).toBe('at-risk: pace');
    expect(statusOf(REACH, [['2026-06-30', 134.9]])).toBe('off-track: pace');
    expect(statusOf(REACH, [['2026-06-30', 60]])).toBe('off-track: pace');
  });

  test('takes the pace that the configuration asks for', () => {
    const config = { status: { on_track: 0.8, at_risk: 0.5 } };
    const status = (value: number) =>
      measureKpi(REACH, [['2026-06-30', value]], HALF_WAY, config).status;
    expect([140, 139, 125, 124].map(status)).toEqual([
      'on-track',
      'at-risk',
      'at-risk',
      'off-track',
    ]);
  });

  test('is on track while nothing is expected yet', () => {
    expect(statusOf(REACH, [['2026-01-01', 90]], '2026-01-01')).toBe(
      'on-track: nothing-expected-yet',
    );
  });

  test('without target, baseline or due day says what is missing', () => {
    const value: Rows = [['2026-06-30', 145]];
    const { target, baseline, direction } = REACH;
    expect(statusOf({ direction, baseline }, value)).toBe('no-data: no-target');
    expect(statusOf({ direction, target }, value)).toBe('no-data: no-baseline');
    expect(statusOf({ direction, baseline, target: { value: 200 } }, value)).toBe(
      'no-data: no-due-date',
    );
    expect(statusOf({ direction, target }, [['2026-06-30', 201]])).toBe('on-track: inside-target');
  });
});

describe('a KPI to hold', () => {
  const MAINTAIN: Fields = {
    direction: 'maintain',
    target: { min: 40, max: 60 },
    cadence: 'monthly',
  };
  const CYCLES = { cycles: { q3: { start: '2026-07-01', end: '2026-09-30' } } };
  const ROWS: Rows = [
    ['2026-05-31', 10],
    ['2026-06-30', 10],
    ['2026-07-31', 50],
    ['2026-08-31', 70],
    ['2026-09-30', 60],
  ];

  test('complies with the share of the periods of the cycle that are inside', () => {
    const content = { ...CYCLES, kpis: { k: MAINTAIN }, measurements: { k: ROWS } };
    const measure = organization(content, { asOf: '2026-09-30' }).measured('kpi', 'k');
    expect(measure).toMatchObject({
      mode: 'hold',
      min: 40,
      max: 60,
      target: null,
      attainment: null,
      pace: null,
      expected: 1,
      periodsInside: 2,
      periodsCounted: 3,
      compliance: 2 / 3,
      score: 2 / 3,
      status: 'on-track',
      reason: 'inside-target',
    });
  });

  test('counts over the shortest of several cycles, and over the quarter without any', () => {
    const year = { y: { start: '2026-01-01', end: '2026-12-31' } };
    const compliance = (cycles: object) =>
      organization(
        { cycles: cycles as typeof year, kpis: { k: MAINTAIN }, measurements: { k: ROWS } },
        { asOf: '2026-09-30' },
      ).measured('kpi', 'k').periodsCounted;
    expect(compliance(year)).toBe(5);
    expect(compliance({ ...year, ...CYCLES.cycles })).toBe(3);
    expect(compliance({})).toBe(3);
  });

  test('is off track outside of its range and has no third way', () => {
    expect(statusOf(MAINTAIN, [['2026-06-30', 39.9]])).toBe('off-track: outside-target');
    expect(statusOf(MAINTAIN, [['2026-06-30', 40]])).toBe('on-track: inside-target');
    expect(statusOf({ ...MAINTAIN, target: {} }, [['2026-06-30', 40]])).toBe('no-data: no-target');
  });

  test('has a range that is open towards the better side', () => {
    const availability = { direction: 'increase', target: { value: 99.9, mode: 'hold' } };
    const measure = measureKpi(availability, [['2026-06-30', 99.95]]);
    expect(measure).toMatchObject({ min: 99.9, max: null, status: 'on-track' });
    const failures = { direction: 'decrease', target: { value: 5, mode: 'hold' } };
    expect(measureKpi(failures, [['2026-06-30', 6]])).toMatchObject({
      min: null,
      max: 5,
      status: 'off-track',
    });
  });

  test('is achieved or missed after its last day by the last value', () => {
    const until = { ...MAINTAIN, target: { min: 40, max: 60, by: '2026-06-30' } };
    expect(statusOf(until, [['2026-06-30', 50]])).toBe('achieved: after-due');
    expect(statusOf(until, [['2026-06-30', 61]])).toBe('missed: after-due');
  });

  test('takes no thresholds, which have one side, where the range has two', () => {
    const both = { ...MAINTAIN, thresholds: { on_track: 60, at_risk: 70 } };
    expect(statusOf(both, [['2026-06-30', 65]])).toBe('off-track: outside-target');
  });
});

describe('a series', () => {
  const seriesOf = (fields: Fields, rows: Rows, asOf: string) =>
    measureKpi(fields, rows, asOf).series.map(({ start, value, count }) => [start, value, count]);
  const TWICE: Rows = [
    ['2026-03-05', 2],
    ['2026-03-20', 8],
    ['2026-05-10', 5],
  ];

  test.each([
    ['last', 8],
    ['mean', 5],
    ['sum', 10],
    ['min', 2],
    ['max', 8],
  ])('joins the values of a period by %s', (aggregate, joined) => {
    expect(seriesOf({ cadence: 'monthly', aggregate }, TWICE, '2026-05-31')[0]).toEqual([
      '2026-03-01',
      joined,
      2,
    ]);
  });

  test('has a gap for each period without a value, once it has ended', () => {
    expect(seriesOf({ cadence: 'monthly' }, TWICE, '2026-07-15')).toEqual([
      ['2026-03-01', 8, 2],
      ['2026-04-01', null, 0],
      ['2026-05-01', 5, 1],
      ['2026-06-01', null, 0],
    ]);
  });

  test('without a cadence has each value as a period', () => {
    expect(seriesOf({}, TWICE, '2026-07-15')).toEqual([
      ['2026-03-05', 2, 1],
      ['2026-03-20', 8, 1],
      ['2026-05-10', 5, 1],
    ]);
  });

  test('counts weeks from the first day of the week that is configured', () => {
    const fields = { cadence: 'weekly' };
    const start = (week_start: string) =>
      measureKpi(fields, [['2026-06-10', 1]], HALF_WAY, { calendar: { week_start } }).series[0]
        ?.start;
    expect(start('monday')).toBe('2026-06-08');
    expect(start('sunday')).toBe('2026-06-07');
  });

  test('gives as its value the sum of the last whole period, while one is still filling', () => {
    const weekly: Rows = [
      ['2026-05-05', 10],
      ['2026-05-12', 10],
      ['2026-05-19', 10],
      ['2026-06-02', 10],
    ];
    const sum = { cadence: 'monthly', aggregate: 'sum' };
    expect(measureKpi(sum, weekly, '2026-06-03')).toMatchObject({
      value: 30,
      valueOn: '2026-05-19',
    });
    expect(measureKpi(sum, weekly, '2026-06-30').value).toBe(10);
    const once: Rows = [
      ['2026-05-19', 30],
      ['2026-06-02', 40],
    ];
    expect(measureKpi(sum, once, '2026-06-03').value).toBe(40);
  });
});

describe('freshness', () => {
  const freshness = (rows: Rows, asOf: string, fields: Fields = {}) =>
    measureKpi({ cadence: 'monthly', ...fields }, rows, asOf).freshness;

  test('asks for a period once half a period has passed since its end', () => {
    const may: Rows = [['2026-05-31', 1]];
    expect(freshness(may, '2026-07-15')).toEqual({
      last: '2026-05-31',
      due: '2026-05-31',
      onTime: true,
      daysLate: 0,
    });
    expect(freshness(may, '2026-07-16')).toEqual({
      last: '2026-05-31',
      due: '2026-06-30',
      onTime: false,
      daysLate: 16,
    });
  });

  test('forgives a gap once a later period has a value', () => {
    const gap: Rows = [
      ['2026-05-31', 1],
      ['2026-07-10', 1],
    ];
    expect(freshness(gap, '2026-07-20').onTime).toBe(true);
  });

  test('asks for nothing that had ended by the day of the baseline', () => {
    const baseline = { value: 1, on: '2026-06-30' };
    expect(freshness([], '2026-07-20', { baseline })).toMatchObject({ due: null, onTime: null });
    expect(freshness([], '2026-08-16', { baseline })).toMatchObject({
      due: '2026-07-31',
      onTime: false,
    });
  });

  test.each([
    ['daily', '2026-07-01'],
    ['weekly', '2026-06-28'],
    ['fortnightly', '2026-06-14'],
    ['monthly', '2026-05-31'],
    ['quarterly', '2026-03-31'],
    ['yearly', '2025-12-31'],
  ])('of a %s KPI asks on a Thursday, 2 July, for the period to %s', (cadence, due) => {
    expect(freshness([['2024-12-31', 1]], HALF_WAY, { cadence }).due).toBe(due);
  });

  test('is not asked of what has no cadence', () => {
    expect(measureKpi({}, [['2020-01-01', 1]]).freshness).toEqual({
      last: '2020-01-01',
      due: null,
      onTime: null,
      daysLate: 0,
    });
  });
});

describe('what is declared', () => {
  test('is what the last check-in with a status or confidence says', () => {
    const built = organization(
      {
        people: { ana: {} },
        kpis: { k: {} },
        'check-ins': {
          a: { date: '2026-05-01', about: ['k'], status: 'off-track', author: 'ana' },
          b: { date: '2026-06-01', about: ['k'], confidence: 0.6, author: 'ana' },
          c: { date: '2026-06-15', about: ['k'] },
          d: { date: '2026-08-01', about: ['k'], status: 'on-track' },
        },
      },
      { asOf: HALF_WAY },
    );
    expect(built.measured('kpi', 'k').declared).toEqual({
      status: null,
      confidence: 0.6,
      on: '2026-06-01',
      by: 'ana',
      checkIn: 'check-in:b',
    });
  });

  test('is the later line of two on one day', () => {
    const lines = Array.from(
      { length: 11 },
      (_, i) => `2026-06-01,,k,${i === 10 ? 'at-risk' : 'on-track'},,,`,
    );
    const log = ['date,author,about,status,confidence,value,note', ...lines].join('\n');
    const built = organization({ kpis: { k: {} }, 'check-ins': { log } }, { asOf: HALF_WAY });
    expect(built.measured('kpi', 'k').declared?.status).toBe('at-risk');
  });
});
