import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentsOf } from '../../src/history/contents.ts';
import { applied, type Fields, fieldsOf } from '../../src/history/fields.ts';
import type { History, Timeline } from '../../src/history/index.ts';
import { placing } from '../../src/history/placing.ts';
import { check, compareMoments, historyUpTo, openComparison, openMoment } from '../../src/index.ts';
import { modelOutput } from '../../src/report/index.ts';
import { expectMirrored } from '../build/mirrored.ts';
import { copyInOrder } from '../copies.ts';
import { throughline } from '../processes.ts';
import { git } from '../repository.ts';

/** Laws over the story of the example. With `EVERY_COMMIT=1` all of its commits are tried. */
const isEvery = process.env['EVERY_COMMIT'] === '1';
const EVERY = isEvery ? 1 : 60;

const work = mkdtempSync(join(tmpdir(), 'throughline-demo-laws-'));
const demo = join(work, 'demo');
const env = { PATH: process.env['PATH'] };
const now = () => new Date('2026-11-20T12:00:00Z');
const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');
const bySelf = (_: string, index: number) => index % EVERY === 0;

beforeAll(() => {
  throughline(['demo', demo], { cwd: work });
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** The history of a repository as it was committed. */
async function historyOf(root: string): Promise<History> {
  return historyUpTo(await openMoment({ root, at: 'HEAD', env, now }), env);
}

async function modelOf(root: string, at: string | null) {
  const { commit: _, ...model } = modelOutput(await check({ root, at, env, now, history: 'none' }));
  return JSON.stringify(model);
}

/** The first commits, merges and renames, and some of the others. */
function someCommits(): string[] {
  const all = lines(git(demo, 'log', '--reverse', '--topo-order', '--format=%H'));
  const merges = lines(git(demo, 'log', '--merges', '--format=%H'));
  const renames = lines(git(demo, 'log', '--diff-filter=R', '-M', '--format=%H'));
  const told = [...merges, ...renames].filter((_, index) => isEvery || index % 8 === 0);
  return [...new Set([...all.filter(bySelf), ...told])];
}

describe('the story of the example', () => {
  it('gives at each commit the model that a checkout of it gives', async () => {
    const copy = join(work, 'checkout');
    git(work, 'clone', '-q', demo, copy);
    for (const commit of someCommits()) {
      git(copy, 'checkout', '-q', '--force', '--detach', commit);
      expect(await modelOf(copy, commit), commit).toBe(await modelOf(copy, null));
    }
  }, 3_600_000);

  it('told to its end gives the records of today', async () => {
    const place = placing('', ['content']);
    const { timelines } = await historyOf(demo);
    const told = timelines.filter(({ exists }) => exists).map(replayed);
    const byFile = new Map(told.map((fields) => [fields.get('["@file"]')?.value, fields]));
    const files = git(demo, 'ls-files', '-z').split('\0');
    const records = files.flatMap((path) => place(path) ?? []);
    expect(records.length).toBeGreaterThan(150);
    expect(byFile.size).toBe(records.length);
    for (const { path, within, kind } of records) {
      const { data } = contentsOf(readFileSync(join(demo, path)), path, within, kind);
      expect(plain(byFile.get(path) ?? new Map()), path).toEqual(plain(fieldsOf(data ?? {})));
    }
  });

  it('is the same packed, unpacked, in a clone, in a worktree and copied in another order', async () => {
    const told = await historyOf(demo);
    const clone = join(work, 'clone');
    git(work, 'clone', '-q', '--no-local', demo, clone);
    rmSync(join(clone, '.mailmap'), { force: true });
    git(clone, 'worktree', 'add', '-q', '--detach', join(work, 'tree'));
    const copy = copyInOrder(demo, join(work, 'copy'), (files) => files.toReversed());
    const packed = join(work, 'packed');
    cpSync(demo, packed, { recursive: true });
    git(packed, 'gc', '-q', '--prune=now');
    const loose = join(work, 'loose');
    mkdirSync(loose);
    git(work, 'clone', '-q', '--no-local', demo, loose);
    for (const root of [clone, join(work, 'tree'), copy, packed, loose]) {
      expect(await historyOf(root), root).toEqual(told);
    }
  });

  it('compared the other way round says the opposite', async () => {
    const all = lines(git(demo, 'log', '--reverse', '--first-parent', '--format=%H'));
    const step = Math.ceil(all.length / (isEvery ? 24 : 3));
    const some = all.filter((_, index) => index % step === 0);
    for (const [at, base] of some.entries()) {
      const head = some[at + 1] ?? all.at(-1) ?? base;
      expectMirrored(await comparisonOf(base, head), await comparisonOf(head, base));
    }
  }, 3_600_000);
});

async function comparisonOf(base: string, head: string) {
  const moments = await openComparison({ root: demo, base, head, direct: true, env, now });
  return (await compareMoments(moments, { env })).comparison;
}

function replayed({ events }: Timeline): Fields {
  return applied(
    new Map(),
    events.flatMap(({ landed, changes }) => (landed ? changes : [])),
  );
}

const plain = (fields: Fields) =>
  Object.fromEntries(
    [...fields].filter(([key]) => !key.startsWith('["@')).map(([key, { value }]) => [key, value]),
  );
