import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KpiMeasure, Scorecard } from '../../src/measure/index.ts';
import { anyContent } from '../build/any-organization.ts';
import { type Content, type Fields, organization, type Rows } from '../build/organization.ts';

/** All that a scorecard says, as plain JSON. */
function said(scorecard: Scorecard) {
  const { measures, traces, rhythms, portfolios, alignment, alignmentBy } = scorecard;
  return {
    measures: [...measures],
    traces: [...traces],
    rhythms: [...rhythms],
    portfolios: [...portfolios],
    alignment,
    alignmentBy,
  };
}

/** A KPI whose figures are whole numbers, so that a change of unit can be undone. */
const whole = fc.integer({ min: -50, max: 50 });
const judgedKpi = fc.record({
  direction: fc.constantFrom('increase', 'decrease', 'maintain'),
  mode: fc.constantFrom('reach', 'hold'),
  baseline: whole,
  target: whole,
  range: fc.tuple(whole, whole),
  milestone: fc.option(whole),
  thresholds: fc.option(fc.tuple(whole, whole)),
  values: fc.array(whole, { minLength: 1, maxLength: 6 }),
  aggregate: fc.constantFrom('last', 'mean', 'sum', 'min', 'max'),
  by: fc.constantFrom('2026-09-30', '2026-12-31'),
});
type Judged = typeof judgedKpi extends fc.Arbitrary<infer T> ? T : never;

/** Measures it with each figure changed. */
function measureWith(
  kpi: Judged,
  change: (figure: number) => number,
  mirrored = false,
): KpiMeasure {
  const turned = { increase: 'decrease', decrease: 'increase', maintain: 'maintain' } as const;
  const swapped = { last: 'last', mean: 'mean', sum: 'sum', min: 'max', max: 'min' } as const;
  const direction = kpi.direction as keyof typeof turned;
  const aggregate = kpi.aggregate as keyof typeof swapped;
  const [low, high] = kpi.range.map(change).sort((a, b) => a - b);
  const isRange = direction === 'maintain';
  const target = isRange ? { min: low, max: high } : { value: change(kpi.target), mode: kpi.mode };
  const fields: Fields = {
    direction: mirrored ? turned[direction] : direction,
    aggregate: mirrored ? swapped[aggregate] : aggregate,
    cadence: 'monthly',
    baseline: { value: change(kpi.baseline), on: '2026-01-01' },
    target: { ...target, by: kpi.by },
  };
  if (kpi.milestone !== null) {
    fields['milestones'] = [{ on: '2026-06-01', value: change(kpi.milestone) }];
  }
  if (kpi.thresholds !== null) {
    const [on_track, at_risk] = kpi.thresholds.map(change);
    fields['thresholds'] = { on_track, at_risk };
  }
  const rows: Rows = kpi.values.map((value, i) => [
    `2026-${i < 3 ? '10' : '11'}-0${i + 1}`,
    change(value),
  ]);
  const built = organization(
    { kpis: { k: fields }, measurements: { k: rows } },
    { asOf: '2026-11-20' },
  );
  expect(built.findings).toEqual([]);
  return built.measured('kpi', 'k');
}

