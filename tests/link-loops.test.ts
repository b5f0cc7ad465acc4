import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Graph, LinkKind } from '../src/link/index.ts';
import type { Ref } from '../src/schema/index.ts';
import { findingsOf, hold, linksOf, onlyFinding, span } from './build/linked.ts';
import { type Content, organization } from './build/organization.ts';

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
