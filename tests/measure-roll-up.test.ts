import { describe, expect, test } from 'vitest';
import { explain } from '../src/measure/index.ts';
import { type Content, type Fields, organization, type Rows } from './build/organization.ts';

/** 91 days from first to last; on 15 November 45 of them are gone. */
const Q4 = { start: '2026-10-01', end: '2026-12-31' };
const MIDDLE = '2026-11-15';
const MIDDLE_SHARE = 45 / 91;

const count = (id: string, more: Fields = {}) => ({
  ...{ id, title: id, unit: { kind: 'count' }, direction: 'increase', from: 0, to: 100 },
  ...more,
});

/** An objective in Q4 with key results a, b, … whose values stand in files. */
function objective(
  keyResults: Fields[],
  values: Record<string, number>,
  asOf = MIDDLE,
  more: Fields = {},
) {
  const measurements: Record<string, Rows> = {};
  for (const [id, value] of Object.entries(values)) measurements[`o.${id}`] = [[MIDDLE, value]];
  const content: Content = {
    cycles: { q4: Q4 },
    objectives: { o: { cycle: 'q4', key_results: keyResults, ...more } },
    measurements,
  };
  return organization(content, { asOf });
}

describe('a key result', () => {
  test('that reads a KPI takes its latest value against its own from and to', () => {
    const built = organization(
      {
        cycles: { q4: Q4 },
        kpis: { latency: { cadence: 'monthly', unit: { kind: 'duration', base: 'ms' } } },
        measurements: {
          latency: [
            ['2026-09-30', 500],
            ['2026-10-31', 440],
          ],
        },
        objectives: {
          o: {
            cycle: 'q4',
            key_results: [{ id: 'a', title: 'A', kpi: 'latency', from: 500, to: 300 }],
          },
        },
      },
      { asOf: MIDDLE },
    );
    expect(built.measured('key-result', 'o.a')).toMatchObject({
      mode: 'reach',
      value: 440,
      attainment: 0.3,
      expected: MIDDLE_SHARE,
      pace: 0.3 / MIDDLE_SHARE,
      status: 'off-track',
      baselineOn: '2026-10-01',
      due: '2026-12-31',
    });
  });

  test('is stale when the KPI it reads is', () => {
    const built = organization(
      {
        cycles: { q4: Q4 },
        kpis: { latency: { cadence: 'weekly' } },
        measurements: { latency: [['2026-10-31', 440]] },
        objectives: {
          o: {
            cycle: 'q4',
            key_results: [{ id: 'a', title: 'A', kpi: 'latency', from: 500, to: 300 }],
          },
        },
      },
      { asOf: MIDDLE },
    );
    expect(built.measured('key-result', 'o.a').status).toBe('stale');
    expect(built.measured('objective', 'o').status).toBe('stale');
  });

  test('with a unit merges values from check-ins and its file by date', () => {
    const built = organization(
      {
        cycles: { q4: Q4 },
        objectives: { o: { cycle: 'q4', key_results: [count('a')] } },
        measurements: {
          'o.a': [
            ['2026-10-10', 10],
            ['2026-10-30', 30],
          ],
        },
        'check-ins': {
          x: { date: '2026-10-20', about: ['o'], values: { a: 20 } },
          y: { date: '2026-11-10', about: ['o'], values: { 'o.a': 40 } },
          z: { date: '2026-12-10', about: ['o'], values: { 'o.a': 90 } },
        },
      },
      { asOf: MIDDLE },
    );
    const measure = built.measured('key-result', 'o.a');
    expect(measure.points.map(({ date, value, source }) => [date, value, source.ref])).toEqual([
      ['2026-10-10', 10, 'measurement:o.a'],
      ['2026-10-20', 20, 'check-in:x'],
      ['2026-10-30', 30, 'measurement:o.a'],
      ['2026-11-10', 40, 'check-in:y'],
    ]);
    expect(measure).toMatchObject({ value: 40, attainment: 0.4 });
  });

  test('that holds a range complies with the share of its values in the cycle inside', () => {
    const hold = { id: 'a', title: 'A', unit: { kind: 'count' }, hold: { max: 5 } };
    const built = organization(
      {
        cycles: { q4: Q4 },
        objectives: { o: { cycle: 'q4', key_results: [hold] } },
        measurements: {
          'o.a': [
            ['2026-09-01', 9],
            ['2026-10-10', 4],
            ['2026-10-20', 6],
            ['2026-10-30', 5],
            ['2026-11-10', 3],
          ],
        },
      },
      { asOf: MIDDLE },
    );
    expect(built.measured('key-result', 'o.a')).toMatchObject({
      mode: 'hold',
      compliance: 0.75,
      score: 0.75,
      expected: 1,
      status: 'on-track',
    });
  });

  test('of milestones has the scores of those done against those due', () => {
    const milestones = [
      { title: 'One', due: '2026-10-15', score: 0.2, done: '2026-10-14' },
      { title: 'Two', due: '2026-11-01', score: 0.3 },
      { title: 'Three', due: '2026-12-01', score: 0.1, done: '2026-11-10' },
      { title: 'Four', due: '2026-12-20', score: 0.4, done: '2026-12-19' },
    ];
    const measure = objective([{ id: 'a', title: 'A', milestones }], {}).measured(
      'key-result',
      'o.a',
    );
    expect(measure).toMatchObject({
      mode: 'milestones',
      value: null,
      expected: 0.5,
      status: 'off-track',
    });
    expect(measure.attainment).toBeCloseTo(0.3, 12);
    expect(measure.pace).toBeCloseTo(0.6, 12);
  });

  test('of milestones that are all done is achieved when its cycle has ended', () => {
    const milestones = [0.7, 0.2, 0.1].map((score, i) => ({
      ...{ title: `${i}`, due: '2026-11-01', score },
      done: '2026-12-31',
    }));
    const at = (asOf: string) =>
      objective([{ id: 'a', title: 'A', milestones }], {}, asOf).measured('key-result', 'o.a')
        .status;
    expect(at('2026-12-30')).toBe('off-track');
    expect(at('2027-01-01')).toBe('achieved');
  });

  test('before its cycle is not started and without a value has no data', () => {
    const at = (asOf: string) =>
      objective([count('a')], {}, asOf).measured('key-result', 'o.a').status;
    expect(at('2026-09-30')).toBe('not-started');
    expect(at('2026-10-01')).toBe('no-data');
  });

  test('with a unit is stale when neither value nor check-in kept the rhythm of its cycle', () => {
    const build = (checkIn: string) =>
      organization(
        {
          cycles: { q4: { ...Q4, check_in: 'weekly' } },
          objectives: { o: { cycle: 'q4', key_results: [count('a')] } },
          measurements: { 'o.a': [['2026-10-05', 50]] },
          'check-ins': { x: { date: checkIn, about: ['o'] } },
        },
        { asOf: MIDDLE },
      ).measured('key-result', 'o.a').status;
    expect(build('2026-10-10')).toBe('stale');
    expect(build('2026-11-10')).toBe('on-track');
  });
});

