import { describe, expect, test } from 'vitest';
import { startOf } from '../src/finding/index.ts';
import { linkRecords } from '../src/link/index.ts';
import { findingsOf, hold, linksOf, onlyFinding, PEOPLE } from './build/linked.ts';
import { type Content, organization } from './build/organization.ts';

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
