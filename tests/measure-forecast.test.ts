import { describe, expect, test } from 'vitest';
import type { Forecast, NoForecast } from '../src/measure/index.ts';
import { type Content, type Fields, organization, type Rows } from './build/organization.ts';

const REACH: Fields = {
  direction: 'increase',
  cadence: 'weekly',
  baseline: { value: 0, on: '2026-01-01' },
  target: { value: 100, by: '2026-12-31' },
};

/** Values on Fridays, the last one on 20 November 2026. */
function weekly(values: readonly number[]): Rows {
  const last = Date.UTC(2026, 10, 20);
  return values.map((value, i) => {
    const day = new Date(last - (values.length - 1 - i) * 7 * 86_400_000);
    return [day.toISOString().slice(0, 10), value];
  });
}

function forecastOf(
  fields: Fields,
  values: readonly number[],
  more: Content = {},
): Forecast | NoForecast {
  const content = { ...more, kpis: { k: fields }, measurements: { k: weekly(values) } };
  const built = organization(content, { asOf: '2026-11-20' });
  expect(built.findings).toEqual([]);
  return built.measured('kpi', 'k').forecast;
}

function reasonOf(fields: Fields, values: readonly number[], more: Content = {}): string {
  const forecast = forecastOf(fields, values, more);
  return forecast.value === null ? forecast.reason : `It has one: ${forecast.value}`;
}

describe('a forecast', () => {
  test('follows a straight line to the due day', () => {
    const forecast = forecastOf(REACH, [10, 17, 24, 31, 38]);
    expect(forecast).toMatchObject({
      by: '2026-12-31',
      basis: { from: '2026-10-23', to: '2026-11-20', count: 5 },
      reachesTarget: false,
    });
    expect(forecast.value).toBeCloseTo(38 + 41, 9);
    expect(forecast).toHaveProperty('slope', 1);
  });

  test('is not led astray by one value that lies far off', () => {
    const forecast = forecastOf(REACH, [10, 17, 24, 90, 38]);
    expect(forecast.value).toBeCloseTo(79, 9);
  });

  test('has the range of eight residuals of ten around it', () => {
    // No slope; the residuals are −5, −4, −2, −2, 0, 0, 0, 2, 2, 4, 5.
    const values = [48, 52, 46, 55, 50, 50, 50, 45, 54, 48, 52];
    expect(forecastOf(REACH, values)).toMatchObject({ low: 46, value: 50, high: 54, slope: 0 });
  });

  test('is made from the last twelve values alone', () => {
    const level = Array.from({ length: 12 }, (_, i) => 50 + (i % 2));
    const forecast = forecastOf(REACH, [50, 51, 50, 51, 50, 51, ...level]);
    expect(forecast).toMatchObject({ basis: { count: 12 } });
  });

  test('says whether it is at the target, on the better side of it', () => {
    const reaches = (fields: Fields, values: number[]) => {
      const forecast = forecastOf({ ...REACH, ...fields }, values);
      return forecast.value === null ? forecast.reason : forecast.reachesTarget;
    };
    expect(reaches({}, [60, 67, 74, 81, 88])).toBe(true);
    expect(reaches({}, [10, 17, 24, 31, 38])).toBe(false);
    const down = { direction: 'decrease', baseline: { value: 200, on: '2026-01-01' } };
    expect(reaches(down, [140, 133, 126, 119, 112])).toBe(true);
    const hold = { target: { value: 30, mode: 'hold', by: '2026-12-31' } };
    expect(reaches(hold, [60, 60, 60, 60, 60])).toBe(true);
    expect(reaches(hold, [60, 53, 46, 39, 32])).toBe(false);
  });

  test('is not cut at the bounds of its KPI', () => {
    expect(
      forecastOf({ ...REACH, bounds: { max: 100 } }, [60, 70, 80, 90, 99]).value,
    ).toBeGreaterThan(100);
  });

  test('is made for a key result with values of its own, and for one that reads a KPI', () => {
    const built = organization(
      {
        cycles: { q4: { start: '2026-10-01', end: '2026-12-31' } },
        kpis: { k: REACH },
        objectives: {
          o: {
            cycle: 'q4',
            key_results: [
              {
                id: 'own',
                title: 'Own',
                unit: { kind: 'count' },
                direction: 'increase',
                from: 0,
                to: 50,
              },
              { id: 'read', title: 'Read', kpi: 'k', from: 0, to: 50 },
              {
                id: 'done',
                title: 'Done',
                milestones: [{ title: 'One', score: 1, due: '2026-12-01' }],
              },
            ],
          },
        },
        measurements: { k: weekly([10, 17, 24, 31, 38]), 'o.own': weekly([10, 17, 24, 31, 38]) },
      },
      { asOf: '2026-11-20' },
    );
    expect(built.findings).toEqual([]);
    for (const id of ['o.own', 'o.read']) {
      const { forecast, behaviour } = built.measured('key-result', id);
      expect(forecast).toMatchObject({ reachesTarget: true, by: '2026-12-31' });
      expect(behaviour === null).toBe(id === 'o.own');
    }
    expect(built.measured('key-result', 'o.done').forecast).toEqual({
      value: null,
      reason: 'It is judged by milestones.',
    });
  });
});