describe('an objective', () => {
  test('is the weighted mean of its key results', () => {
    const built = objective([count('a', { weight: 3 }), count('b')], { a: 50, b: 10 });
    expect(built.measured('objective', 'o')).toMatchObject({
      score: 0.4,
      coverage: 1,
      expected: MIDDLE_SHARE,
      pace: 0.4 / MIDDLE_SHARE,
      status: 'at-risk',
      weakest: 'key-result:o.b',
      closed: null,
    });
  });

  test('leaves out what has no value, and says how much of the weight has one', () => {
    const built = objective([count('a', { weight: 3 }), count('b')], { b: 10 });
    expect(built.measured('objective', 'o')).toMatchObject({ score: 0.1, coverage: 0.25 });
  });

  test('has no score and no coverage over no weight', () => {
    const built = objective([count('a', { weight: 0 })], { a: 50 });
    expect(built.measured('objective', 'o')).toMatchObject({
      score: null,
      coverage: null,
      expected: null,
      pace: null,
      status: 'no-data',
    });
  });

  test('counts the objectives that support it with the weight of the link', () => {
    const built = organization(
      {
        cycles: { q4: Q4 },
        objectives: {
          top: { cycle: 'q4', key_results: [count('a')] },
          child: { cycle: 'q4', supports: [{ to: 'top', weight: 3 }], key_results: [count('a')] },
          cousin: { cycle: 'q4', relates_to: ['top'], key_results: [count('a')] },
        },
        measurements: {
          'top.a': [[MIDDLE, 20]],
          'child.a': [[MIDDLE, 60]],
          'cousin.a': [[MIDDLE, 0]],
        },
      },
      { asOf: MIDDLE },
    );
    const top = built.measured('objective', 'top');
    expect(top.score).toBeCloseTo(0.5, 12);
    expect(top.parts.map(({ ref, weight, score }) => [ref, weight, score])).toEqual([
      ['key-result:top.a', 1, 0.2],
      ['objective:child', 3, 0.6],
    ]);
  });

  test('leaves out a contributor that is retired', () => {
    const build = (on: string) =>
      organization(
        {
          cycles: { q4: Q4 },
          objectives: {
            top: { cycle: 'q4', key_results: [count('a')] },
            child: {
              ...{ cycle: 'q4', supports: ['top'], key_results: [count('a')] },
              retired: { on, reason: 'Merged.' },
            },
          },
          measurements: { 'top.a': [[MIDDLE, 20]], 'child.a': [[MIDDLE, 60]] },
        },
        { asOf: MIDDLE },
      ).measured('objective', 'top').score;
    expect(build('2026-11-01')).toBe(0.2);
    expect(build('2026-12-01')).toBe(0.4);
  });

  test.each([
    ['committed', 100, 1, 'achieved'],
    ['committed', 99, 0.99, 'missed'],
    ['aspirational', 60, 0.6, 'achieved'],
    ['aspirational', 59, 0.59, 'missed'],
    ['committed', 130, 1, 'achieved'],
    ['committed', -30, 0, 'missed'],
  ])('that was %s and stands at %i closes at %f, %s', (commitment, value, closed, status) => {
    const measure = objective([count('a')], { a: value }, '2027-01-01', { commitment }).measured(
      'objective',
      'o',
    );
    expect(measure).toMatchObject({ closed, status, reason: 'after-due', readOn: '2026-12-31' });
    expect(measure.score).toBe(value / 100);
  });

  test('of a closed cycle stays as it stood, whatever is measured later', () => {
    const content = (later: Rows): Content => ({
      cycles: { q4: Q4, y: { start: '2026-01-01', end: '2027-12-31' } },
      kpis: { k: { cadence: 'monthly' } },
      objectives: {
        o: { cycle: 'q4', key_results: [{ id: 'a', title: 'A', kpi: 'k', from: 0, to: 100 }] },
        child: { cycle: 'y', supports: ['o'], key_results: [count('b')] },
      },
      measurements: {
        k: [['2026-12-31', 70], ...later],
        'child.b': [['2026-12-31', 50], ...later],
      },
    });
    const build = (later: Rows) =>
      organization(content(later), { asOf: '2027-03-01' }).measured('objective', 'o');
    expect(build([['2027-01-31', 100]])).toEqual(build([]));
    expect(build([]).score).toBe(0.6);
  });

  test('is stale when more than half of its weight is', () => {
    const build = (weight: number) =>
      organization(
        {
          cycles: { q4: Q4 },
          kpis: { old: { cadence: 'weekly' }, fresh: { cadence: 'weekly' } },
          measurements: { old: [['2026-10-01', 50]], fresh: [[MIDDLE, 50]] },
          objectives: {
            o: {
              cycle: 'q4',
              key_results: [
                { id: 'a', title: 'A', kpi: 'old', from: 0, to: 100, weight },
                { id: 'b', title: 'B', kpi: 'fresh', from: 0, to: 100 },
              ],
            },
          },
        },
        { asOf: MIDDLE },
      ).measured('objective', 'o').status;
    expect(build(1)).toBe('on-track');
    expect(build(2)).toBe('stale');
  });

  test('at the top of a chain of three thousand is measured', () => {
    const objectives: Record<string, Fields> = { o0: { cycle: 'q4', key_results: [count('a')] } };
    for (let i = 1; i < 3_000; i++) objectives[`o${i}`] = { cycle: 'q4' };
    for (let i = 0; i < 2_999; i++)
      Object.assign(objectives[`o${i}`] as Fields, { supports: [`o${i + 1}`] });
    const built = organization(
      { cycles: { q4: Q4 }, objectives, measurements: { 'o0.a': [[MIDDLE, 25]] } },
      { asOf: MIDDLE },
    );
    expect(built.measured('objective', 'o2999').score).toBe(0.25);
  });
});

