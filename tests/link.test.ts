import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Finding, startOf } from '../src/finding/index.ts';
import { type Graph, type LinkKind, linkRecords, REFERENCES } from '../src/link/index.ts';
import { jsonSchemaOf, KINDS, type Ref } from '../src/schema/index.ts';
import { type Content, organization } from './build/organization.ts';

const PEOPLE = { people: { 'ana-ruiz': {}, 'bo-chen': {} } };

function findingsOf(content: Content, rule?: string): Finding[] {
  const { findings } = organization(content);
  return rule === undefined ? findings : findings.filter((finding) => finding.rule === rule);
}

/** The only finding of some content. */
function onlyFinding(content: Content): Finding {
  const findings = findingsOf(content);
  expect(findings.map(({ rule, message }) => `${rule} ${message}`)).toHaveLength(1);
  return findings[0] as Finding;
}

function linksOf(graph: Graph, kind?: LinkKind): string[] {
  return graph.links
    .filter((link) => kind === undefined || link.kind === kind)
    .map(({ from, kind, to }) => `${from} ${kind} ${to}`);
}

describe('a reference', () => {
  test('names a record by its id where one allowed kind has it', () => {
    const { graph, findings } = organization({
      ...PEOPLE,
      kpis: { latency: { owner: 'ana-ruiz' } },
    });
    expect(findings).toEqual([]);
    expect(graph.from('kpi:latency', 'owner')).toEqual([
      { kind: 'owner', from: 'kpi:latency', to: 'person:ana-ruiz', weight: 1, at: ['owner'] },
    ]);
    expect(graph.to('person:ana-ruiz', 'owner')).toBe(graph.to('person:ana-ruiz', 'owner'));
    expect(graph.to('person:ana-ruiz')).toEqual(graph.from('kpi:latency'));
  });

  test('names a record by its kind and id', () => {
    const { graph, findings } = organization({
      ...PEOPLE,
      kpis: { latency: { owner: 'person:ana-ruiz' } },
    });
    expect(findings).toEqual([]);
    expect(linksOf(graph)).toEqual(['kpi:latency owner person:ana-ruiz']);
  });

  test('that names nothing is offered the nearest id, at the place where it is written', () => {
    const finding = onlyFinding({
      ...PEOPLE,
      kpis: { latency: '---\ntitle: Latency\nowner: ana-ruis\n---\n' },
    });
    expect(finding).toMatchObject({
      rule: 'content/known-reference',
      severity: 'error',
      message: 'There is no person `ana-ruis`.',
      expected: 'the id of a person',
      hint: 'Did you mean `ana-ruiz`?',
      file: 'content/kpis/latency.md',
      start: { line: 3, column: 8 },
      end: { line: 3, column: 16 },
      entity: { kind: 'kpi', id: 'latency' },
    });
  });

  test('that names nothing near says where the record could be added', () => {
    const finding = onlyFinding({ objectives: { speed: { supports: ['growth'] } } });
    expect(finding.message).toBe('There is no priority or objective `growth`.');
    expect(finding.hint).toBe('Correct the id, or add the record to strategy/ or objectives/.');
  });

  test('that two allowed kinds could answer names both candidates', () => {
    const finding = onlyFinding({
      strategy: { speed: {} },
      objectives: { speed: {} },
      kpis: { latency: { supports: ['speed'] } },
    });
    expect(finding.message).toBe('`speed` names two records: an objective and a priority.');
    expect(finding.expected).toBe('`objective:speed` or `priority:speed`');
  });

  test('is not ambiguous when only one of the kinds with its id is allowed there', () => {
    const { findings, graph } = organization({
      strategy: { speed: {} },
      kpis: { speed: { supports: ['speed'] } },
    });
    expect(findings).toEqual([]);
    expect(linksOf(graph)).toEqual(['kpi:speed supports priority:speed']);
  });

  test('to the wrong kind says what the field takes', () => {
    const content = { teams: { payments: {} }, kpis: { latency: { owner: 'payments' } } };
    expect(onlyFinding(content).message).toBe('`payments` names a team; an owner is a person.');
    const prefixed = { teams: { payments: {} }, kpis: { latency: { owner: 'team:payments' } } };
    expect(onlyFinding(prefixed).message).toBe(
      '`team:payments` names a team; an owner is a person.',
    );
  });

  test('with a kind that does not exist says so', () => {
    const finding = onlyFinding({ kpis: { latency: { owner: 'user:ana-ruiz' } } });
    expect(finding.message).toBe(
      '`user:ana-ruiz` begins with `user:`, which is no kind of record.',
    );
    expect(finding.expected).toBe('`person:…`');
  });

  test('to an id of the past does not resolve, and the hint gives its new name', () => {
    const finding = onlyFinding({
      people: { 'ana-ruiz': { formerly: ['ana-lopez'] } },
      kpis: { latency: { owner: 'ana-lopez' } },
    });
    expect(finding.message).toBe('There is no person `ana-lopez`.');
    expect(finding.hint).toBe('It was renamed to `ana-ruiz`; write that.');
  });

  test('to a record that could not be read is silent', () => {
    const content: Content = {
      people: { 'ana-ruiz': '---\nname: [unclosed\n---\n' },
      kpis: { latency: { owner: 'ana-ruiz' } },
    };
    expect(findingsOf(content, 'content/known-reference')).toEqual([]);
    expect(organization(content).graph.links).toEqual([]);
  });

  test('to a key result of an objective that could not be read is silent', () => {
    const unread = { objectives: { speed: '---\ntitle: {\n---\n' } };
    const initiative = { initiatives: { cache: { advances: ['speed.p95'] } } };
    expect(findingsOf({ ...unread, ...initiative }, 'content/known-reference')).toEqual([]);
    const faulty = { objectives: { speed: { key_results: [{ id: 'p95' }] } } };
    expect(findingsOf({ ...faulty, ...initiative }, 'content/known-reference')).toEqual([]);
  });

  test('in a list where one owner belongs links nobody and is left to its rule', () => {
    const { graph, findings } = organization({
      ...PEOPLE,
      kpis: { latency: { owner: ['ana-ruiz', 'nobody'] } },
    });
    expect(findings).toEqual([]);
    expect(graph.links).toEqual([]);
  });

  test('named twice in one list counts once and is reported with both places', () => {
    const content = {
      strategy: { speed: {} },
      kpis: { latency: { supports: ['speed', { to: 'priority:speed', weight: 3 }] } },
    };
    const finding = onlyFinding(content);
    expect(finding.rule).toBe('content/unique-id');
    expect(finding.message).toBe('`priority:speed` is named twice in `supports`.');
    expect(finding.related).toHaveLength(1);
    expect(organization(content).graph.from('kpi:latency')).toHaveLength(1);
  });
});

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
      const common = ['retired.superseded_by', 'reviewed.by'];
      const written = referencePaths(jsonSchemaOf(kind)).filter((path) => !common.includes(path));
      expect([...new Set(written)].sort()).toEqual([...known].sort());
    }
  });
});

