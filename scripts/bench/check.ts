/**
 * Times `throughline check` on an organisation of 1,000 KPIs, 400 objectives and 10,000 check-ins
 * beside merely reading and parsing the same files. Both run in turn, so that the machine's moods
 * fall on both; the ratio of the medians is what travels from machine to machine.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeSampleOrganization } from '../sample/write.ts';

interface Run {
  seconds: number;
  megabytes: number;
}

const ROOT = join(import.meta.dirname, '../..');
const SIZE = { kpis: 1000, objectives: 400, checkIns: 10_000, points: 52 };

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
try {
  writeSampleOrganization(folder, SIZE);
  compare(Number(values.rounds));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function compare(rounds: number): void {
  const floor: Run[] = [];
  const check: Run[] = [];
  for (let round = 0; round < rounds; round += 1) {
    floor.push(run([join(ROOT, 'scripts/bench/read-and-parse.ts'), folder]));
    check.push(run([join(ROOT, 'src/cli/bin.ts'), 'check', '--format', 'json']));
  }
  console.log(describe('read and parse', floor));
  console.log(describe('check', check));
  const ratio = median(check.map((r) => r.seconds)) / median(floor.map((r) => r.seconds));
  console.log(`ratio of the medians: ${ratio.toFixed(2)}`);
}

/** Runs a program in the organisation's folder; it must end with 0. */
function run(argv: string[]): Run {
  const begin = performance.now();
  const preload = join(import.meta.dirname, 'peak-memory.ts');
  const child = spawnSync(process.execPath, ['--import', preload, ...argv], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const seconds = (performance.now() - begin) / 1000;
  if (child.status !== 0)
    throw new Error(`${argv.join(' ')} ended with ${child.status}: ${child.stderr}`);
  return { seconds, megabytes: Number(child.output[3]) / 1024 };
}

function describe(name: string, runs: Run[]): string {
  const seconds = runs.map((r) => r.seconds);
  const spread = `${Math.min(...seconds).toFixed(2)}–${Math.max(...seconds).toFixed(2)}`;
  const peak = Math.max(...runs.map((r) => r.megabytes)).toFixed(0);
  return `${name}: ${median(seconds).toFixed(2)} s (${spread}), peak ${peak} MB`;
}

function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