describe('a priority', () => {
  const KPI = {
    baseline: { value: 0, on: '2026-01-01' },
    target: { value: 100, by: '2026-12-31' },
    direction: 'increase',
  };
  const build = (content: Content, asOf = MIDDLE) => organization(content, { asOf });

  test('rolls up current objectives and lag KPIs, and lead KPIs apart', () => {
    const measure = build({
      strategy: { p: {} },
      cycles: { q4: Q4, q3: { start: '2026-07-01', end: '2026-09-30' } },
      objectives: {
        now: { cycle: 'q4', supports: [{ to: 'p', weight: 2 }], key_results: [count('a')] },
        before: { cycle: 'q3', supports: ['p'], key_results: [count('a')] },
      },
      kpis: {
        lag: { ...KPI, indicator: 'lag', supports: ['p'] },
        plain: { ...KPI, supports: ['p'] },
        lead: { ...KPI, indicator: 'lead', supports: ['p'] },
        unmeasured: { ...KPI, indicator: 'lead', supports: [{ to: 'p', weight: 3 }] },
      },
      measurements: {
        'now.a': [[MIDDLE, 40]],
        'before.a': [['2026-09-30', 0]],
        lag: [[MIDDLE, 80]],
        plain: [[MIDDLE, 60]],
        lead: [[MIDDLE, 10]],
      },
    }).measured('priority', 'p');
    expect(measure.parts.map((part) => part.ref)).toEqual([
      'objective:now',
      'kpi:lag',
      'kpi:plain',
    ]);
    expect(measure.score).toBeCloseTo((2 * 0.4 + 0.8 + 0.6) / 4, 12);
    expect(measure.lag.score).toBeCloseTo(0.7, 12);
    expect(measure.lead).toMatchObject({ score: 0.1, coverage: 0.25 });
    expect(measure.weakest).toBe('kpi:plain');
  });

  test('is judged on the pace of its parts, each with its own expectation', () => {
    const measure = build({
      strategy: { p: {} },
      kpis: {
        k: { ...KPI, supports: ['p'] },
        undated: { ...KPI, target: { value: 100 }, supports: ['p'] },
      },
      measurements: { k: [[MIDDLE, 80]], undated: [[MIDDLE, 0]] },
    }).measured('priority', 'p');
    expect(measure.score).toBe(0.4);
    expect(measure.expected).toBeCloseTo(318 / 364, 12);
    expect(measure.pace).toBeCloseTo(0.8 / (318 / 364), 12);
    expect(measure.status).toBe('on-track');
  });

  test('is not started before its horizon, and achieved or missed after it', () => {
    const content = (value: number): Content => ({
      strategy: { p: { horizon: { start: '2026-01-01', end: '2026-12-31' } } },
      kpis: { k: { ...KPI, supports: ['p'] } },
      measurements: { k: [['2026-12-30', value]] },
    });
    const status = (value: number, asOf: string) =>
      build(content(value), asOf).measured('priority', 'p').status;
    expect(status(100, '2025-12-31')).toBe('not-started');
    expect(status(100, '2027-01-01')).toBe('achieved');
    expect(status(99, '2027-01-01')).toBe('missed');
  });

  test('without anything that contributes has no data', () => {
    expect(build({ strategy: { p: {} } }).measured('priority', 'p')).toMatchObject({
      score: null,
      coverage: null,
      status: 'no-data',
      parts: [],
    });
  });
});