describe('supports', () => {
  test('weighs as the link says, else as its record, else 1', () => {
    const { graph } = organization({
      strategy: { a: {}, b: {} },
      kpis: { x: { weight: 2, supports: ['a', { to: 'b', weight: 5 }] }, y: { supports: ['a'] } },
    });
    const weights = graph.links.map(({ from, to, weight }) => [from, to, weight]);
    expect(weights).toEqual([
      ['kpi:x', 'priority:a', 2],
      ['kpi:x', 'priority:b', 5],
      ['kpi:y', 'priority:a', 1],
    ]);
    expect(graph.from('kpi:x').map((link) => link.at)).toEqual([
      ['supports', 0],
      ['supports', 1, 'to'],
    ]);
  });
});

describe('key results', () => {
  test('are nodes of their objective, in the order they are written', () => {
    const { graph } = organization({
      objectives: { fast: { key_results: [hold('z'), hold('a')] } },
    });
    expect(graph.keyResultsOf('objective:fast').map(({ ref, index }) => [ref, index])).toEqual([
      ['key-result:fast.z', 0],
      ['key-result:fast.a', 1],
    ]);
    expect(graph.keyResults.get('key-result:fast.a')?.objective.id).toBe('fast');
    expect(graph.titleOf('key-result:fast.a')).toBe('Key result a');
  });

  test('of one objective with one id are reported at both places, and the first stands', () => {
    const content = {
      objectives: {
        fast: { key_results: [hold('p95'), hold('p99'), { ...hold('p95'), title: 'Other' }] },
      },
    };
    const finding = onlyFinding(content);
    expect(finding.rule).toBe('content/unique-id');
    expect(finding.message).toBe('Two key results of this objective are called `p95`.');
    expect(finding.related?.[0]?.start.offset).toBeLessThan(finding.start.offset);
    const { graph } = organization(content);
    expect(graph.keyResultsOf('objective:fast').map(({ index }) => index)).toEqual([0, 1]);
  });

  test('may have one id in two objectives', () => {
    const objective = { key_results: [hold('p95')] };
    expect(findingsOf({ objectives: { a: objective, b: objective } })).toEqual([]);
  });

  test('that do not exist are offered the nearest', () => {
    const finding = onlyFinding({
      objectives: { fast: { key_results: [hold('p95')] } },
      initiatives: { cache: { advances: ['fast.p96'] } },
    });
    expect(finding.hint).toBe('Did you mean `fast.p95`?');
  });
});

