/** Runs programs as a user does, each in a process of its own, and tells what they took. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Usage } from './usage.ts';

/** What one run took: on the wall, on all cores together, and at its peak. */
export interface Run {
  seconds: number;
  cpu: number;
  megabytes: number;
}

const USAGE = join(import.meta.dirname, 'usage.ts');

/** Runs a program of Node's in a folder; it must end with 0. */
export function run(folder: string, argv: readonly string[]): Run {
  const begin = performance.now();
  const child = spawnSync(process.execPath, ['--import', USAGE, ...argv], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const seconds = (performance.now() - begin) / 1000;
  if (child.status !== 0) {
    const told = `${child.stdout.slice(0, 500)}${child.stderr.slice(0, 500)}`;
    throw new Error(`${argv.join(' ')} ended with ${child.status}: ${told}`);
  }
  const { peak, cpu } = JSON.parse(child.output[3] ?? '') as Usage;
  return { seconds, cpu: cpu / 1e6, megabytes: peak / 1024 };
}

/** Runs programs in turn, so that the machine's moods fall on all of them. */
export function inTurn(programs: Record<string, () => Run>, rounds: number): Map<string, Run[]> {
  const runs = new Map<string, Run[]>(Object.keys(programs).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, program] of Object.entries(programs)) runs.get(name)?.push(program());
  }
  return runs;
}

/** The medians of each, and each as a multiple of the first: what travels from machine to machine. */
export function tell(runs: ReadonlyMap<string, readonly Run[]>): void {
  const [first = []] = runs.values();
  for (const [name, list] of runs) {
    const [wall, cpu] = [of(list, 'seconds'), of(list, 'cpu')];
    const times = `${(wall / of(first, 'seconds')).toFixed(2)} × wall, ${(cpu / of(first, 'cpu')).toFixed(2)} × CPU`;
    const peak = Math.max(...list.map(({ megabytes }) => megabytes)).toFixed(0);
    console.log(
      `  ${name}: ${wall.toFixed(2)} s wall, ${cpu.toFixed(2)} s CPU, peak ${peak} MB; ${times}`,
    );
  }
}

function of(runs: readonly Run[], what: 'seconds' | 'cpu'): number {
  const sorted = runs.map((one) => one[what]).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
