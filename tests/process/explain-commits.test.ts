import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Explanation } from '../../src/measure/index.ts';
import type { Writing } from '../../src/report/writing.ts';
import { type CommitOf, git, makeRepository } from '../repository.ts';
import { tell } from '../terminal.ts';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-explain-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (...argv: string[]) => tell(argv, { cwd: folder, now: '2026-07-15T12:00:00Z' });
const KPI = 'content/kpis/p95.yaml';
const VALUES = 'content/measurements/p95.csv';
const kpi = (target: number, by: string) => `title: P95
direction: decrease
baseline:
  value: 900
  on: 2026-01-01
target:
  value: ${target}
  by: ${by}
cadence: monthly
`;
const OBJECTIVE = (weight: number) => `---
title: Fast
cycle: q3
key_results:
  - id: p95
    title: Checkout is fast
    kpi: p95
    from: 800
    to: 500
  - id: errors
    title: Few errors
    kpi: p95
    weight: ${weight}
    from: 700
    to: 400
---
`;

const STORY: CommitOf[] = [
  {
    date: '2026-02-01T10:00:00Z',
    files: {
      'throughline.yaml': 'organization: {name: Example}\n',
      [KPI]: kpi(300, '2026-09-30'),
      [VALUES]: 'date,value\n2026-01-31,800\n',
      'content/cycles/q3.yaml': 'title: Q3\nstart: 2026-07-01\nend: 2026-09-30\n',
      'content/objectives/fast.md': OBJECTIVE(1),
    },
  },
  { date: '2026-03-02T10:00:00Z', files: { [KPI]: kpi(400, '2026-09-30') } },
  {
    date: '2026-04-03T10:00:00Z',
    author: 'Bo',
    files: {
      [VALUES]: 'date,value\n2026-01-31,800\n2026-06-30,500\n',
      'content/objectives/fast.md': OBJECTIVE(3),
    },
  },
  { date: '2026-05-04T10:00:00Z', files: { [KPI]: kpi(400, '2026-12-31') } },
];

type Written = Explanation['inputs'][number] & { written?: Writing };

async function inputsOf(word: string): Promise<Written[]> {
  const { code, out } = await at('explain', word, '--format', 'json');
  expect(code).toBe(0);
  return JSON.parse(out).explanations.flatMap(({ inputs }: { inputs: Written[] }) => inputs);
}

describe('throughline explain', () => {
  it.each(['p95', 'fast.p95', 'fast.errors'])(
    'names for each input of %s the commit that git blames',
    async (word) => {
      makeRepository(folder, STORY);
      const inputs = (await inputsOf(word)).filter(({ place }) => place !== undefined);
      const lines = inputs.filter(({ place }) => place?.start.line === place?.end.line);
      expect(lines.length).toBeGreaterThan(0);
      for (const { place, written } of lines) {
        const { line } = place?.start ?? {};
        const blamed = git(folder, 'blame', '-l', '-s', `-L${line},${line}`, place?.file ?? '');
        expect(blamed.replace(/^\^/, '').slice(0, 39)).toBe(written?.commit?.slice(0, 39));
      }
    },
  );

  it('writes the commit and the day it was written behind each line', async () => {
    const ids = makeRepository(folder, STORY);
    const { out } = await at('explain', 'p95');
    const short = ids.map((id) => id.slice(0, 10));
    expect(out).toContain(`baseline 900  ${KPI}:4  ${short[0]} of 2026-02-01`);
    expect(out).toContain(`target 400  ${KPI}:7  ${short[1]} of 2026-03-02`);
    expect(out).toContain(`due 2026-12-31  ${KPI}:8  ${short[3]} of 2026-05-04`);
    expect(out).toContain(`${VALUES}:3  ${short[2]} of 2026-04-03`);
  });

  it('tells machines who wrote it, and as of when it is asked', async () => {
    const ids = makeRepository(folder, STORY);
    const value = (await inputsOf('p95')).find(({ place }) => place?.file === VALUES);
    expect(value?.written).toEqual({
      commit: ids[2],
      on: '2026-04-03',
      authored: '2026-04-03T10:00:00Z',
      author: { name: 'Bo', person: null },
    });
    const { out } = await at('explain', 'p95', '--at', ids[1] ?? '');
    expect(out).toContain(`due 2026-09-30  ${KPI}:8  ${ids[0]?.slice(0, 10)} of 2026-02-01`);
  });

  it('says what is not committed, and nothing where no history is', async () => {
    makeRepository(folder, STORY);
    writeFileSync(join(folder, KPI), kpi(450, '2026-12-31'));
    expect((await at('explain', 'p95')).out).toContain(`target 450  ${KPI}:7  not committed`);
    rmSync(join(folder, '.git'), { recursive: true });
    expect((await at('explain', 'p95')).out).toContain(`target 450  ${KPI}:7\n`);
  });

  it('names the commit of a line of a table of check-ins', async () => {
    const table = 'content/check-ins/team.csv';
    const lines = ['date,author,about,status', '2026-07-02,,fast,on-track'];
    const write = (count: number, more = '') => ({
      [table]: `${[...lines.slice(0, count), more].join('\n')}\n`.replace(/\n+$/, '\n'),
    });
    const ids = makeRepository(folder, [
      ...STORY,
      { date: '2026-07-02T10:00:00Z', files: write(2) },
      { date: '2026-07-10T10:00:00Z', files: write(2, '2026-07-09,,fast,at-risk') },
    ]);
    const declared = (await inputsOf('fast')).filter(({ place }) => place?.file === table);
    for (const { written } of declared) expect(ids.slice(-2)).toContain(written?.commit);
  });
});