describe('the values of a check-in', () => {
  const objectives = {
    fast: { key_results: [hold('p95'), hold('p99')] },
    calm: {
      key_results: [
        hold('pages'),
        hold('p95'),
        { id: 'read', title: 'R', kpi: 'latency', from: 1, to: 2 },
      ],
    },
  };
  const kpis = { latency: {} };
  const checkIn = (fields: object): Content => ({
    objectives,
    kpis,
    'check-ins': { x: { date: '2026-05-01', ...fields } },
  });

  test('belong to the one objective it is about', () => {
    const { graph, findings } = organization(
      checkIn({ about: ['fast'], values: { p95: 1, p99: 2 } }),
    );
    expect(findings).toEqual([]);
    expect(graph.from('check-in:x', 'values-of').map(({ to, at }) => [to, at])).toEqual([
      ['key-result:fast.p95', ['values', 'p95']],
      ['key-result:fast.p99', ['values', 'p99']],
    ]);
  });

  test('belong to the objective of the key result it is about', () => {
    const { findings, graph } = organization(checkIn({ about: ['fast.p99'], values: { p95: 1 } }));
    expect(findings).toEqual([]);
    expect(graph.from('check-in:x', 'values-of')[0]?.to).toBe('key-result:fast.p95');
  });

  test('may name their objective', () => {
    expect(findingsOf(checkIn({ about: ['fast', 'calm'], values: { 'calm.p95': 1 } }))).toEqual([]);
  });

  test('that could be of several objectives name the candidates', () => {
    const finding = onlyFinding(checkIn({ about: ['fast', 'calm'], values: { p95: 1 } }));
    expect(finding.rule).toBe('content/known-reference');
    expect(finding.message).toBe('`p95` could be a key result of any of 2 objectives.');
    expect(finding.expected).toBe('`calm.p95` or `fast.p95`');
  });

  test('of no objective ask for one', () => {
    const finding = onlyFinding(checkIn({ about: ['latency'], values: { p95: 1 } }));
    expect(finding.message).toBe('`p95` does not say which objective it is a key result of.');
  });

  test('of an unknown key result are offered the nearest of that objective', () => {
    const finding = onlyFinding(checkIn({ about: ['fast'], values: { p96: 1 } }));
    expect(finding.message).toBe('The objective `fast` has no key result `p96`.');
    expect(finding.hint).toBe('Did you mean `p95` or `p99`?');
  });

  test('wait for the mending of a reference they hang on', () => {
    const finding = onlyFinding(checkIn({ about: ['fats'], values: { p95: 1 } }));
    expect(finding.message).toContain('`fats`');
  });

  test('of a key result that reads a KPI belong in the file of that KPI', () => {
    const finding = onlyFinding(checkIn({ about: ['calm'], values: { read: 1 } }));
    expect(finding.message).toBe(
      'The key result `calm.read` reads its values from the KPI `latency`.',
    );
    expect(finding.hint).toBe('Add the value to measurements/latency.csv.');
  });
});

