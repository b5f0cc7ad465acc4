import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ProcessBehaviour } from '../src/measure/index.ts';
import { type Content, type Fields, organization, type Rows } from './build/organization.ts';

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
});
