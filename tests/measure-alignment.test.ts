import { describe, expect, test } from 'vitest';
import { FOCUS_LIMITS, focusLimit, SHARES } from '../src/measure/index.ts';
import { type Content, type Fields, organization } from './build/organization.ts';

const TODAY = '2026-11-20';
const Q4 = { start: '2026-10-01', end: '2026-12-31' };

const WHOLE: Fields = {
  owner: 'ana',
  supports: ['p'],
  source: { system: 'probes', method: 'manual' },
  unit: { kind: 'percent' },
  formula: 'good / all',
  cadence: 'monthly',
  decision: 'Whether to add capacity.',
};

const count = (id: string) => ({
  ...{ id, title: id, unit: { kind: 'count' }, direction: 'increase', from: 0, to: 10 },
});

function align(content: Content, config: Fields = {}) {
  const built = organization(
    { people: { ana: { team: 'core' } }, teams: { core: {} }, strategy: { p: {} }, ...content },
    { asOf: TODAY, config },
  );
  expect(built.findings).toEqual([]);
  return built.scorecard;
}

const FRESH = [['2026-10-31', 99]] as const;

describe('alignment', () => {
  test('is the mean of six shares, each with what it counts', () => {
    const { alignment } = align({ kpis: { k: WHOLE }, measurements: { k: FRESH } });
    for (const name of SHARES) {
      expect([name, alignment.shares[name]]).toEqual([
        name,
        { value: 1, of: 1, over: 1, missing: [] },
      ]);
    }
    expect(alignment.index).toBe(1);
  });

  test('leaves a share over nothing out of the mean', () => {
    const { alignment } = align({ cycles: { q4: Q4 } });
    expect(alignment.shares.traceability).toEqual({ value: null, of: 0, over: 0, missing: [] });
    expect(alignment.shares.coverage).toMatchObject({ value: 0, missing: ['priority:p'] });
    expect(alignment.index).toBe(0);
    expect(organization({}).scorecard.alignment.index).toBeNull();
  });

  test('counts nothing that is retired', () => {
    const retired = { retired: { on: '2026-11-01', reason: 'Old.' } };
    const { alignment } = align({ kpis: { k: WHOLE, old: retired }, measurements: { k: FRESH } });
    expect(alignment.index).toBe(1);
  });
});

describe('traceability', () => {
  test('names the KPIs and objectives without an unbroken way to a live priority', () => {
    const { alignment } = align({
      strategy: { p: {}, over: { horizon: { start: '2025-01-01', end: '2025-12-31' } } },
      objectives: { o: { supports: ['p'] }, lost: {}, late: { supports: ['over'] } },
      kpis: { a: { supports: ['o'] }, b: { supports: ['lost'] }, c: { drives: ['a'] }, d: {} },
    });
    expect(alignment.shares.traceability).toEqual({
      value: 3 / 7,
      of: 3,
      over: 7,
      missing: ['kpi:b', 'kpi:d', 'objective:late', 'objective:lost'],
    });
  });
});

describe('coverage', () => {
  const covered = (kpi: Fields, content: Content = {}) =>
    align({
      strategy: { p: { weight: 3 }, q: {} },
      kpis: { k: kpi },
      measurements: { k: FRESH },
      ...content,
    }).alignment.shares.coverage;

  test('is the weight of the priorities with something under them that is owned and measured', () => {
    expect(covered(WHOLE)).toEqual({ value: 0.75, of: 3, over: 4, missing: ['priority:q'] });
  });

  test('needs an active owner, a value, and one that is not stale', () => {
    const gone = { people: { ana: { active: { from: '2020-01-01', to: '2026-10-31' } } } };
    expect(covered(WHOLE, { ...gone, teams: {} }).of).toBe(0);
    expect(covered({ ...WHOLE, owner: ['ana'] }).of).toBe(0);
    expect(covered(WHOLE, { measurements: {} }).of).toBe(0);
    expect(covered(WHOLE, { measurements: { k: [['2026-08-31', 99]] } }).of).toBe(0);
  });

  test('comes by any way, not by the shortest alone', () => {
    const both = { ...WHOLE, supports: ['p', 'q'] };
    expect(covered(both).value).toBe(1);
  });

  test('does not come from an objective whose cycle has ended', () => {
    const build = (end: string) =>
      align({
        cycles: { c: { start: '2026-07-01', end } },
        objectives: { o: { owner: 'ana', cycle: 'c', supports: ['p'], key_results: [count('a')] } },
        measurements: { 'o.a': [['2026-09-01', 5]] },
      }).alignment.shares.coverage.of;
    expect(build('2026-12-31')).toBe(1);
    expect(build('2026-09-30')).toBe(0);
  });
});

