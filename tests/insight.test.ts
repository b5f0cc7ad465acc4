import { describe, expect, test } from 'vitest';
import { auditScorecard } from '../src/audit/index.ts';
import type { HistoryEvent, Timeline } from '../src/history/index.ts';
import { type Insight, type InsightKind, insightsOf, suggestionsOf } from '../src/insight/index.ts';
import { type Content, type Fields, organization, type Rows } from './build/organization.ts';

/** Ana answers to Bo; the day is 20 November 2026. */
const PEOPLE = { ana: { name: 'Ana', manager: 'bo' }, bo: { name: 'Bo' } };
const STRATEGY = { speed: { title: 'Speed', owner: 'bo' } };
const REACH: Fields = {
  title: 'Latency',
  owner: 'ana',
  supports: ['speed'],
  direction: 'decrease',
  unit: { kind: 'duration', base: 'ms' },
  cadence: 'weekly',
  baseline: { value: 500, on: '2025-12-31' },
  target: { value: 300, by: '2026-12-31' },
};

/** Values on Fridays, the last one on 20 November 2026. */
function weekly(values: readonly number[]): Rows {
  return values.map((value, i) => {
    const day = new Date(Date.UTC(2026, 10, 20) - (values.length - 1 - i) * 7 * 86_400_000);
    return [day.toISOString().slice(0, 10), value];
  });
}

function insightsIn(content: Content, timelines: readonly Timeline[] | null = null): Insight[] {
  const built = organization({
    people: PEOPLE,
    ...content,
    strategy: content.strategy ?? STRATEGY,
  });
  expect(built.findings).toEqual([]);
  const { scorecard } = built;
  const { findings } = auditScorecard(scorecard, [], timelines);
  return insightsOf({ scorecard, timelines, findings });
}

/** Those of one kind, each as what is said, whose turn it is and what is next. */
function said(kind: InsightKind, content: Content, timelines?: readonly Timeline[]): string[] {
  return insightsIn(content, timelines)
    .filter((insight) => insight.kind === kind)
    .map(({ sentence, owner, step }) => `${sentence} ${owner ?? 'nobody'}: ${step}`);
}

const kpi = (fields: Fields, values: readonly number[], more: Content = {}): Content => ({
  ...more,
  kpis: { latency: { ...REACH, ...fields }, ...more.kpis },
  measurements: { latency: weekly(values), ...more.measurements },
});

