/** Histories for laws: a few paths, a few texts, and every way of branching and merging. */
import fc from 'fast-check';
import type { CommitOf, FileOf } from '../repository.ts';

export const KPI = 'content/kpis/p95.yaml';
/** A KPI's file with these lines more. */
export const kpi = (more: string, direction = 'decrease') =>
  `title: P95\ndirection: ${direction}\nbaseline: {value: 900, on: 2026-01-01}\n${more}`;

const PATHS = [
  KPI,
  'content/kpis/deep/p95.yaml',
  'content/kpis/other.yaml',
  'content/measurements/p95.csv',
  'content/check-ins/team.csv',
  'content/objectives/o.md',
];
const TEXTS: Record<string, FileOf[]> = {
  '.yaml': [
    kpi('target: {value: 300}'),
    kpi('target: {value: 250}\nowner: bo'),
    kpi('uid: abcdefgh1'),
    'title: "open',
    'title: P\nformerly: [p95]\n',
    null,
  ],
  '.csv': [
    'date,value\n2026-01-31,5\n',
    'date,value,note\n2026-01-31,6,x\n2026-02-28,7,\n',
    'date,value\n2026-01-31,5\n2026-01-31,5\n',
    null,
  ],
  '.md': [
    '---\ntitle: O\n---\nWhy\n',
    '---\ntitle: O\nkey_results: [{id: a, title: A}, {id: b, title: B}]\n---\n',
    '---\ntitle: O\nkey_results: [{id: b, title: C}]\n---\n',
    null,
  ],
};
const anyChange = fc
  .constantFrom(...PATHS)
  .chain((path) =>
    fc
      .constantFrom(...(TEXTS[path.slice(path.lastIndexOf('.'))] ?? []))
      .map((text) => [path, text] as const),
  );
/** Any history: files come, change, move and go on branches that are merged one way or another. */
export const anyHistory: fc.Arbitrary<CommitOf[]> = fc
  .array(
    fc.record({
      files: fc.array(anyChange, { maxLength: 3 }),
      back: fc.nat({ max: 3 }),
      merge: fc.option(fc.nat({ max: 5 }), { freq: 2 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((steps) =>
    steps.map(({ files, back, merge }, at): CommitOf => {
      const from = at === 0 ? null : Math.max(0, at - 1 - back);
      const other = merge === null || at < 2 ? null : Math.min(merge, at - 1);
      const isMerge = other !== null && other !== from;
      return { from, files: Object.fromEntries(files), ...(isMerge ? { merge: [other] } : {}) };
    }),
  );