describe('ownership', () => {
  test('asks for one owner who is there', () => {
    const people = { people: { ana: {}, bo: { active: { from: '2026-12-01' } } } };
    const { shares } = align({
      ...people,
      kpis: {
        a: { owner: 'ana' },
        b: { owner: ['ana', 'bo'] },
        c: { owner: 'bo' },
        d: {},
      },
    }).alignment;
    expect(shares.ownership).toMatchObject({ of: 1, missing: ['kpi:b', 'kpi:c', 'kpi:d'] });
  });

  test('of an objective whose cycle has ended is that of its last day', () => {
    const { shares } = align({
      people: { ana: { active: { from: '2020-01-01', to: '2026-10-15' } } },
      cycles: { q3: { start: '2026-07-01', end: '2026-09-30' }, q4: Q4 },
      objectives: { past: { owner: 'ana', cycle: 'q3' }, now: { owner: 'ana', cycle: 'q4' } },
    }).alignment;
    expect(shares.ownership.missing).toEqual(['objective:now']);
  });
});

describe('integrity', () => {
  test.each([
    ['no source', { source: undefined }],
    ['a source that names no system', { source: { method: 'manual' } }],
    [
      'an automatic source without query or address',
      { source: { system: 's', method: 'automatic' } },
    ],
    ['no unit', { unit: undefined }],
    ['no formula', { formula: undefined }],
    ['no cadence', { cadence: undefined }],
    ['a value that is late', { cadence: 'weekly' }],
  ])('is lost by %s', (_, change) => {
    const { shares } = align({
      kpis: { k: { ...WHOLE, ...change } },
      measurements: { k: FRESH },
    }).alignment;
    expect(shares.integrity).toEqual({ value: 0, of: 0, over: 1, missing: ['kpi:k'] });
  });
});

describe('focus', () => {
  const kpis = (count: number, owner = 'ana') =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, { owner }]));
  const objectives = (n: number, keyResults: number, more: Fields = {}) =>
    Object.fromEntries(
      Array.from({ length: n }, (_, i) => [
        `o${i}`,
        { key_results: Array.from({ length: keyResults }, (_, j) => count(`r${j}`)), ...more },
      ]),
    );
  const missing = (content: Content, config: Fields = {}) =>
    align(content, config).alignment.shares.focus.missing;

  test('lets an owner have five KPIs', () => {
    expect(missing({ kpis: kpis(5) })).toEqual([]);
    expect(missing({ kpis: kpis(6) })).toEqual(['person:ana']);
  });

  test('lets an objective have two to five key results', () => {
    expect(missing({ objectives: objectives(1, 2) })).toEqual([]);
    expect(missing({ objectives: objectives(1, 5) })).toEqual([]);
    expect(missing({ objectives: objectives(1, 1) })).toEqual(['objective:o0']);
    expect(missing({ objectives: objectives(1, 6) })).toEqual(['objective:o0']);
  });

  test('lets a team have three current objectives', () => {
    expect(missing({ objectives: objectives(3, 2, { team: 'core' }) })).toEqual([]);
    expect(missing({ objectives: objectives(4, 2, { team: 'core' }) })).toEqual(['team:core']);
    const past = { cycles: { c: { start: '2026-07-01', end: '2026-09-30' } } };
    expect(
      missing({ ...past, objectives: objectives(4, 2, { team: 'core', cycle: 'c' }) }),
    ).toEqual([]);
  });

  test('lets the organisation have five objectives of no team', () => {
    expect(missing({ objectives: objectives(5, 2) })).toEqual([]);
    expect(missing({ objectives: objectives(6, 2) })).toHaveLength(6);
  });

  test('takes the limits that the configuration sets', () => {
    const config = { audit: { rules: { 'focus/kpis-per-owner': { most: 2 } } } };
    expect(missing({ kpis: kpis(3) }, config)).toEqual(['person:ana']);
    const { config: settled } = organization({}, { config });
    expect(focusLimit(settled, 'focus/kpis-per-owner', 'most')).toBe(2);
    expect(focusLimit(settled, 'focus/key-results', 'least')).toBe(
      FOCUS_LIMITS['focus/key-results'].least,
    );
  });
});

