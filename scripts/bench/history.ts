/**
 * Times the history of generated repositories beside the two bare git passes piped to nothing, in
 * turn, so that the machine's moods fall on all; the ratio of the medians is what travels. A process
 * a file (`git log --follow`) is measured beside them on a sample. `--sizes 300,5000,50000` are commits.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeSampleHistory } from '../sample/history.ts';

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
  writeSampleHistory(folder, { commits, kpis });
  const bare: Run[] = [];
  const told: Run[] = [];
  for (let round = 0; round < rounds; round += 1) {
    bare.push(timed(() => runShell(folder, BARE)));
    told.push(runTelling(folder));
  }
  const follow = timed(() => runShell(folder, FOLLOW)).seconds / SAMPLE;
  const ratio = median(told) / median(bare);
  console.log(`${commits} commits, ${kpis} KPIs`);
  console.log(`  two bare passes: ${median(bare).toFixed(2)} s`);
  const peak = Math.max(...told.map(({ megabytes }) => megabytes)).toFixed(0);
  console.log(`  timelines: ${median(told).toFixed(2)} s, peak ${peak} MB`);
  console.log(`  ratio: ${ratio.toFixed(2)}`);
  const all = (follow * kpis) / median(told);
  console.log(
    `  a process a file: ${follow.toFixed(3)} s each, ${all.toFixed(0)} times as long for all`,
  );
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

/** A process of its own, so that its peak memory is its own. */
function runTelling(folder: string): Run {
  const begin = performance.now();
  const preload = join(import.meta.dirname, 'peak-memory.ts');
  const child = spawnSync(
    process.execPath,
    ['--import', preload, join(import.meta.dirname, 'tell-history.ts'), folder],
    { stdio: ['ignore', 'pipe', 'pipe', 'pipe'], encoding: 'utf8' },
  );
  const seconds = (performance.now() - begin) / 1000;
  if (child.status !== 0) throw new Error(child.stderr);
  return { seconds, megabytes: Number(child.output[3]) / 1024 };
}

function median(runs: readonly Run[]): number {
  const sorted = runs.map(({ seconds }) => seconds).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
