import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KpiMeasure } from '../src/measure/index.ts';
import { type Fields, organization, type Rows } from './build/organization.ts';

/** A KPI of whole figures, measured each month from January 2025 on. */
const judged = fc.record({
  direction: fc.constantFrom('increase', 'decrease'),
  ruleSet: fc.constantFrom('wheeler', 'nhs'),
  baseline: fc.integer({ min: -30, max: 30 }),
  target: fc.integer({ min: -30, max: 30 }),
  rebaselined: fc.option(fc.integer({ min: 1, max: 9 })),
  values: fc.array(
    fc.oneof(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 10, max: 30 }), fc.constant(0)),
    { minLength: 1, maxLength: 22 },
  ),
});
type Judged = typeof judged extends fc.Arbitrary<infer T> ? T : never;

function measured(kpi: Judged, change: (figure: number) => number, isTurned = false): KpiMeasure {
  const turned = kpi.direction === 'increase' ? 'decrease' : 'increase';
  const fields: Fields = {
    direction: isTurned ? turned : kpi.direction,
    cadence: 'monthly',
    baseline: { value: change(kpi.baseline), on: '2025-01-01' },
    target: { value: change(kpi.target), by: '2026-12-31' },
  };
  if (kpi.rebaselined !== null) {
    fields['rebaselined'] = [{ on: `2025-0${kpi.rebaselined}-15`, reason: 'Another process.' }];
  }
  const rows: Rows = kpi.values.map((value, month) => [
    new Date(Date.UTC(2025, month + 1, 0)).toISOString().slice(0, 10),
    change(value),
  ]);
  const content = { kpis: { k: fields }, measurements: { k: rows } };
  const config = { limits: { rule_set: kpi.ruleSet } };
  const built = organization(content, { asOf: '2026-11-20', config });
  expect(built.findings).toEqual([]);
  return built.measured('kpi', 'k');
}

const asWritten = (figure: number) => figure;

/** What is read off the figures and is none itself. */
function verdicts({ behaviour, forecast }: KpiMeasure) {
  return {
    signals: behaviour?.signals,
    assurance: behaviour?.assurance,
    states: behaviour?.segments.map(({ state, basis }) => [state, basis]),
    outlook: forecast.value === null ? forecast.reason : forecast.reachesTarget,
  };
}

function figures({ behaviour, forecast }: KpiMeasure): (number | null)[] {
  const limits = (behaviour?.segments ?? []).flatMap((segment) => [
    segment.centre,
    segment.lower,
    segment.upper,
    segment.meanRange,
    segment.rangeLimit,
  ]);
  return forecast.value === null
    ? limits
    : [...limits, forecast.value, forecast.low, forecast.high, forecast.slope];
}

describe('laws of process behaviour and forecast', () => {
  test("a change of a KPI's unit scales every figure and changes no verdict", () => {
    fc.assert(
      fc.property(judged, fc.constantFrom(1000, 0.001, 1 / 3, 1e-9, 1e12), (kpi, factor) => {
        const before = measured(kpi, asWritten);
        const after = measured(kpi, (figure) => figure * factor);
        expect(verdicts(after)).toEqual(verdicts(before));
        const scaled = figures(after).map((figure) => (figure === null ? null : figure / factor));
        figures(before).forEach((figure, i) => {
          if (figure === null) expect(scaled[i]).toBeNull();
          else expect(scaled[i]).toBeCloseTo(figure, 6);
        });
      }),
      { numRuns: 150 },
    );
  });

  test('turning direction and values round turns the sides and changes no reading', () => {
    fc.assert(
      fc.property(judged, (kpi) => {
        const before = verdicts(measured(kpi, asWritten));
        const after = verdicts(measured(kpi, (figure) => 0 - figure, true));
        const mirrored = before.signals?.map((signal) => ({
          ...signal,
          side: signal.side === null ? null : signal.side === 'above' ? 'below' : 'above',
        }));
        const inOrder = (signals: typeof mirrored) =>
          signals?.map((signal) => JSON.stringify(signal)).sort();
        expect(inOrder(after.signals)).toEqual(inOrder(mirrored));
        expect({ ...after, signals: null }).toEqual({ ...before, signals: null });
      }),
      { numRuns: 150 },
    );
  });

  test('limits, centre and forecast of a constant are that constant, and it has no signal', () => {
    const constant = fc.oneof(
      fc.constantFrom(0.1, 99.95, 1 / 3, -0.7, 0, 1e15),
      fc.integer({ min: -9999, max: 9999 }).map((whole) => whole / 100),
    );
    fc.assert(
      fc.property(constant, fc.integer({ min: 5, max: 22 }), judged, (value, count, kpi) => {
        const constantly = { ...kpi, rebaselined: null, values: Array(count).fill(value) };
        const { behaviour, forecast } = measured(constantly, asWritten);
        expect(behaviour?.segments[0]).toMatchObject({
          ...{ centre: value, lower: value, upper: value, meanRange: 0, rangeLimit: 0 },
        });
        expect(behaviour?.signals).toEqual([]);
        expect(forecast).toMatchObject({ low: value, value, high: value, slope: 0 });
      }),
      { numRuns: 60 },
    );
  });

  test('no two signals on one side share a point or touch, and each point of one breaks its rules', () => {
    fc.assert(
      fc.property(judged, (kpi) => {
        const { behaviour } = measured(kpi, asWritten);
        for (const { points } of behaviour?.segments ?? []) {
          const days = points.map(({ on }) => on);
          for (const side of ['above', 'below']) {
            const own = behaviour?.signals.filter(
              (signal) => signal.side === side && days.includes(signal.from),
            );
            const spans = (own ?? []).map(({ from, on }) => [days.indexOf(from), days.indexOf(on)]);
            spans.slice(1).forEach(([begin = 0], i) => {
              expect(begin).toBeGreaterThan((spans[i]?.[1] ?? 0) + 1);
            });
          }
          for (const { on, rules = [] } of points) {
            const named = behaviour?.signals.filter((signal) => signal.points.includes(on)) ?? [];
            const own = named.flatMap((signal) => signal.rules);
            const sided = rules.filter((rule) => rule !== 'moving-range');
            expect(own).toEqual(expect.arrayContaining(sided));
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
