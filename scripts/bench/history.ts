/**
 * Times the history of generated repositories beside the two bare git passes piped to nothing, in
 * turn, so that the machine's moods fall on all; the ratio of the medians is what travels. A process
 * a file (`git log --follow`) is measured beside them on a sample. What the cache saves is told as
 * shares of a cold run. `--sizes 300,5000,50000` are commits.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeSampleHistory } from '../sample/history.ts';
import type { Usage } from './usage.ts';

interface Run {
  seconds: number;
  megabytes: number;
}

const SAMPLE = 20;
/** Every commit with what it changed, and every version of every file. */
const BARE = [
  'git log -z --raw --no-abbrev --full-history --sparse --diff-merges=first-parent -M HEAD -- content > /dev/null',
  'git rev-list --objects --no-object-names HEAD -- content | git cat-file --batch --buffer > /dev/null',
].join(' && ');

const FOLLOW = `git ls-files content/kpis | head -${SAMPLE} | while read -r file; do git log --follow --format=%H -p -- "$file" > /dev/null; done`;

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '300,5000,50000' },
    rounds: { type: 'string', default: '3' },
  },
});

for (const size of values.sizes.split(',').map(Number)) {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-history-'));
  try {
    compare(folder, size, Number(values.rounds));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compare(folder: string, commits: number, rounds: number): void {
  const kpis = Math.max(100, Math.round(commits / 5));
  const root = join(folder, 'organisation');
  mkdirSync(root);
  writeSampleHistory(root, { commits, kpis });
  const caches = { code: join(folder, 'code'), history: join(folder, 'cache') };
  const bare: Run[] = [];
  const told: Run[] = [];
  const kept: Record<'keeping' | 'unchanged' | 'grown', Run[]> = {
    keeping: [],
    unchanged: [],
    grown: [],
  };
  runTelling(root, caches);
  for (let round = 0; round < rounds; round += 1) {
    bare.push(timed(() => runShell(root, BARE)));
    told.push(runTelling(root, caches));
    rmSync(caches.history, { recursive: true, force: true });
    kept.keeping.push(runTelling(root, caches, '--cache'));
    kept.unchanged.push(runTelling(root, caches, '--cache'));
    addCommit(root, round);
    kept.grown.push(runTelling(root, caches, '--cache'));
  }
  const follow = timed(() => runShell(root, FOLLOW)).seconds / SAMPLE;
  const share = (runs: readonly Run[]) => `${((100 * median(runs)) / median(told)).toFixed(1)} %`;
  const all = (follow * kpis) / median(told);
  console.log(`${commits} commits, ${kpis} KPIs
  two bare passes: ${median(bare).toFixed(2)} s
  timelines: ${median(told).toFixed(2)} s, peak ${peak(told)} MB
  ratio: ${(median(told) / median(bare)).toFixed(2)}
  of that time, to tell and keep all: ${share(kept.keeping)}, peak ${peak(kept.keeping)} MB
  with what was kept, nothing new: ${share(kept.unchanged)}, peak ${peak(kept.unchanged)} MB
  with what was kept, one new commit: ${share(kept.grown)}, peak ${peak(kept.grown)} MB
  a process a file: ${follow.toFixed(3)} s each, ${all.toFixed(0)} times as long for all`);
}

/** One target more that is moved. */
function addCommit(root: string, round: number): void {
  const file = join(root, 'content/kpis/g0/measure-0.md');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/value: \d+, by/, `value: ${1000 + round}, by`));
  const who = '-c user.name=Ana -c user.email=an@sample.example';
  runShell(root, `git ${who} commit -q --all --message=Change`);
}

function peak(runs: readonly Run[]): string {
  return Math.max(...runs.map(({ megabytes }) => megabytes)).toFixed(0);
}

function runShell(folder: string, command: string): void {
  const { status, stderr } = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

function timed(work: () => void): Run {
  const begin = performance.now();
  work();
  return { seconds: (performance.now() - begin) / 1000, megabytes: 0 };
}

/** A process of its own, so that its peak memory is its own; compiled code is kept, as the tool keeps it. */
function runTelling(
  root: string,
  caches: { code: string; history: string },
  ...flags: string[]
): Run {
  const begin = performance.now();
  const preload = join(import.meta.dirname, 'usage.ts');
  const child = spawnSync(
    process.execPath,
    ['--import', preload, join(import.meta.dirname, 'tell-history.ts'), root, ...flags],
    {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      encoding: 'utf8',
      env: { ...process.env, NODE_COMPILE_CACHE: caches.code, XDG_CACHE_HOME: caches.history },
    },
  );
  const seconds = (performance.now() - begin) / 1000;
  if (child.status !== 0) throw new Error(child.stderr);
  const { peak } = JSON.parse(child.output[3] ?? '') as Usage;
  return { seconds, megabytes: peak / 1024 };
}

function median(runs: readonly Run[]): number {
  const sorted = runs.map(({ seconds }) => seconds).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