describe('an insight', () => {
  test('says what stands worse than four weeks ago, and what the KPI is there to decide', () => {
    const worse = [340, 340, 340, 340, 340, 420];
    expect(said('status-worsened', kpi({ decision: 'Whether to buy a cache.' }, worse))).toEqual([
      '“Latency” has gone from on track to off track since 23 October, and “Speed” with it: 420 ms now, 340 ms then. person:ana: Decide whether to buy a cache.',
    ]);
    expect(said('status-worsened', kpi({}, [340, 340, 340, 340, 340, 320]))).toEqual([]);
  });

  test('says that a KPI fell silent', () => {
    const rows: Rows = [
      ['2026-10-09', 340],
      ['2026-10-16', 340],
    ];
    const content = { kpis: { latency: REACH }, measurements: { latency: rows } };
    expect(said('status-worsened', content)).toEqual([
      '“Latency” has fallen silent, and “Speed” with it: it was on track, and its last value is of 16 October. person:ana: Get the missing value, or say when it will come.',
    ]);
  });

  test('says which part holds an objective back', () => {
    const keyResult = (id: string, title: string) => ({
      ...{ id, title, unit: { kind: 'count' }, direction: 'increase', from: 0, to: 100 },
    });
    const content: Content = {
      cycles: { q4: { start: '2026-10-01', end: '2026-12-31' } },
      objectives: {
        o: {
          ...{ title: 'Grow', owner: 'ana', cycle: 'q4', supports: ['speed'] },
          key_results: [keyResult('a', 'Orders'), keyResult('b', 'Shops')],
        },
      },
      measurements: {
        'o.a': [['2026-10-20', 60]],
        'o.b': [
          ['2026-10-20', 60],
          ['2026-11-20', 20],
        ],
      },
    };
    expect(said('status-worsened', content)).toEqual([
      '“Grow” has gone from on track to at risk since 23 October, and “Speed” with it: 40% of the way, 55% expected; “Shops” holds it back most. person:ana: Settle what brings “Shops” back, or what may wait for it.',
    ]);
  });

  test('says what will miss its target even at best, and nothing while it may still be met', () => {
    const steady = [400, 398, 396, 394, 392, 390];
    expect(said('forecast-misses-target', kpi({}, steady))).toEqual([
      '“Latency” is heading for 378 ms by 31 December, and the target is 300 ms. person:ana: Decide what changes: the plan, or the target with its reason.',
    ]);
    expect(said('forecast-misses-target', kpi({}, [330, 300, 340, 290, 335, 305]))).toEqual([]);
    expect(said('forecast-misses-target', kpi({}, [400, 402, 404, 406, 408, 310]))).toEqual([]);
  });

  test('tells a change that nobody has explained, until somebody does', () => {
    const jump = [
      ...Array(12)
        .fill(0)
        .map((_, i) => 340 + (i % 2) * 4),
      420,
    ];
    expect(said('signal-unexplained', kpi({}, jump))).toEqual([
      '“Latency” changed for the worse on 20 November: 420 ms, where chance alone stays between 331.4 ms to 352.6 ms. Nobody has said why. person:ana: Find the cause, and write it down in a check-in with `explains: [{kpi: latency, on: 2026-11-20}]`.',
    ]);
    const explained = {
      'check-ins': {
        why: { date: '2026-11-20', explains: [{ kpi: 'latency', on: '2026-11-20' }] },
      },
    };
    expect(said('signal-unexplained', kpi({}, jump, explained))).toEqual([]);
  });

  test('leaves a change alone that is over and old', () => {
    const old = [
      340, 344, 340, 344, 340, 344, 340, 344, 340, 344, 340, 344, 420, 342, 341, 342, 343, 342,
    ];
    expect(said('signal-unexplained', kpi({}, old))).toEqual([]);
  });

  test('sets what is declared beside what is computed', () => {
    const content = (status: string, value: number) =>
      kpi({}, [value], {
        'check-ins': { c: { date: '2026-11-18', author: 'ana', about: ['latency'], status } },
      });
    expect(said('declared-and-computed-disagree', content('on-track', 440))).toEqual([
      '“Latency” was declared on track on 18 November and computes as off track (pace 0.34). person:ana: Ask what its owner knows that the figures do not show, or correct the check-in.',
    ]);
    expect(said('declared-and-computed-disagree', content('off-track', 320))).toHaveLength(1);
    expect(said('declared-and-computed-disagree', content('on-track', 320))).toEqual([]);
  });

  test('looks under a green mean', () => {
    const shared = { owner: 'ana', cycle: 'q4' };
    const content: Content = {
      cycles: { q4: { start: '2026-10-01', end: '2026-12-31' } },
      objectives: {
        o: {
          ...{ ...shared, title: 'Grow', supports: ['speed'] },
          key_results: [
            ['a', 'Orders', 3],
            ['b', 'Shops', 1],
          ].map(([id, title, weight]) => ({
            ...{ id, title, weight, unit: { kind: 'count' } },
            ...{ direction: 'increase', from: 0, to: 100 },
          })),
        },
      },
      measurements: { 'o.a': [['2026-11-19', 80]], 'o.b': [['2026-11-19', 10]] },
    };
    expect(said('green-over-red', content)).toContain(
      '“Grow” is on track, but 25% of what it is made of is not: “Shops”. person:ana: Ask what “Shops” needs before the mean hides it any longer.',
    );
  });

  const RISEN = [
    ...Array(12)
      .fill(0)
      .map((_, i) => 10 + ((i + 1) % 2)),
    ...Array(12).fill(30),
  ];
  const FLAT = Array(24)
    .fill(0)
    .map((_, i) => 50 + (i % 3));
  const driven = (cause: readonly number[], effect: readonly number[]): Content => ({
    kpis: {
      visits: {
        title: 'Visits',
        owner: 'ana',
        direction: 'increase',
        cadence: 'weekly',
        indicator: 'lead',
        drives: ['orders'],
      },
      orders: {
        title: 'Orders',
        owner: 'bo',
        direction: 'increase',
        cadence: 'weekly',
        indicator: 'lag',
      },
    },
    measurements: { visits: weekly(cause), orders: weekly(effect) },
  });

  test('names causes whose effect has not followed, and effects without a cause', () => {
    expect(said('lead-without-lag', driven(RISEN, FLAT))).toEqual([
      '“Visits” has improved since 4 September, but “Orders”, which it should move, has not followed. person:bo: Ask whether the effect needs more time, or whether something else decides.',
    ]);
    expect(said('lag-without-lead', driven(RISEN, FLAT))).toEqual([]);
    expect(said('lag-without-lead', driven(FLAT, RISEN))).toEqual([
      '“Orders” has improved since 4 September, though “Visits” has not. person:bo: Find out what did move it; what is thought to drive it may not.',
    ]);
    expect(said('lead-without-lag', driven(FLAT, RISEN))).toEqual([]);
    expect(said('lead-without-lag', driven(RISEN, RISEN))).toEqual([]);
  });

  test('does not hold a cause against an effect where the cause has fallen back', () => {
    const fallen = [...RISEN.slice(0, 20), 10, 11, 10, 9];
    expect(said('lead-without-lag', driven(fallen, FLAT))).toEqual([]);
  });

  test('gives the turn of somebody with too much to the manager', () => {
    const kpis = Object.fromEntries(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => [id, { owner: 'ana' }]),
    );
    expect(said('owner-overloaded', { kpis })).toEqual([
      'Ana answers for 6 KPIs, more than the 5 that one person can act on. person:bo: Hand some of them to those who can move them, or retire what nobody acts on.',
    ]);
  });

  test('asks for a check-in that is overdue', () => {
    const content: Content = {
      cycles: { q4: { start: '2026-10-01', end: '2026-12-31', check_in: 'fortnightly' } },
      objectives: { o: { title: 'Grow', owner: 'ana', cycle: 'q4', supports: ['speed'] } },
      'check-ins': { c: { date: '2026-10-20', author: 'ana', about: ['objective:o'] } },
    };
    expect(said('check-in-overdue', content)).toEqual([
      '“Grow” has had no check-in since 20 October; one was due by 3 November. person:ana: Write it: `throughline check-in o`.',
    ]);
  });

  test('puts a priority that nothing carries first, and says what is missing', () => {
    expect(said('priority-uncovered', {})).toEqual([
      'Nothing works towards “Speed”: no current objective or KPI supports it. person:bo: Give it an objective with an owner, or say that it is no priority.',
    ]);
    expect(said('priority-uncovered', { kpis: { latency: REACH } })[0]).toMatch(
      /“Latency” has no current data\. .*: Get it measured, by somebody/,
    );
    const { owner: _, ...orphan } = REACH;
    const content = { kpis: { latency: orphan }, measurements: { latency: weekly([340]) } };
    expect(said('priority-uncovered', content)[0]).toMatch(
      /has nobody here who answers for it\. .*: Get it measured again, by somebody/,
    );
    expect(insightsIn(kpi({ decision: 'x' }, [340, 420])).at(0)?.kind).not.toBe(
      'priority-uncovered',
    );
  });
});