describe('a file of measurements', () => {
  test('belongs to the KPI or key result of its name and takes its audience', () => {
    const { graph, findings } = organization({
      kpis: { latency: { audience: 'leadership' } },
      objectives: { fast: { audience: 'private', key_results: [hold('p95')] } },
      measurements: { latency: [['2026-01-01', 1]], 'fast.p95': [['2026-01-01', 1]] },
    });
    expect(findings).toEqual([]);
    expect(linksOf(graph)).toEqual([
      'measurement:fast.p95 values-of key-result:fast.p95',
      'measurement:latency values-of kpi:latency',
    ]);
    expect(graph.get('measurement', 'latency')?.audience).toBe('leadership');
    expect(graph.get('measurement', 'fast.p95')?.audience).toBe('private');
  });

  test('of nothing is reported at its first character with the nearest name', () => {
    const finding = onlyFinding({
      kpis: { latency: {} },
      measurements: { latencies: [['2026-01-01', 1]] },
    });
    expect(finding).toMatchObject({
      rule: 'content/known-reference',
      file: 'content/measurements/latencies.csv',
      start: { line: 1, column: 1 },
      message: 'There is no KPI or key result `latencies` that these values could belong to.',
      hint: 'Rename the file to `latency.csv`, or add the KPI.',
    });
  });

  test('of a KPI that could not be read is silent', () => {
    const content = {
      kpis: { latency: '---\na: {\n---\n' },
      measurements: { latency: [['2026-01-01', 1]] as const },
    };
    expect(findingsOf(content, 'content/known-reference')).toEqual([]);
  });

  test('names an unknown author once', () => {
    const finding = onlyFinding({
      kpis: { latency: {} },
      measurements: { latency: 'date,value,note,by\n2026-01-01,5,,zoe\n2026-02-01,5,,zoe\n' },
    });
    expect(finding.message).toBe('There is no person `zoe`.');
    expect(finding.start).toMatchObject({ line: 2, column: 15 });
  });
});

describe('a component in a narrative', () => {
  const place = { ...startOf('content/kpis/latency.mdx'), end: { line: 9, column: 3, offset: 90 } };
  const findingsFor = (name: string, attributes: Record<string, string>) => {
    const { records, broken, config } = organization({
      kpis: { latency: {}, errors: {} },
      objectives: { fast: {} },
    });
    const parts = [{ kind: 'component', name, attributes, block: true, place } as const];
    const body = { text: '', offset: 0, format: 'mdx', parts } as const;
    const kpis = records.kpis.map((kpi) => (kpi.id === 'latency' ? { ...kpi, body } : kpi));
    return linkRecords({ records: { ...records, kpis }, broken }, config).findings;
  };

  test('that shows a record there is passes', () => {
    expect(findingsFor('Kpi', { id: 'errors' })).toEqual([]);
    expect(findingsFor('Trend', { kpi: 'latency' })).toEqual([]);
    expect(findingsFor('Progress', { objective: 'fast' })).toEqual([]);
  });

  test('that shows none is reported where it stands', () => {
    const [finding] = findingsFor('Trend', { kpi: 'latencies' });
    expect(finding).toMatchObject({
      rule: 'content/known-reference',
      message: 'There is no KPI `latencies`.',
      hint: 'Did you mean `latency`?',
      end: { line: 9 },
      entity: { kind: 'kpi', id: 'latency' },
    });
    expect(findingsFor('Progress', { objective: 'latency' })[0]?.message).toBe(
      '`latency` names a KPI; what <Progress> shows is an objective.',
    );
  });

  test('names the id alone', () => {
    expect(findingsFor('Kpi', { id: 'kpi:errors' })[0]?.expected).toBe('`errors`');
  });
});

describe('a perspective', () => {
  test('that the configuration does not list is reported with those it lists', () => {
    const finding = onlyFinding({ strategy: { speed: { perspective: 'costumer' } } });
    expect(finding.message).toBe('There is no perspective `costumer`.');
    expect(finding.hint).toBe('Did you mean `customer`?');
    expect(finding.expected).toContain('`financial`');
  });
});