describe('an initiative', () => {
  const status = (fields: Fields, declared?: string) =>
    organization(
      {
        initiatives: { i: fields },
        'check-ins': declared ? { x: { date: '2026-11-01', about: ['i'], status: declared } } : {},
      },
      { asOf: MIDDLE },
    ).measured('initiative', 'i').status;

  test('has the status that its state, its dates and its last check-in give, in that order', () => {
    expect(status({ state: 'proposed', due: '2026-01-01' })).toBe('not-started');
    expect(status({ state: 'done' }, 'off-track')).toBe('achieved');
    expect(status({ state: 'dropped' })).toBe('retired');
    expect(status({ state: 'active', start: '2026-12-01' })).toBe('not-started');
    expect(status({ state: 'active', due: '2026-11-14' }, 'on-track')).toBe('off-track');
    expect(status({ state: 'active', due: MIDDLE }, 'at-risk')).toBe('at-risk');
    expect(status({ state: 'active' })).toBe('no-data');
    expect(status({ retired: { on: '2026-11-01', reason: 'R.' }, state: 'done' })).toBe('retired');
  });
});

describe('the check-in rhythm of an objective', () => {
  const rhythm = (check_in: string, dates: string[], asOf = MIDDLE, about = 'o') =>
    organization(
      {
        cycles: { q4: { ...Q4, check_in } },
        objectives: { o: { cycle: 'q4', key_results: [count('a')] } },
        'check-ins': Object.fromEntries(
          dates.map((date, i) => [`c${i}`, { date, about: [about] }]),
        ),
      },
      { asOf },
    ).scorecard.rhythms.get('objective:o');

  test('begins with the cycle and is kept by the last check-in about it or a key result', () => {
    expect(rhythm('weekly', [], '2026-10-05')).toEqual({
      last: null,
      due: '2026-10-08',
      overdue: false,
    });
    expect(rhythm('weekly', ['2026-11-10', '2026-11-09'])).toEqual({
      last: '2026-11-10',
      due: '2026-11-17',
      overdue: false,
    });
    expect(rhythm('fortnightly', ['2026-11-01'], MIDDLE, 'o.a')?.due).toBe('2026-11-15');
    expect(rhythm('monthly', ['2026-10-31'])?.due).toBe('2026-11-30');
  });

  test('is broken when the next one is more than a day late', () => {
    expect(rhythm('weekly', ['2026-11-07'], '2026-11-15')?.overdue).toBe(false);
    expect(rhythm('weekly', ['2026-11-07'], '2026-11-16')?.overdue).toBe(true);
  });

  test('does not count what was said before the cycle, nor what is dated after today', () => {
    expect(rhythm('weekly', ['2026-09-20', '2026-12-01'], '2026-10-05')).toEqual({
      last: '2026-09-20',
      due: '2026-10-08',
      overdue: false,
    });
  });

  test('is asked of current objectives alone', () => {
    expect(rhythm('weekly', [], '2027-01-01')).toBeUndefined();
  });
});

