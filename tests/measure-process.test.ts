import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProcessBehaviour } from '../src/measure/index.ts';
import { limitsOf, NO_LIMITS } from '../src/measure/process/limits.ts';
import { type Content, type Fields, organization, type Rows } from './build/organization.ts';
import { type Flags, flagsOf } from './build/published-rules.ts';

const AVAILABILITY = readFileSync(
  join(import.meta.dirname, 'figures/gitlab-availability.csv'),
  'utf8',
);

function behaviourOf(
  fields: Fields,
  measurements: Rows | string,
  more: Content = {},
  config: Fields = {},
): ProcessBehaviour {
  const content = {
    ...more,
    kpis: { k: { cadence: 'monthly', ...fields } },
    measurements: { k: measurements },
  };
  const built = organization(content, { asOf: '2026-11-20', config });
  expect(built.findings).toEqual([]);
  const { behaviour } = built.measured('kpi', 'k');
  if (behaviour === null) throw new Error('It has no behaviour.');
  return behaviour;
}

/** Values at the ends of the months from January 2025 on. */
function monthly(values: readonly number[]): Rows {
  return values.map((value, month) => {
    const end = new Date(Date.UTC(2025, month + 1, 0));
    return [end.toISOString().slice(0, 10), value];
  });
}

const INCREASE: Fields = { direction: 'increase' };

describe('monthly availability of GitLab.com', () => {
  const fields: Fields = {
    ...INCREASE,
    bounds: { min: 0, max: 100 },
    baseline: { value: 99.5, on: '2020-05-01' },
    target: { value: 99.95, by: '2026-12-31' },
  };

  test('has the published limits over all thirty months, with the upper one cut at 100', () => {
    const { segments, signals, assurance } = behaviourOf(
      { ...fields, limits: { from: '2020-05-01', to: '2022-10-31' } },
      AVAILABILITY,
    );
    const [segment] = segments;
    expect(segment).toMatchObject({ state: 'given', upper: 100, reason: null });
    expect(segment?.basis).toEqual({ from: '2020-05-31', to: '2022-10-31', count: 30 });
    expect(segment?.centre).toBeCloseTo(99.8593, 4);
    expect(segment?.meanRange).toBeCloseTo(0.1172, 4);
    expect(segment?.lower).toBeCloseTo(99.5475, 4);
    expect(segment?.uncutUpper).toBeCloseTo(100.1712, 4);
    expect(broken(segments)).toEqual({
      'outside-limits': ['2021-03-31'],
      'moving-range': ['2021-03-31', '2021-04-30'],
      run: monthsFrom2021December(),
    });
    expect(signals).toEqual([
      {
        rule: 'outside-limits',
        rules: ['outside-limits', 'moving-range'],
        from: '2021-03-31',
        on: '2021-03-31',
        points: ['2021-03-31'],
        side: 'below',
        reading: 'concern',
        explainedBy: [],
      },
      {
        rule: 'run',
        rules: ['run'],
        from: '2021-12-31',
        on: '2022-10-31',
        points: monthsFrom2021December(),
        side: 'above',
        reading: 'improvement',
        explainedBy: [],
      },
    ]);
    expect(assurance).toBe('hit-or-miss');
  });

  test('has the published limits locked to the first twelve months', () => {
    const { segments, signals, assurance } = behaviourOf(fields, AVAILABILITY);
    const [segment] = segments;
    expect(segment?.state).toBe('locked');
    expect(segment?.basis).toEqual({ from: '2020-05-31', to: '2021-04-30', count: 12 });
    expect(segment?.centre).toBeCloseTo(99.7867, 4);
    expect(segment?.meanRange).toBeCloseTo(0.1909, 4);
    expect(segment?.uncutLower).toBeCloseTo(99.2788, 4);
    expect(segment?.uncutUpper).toBeCloseTo(100.2945, 4);
    const { 'moving-range': ranges, 'outside-limits': outside } = broken(segments);
    expect(outside).toBeUndefined();
    expect(ranges).toEqual(['2021-04-30']);
    expect(signals.map(({ rule, from, on }) => [rule, from, on])).toContainEqual([
      'moving-range',
      '2021-04-30',
      '2021-04-30',
    ]);
    expect(assurance).toBe('hit-or-miss');
  });
});

