import { describe, expect, test } from 'vitest';
import { REFERENCES } from '../src/link/index.ts';
import { jsonSchemaOf, KINDS } from '../src/schema/index.ts';
import { hold, linksOf, PEOPLE, span } from './build/linked.ts';
import { type Content, organization } from './build/organization.ts';

describe('every field that names a record', () => {
  const SUBJECT: Content = {
    ...PEOPLE,
    strategy: { speed: {}, growth: {} },
    objectives: { fast: { key_results: [hold('p95')] }, slow: {} },
    kpis: { latency: {}, errors: {} },
    initiatives: { cache: {} },
    cycles: { 'y-2026': span('2026-01-01', '2026-12-31') },
    teams: { core: {}, web: {} },
    roles: { engineer: {} },
    development: { plan: {} },
    budgets: { money: {} },
  };

  const CASES: [string, Content, string[]][] = [
    [
      'a priority',
      { strategy: { x: { owner: 'bo-chen', drives: ['speed'] } } },
      ['priority:x drives priority:speed', 'priority:x owner person:bo-chen'],
    ],
    [
      'an objective',
      {
        objectives: {
          x: {
            owner: 'bo-chen',
            team: 'core',
            cycle: 'y-2026',
            supports: ['speed', { to: 'fast', weight: 2 }],
            relates_to: ['growth'],
            dependencies: [{ on: 'slow', confirmed_by: 'ana-ruiz', risk_owner: 'bo-chen' }],
            key_results: [
              { id: 'a', title: 'A', kpi: 'latency', from: 2, to: 1, owner: 'ana-ruiz' },
            ],
          },
        },
      },
      [
        'key-result:x.a measures kpi:latency',
        'key-result:x.a owner person:ana-ruiz',
        'objective:x cycle cycle:y-2026',
        'objective:x depends-on objective:slow',
        'objective:x owner person:bo-chen',
        'objective:x person person:ana-ruiz',
        'objective:x person person:bo-chen',
        'objective:x relates-to priority:growth',
        'objective:x supports objective:fast',
        'objective:x supports priority:speed',
        'objective:x team team:core',
      ],
    ],
    [
      'a KPI',
      {
        kpis: {
          x: {
            owner: 'bo-chen',
            team: 'core',
            supports: ['fast'],
            drives: ['latency', 'speed'],
            source: { steward: 'ana-ruiz' },
          },
        },
      },
      [
        'kpi:x drives kpi:latency',
        'kpi:x drives priority:speed',
        'kpi:x owner person:bo-chen',
        'kpi:x person person:ana-ruiz',
        'kpi:x supports objective:fast',
        'kpi:x team team:core',
      ],
    ],
    [
      'a measurement',
      {
        measurements: {
          latency: 'date,value,note,by\n2026-01-01,5,,bo-chen\n2026-02-01,5,,bo-chen\n',
        },
      },
      ['measurement:latency person person:bo-chen', 'measurement:latency values-of kpi:latency'],
    ],
    [
      'an initiative',
      {
        initiatives: {
          x: {
            owner: 'bo-chen',
            team: 'web',
            advances: ['fast', 'fast.p95', 'errors'],
            budget: 'money',
          },
        },
      },
      [
        'initiative:x advances key-result:fast.p95',
        'initiative:x advances kpi:errors',
        'initiative:x advances objective:fast',
        'initiative:x budget budget:money',
        'initiative:x owner person:bo-chen',
        'initiative:x team team:web',
      ],
    ],
    [
      'a check-in',
      {
        'check-ins': {
          x: {
            date: '2026-05-01',
            author: 'bo-chen',
            about: ['fast', 'latency', 'cache'],
            values: { p95: 4 },
            explains: [{ kpi: 'errors', on: '2026-04-01' }],
            decisions: [{ text: 'Do.', owner: 'ana-ruiz' }],
            support_needed: [{ from: 'core', what: 'Hands.' }],
          },
        },
      },
      [
        'check-in:x about initiative:cache',
        'check-in:x about kpi:latency',
        'check-in:x about objective:fast',
        'check-in:x author person:bo-chen',
        'check-in:x explains kpi:errors',
        'check-in:x person person:ana-ruiz',
        'check-in:x person team:core',
        'check-in:x values-of key-result:fast.p95',
      ],
    ],
    [
      'a line of check-ins',
      {
        'check-ins': {
          log: 'date,author,about,status,confidence,value,note\n2026-05-01,bo-chen,fast.p95,,,4,\n',
        },
      },
      [
        'check-in:log/2 about key-result:fast.p95',
        'check-in:log/2 author person:bo-chen',
        'check-in:log/2 values-of key-result:fast.p95',
      ],
    ],
    [
      'a cycle',
      { cycles: { q1: { ...span('2026-01-01', '2026-03-31'), parent: 'y-2026' } } },
      ['cycle:q1 parent cycle:y-2026'],
    ],
    [
      'a team',
      { teams: { x: { lead: 'bo-chen', parent: 'core' } } },
      ['team:x lead person:bo-chen', 'team:x parent team:core'],
    ],
    [
      'a person',
      { people: { ...PEOPLE.people, x: { team: 'core', manager: 'bo-chen', role: 'engineer' } } },
      ['person:x manager person:bo-chen', 'person:x role role:engineer', 'person:x team team:core'],
    ],
    [
      'a review',
      {
        reviews: {
          x: {
            subject: 'ana-ruiz',
            cycle: 'y-2026',
            reviewer: 'bo-chen',
            decisions: [{ text: 'Do.', owner: 'bo-chen' }],
            ratings: {
              results: { evidence: ['latency', 'fast.p95', 'https://example.org/x'] },
              actions: { evidence: ['cache'] },
              behaviors: { evidence: ['errors'] },
            },
            acknowledged: { on: '2026-12-01', by: 'ana-ruiz' },
          },
        },
      },
      [
        'review:x cycle cycle:y-2026',
        'review:x evidence initiative:cache',
        'review:x evidence key-result:fast.p95',
        'review:x evidence kpi:errors',
        'review:x evidence kpi:latency',
        'review:x person person:ana-ruiz',
        'review:x person person:bo-chen',
        'review:x reviewer person:bo-chen',
        'review:x subject person:ana-ruiz',
      ],
    ],
    [
      'feedback',
      {
        feedback: {
          x: {
            kind: 'recognition',
            date: '2026-05-01',
            from: 'bo-chen',
            to: 'ana-ruiz',
            about: ['cache'],
          },
          y: { kind: 'survey-360', subject: 'ana-ruiz', cycle: 'y-2026' },
        },
      },
      [
        'feedback:x about initiative:cache',
        'feedback:x from person:bo-chen',
        'feedback:x to person:ana-ruiz',
        'feedback:y cycle cycle:y-2026',
        'feedback:y subject person:ana-ruiz',
      ],
    ],
    [
      'a development plan',
      {
        development: {
          plan: {},
          x: {
            person: 'bo-chen',
            cycle: 'y-2026',
            goals: [{ title: 'Learn', supports: ['fast'] }],
          },
        },
      },
      [
        'development:x cycle cycle:y-2026',
        'development:x relates-to objective:fast',
        'development:x subject person:bo-chen',
      ],
    ],
    [
      'a budget',
      {
        budgets: {
          money: {},
          x: {
            owner: 'bo-chen',
            period: 'y-2026',
            lines: [
              { title: 'A', amount: 1, funds: ['cache', 'plan', 'fast'], outcome: ['latency'] },
            ],
          },
        },
      },
      [
        'budget:x cycle cycle:y-2026',
        'budget:x funds development:plan',
        'budget:x funds initiative:cache',
        'budget:x funds objective:fast',
        'budget:x outcome kpi:latency',
        'budget:x owner person:bo-chen',
      ],
    ],
    [
      'any record',
      {
        roles: {
          engineer: {},
          x: {
            retired: { on: '2026-01-01', reason: 'Old.', superseded_by: 'engineer' },
            reviewed: { on: '2026-01-01', by: 'bo-chen' },
          },
        },
      },
      ['role:x person person:bo-chen', 'role:x superseded-by role:engineer'],
    ],
  ];

  test.each(CASES)('of %s is linked', (_, content, links) => {
    const merged: Content = { ...SUBJECT };
    for (const [folder, records] of Object.entries(content)) {
      Object.assign(merged, { [folder]: { ...merged[folder as keyof Content], ...records } });
    }
    const { graph, findings } = organization(merged);
    expect(findings).toEqual([]);
    const mine = linksOf(graph).filter((link) =>
      links.some((l) => l.split(' ')[0] === link.split(' ')[0]),
    );
    expect(mine).toEqual(links);
  });

  test('stands in the table of references, as the schemas say', () => {
    for (const kind of KINDS) {
      if (kind === 'measurement') continue;
      const known = new Set(REFERENCES[kind].map((r) => r.path.join('.').replace(/\.\*$/, '')));
      const written = referencePaths(jsonSchemaOf(kind));
      expect([...new Set(written)].sort()).toEqual([...known].sort());
    }
  });
});

/** The paths of a schema whose text has the shape of a reference; `*` for the items of a list. */
function referencePaths(schema: unknown, path: string[] = []): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const node = schema as Record<string, unknown>;
  const here =
    typeof node['pattern'] === 'string' && node['pattern'].includes('(-[a-z]+)*:)?[a-z0-9]');
  const paths = here ? [path.join('.')] : [];
  for (const [key, child] of Object.entries((node['properties'] as object | undefined) ?? {})) {
    paths.push(...referencePaths(child, [...path, key]));
  }
  if (node['items'] !== undefined) paths.push(...referencePaths(node['items'], [...path, '*']));
  for (const word of ['anyOf', 'oneOf', 'allOf']) {
    for (const child of (node[word] as unknown[] | undefined) ?? []) {
      paths.push(...referencePaths(child, path));
    }
  }
  return paths.map((found) => found.replace(/\.to$/, '').replace(/\.\*$/, ''));
}
