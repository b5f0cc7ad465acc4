/**
 * Times `throughline build` beside a plain Astro site and, where there is one, Hugo, both of as many
 * pages and bytes as the built site: a page's content lies in a file, and the frame in a template.
 * All run in turn, so that the machine's moods fall on all; the ratios travel from machine to machine.
 * `node scripts/bench/site.ts --kpis 1000 --objectives 400 --check-ins 2000 --rounds 3`
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeSampleOrganization } from '../sample/write.ts';
import { writeAstroSite, writeHugoSite } from './site-likes.ts';

interface Run {
  /** Of the processor, in user and system, of a process and those it started. */
  processor: number;
  seconds: number;
  megabytes: number;
  output: string;
}

const ROOT = join(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: {
    kpis: { type: 'string', default: '1000' },
    objectives: { type: 'string', default: '400' },
    'check-ins': { type: 'string', default: '2000' },
    points: { type: 'string', default: '52' },
    rounds: { type: 'string', default: '3' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
try {
  compare(Number(values.rounds));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function compare(rounds: number): void {
  const content = join(folder, 'content');
  const out = join(folder, 'out');
  writeSampleOrganization(content, {
    kpis: Number(values.kpis),
    objectives: Number(values.objectives),
    checkIns: Number(values['check-ins']),
    points: Number(values.points),
    seed: 1,
  });
  const build = [process.execPath, join(ROOT, 'scripts/bench/build-in-parts.ts'), content, out];
  const ours = [run(build)];
  const { pages, bytes } = writeAstroSite(out, join(folder, 'astro'), join(ROOT, 'node_modules'));
  writeHugoSite(out, join(folder, 'hugo'));
  console.log(`${pages} pages, ${(bytes / 1e6).toFixed(0)} MB of HTML`);
  const astro: Run[] = [];
  const hugo: Run[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round > 0) ours.push(run(build));
    astro.push(run([process.execPath, join(folder, 'astro', 'build.mjs')]));
    if (hasHugo()) hugo.push(run(['hugo', '--quiet', '--source', join(folder, 'hugo')]));
  }
  report('throughline build', ours, ours);
  console.log(`of that: ${ours[0]?.output.trim().split('\n').at(-1) ?? ''}`);
  report('plain Astro', astro, ours);
  if (hugo.length > 0) report('Hugo', hugo, ours);
}

function hasHugo(): boolean {
  return spawnSync('hugo', ['version'], { stdio: 'ignore' }).status === 0;
}

/** Runs a command to its end, which must be 0, under GNU time. */
function run(command: string[]): Run {
  const child = spawnSync('/usr/bin/time', ['--format', '%U %S %e %M', ...command], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (child.status !== 0)
    throw new Error(`${command.join(' ')} ended with ${child.status}: ${child.stderr}`);
  const [user = 0, system = 0, seconds = 0, kilobytes = 0] = (
    child.stderr.trim().split('\n').at(-1) ?? ''
  )
    .split(' ')
    .map(Number);
  return {
    processor: user + system,
    seconds,
    megabytes: kilobytes / 1024,
    output: child.stdout,
  };
}

function report(name: string, runs: Run[], ours: Run[]): void {
  const least = (of: Run[], key: 'processor' | 'seconds') => Math.min(...of.map((one) => one[key]));
  const ratio = (key: 'processor' | 'seconds') => (least(ours, key) / least(runs, key)).toFixed(2);
  const peak = Math.max(...runs.map(({ megabytes }) => megabytes)).toFixed(0);
  console.log(
    `${name}: ${least(runs, 'processor').toFixed(1)} s of processor, ${least(runs, 'seconds').toFixed(1)} s by the clock, peak ${peak} MB; throughline is ${ratio('processor')} of its processor, ${ratio('seconds')} of its clock`,
  );
}
