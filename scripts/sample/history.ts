/** Writes a repository of any length: KPIs that come in batches and change one or two a commit. */
import { spawnSync } from 'node:child_process';
import { type Random, seededRandom } from './random.ts';

/** How long and how wide a history is. */
export interface HistorySize {
  commits: number;
  kpis: number;
}

const BEGIN = 1_704_103_200;
const STEP = 1800;

/** Makes the repository in an empty folder, by one `git fast-import`; the same size gives the same commits. */
export function writeSampleHistory(folder: string, { commits, kpis }: HistorySize): void {
  run(folder, ['init', '-q', '-b', 'main'], '');
  run(folder, ['fast-import', '--quiet', '--done'], [...stream(commits, kpis), 'done\n'].join(''));
  run(folder, ['reset', '-q', '--hard'], '');
}

function* stream(commits: number, kpis: number): Generator<string> {
  const random = seededRandom(commits);
  const targets: number[] = [];
  const batch = Math.ceil(kpis / Math.max(1, Math.floor(commits / 10)));
  for (let at = 0; at < commits; at += 1) {
    const files: string[] =
      at === 0 ? [file('throughline.yaml', 'organization: {name: Sample}\n')] : [];
    while (targets.length < kpis && targets.length < (at + 1) * batch) {
      files.push(kpiFile(targets.length, targets.push(100) - 1));
    }
    if (at > 0) files.push(changed(targets, random));
    const name = random.pick(['Ana Ruiz', 'Bo Lind', 'Cy Okafor']);
    const who = `${name} <${name.slice(0, 2).trim().toLowerCase()}@sample.example> ${BEGIN + at * STEP} +0000`;
    yield `commit refs/heads/main\nmark :${at + 1}\nauthor ${who}\ncommitter ${who}\ndata 6\nChange\n`;
    if (at > 0) yield `from :${at}\n`;
    yield `${files.join('')}\n`;
  }
}

/** One KPI with another target. */
function changed(targets: number[], random: Random): string {
  const which = Math.floor(random.between(0, targets.length));
  targets[which] = Math.round(random.between(50, 500));
  return kpiFile(which, targets[which]);
}

function kpiFile(which: number, target: number): string {
  const text = [
    '---',
    `title: Measure ${which}`,
    'owner: ana-ruiz',
    'supports: [dependable-parcels]',
    'indicator: lag',
    'definition: Share of parcels that arrive on the day they were promised.',
    'formula: parcels on time / all parcels × 100',
    'decision: Below the target we stop features and work on routes.',
    'unit: {kind: percent, precision: 1}',
    'direction: increase',
    'baseline: {value: 10, on: 2023-12-31}',
    `target: {value: ${target}, by: 2026-12-31, mode: reach}`,
    'cadence: monthly',
    'source: {system: warehouse, method: manual}',
    '---',
    'Why it matters.',
    '',
  ].join('\n');
  return file(`content/kpis/g${which % 20}/measure-${which}.md`, text);
}

function file(path: string, text: string): string {
  return `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
}

function run(folder: string, command: string[], input: string): void {
  const { status, stderr } = spawnSync('git', command, {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
  });
  if (status !== 0) throw new Error(stderr);
}