describe('an insight into what happened', () => {
  const moved = (more: Partial<HistoryEvent>): Timeline[] => [
    {
      ref: 'kpi:latency',
      formerly: [],
      exists: true,
      events: [
        {
          ...{
            event: 'target-loosened',
            order: 1,
            record: 'kpi:latency',
            landed: true,
            late: null,
          },
          ...{ file: 'content/kpis/latency.yaml', commit: 'abcdef1234567890', on: '2026-11-02' },
          ...{ authored: null, committed: null, author: null, landedBy: null, pullRequest: null },
          changes: [{ path: ['target', 'value'], before: 250, after: 300 }],
          reason: null,
          ...more,
        },
      ],
    },
  ];

  test('tells a goal that was made easier, and asks for a reason where none is given', () => {
    expect(said('goalpost-moved', kpi({}, [340]), moved({}))).toEqual([
      'The target of “Latency” was loosened on 2 November, from 250 ms to 300 ms. No reason is given. person:ana: Ask for the reason and have it written under `changes`, or set it back.',
    ]);
    const reason = 'Half of it is the carrier’s. We shall ask them. Later.';
    expect(said('goalpost-moved', kpi({}, [340]), moved({ reason }))).toEqual([
      'The target of “Latency” was loosened on 2 November, from 250 ms to 300 ms, because: Half of it is the carrier’s. person:ana: Say whether you agree; if not, set it back while there is time.',
    ]);
  });

  test('forgets one with a reason after four weeks, and one without after a quarter', () => {
    const count = (on: string, reason: string | null) =>
      said('goalpost-moved', kpi({}, [340]), moved({ on, reason })).length;
    expect([count('2026-10-24', 'Why.'), count('2026-10-23', 'Why.')]).toEqual([1, 0]);
    expect([count('2026-08-22', null), count('2026-08-21', null)]).toEqual([1, 0]);
    expect(count('2026-12-01', null)).toBe(0);
  });

  test('takes links to look at again from the audit', () => {
    const built = organization({ strategy: STRATEGY, kpis: { latency: REACH }, people: PEOPLE });
    const finding = {
      ...({ rule: 'history/parent-reviewed', severity: 'warn', message: 'It changed.' } as const),
      ...{ file: 'content/kpis/latency.yaml', fingerprint: '', docs: '', hint: 'Read both.' },
      ...{ start: { line: 4, column: 1, offset: 9 }, end: { line: 4, column: 2, offset: 10 } },
      entity: { kind: 'kpi', id: 'latency' },
    };
    const { scorecard } = built;
    const [insight] = insightsOf({ scorecard, timelines: null, findings: [finding] }).filter(
      ({ kind }) => kind === 'suspect-link',
    );
    expect(insight).toMatchObject({
      about: 'kpi:latency',
      sentence: 'It changed.',
      step: 'Read both.',
    });
    expect(insight?.evidence[0]?.at).toEqual({ file: 'content/kpis/latency.yaml', line: 4 });
  });
});