describe('no forecast', () => {
  const LEVEL = [10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11];
  const EXPLAINED: Content = {
    'check-ins': { why: { date: '2026-11-20', explains: [{ kpi: 'k', on: '2026-11-20' }] } },
  };

  test('is made from fewer than five values', () => {
    expect(reasonOf(REACH, [])).toBe('It was never measured.');
    expect(reasonOf(REACH, [10])).toBe('It has 1 value, and a forecast needs 5.');
    expect(reasonOf(REACH, [10, 20, 30, 40])).toBe('It has 4 values, and a forecast needs 5.');
  });

  test('reaches across an unexplained change, and one does across an explained one', () => {
    const jumped = [...LEVEL, 60, 61];
    expect(reasonOf(REACH, jumped)).toBe(
      'Nobody has explained the change of 2026-11-13 to 2026-11-20, and a forecast does not reach across it: it leaves 2 values, and a forecast needs 5.',
    );
    expect(forecastOf(REACH, jumped, EXPLAINED)).toMatchObject({ basis: { count: 12 } });
  });

  test('is needed where five values have come since the change, and only those count', () => {
    expect(forecastOf(REACH, [...LEVEL, 60, 61, 60, 61, 60])).toMatchObject({
      basis: { from: '2026-10-23', count: 5 },
    });
  });

  test('reaches across a single value far off', () => {
    expect(reasonOf(REACH, [...LEVEL, 60, 10, 11])).toMatch(
      /change of 2026-11-06, .* leaves 2 values/,
    );
  });

  test('reaches across a re-baselining', () => {
    const rebaselined = [{ on: '2026-11-01', reason: 'A new engine.' }];
    expect(reasonOf({ ...REACH, rebaselined }, LEVEL)).toBe(
      'It has 3 values since it was re-baselined on 2026-11-06, and a forecast needs 5.',
    );
  });

  test('is made without a target, without its day, after that day, and for what is retired', () => {
    const { target: _, ...aimless } = REACH;
    expect(reasonOf(aimless, LEVEL)).toBe('It has no target.');
    expect(reasonOf({ ...aimless, target: { value: 100 } }, LEVEL)).toBe(
      'Its target has no date to project to.',
    );
    expect(reasonOf({ ...REACH, target: { value: 100, by: '2026-11-20' } }, LEVEL)).toBe(
      'The day of its target has come.',
    );
    expect(reasonOf({ ...REACH, target: { value: 100, by: '2026-11-01' } }, LEVEL)).toBe(
      'The day of its target has come.',
    );
    const retired = { on: '2026-11-01', reason: 'Old.' };
    expect(reasonOf({ ...REACH, retired }, LEVEL)).toBe('It is retired.');
  });
});
