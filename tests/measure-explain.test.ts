import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysBetween } from '../src/calendar/index.ts';
import { type Explanation, explain, explainAlignment } from '../src/measure/index.ts';
import type { Ref } from '../src/schema/index.ts';
import { anyContent } from './build/any-organization.ts';
import { type Content, type Organization, organization } from './build/organization.ts';

/** One explanation of a record, by name. */
function explained(built: Organization, ref: Ref, name: string): Explanation {
  const found = explain(built.scorecard, ref).find((explanation) => explanation.name === name);
  if (found === undefined) throw new Error(`${ref} does not explain its ${name}.`);
  return found;
}

/** Inputs as `name = value @ line`. */
function inputs({ inputs }: Explanation): string[] {
  return inputs.map(({ name, value, place }) => {
    const line = place === undefined ? '' : ` @ ${place.file}:${place.start.line}`;
    return `${name} = ${value}${line}`;
  });
}

const KPI = `---
title: Latency
direction: decrease
unit: {kind: duration, base: ms}
baseline:
  value: 500
  on: 2026-01-01
target:
  value: 300
  by: 2026-12-31
milestones:
  - {on: 2026-04-02, value: 480}
cadence: monthly
aggregate: mean
---
`;

const BUILT = organization(
  {
    strategy: { p: {} },
    cycles: { q2: { start: '2026-04-01', end: '2026-06-30' } },
    kpis: { k: KPI },
    measurements: { k: 'date,value\n2026-05-31,470\n2026-06-10,440\n2026-06-20,420\n' },
    objectives: {
      o: '---\ntitle: Fast\ncycle: q2\nsupports: [p]\nkey_results:\n  - {id: a, title: Read, kpi: k, from: 500, to: 400}\n  - {id: b, title: Steps, weight: 3, milestones: [{title: One, score: 0.25, due: 2026-05-01, done: 2026-05-02}, {title: Two, score: 0.75, due: 2026-06-30}]}\n---\n',
    },
  },
  { asOf: '2026-07-02' },
);

describe('the explanation of a KPI', () => {
  test('shows the values that were joined, each with its line', () => {
    const value = explained(BUILT, 'kpi:k', 'value');
    expect(value).toMatchObject({ value: 430, as: 'value', unit: { base: 'ms' } });
    expect(value.figures).toBe('mean of 440, 420 = 430');
    expect(inputs(value)).toEqual([
      'value of 2026-06-10 = 440 @ content/measurements/k.csv:3',
      'value of 2026-06-20 = 420 @ content/measurements/k.csv:4',
    ]);
  });

  test('shows how attainment was made, and where its figures are written', () => {
    const attainment = explained(BUILT, 'kpi:k', 'attainment');
    expect(attainment.formula).toBe('(value − baseline) ÷ (target − baseline)');
    expect(attainment.figures).toBe('(430 − 500) ÷ (300 − 500) = 0.35');
    expect(inputs(attainment)).toEqual([
      'value = 430',
      'baseline = 500 @ content/kpis/k.md:6',
      'target = 300 @ content/kpis/k.md:9',
    ]);
  });

  test('shows the leg of the way that today lies on', () => {
    const expected = explained(BUILT, 'kpi:k', 'expected');
    expect(expected.figures).toBe('0.1 on 2026-04-02, 1 on 2026-12-31: on 2026-07-02 0.4');
    expect(inputs(expected)).toEqual([
      'read on = 2026-07-02',
      'from = 2026-04-02 @ content/kpis/k.md:12',
      'share by then = 0.1',
      'to = 2026-12-31 @ content/kpis/k.md:10',
      'share by that day = 1',
    ]);
  });

  test('of a key result points at the days of its cycle', () => {
    expect(inputs(explained(BUILT, 'key-result:o.a', 'expected'))).toEqual([
      'read on = 2026-06-30',
      'from = 2026-04-01 @ content/cycles/q2.yaml:1',
      'share by then = 0',
      'to = 2026-06-30 @ content/cycles/q2.yaml:1',
      'share by that day = 1',
    ]);
  });

  test('gives the rule that decided its status', () => {
    const status = explained(BUILT, 'kpi:k', 'status');
    expect(status).toMatchObject({ text: 'at-risk', value: null });
    expect(status.figures).toBe('pace 0.875, needed 0.9 or 0.7: at-risk');
    expect(status.rule).toBe(
      'A pace of 0.9 or more is on track, of 0.7 or more at risk, below that off track.',
    );
  });

  test('names its thresholds where they decided', () => {
    const built = organization({
      kpis: { k: { direction: 'increase', thresholds: { on_track: 99.9, at_risk: 99 } } },
      measurements: { k: [['2026-11-01', 99.5]] },
    });
    expect(explained(built, 'kpi:k', 'status').rule).toBe(
      'Its own thresholds decide: on track from 99.9, at risk from 99.',
    );
  });

  test('says what is missing rather than leaving it out', () => {
    const built = organization({ kpis: { k: {} } });
    expect(explained(built, 'kpi:k', 'attainment').figures).toBe(
      '(missing − missing) ÷ (missing − missing) = missing',
    );
    expect(explained(built, 'kpi:k', 'value').figures).toBe('never measured');
  });

  test('points a value from a check-in at its line', () => {
    const built = organization({
      cycles: { q4: { start: '2026-10-01', end: '2026-12-31' } },
      objectives: {
        o: {
          cycle: 'q4',
          key_results: [{ id: 'a', title: 'A', unit: { kind: 'count' }, hold: { max: 5 } }],
        },
      },
      'check-ins': { x: '---\ndate: 2026-11-01\nabout: [o]\nvalues:\n  a: 4\n---\n' },
    });
    expect(inputs(explained(built, 'key-result:o.a', 'value'))).toEqual([
      'value of 2026-11-01 = 4 @ content/check-ins/x.md:5',
    ]);
  });
});