describe('a loop', () => {
  const LOOPS: [string, Content, string[]][] = [
    [
      'of one objective',
      { objectives: { a: { supports: ['a'] } } },
      ['objective:a', 'objective:a'],
    ],
    [
      'of supports and relates_to',
      {
        objectives: { a: { supports: ['b'] }, b: { relates_to: ['c'] }, c: { supports: ['a'] } },
      },
      ['objective:a', 'objective:b', 'objective:c', 'objective:a'],
    ],
    [
      'of priorities that drive each other',
      {
        strategy: { a: { drives: ['b'] }, b: { drives: ['a'] } },
      },
      ['priority:a', 'priority:b', 'priority:a'],
    ],
    [
      'of KPIs that drive each other',
      {
        kpis: { a: { drives: ['b'] }, b: { drives: ['a'] } },
      },
      ['kpi:a', 'kpi:b', 'kpi:a'],
    ],
    [
      'of teams',
      { teams: { a: { parent: 'b' }, b: { parent: 'a' } } },
      ['team:a', 'team:b', 'team:a'],
    ],
    [
      'of cycles',
      {
        cycles: {
          a: { ...span('2026-01-01', '2026-02-01'), parent: 'b' },
          b: { ...span('2026-01-01', '2026-02-01'), parent: 'a' },
        },
      },
      ['cycle:a', 'cycle:b', 'cycle:a'],
    ],
    [
      'of managers',
      { people: { a: { manager: 'b' }, b: { manager: 'a' } } },
      ['person:a', 'person:b', 'person:a'],
    ],
    [
      'of dependencies',
      {
        objectives: {
          a: { dependencies: [{ on: 'b.x' }] },
          b: { key_results: [hold('x')], dependencies: [{ on: 'a' }] },
        },
      },
      ['objective:a', 'key-result:b.x', 'objective:b', 'objective:a'],
    ],
    [
      'of successors',
      {
        kpis: {
          a: { retired: { on: '2026-01-01', reason: 'R', superseded_by: 'b' } },
          b: { retired: { on: '2026-01-01', reason: 'R', superseded_by: 'a' } },
        },
      },
      ['kpi:a', 'kpi:b', 'kpi:a'],
    ],
  ];

  test.each(LOOPS)('%s is one finding that prints its path', (_, content, path) => {
    const finding = onlyFinding(content);
    expect(finding.rule).toBe('content/acyclic');
    expect(finding.chain).toEqual(path);
    if (path.length > 2)
      expect(finding.message).toContain(path.map((ref) => `\`${ref}\``).join(' → '));
    const { graph } = organization(content);
    expect(graph.looping).toHaveLength(1);
    expect(graph.links).not.toContain(graph.looping[0]);
  });

  test('stands at the link that closes it', () => {
    const finding = onlyFinding({
      teams: { a: { parent: 'b' }, b: '---\ntitle: B\nparent: a\n---\n' },
    });
    expect(finding).toMatchObject({
      file: 'content/teams/b.md',
      start: { line: 3, column: 9 },
      entity: { kind: 'team', id: 'b' },
    });
  });

  test('through two records that also lead on is cut only where it closes', () => {
    const { graph } = organization({
      strategy: { top: {} },
      objectives: { a: { supports: ['b', 'top'] }, b: { supports: ['a'] } },
    });
    expect(linksOf(graph)).toEqual([
      'objective:a supports objective:b',
      'objective:a supports priority:top',
    ]);
    expect(graph.looping.map(({ from, to }) => [from, to])).toEqual([
      ['objective:b', 'objective:a'],
    ]);
  });

  test('is not made by a KPI that supports the objective whose key result reads it', () => {
    const content = {
      objectives: { a: { key_results: [{ id: 'x', title: 'X', kpi: 'k', from: 1, to: 2 }] } },
      kpis: { k: { supports: ['a'] } },
    };
    expect(findingsOf(content)).toEqual([]);
  });

  test('of ten thousand objectives is found', () => {
    const count = 10_000;
    const objectives: Record<string, object> = {};
    for (let i = 0; i < count; i++) objectives[`o${i}`] = { supports: [`o${(i + 1) % count}`] };
    const finding = onlyFinding({
      objectives: objectives as Record<string, Record<string, unknown>>,
    });
    expect(finding.chain).toHaveLength(count + 1);
  });
});