describe('the portfolio of a closed cycle', () => {
  const verdict = (values: number[]) => {
    const objectives: Record<string, Fields> = {};
    const measurements: Record<string, Rows> = {};
    for (const [i, value] of values.entries()) {
      objectives[`o${i}`] = { cycle: 'q4', key_results: [count('a')] };
      measurements[`o${i}.a`] = [[MIDDLE, value]];
    }
    const built = organization(
      { cycles: { q4: Q4 }, objectives, measurements },
      { asOf: '2027-01-01' },
    );
    return built.scorecard.portfolios.get('cycle:q4');
  };

  test('is the mean of what its objectives closed at, and a verdict on it', () => {
    expect(verdict([130, 70])).toMatchObject({ score: 0.85, verdict: 'healthy' });
    expect(verdict([100, 80])?.verdict).toBe('too-safe');
    expect(verdict([60])?.verdict).toBe('healthy');
    expect(verdict([50])?.verdict).toBe('partial');
    expect(verdict([39])?.verdict).toBe('outran-capacity');
    expect(verdict([])).toMatchObject({ score: null, coverage: null, verdict: null });
  });

  test('says how much of the weight has a score', () => {
    const content = {
      cycles: { q4: Q4 },
      objectives: {
        done: { cycle: 'q4', weight: 3, key_results: [count('a')] },
        unknown: { cycle: 'q4', key_results: [count('a')] },
      },
      measurements: { 'done.a': [[MIDDLE, 75]] as Rows },
    };
    const { scorecard } = organization(content, { asOf: '2027-01-01' });
    expect(scorecard.portfolios.get('cycle:q4')).toMatchObject({ score: 0.75, coverage: 0.75 });
    const [explained] = explain(scorecard, 'cycle:q4');
    expect(explained?.figures).toBe('over 1 of 2, 0.75 of the weight: 0.75, healthy');
  });
});
