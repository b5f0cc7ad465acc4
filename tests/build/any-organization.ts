/** Organisations that a property test can draw: small, tangled, with gaps, faults and extremes. */
import fc from 'fast-check';
import type { Content, Fields } from './organization.ts';

const day = fc
  .integer({ min: 0, max: 800 })
  .map((n) => new Date(Date.UTC(2025, 5, 1) + n * 86_400_000).toISOString().slice(0, 10));

const figure = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -200, max: 200 }) },
  { weight: 2, arbitrary: fc.constantFrom(0, 0.1, 99.95, 1e-9, 1e15, -1e15, 1e-300, 5e-324) },
);
const weight = fc.constantFrom(0, 0.5, 1, 3);

const KPIS = ['k', 'l', 'm'];
const OBJECTIVES = ['a', 'b', 'c'];
const PRIORITIES = ['p', 'q'];
const PEOPLE = ['ana', 'bo', 'cy'];
const TEAMS = ['core', 'web'];
const CYCLES = ['q3', 'q4', 'year'];

const one = (ids: readonly string[]) => fc.constantFrom(...ids);
const some = (ids: readonly string[]) => fc.uniqueArray(one(ids), { maxLength: 2 });
const supports = fc.uniqueArray(
  fc.record({ to: one([...OBJECTIVES, ...PRIORITIES]), weight }, { requiredKeys: ['to'] }),
  { maxLength: 2, selector: ({ to }) => to },
);

/** A map in which each field may be missing. */
const maybe = (fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Fields> =>
  fc.record(fields, { requiredKeys: [] });

const retired = fc.oneof(
  { weight: 8, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: day.map((on) => ({ retired: { on, reason: 'Old.' } })) },
);
const both = (a: fc.Arbitrary<Fields>, b: fc.Arbitrary<Fields>) =>
  fc.tuple(a, b).map(([x, y]) => ({ ...x, ...y }));

const kpi = both(
  retired,
  maybe({
    owner: one(PEOPLE),
    team: one(TEAMS),
    weight,
    supports,
    drives: some(['l', 'm', 'p']),
    indicator: one(['lead', 'lag']),
    direction: one(['increase', 'decrease', 'maintain']),
    baseline: fc.record({ value: figure, on: day }),
    target: fc.record(
      { value: figure, by: day, mode: one(['reach', 'hold']) },
      { requiredKeys: ['value'] },
    ),
    milestones: fc.array(fc.record({ on: day, value: figure }), { maxLength: 3 }),
    thresholds: fc.record({ on_track: figure, at_risk: figure }),
    cadence: one(['daily', 'weekly', 'fortnightly', 'monthly', 'quarterly', 'yearly']),
    aggregate: one(['last', 'mean', 'sum', 'min', 'max']),
    unit: fc.constant({ kind: 'count' }),
    bounds: fc.constantFrom({ min: 0 }, { max: 100 }, { min: 0, max: 1 }),
    definition: one(['Orders paid in the week.', 'Orders that were paid in a week', 'Orders']),
    formula: one(['a / b', 'revenue']),
    decision: fc.constant('Whether to.'),
    limits: fc.constant({ from: '2026-01-01', to: '2026-06-30' }),
    rebaselined: fc.array(fc.record({ on: day, reason: fc.constant('New.') }), { maxLength: 1 }),
  }),
);

const keyResults = fc
  .uniqueArray(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 })
  .chain((ids) => fc.tuple(...ids.map((id) => keyResult(id))));

function keyResult(id: string): fc.Arbitrary<Fields> {
  const common = { id: fc.constant(id), title: fc.constant(`Key result ${id}`) };
  const unit = fc.constant({ kind: 'count' });
  return fc.oneof(
    fc.record({ ...common, weight, kpi: one(KPIS), from: figure, to: figure }),
    fc.record({
      ...common,
      ...{ weight, unit, direction: one(['increase', 'decrease']), from: figure, to: figure },
    }),
    fc.record({ ...common, unit, hold: fc.record({ max: figure }) }),
    fc.record({
      ...common,
      milestones: fc.tuple(
        fc.record({ title: fc.constant('One'), score: fc.constant(0.7), due: day, done: day }),
        fc.record({ title: fc.constant('Two'), score: fc.constant(0.3), due: day }),
      ),
    }),
  );
}