describe('laws of the graph', () => {
  const names = ['a', 'b', 'c', 'd', 'e'] as const;
  const some = fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 });
  const objectives = fc.record({ supports: some, relates_to: some });
  const content = fc.record({
    objectives: fc.tuple(...names.map(() => objectives)).map((list) => byName(names, list)),
    kpis: fc
      .tuple(
        ...names.map(() => fc.record({ drives: some.map((ids) => ids.map((id) => `kpi:${id}`)) })),
      )
      .map((list) => byName(names, list)),
    teams: fc
      .tuple(...names.map(() => fc.option(fc.constantFrom(...names), { nil: undefined })))
      .map((parents) =>
        byName(
          names,
          parents.map((parent) => (parent ? { parent } : {})),
        ),
      ),
  });

  test('links both ways agree', () => {
    fc.assert(
      fc.property(content, (written) => {
        const { graph } = organization(written);
        const ends = new Set(graph.links.flatMap(({ from, to }) => [from, to]));
        const forth = [...ends].flatMap((ref) => graph.from(ref));
        const back = [...ends].flatMap((ref) => graph.to(ref));
        expect(new Set(forth)).toEqual(new Set(graph.links));
        expect(new Set(back)).toEqual(new Set(graph.links));
        for (const link of graph.links) {
          expect(graph.from(link.from, link.kind)).toContain(link);
          expect(graph.to(link.to, link.kind)).toContain(link);
        }
      }),
    );
  });

  test('no walk along one hierarchy comes back to where it began', () => {
    fc.assert(
      fc.property(content, (written) => {
        const { graph } = organization(written);
        for (const kinds of [['supports', 'relates-to'], ['drives'], ['parent']] as LinkKind[][]) {
          expect(hasLoop(graph, kinds)).toBe(false);
        }
      }),
    );
  });

  test('there is a finding where, and only where, links were left out', () => {
    fc.assert(
      fc.property(content, (written) => {
        const { graph, findings } = organization(written);
        const loops = findings.filter((finding) => finding.rule === 'content/acyclic');
        expect(loops.length > 0).toBe(graph.looping.length > 0);
        expect(loops.length).toBeLessThanOrEqual(graph.looping.length);
      }),
    );
  });

  test('the order of the files never matters', () => {
    fc.assert(
      fc.property(content, fc.infiniteStream(fc.nat()), (written, numbers) => {
        const ordered = organization(written);
        const shuffled = organization(written, {
          order: (files) =>
            files
              .map((file) => ({ file, key: numbers.next().value as number }))
              .sort((a, b) => a.key - b.key)
              .map(({ file }) => file),
        });
        expect(shuffled.graph.links).toEqual(ordered.graph.links);
        expect(shuffled.graph.looping).toEqual(ordered.graph.looping);
        expect(new Set(shuffled.findings.map((f) => f.fingerprint))).toEqual(
          new Set(ordered.findings.map((f) => f.fingerprint)),
        );
      }),
    );
  });
});

function hold(id: string) {
  return { id, title: `Key result ${id}`, unit: { kind: 'count' }, hold: { max: 5 } };
}

function span(start: string, end: string) {
  return { start, end };
}

function byName<T>(names: readonly string[], list: readonly T[]): Record<string, T> {
  return Object.fromEntries(names.map((name, i) => [name, list[i] as T]));
}

function hasLoop(graph: Graph, kinds: readonly LinkKind[]): boolean {
  const state = new Map<Ref, 'open' | 'done'>();
  const visit = (ref: Ref): boolean => {
    if (state.get(ref) === 'open') return true;
    if (state.get(ref) === 'done') return false;
    state.set(ref, 'open');
    const found = kinds.some((kind) => graph.from(ref, kind).some((link) => visit(link.to)));
    state.set(ref, 'done');
    return found;
  };
  return graph.links.some((link) => visit(link.from));
}

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