describe('laws of measuring', () => {
  test("a change of a KPI's unit changes no status", () => {
    fc.assert(
      fc.property(judgedKpi, fc.constantFrom(1000, 0.001, 60, 1 / 3, 1e-9, 1e12), (kpi, factor) => {
        const before = measureWith(kpi, (figure) => figure);
        const after = measureWith(kpi, (figure) => figure * factor);
        expect([after.status, after.reason]).toEqual([before.status, before.reason]);
      }),
      { numRuns: 300 },
    );
  });

  test('turning direction and values round changes no status and no progress', () => {
    fc.assert(
      fc.property(judgedKpi, (kpi) => {
        const before = measureWith(kpi, (figure) => figure);
        const after = measureWith(kpi, (figure) => 0 - figure, true);
        expect([after.status, after.reason, after.pace]).toEqual([
          before.status,
          before.reason,
          before.pace,
        ]);
        expect(after.score).toEqual(before.score);
      }),
      { numRuns: 300 },
    );
  });

  test('a child without a value changes no score, only coverage', () => {
    fc.assert(
      fc.property(anyContent, fc.constantFrom(1, 4), (content, weight) => {
        const empty = {
          id: 'empty',
          title: 'Empty',
          unit: { kind: 'count' },
          hold: { max: 1 },
          weight,
        };
        const grown: Content = { ...content, objectives: {} };
        for (const [id, fields] of Object.entries(content.objectives ?? {})) {
          const { key_results = [], ...more } = fields as Fields & { key_results?: Fields[] };
          Object.assign(grown.objectives ?? {}, {
            [id]: { ...more, key_results: [...key_results, empty] },
          });
        }
        const before = organization(content).scorecard.measures;
        for (const [ref, after] of organization(grown).scorecard.measures) {
          const measure = before.get(ref);
          if (after.kind !== 'objective' || measure?.kind !== 'objective') continue;
          expect([after.score, after.expected, after.pace]).toEqual([
            measure.score,
            measure.expected,
            measure.pace,
          ]);
          if (measure.coverage !== null)
            expect(after.coverage).toBeLessThanOrEqual(measure.coverage);
        }
      }),
    );
  });

  test('the order of the files never matters', () => {
    fc.assert(
      fc.property(anyContent, fc.infiniteStream(fc.nat()), (content, numbers) => {
        const shuffled = organization(content, {
          order: (files) =>
            files
              .map((file) => ({ file, key: numbers.next().value as number }))
              .sort((a, b) => a.key - b.key)
              .map(({ file }) => file),
        });
        expect(said(shuffled.scorecard)).toEqual(said(organization(content).scorecard));
      }),
    );
  });

  test('no figure is ever NaN or infinite, and all is plain JSON', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const all = said(organization(content).scorecard);
        expect(strayFigures(all)).toEqual([]);
        expect(JSON.parse(JSON.stringify(all))).toEqual(all);
      }),
      { numRuns: 300 },
    );
  });

  test('whatever is retired has the status retired', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const { scorecard } = organization(content);
        for (const [ref, measure] of scorecard.measures) {
          const record =
            scorecard.graph.find(ref) ?? scorecard.graph.keyResults.get(ref)?.objective;
          if (record === undefined || record.kind === 'measurement') throw new Error(ref);
          const { retired } = record.data;
          const isRetired = retired !== undefined && retired.on <= scorecard.asOf;
          if (isRetired) expect([ref, measure.status]).toEqual([ref, 'retired']);
          expect(scorecard.isLive(ref) && isRetired).toBe(false);
        }
      }),
    );
  });

  test('every way that reaches ends at a live priority, by steps that are links', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const { scorecard } = organization(content);
        for (const [ref, { chain, reached }] of scorecard.traces) {
          expect(chain[0]).toBe(ref);
          expect(new Set(chain).size).toBe(chain.length);
          const end = chain.at(-1) ?? ref;
          if (reached) expect(end.startsWith('priority:')).toBe(true);
        }
      }),
    );
  });

  test('shares lie between none and all, and their missing ones are what they lack', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const { alignment, alignmentBy } = organization(content).scorecard;
        const parts = Object.values(alignmentBy).flatMap((part) => Object.values(part));
        for (const { index, shares } of [alignment, ...parts]) {
          const values = Object.values(shares).map((share) => share.value);
          for (const { value, of, over, missing } of Object.values(shares)) {
            expect(value === null).toBe(over === 0);
            expect(of <= over).toBe(true);
            if (of === over) expect(value === null || value === 1).toBe(true);
            else expect(missing.length).toBeGreaterThan(0);
          }
          expect(index === null).toBe(values.every((value) => value === null));
        }
      }),
    );
  });
});

/** Paths of numbers that are none. */
function strayFigures(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path}: ${value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => strayFigures(child, `${path}/${key}`));
}