describe('the explanation of process behaviour and forecast', () => {
  const rows = [0, 10, 0, 10, 0, 10, 0, 10, 0, 10, 0, 10, 90].map(
    (value, month) =>
      [new Date(Date.UTC(2025, month + 6, 0)).toISOString().slice(0, 10), value] as const,
  );
  const fields = {
    direction: 'increase',
    cadence: 'monthly',
    bounds: { min: 0 },
    baseline: { value: 0, on: '2025-01-01' },
    target: { value: 20, by: '2026-12-31' },
  };
  const built = organization({ kpis: { k: fields }, measurements: { k: rows } });

  test('shows the limits, which values they are made from, and where they were cut', () => {
    const centre = explained(built, 'kpi:k', 'centre');
    expect(centre.figures).toBe('mean of 12 values, 2025-06-30 to 2026-05-31 = 5');
    expect(inputs(centre)).toHaveLength(12);
    expect(inputs(centre)[11]).toBe('value of 2026-05-31 = 10 @ content/measurements/k.csv:13');
    expect(explained(built, 'kpi:k', 'upper').figures).toBe('5 + 2.66 × 10 = 31.6');
    const lower = explained(built, 'kpi:k', 'lower');
    expect(lower.figures).toBe('5 − 2.66 × 10 = −21.6, cut at the bound 0');
    expect(inputs(lower)).toContain('bound = 0 @ content/kpis/k.yaml:1');
  });

  test('names each change and where it was measured', () => {
    const signals = explained(built, 'kpi:k', 'signals');
    expect(signals).toMatchObject({ value: 1, figures: '1 change, of which 1 unexplained' });
    expect(inputs(signals)).toEqual([
      '2026-06-30 = above the centre; improvement; outside the limits, a jump wider than the limit of the moving range @ content/measurements/k.csv:14',
    ]);
    expect(explained(built, 'kpi:k', 'assurance')).toMatchObject({
      text: 'hit or miss',
      figures: 'limits 0 to 31.6; target 20: hit or miss',
    });
  });

  test('says why there is no forecast, and shows the values of one', () => {
    expect(explained(built, 'kpi:k', 'forecast')).toMatchObject({
      text: 'none',
      figures: expect.stringMatching(/^Nobody has explained the change of 2026-06-30/),
    });
    const steady = organization({ kpis: { k: fields }, measurements: { k: rows.slice(0, 12) } });
    const forecast = explained(steady, 'kpi:k', 'forecast');
    expect(forecast.value).not.toBeNull();
    expect(inputs(forecast)).toHaveLength(13);
  });

  test('says how much is missing for limits', () => {
    const young = organization({ kpis: { k: fields }, measurements: { k: rows.slice(0, 3) } });
    expect(explained(young, 'kpi:k', 'centre')).toMatchObject({
      value: null,
      figures: '3 of the 5 values that limits need',
    });
  });
});

describe('the explanation of a roll-up', () => {
  test('shows each part with its weight and where it is written', () => {
    const score = explained(BUILT, 'objective:o', 'score');
    expect(score.figures).toBe('(0.7 + 3 × 0.25) ÷ (1 + 3) = 0.3625');
    expect(
      score.inputs.map(({ name, weight, ref, place }) => [name, weight, ref, place?.start.line]),
    ).toEqual([
      ['Read', 1, 'key-result:o.a', 6],
      ['Steps', 3, 'key-result:o.b', 7],
    ]);
  });

  test('shows the score at close and what was asked', () => {
    const closed = explained(BUILT, 'objective:o', 'closed');
    expect(closed.value).toBe(0.3625);
    expect(closed.rule).toBe('It is committed: achieved from 1.');
  });

  test('of milestones adds up those reached and those due', () => {
    expect(explained(BUILT, 'key-result:o.b', 'attainment').figures).toBe('0.25 = 0.25');
    expect(explained(BUILT, 'key-result:o.b', 'expected').figures).toBe('0.25 + 0.75 = 1');
  });
});