describe('usefulness', () => {
  test('is the share of KPIs that name a decision', () => {
    const { shares } = align({ kpis: { a: { decision: 'Whether to wait.' }, b: {} } }).alignment;
    expect(shares.usefulness).toEqual({ value: 0.5, of: 1, over: 2, missing: ['kpi:b'] });
  });
});

describe('the alignment of a part', () => {
  const scorecard = align({
    teams: { all: {}, core: { parent: 'all' }, web: { parent: 'all' }, idle: {} },
    people: { ana: { team: 'core' }, bo: { team: 'web' }, cy: {} },
    strategy: { p: { perspective: 'customer', weight: 2 }, q: { perspective: 'financial' } },
    cycles: { q4: Q4, q3: { start: '2026-07-01', end: '2026-09-30' } },
    objectives: {
      now: {
        ...{ owner: 'bo', team: 'web', cycle: 'q4', supports: ['p'] },
        key_results: [count('a'), { id: 'b', title: 'B', kpi: 'read', from: 0, to: 1 }],
      },
      past: { owner: 'ana', team: 'core', cycle: 'q3', supports: ['q'] },
    },
    kpis: { k: WHOLE, read: { owner: 'ana' }, sub: { supports: ['past'], team: 'web' } },
    measurements: { k: FRESH },
  });
  const { teams, people, perspectives, cycles } = scorecard.alignmentBy;
  const over = (part: { shares: { traceability: { over: number } } } | undefined) =>
    part?.shares.traceability.over;

  test('of a team holds what it and its sub-teams have, and the KPIs of their people', () => {
    expect(Object.keys(teams)).toEqual(['all', 'core', 'idle', 'web']);
    expect([over(teams['core']), over(teams['web']), over(teams['all'])]).toEqual([3, 2, 5]);
    expect(teams['idle']?.index).toBeNull();
  });

  test('of a team is asked to cover the priorities that its work leads to', () => {
    expect(teams['core']?.shares.coverage).toEqual({
      value: 2 / 3,
      of: 2,
      over: 3,
      missing: ['priority:q'],
    });
  });

  test('of an owner holds what they own', () => {
    expect(Object.keys(people)).toEqual(['ana', 'bo']);
    expect([over(people['ana']), over(people['bo'])]).toEqual([3, 1]);
  });

  test('of a perspective holds what leads to its priorities', () => {
    expect(over(perspectives['customer'])).toBe(3);
    expect(over(perspectives['financial'])).toBe(2);
    expect(perspectives['internal-process']?.index).toBeNull();
    expect(perspectives['customer']?.shares.coverage.over).toBe(2);
  });

  test('of a cycle holds its objectives and the KPIs they read or that support them', () => {
    expect(over(cycles['q4'])).toBe(2);
    expect(over(cycles['q3'])).toBe(2);
  });
});