/** Days of the points that break each rule. */
function broken(segments: ProcessBehaviour['segments']): Record<string, string[]> {
  const days: Record<string, string[]> = {};
  for (const { on, rules = [] } of segments.flatMap(({ points }) => points)) {
    for (const rule of rules) days[rule] = [...(days[rule] ?? []), on];
  }
  return days;
}

function monthsFrom2021December(): string[] {
  return AVAILABILITY.trim()
    .split('\n')
    .map((line) => line.split(',')[0] ?? '')
    .filter((day) => day >= '2021-12' && day < '2022-11');
}

/** Indexes of the points that break each rule, with the first twelve values making the limits. */
function flagsIn(values: readonly number[], ruleSet: string): Flags {
  const config = { limits: { rule_set: ruleSet } };
  const { segments } = behaviourOf(INCREASE, monthly(values), {}, config);
  const days = segments.flatMap(({ points }) => points.map(({ on }) => on));
  const found = Object.entries(broken(segments));
  return Object.fromEntries(found.map(([rule, on]) => [rule, on.map((day) => days.indexOf(day))]));
}

/** Values that wander, jump, rise and stand still, so that every rule is broken now and then. */
const wandering = fc
  .array(
    fc.oneof(
      fc.record({ level: fc.integer({ min: -40, max: 40 }), step: fc.constantFrom(-3, 0, 2) }),
      fc.record({ level: fc.constant(0), step: fc.constantFrom(0, 1) }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .chain((stretches) =>
    fc.tuple(
      ...stretches.map(({ level, step }) =>
        fc
          .array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 9 })
          .map((noise) => noise.map((value, i) => level + step * i + value)),
      ),
    ),
  )
  .map((stretches) => stretches.flat().slice(0, 22))
  .filter((values) => values.length >= 5);

describe('signals', () => {
  test.each(['wheeler', 'nhs'])(
    'of two hundred random series are, point by point, those of the published rules: %s',
    (ruleSet) => {
      const met = new Set<string>();
      fc.assert(
        fc.property(wandering, (values) => {
          const expected = flagsOf(values, Math.min(values.length, 12), ruleSet);
          for (const rule of Object.keys(expected)) met.add(rule);
          expect(flagsIn(values, ruleSet)).toEqual(expected);
        }),
        { numRuns: 200 },
      );
      expect(met.size).toBe(4);
    },
  );

  const WIDE = [0, 10, 0, 10, 0, 10, 0, 10, 0, 10, 0, 10];

  test('are broken off by a point on the centre', () => {
    const above = [6, 6, 6, 6, 6, 6, 6];
    expect(flagsIn([...WIDE, ...above], 'wheeler')['run']).toHaveLength(8);
    expect(flagsIn([...WIDE, 5, ...above], 'wheeler')).toEqual({});
    expect(flagsIn([...WIDE, 5, ...above], 'nhs')['run']).toHaveLength(7);
    expect(flagsIn([...WIDE, 5, 6, 6, 6, 5, 6, 6, 6], 'nhs')).toEqual({});
  });

  test('of a trend are broken off by an equal value', () => {
    const config = { limits: { rule_set: 'nhs' } };
    const rulesOf = (values: number[]) =>
      behaviourOf(INCREASE, monthly([...WIDE, ...values]), {}, config).signals.map(
        ({ rules, side, reading }) => [rules.join(), side, reading],
      );
    expect(rulesOf([1, 2, 3, 4, 6, 7, 8])).toEqual([['trend', 'above', 'improvement']]);
    expect(rulesOf([1, 2, 3, 3, 6, 7, 8])).toEqual([]);
    expect(rulesOf([9, 8, 7, 6, 4, 3, 2])).toEqual([['trend', 'below', 'concern']]);
  });

  test('of one shift are one signal, whichever rules it breaks', () => {
    const shift = [60, 62, 60, 61, 62, 60, 61, 62, 60];
    const { signals } = behaviourOf(INCREASE, monthly([...WIDE, ...shift]));
    expect(signals).toHaveLength(1);
    expect(signals[0]).toMatchObject({
      rule: 'outside-limits',
      rules: ['outside-limits', 'run', 'near-limit', 'moving-range'],
      from: '2025-12-31',
      on: '2026-09-30',
      side: 'above',
    });
  });

  test.each([
    ['increase', 'above', 'improvement'],
    ['decrease', 'above', 'concern'],
    ['increase', 'below', 'concern'],
    ['decrease', 'below', 'improvement'],
  ])('with a direction to %s, %s the centre, read as %s', (direction, side, reading) => {
    const far = side === 'above' ? 90 : -90;
    const { signals } = behaviourOf({ direction }, monthly([...WIDE, 5, far]));
    expect(signals.map((signal) => [signal.side, signal.reading])).toEqual([[side, reading]]);
  });

  test('without a direction are read by where the target lies, and without that not at all', () => {
    const readings = (fields: Fields) =>
      behaviourOf(fields, monthly([...WIDE, 5, 90])).signals.map(({ reading }) => reading);
    const baseline = { value: 0, on: '2025-01-01' };
    const target = (value: number) => ({ value, by: '2026-12-31' });
    expect(readings({ baseline, target: target(100) })).toEqual(['improvement']);
    expect(readings({ baseline, target: target(-100) })).toEqual(['concern']);
    expect(readings({})).toEqual([null]);
  });

  test('of what is to be kept in a range are a concern only outside of it', () => {
    const kept = (max: number) =>
      behaviourOf(
        { direction: 'maintain', target: { min: 0, max, by: '2026-12-31' } },
        monthly([...WIDE, 5, 90]),
      ).signals.map(({ reading }) => reading);
    expect(kept(50)).toEqual(['concern']);
    expect(kept(100)).toEqual([null]);
  });

  test('are explained by a check-in that names a day of one of their periods', () => {
    const explainedBy = (on: string, date = '2026-06-01') => {
      const explains = [{ kpi: 'k', on }];
      return behaviourOf(INCREASE, monthly([...WIDE, 5, 90]), {
        'check-ins': { why: { date, explains } },
      }).signals[0]?.explainedBy;
    };
    expect(explainedBy('2026-02-28')).toEqual(['check-in:why']);
    expect(explainedBy('2026-02-01')).toEqual(['check-in:why']);
    expect(explainedBy('2026-01-31')).toEqual([]);
    expect(explainedBy('2026-02-28', '2026-12-01')).toEqual([]);
  });
});

describe('limits', () => {
  test('are none below five values, on trial below twelve, and locked to the first twelve', () => {
    const stateWith = (count: number) =>
      behaviourOf(INCREASE, monthly(Array.from({ length: count }, (_, i) => i % 3))).segments[0];
    expect(stateWith(4)).toMatchObject({ state: 'too-few', basis: null, centre: null });
    expect(stateWith(5)).toMatchObject({ state: 'trial', basis: { count: 5 } });
    expect(stateWith(11)).toMatchObject({ state: 'trial', basis: { count: 11 } });
    expect(stateWith(12)).toMatchObject({ state: 'locked', basis: { count: 12 } });
    expect(stateWith(20)).toMatchObject({ state: 'locked', basis: { count: 12 } });
  });

  test('given a span with five values are made from those, and with fewer as if none were given', () => {
    const values = monthly([0, 2, 0, 2, 0, 2, 10, 14, 10, 14, 10, 14, 10]);
    const limits = { from: '2025-07-31', to: '2025-12-31' };
    expect(behaviourOf({ limits }, values).segments[0]).toMatchObject({
      state: 'given',
      basis: { from: '2025-07-31', to: '2025-12-31', count: 6 },
      centre: 12,
      meanRange: 4,
    });
    const short = { from: '2025-10-31', to: '2026-01-31' };
    expect(behaviourOf({ limits: short }, values).segments[0]?.state).toBe('locked');
  });

  test('begin anew where the process was re-baselined, and no range reaches across', () => {
    const rebaselined = [{ on: '2025-07-01', reason: 'A new engine.' }];
    const { segments, signals } = behaviourOf(
      { ...INCREASE, rebaselined },
      monthly([1, 2, 1, 2, 1, 2, 91, 92, 91, 92, 91]),
    );
    expect(segments.map(({ from, to, reason, state }) => [from, to, reason, state])).toEqual([
      ['2025-01-31', '2025-06-30', null, 'trial'],
      ['2025-07-31', '2025-11-30', 'A new engine.', 'trial'],
    ]);
    expect(segments[1]?.points[0]?.range).toBeNull();
    expect(signals).toEqual([]);
  });

  test('are still to come where nothing was measured since the re-baselining', () => {
    const rebaselined = [{ on: '2026-01-01', reason: 'A new engine.' }];
    const { segments, assurance } = behaviourOf(
      { ...INCREASE, rebaselined, target: { value: 1, by: '2026-12-31' } },
      monthly([1, 2, 1, 2, 1, 2]),
    );
    expect(segments[1]).toMatchObject({ from: '2026-01-01', state: 'too-few', points: [] });
    expect(assurance).toBeNull();
  });

  test('leave out a sum that still runs', () => {
    const rows: Rows = ['2026-07', '2026-08', '2026-09', '2026-10', '2026-11'].flatMap((month) =>
      ['04', '11', '18', '25']
        .filter((day) => `${month}-${day}` < '2026-11-12')
        .map((day) => [`${month}-${day}`, 10]),
    );
    const [segment] = behaviourOf({ aggregate: 'sum' }, rows).segments;
    expect(segment?.points.map(({ value }) => value)).toEqual([40, 40, 40, 40]);
  });

  test('pass over a period without a value', () => {
    const rows = monthly([1, 2, 3, 4, 5, 6]).filter((_, i) => i !== 2);
    const [segment] = behaviourOf({}, rows).segments;
    expect(segment?.points.map(({ range }) => range)).toEqual([null, 1, 2, 1, 1]);
  });

  test('of values too large to be counted with are none', () => {
    expect(limitsOf([9e307, -9e307, 9e307, -9e307, 9e307], undefined)).toBe(NO_LIMITS);
  });
});

describe('assurance', () => {
  const AROUND_50 = [48, 52, 48, 52, 48, 52];
  const assured = (fields: Fields) => behaviourOf(fields, monthly(AROUND_50)).assurance;
  const reach = (direction: string, value: number): Fields => ({
    direction,
    baseline: { value: 0, on: '2025-01-01' },
    target: { value, by: '2026-12-31' },
  });

  test.each([
    ['increase', 30, 'passes'],
    ['increase', 50, 'hit-or-miss'],
    ['increase', 70, 'fails'],
    ['decrease', 30, 'fails'],
    ['decrease', 50, 'hit-or-miss'],
    ['decrease', 70, 'passes'],
  ])('with a direction to %s and the target at %i: %s', (direction, target, expected) => {
    expect(assured(reach(direction, target))).toBe(expected);
  });

  test('of a range to hold looks at both ends', () => {
    const hold = (min: number, max: number) =>
      assured({ direction: 'maintain', target: { min, max, by: '2026-12-31' } });
    expect(hold(30, 70)).toBe('passes');
    expect(hold(45, 70)).toBe('hit-or-miss');
    expect(hold(80, 90)).toBe('fails');
    expect(hold(0, 10)).toBe('fails');
  });

  test('is not known without a target', () => {
    expect(assured(INCREASE)).toBeNull();
  });
});