const objective = both(
  retired,
  maybe({
    owner: one(PEOPLE),
    team: one(TEAMS),
    cycle: one(CYCLES),
    weight,
    supports,
    relates_to: some([...OBJECTIVES, ...PRIORITIES]),
    commitment: one(['committed', 'aspirational']),
    key_results: keyResults,
    title: one(['Improve the shop', 'Build a shop', 'Shops are open', 'Twice better']),
    dependencies: fc.array(
      fc.record(
        { on: one([...OBJECTIVES, 'nobody']), confirmed_by: one(PEOPLE), risk_owner: one(PEOPLE) },
        { requiredKeys: ['on'] },
      ),
      { maxLength: 2 },
    ),
  }),
);

const priority = both(
  retired,
  maybe({
    weight,
    perspective: one(['customer', 'financial']),
    drives: some(PRIORITIES),
    horizon: fc.tuple(day, day).map(([a, b]) => ({ start: a < b ? a : b, end: a < b ? b : a })),
  }),
);

const initiative = maybe({
  owner: one(PEOPLE),
  advances: some([...KPIS, ...OBJECTIVES]),
  due: day,
  state: one(['proposed', 'active', 'done', 'dropped']),
});

const checkIn = both(
  maybe({
    about: some([...KPIS, ...OBJECTIVES]),
    status: one(['on-track', 'at-risk', 'off-track']),
    confidence: fc.constantFrom(0, 0.3, 1),
    author: one(PEOPLE),
    explains: fc.array(fc.record({ kpi: one(KPIS), on: day }), { maxLength: 1 }),
    values: fc.dictionary(one(['a.x', 'a.y', 'b.x', 'c.z']), figure, { maxKeys: 2 }),
  }),
  fc.record({ date: day }),
);

const rows = fc.array(fc.tuple(day, figure), { maxLength: 12 });

const cycles = {
  q3: {
    start: '2026-07-01',
    end: '2026-09-30',
    check_in: 'weekly',
    parent: 'year',
    review_by: '2026-10-16',
  },
  q4: { start: '2026-10-01', end: '2026-12-31', check_in: 'fortnightly', parent: 'year' },
  year: { start: '2026-01-01', end: '2026-12-31', check_in: 'monthly', review_by: '2027-01-15' },
};

const rating = maybe({ score: fc.constantFrom(1, 3, 5), evidence: some(['a', 'k', 'nothing']) });
const review = maybe({
  subject: one([...PEOPLE, 'core', 'nobody']),
  cycle: one(CYCLES),
  kind: one(['self', 'manager', 'peer', 'team', 'cycle']),
  audience: one(['organization', 'private']),
  ratings: maybe({ results: rating, actions: rating, behaviors: rating }),
  acknowledged: fc.record({ on: day, by: one(PEOPLE) }),
});

const development = maybe({
  person: one(PEOPLE),
  cycle: one(CYCLES),
  goals: fc.array(
    both(
      maybe({ skill: one(['reading']), supports: some(OBJECTIVES) }),
      fc.constant({ title: 'Reads' }),
    ),
    {
      maxLength: 2,
    },
  ),
});

const budget = maybe({
  period: fc.constantFrom('q3', 'q4', { start: '2026-01-01', end: '2026-06-30' }),
  lines: fc.array(
    both(
      maybe({ funds: some(['i', 'a']), outcome: some(KPIS) }),
      fc.constant({ title: 'Tools', amount: 1 }),
    ),
    { maxLength: 2 },
  ),
});

const role = maybe({
  outcomes: maybe({ results: fc.constant(['Shops']), actions: fc.constant([]) }),
});

const person = both(
  retired,
  maybe({ team: one(TEAMS), role: one(['clerk']), active: day.map((from) => ({ from })) }),
);

const each = <T>(ids: readonly string[], arbitrary: fc.Arbitrary<T>) =>
  fc.tuple(...ids.map(() => fc.option(arbitrary, { freq: 8, nil: undefined }))).map((records) => {
    const there = ids.map((id, i) => [id, records[i]] as const);
    return Object.fromEntries(there.filter(([, record]) => record !== undefined)) as Record<
      string,
      T
    >;
  });

/** Content with all that is measured in it. Some references lead nowhere; some links make loops. */
export const anyContent: fc.Arbitrary<Content> = fc.record({
  strategy: each(PRIORITIES, priority),
  objectives: each(OBJECTIVES, objective),
  kpis: each(KPIS, kpi),
  initiatives: each(['i'], initiative),
  'check-ins': each(['one', 'two', 'three'], checkIn),
  measurements: each([...KPIS, 'a.x', 'b.y'], rows),
  cycles: fc.constant(cycles),
  teams: each(TEAMS, fc.oneof(fc.constant({}), fc.constant({ parent: 'core' }))),
  people: each(PEOPLE, person),
  roles: each(['clerk'], role),
  reviews: each(['v', 'w'], review),
  development: each(['h'], development),
  budgets: each(['g'], budget),
});