describe('the explanation of alignment', () => {
  test('names what is missing from each share', () => {
    const built = organization({ kpis: { a: { decision: 'Whether.' }, b: { title: 'Bytes' } } });
    const { alignment, graph } = built.scorecard;
    const usefulness = explainAlignment(alignment, graph).find(({ name }) => name === 'usefulness');
    expect(usefulness?.figures).toBe('1 ÷ 2 = 0.5');
    expect(usefulness?.inputs.at(-1)).toEqual({
      name: 'Bytes',
      value: 'is not',
      as: 'text',
      ref: 'kpi:b',
    });
  });

  test('is there for teams, people and cycles', () => {
    const content: Content = {
      teams: { core: {} },
      people: { ana: { team: 'core' } },
      kpis: { k: { owner: 'ana' } },
    };
    const built = organization(content);
    expect(explained(built, 'team:core', 'index').value).toBe(
      built.scorecard.alignmentBy.teams['core']?.index,
    );
    expect(explained(built, 'person:ana', 'ownership').value).toBe(1);
    expect(explain(built.scorecard, 'team:unknown')).toEqual([]);
    expect(explain(built.scorecard, 'team:constructor')).toEqual([]);
  });
});

describe('laws of explaining', () => {
  test('an explanation says what the measure says', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const { scorecard } = organization(content);
        for (const [ref, measure] of scorecard.measures) {
          const explanations = explain(scorecard, ref);
          expect(explanations.find(({ name }) => name === 'status')?.text).toBe(measure.status);
          for (const { name, value } of explanations) {
            const field: unknown = Reflect.get(measure, name);
            if (typeof field === 'number' || field === null)
              expect([name, value]).toEqual([name, field]);
          }
        }
      }),
    );
  });

  test('each number can be worked out again from what its explanation puts in', () => {
    const again = new Set<string>();
    fc.assert(
      fc.property(anyContent, (content) => {
        const { scorecard } = organization(content);
        for (const ref of scorecard.measures.keys()) {
          for (const explanation of explain(scorecard, ref)) {
            const worked = workOut(explanation);
            if (worked === undefined) continue;
            again.add(explanation.name);
            if (explanation.value === null) continue;
            const scale = Math.max(1, Math.abs(explanation.value));
            expect([
              ref,
              explanation.name,
              Math.abs((worked ?? Number.NaN) - explanation.value) <= 1e-9 * scale,
            ]).toEqual([ref, explanation.name, true]);
          }
        }
      }),
    );
    const arithmetic = ['attainment', 'compliance', 'coverage', 'expected', 'pace', 'score'];
    expect([...again]).toEqual(expect.arrayContaining([...arithmetic, 'lower', 'upper']));
  });
});

/** The number again, from the inputs alone; undefined for what is not arithmetic. */
function workOut(explanation: Explanation): number | null | undefined {
  const { name, inputs } = explanation;
  const numbers = inputs.map(({ value }) => (typeof value === 'number' ? value : Number.NaN));
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN] = numbers;
  switch (name) {
    case 'attainment':
      return inputs[0]?.name === 'value' ? (a - b) / (c - b) : sum(numbers);
    case 'compliance':
    case 'pace':
      return a / b;
    case 'lower':
      return inputs.length > 2 ? c : a - 2.66 * b;
    case 'upper':
      return inputs.length > 2 ? c : a + 2.66 * b;
    case 'rangeLimit':
      return 3.27 * a;
    case 'closed':
      return Math.min(1, Math.max(0, a));
    case 'score':
    case 'coverage':
    case 'lag':
    case 'lead':
      return mean(inputs);
    case 'expected':
      if (inputs[0]?.name === 'read on') return along(inputs);
      return inputs.some(({ weight }) => weight !== undefined) ? mean(inputs) : sum(numbers);
    default:
      return undefined;
  }
}

function along(inputs: Explanation['inputs']): number | null {
  const [today, from, before, to, after] = inputs.map(({ value }) => value);
  if (typeof before !== 'number' || typeof after !== 'number') return null;
  if (String(today) >= String(to)) return after;
  if (String(today) <= String(from)) return before;
  const gone = daysBetween(String(from), String(today)) / daysBetween(String(from), String(to));
  return before + (after - before) * gone;
}

function mean(inputs: Explanation['inputs']): number {
  const counted = inputs.filter(({ value }) => value !== null);
  const weights = counted.map(({ weight = 1 }) => weight);
  return sum(counted.map(({ value, weight = 1 }) => Number(value) * weight)) / sum(weights);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