describe('the ranking', () => {
  test('puts the same matter first where more of the strategy hangs on it', () => {
    const strategy = { big: { weight: 3 }, small: { weight: 1 } };
    const fields = (supports: string) => ({ ...REACH, title: supports, supports: [supports] });
    const list = insightsIn({
      strategy,
      kpis: { a: fields('small'), b: fields('big') },
      measurements: {
        a: weekly([340, 340, 340, 340, 340, 420]),
        b: weekly([340, 340, 340, 340, 340, 420]),
      },
    }).filter(({ kind }) => kind === 'status-worsened');
    expect(list.map(({ about, consequence }) => [about, consequence])).toEqual([
      ['kpi:b', 6 * 1.75],
      ['kpi:a', 6 * 1.25],
    ]);
  });
});

describe('a suggestion', () => {
  const strategy = {
    delivery: {
      title: 'Parcels arrive when promised',
      success: 'Arrival inside the promised hour for every parcel.',
    },
    cost: { title: 'Volume grows faster than its cost', success: 'Cloud cost of a parcel falls.' },
  };

  test('names the likeliest parent of what leads nowhere, and never a parent for what has one', () => {
    const kpis = {
      eta: {
        title: 'Arrivals inside the promised hour',
        definition: 'Parcels that arrive inside the promised hour.',
      },
      spend: { title: 'Lunch', definition: 'Sandwiches eaten.', supports: ['cost'] },
    };
    const [first, ...rest] = suggestionsOf(organization({ strategy, kpis }).scorecard);
    expect(first).toMatchObject({ kind: 'link', from: 'kpi:eta', to: 'priority:delivery' });
    expect(first?.score).toBeGreaterThan(0.2);
    expect(first?.score).toBeLessThanOrEqual(1);
    expect(rest).toEqual([]);
  });

  test('says nothing where no words are alike', () => {
    const kpis = { lunch: { title: 'Sandwiches', definition: 'Sandwiches eaten on Fridays.' } };
    expect(suggestionsOf(organization({ strategy, kpis }).scorecard)).toEqual([]);
  });

  test('names two KPIs that say nearly the same', () => {
    const definition = 'Share of checkout requests answered within one second, by week';
    const kpis = {
      a: { title: 'Checkout speed', definition, supports: ['cost'] },
      b: { title: 'Speed of checkout', definition: `${definition}, all shops`, supports: ['cost'] },
    };
    expect(suggestionsOf(organization({ strategy, kpis }).scorecard)).toMatchObject([
      { kind: 'duplicate', from: 'kpi:b', to: 'kpi:a' },
    ]);
  });
});
