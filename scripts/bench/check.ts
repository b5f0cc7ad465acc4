/**
 * Times the package's `throughline check` on organisations of any size (`--sizes 1000,10000` are KPIs,
 * with ten check-ins each) beside the floor: reading the same files, js-yaml and zod on one core. And
 * `check --since` with a commit on top; and with `--peers FOLDER`, where @stoplight/spectral-cli,
 * ajv-cli and ajv-formats are installed, those over 1,000 files. All run in turn.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeSampleOrganization } from '../sample/write.ts';
import { peersOver } from './peers.ts';
import { inTurn, run, tell } from './timed.ts';

const ROOT = join(import.meta.dirname, '../..');
const BIN = join(ROOT, 'lib/cli/bin.js');
/** What happened before has a bench of its own. */
const CHECK = [BIN, 'check', '--format', 'json', '--no-history'];

const ALONE = { checkIns: 0, points: 52 };

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '5' },
    peers: { type: 'string' },
  },
});
const rounds = Number(values.rounds);

execFileSync(process.execPath, [join(ROOT, 'scripts/pack.ts')], { stdio: 'inherit' });
for (const kpis of values.sizes.split(',').map(Number)) {
  inFolder((folder) => {
    const size = { kpis, objectives: kpis * 0.4, checkIns: kpis * 10, points: 52 };
    const files = writeSampleOrganization(folder, size);
    commitTwice(folder);
    console.log(`${kpis} KPIs, ${size.checkIns} check-ins, ${files} files`);
    const floor = join(import.meta.dirname, 'floor.ts');
    const programs = {
      floor: () => run(folder, [floor, folder]),
      check: () => run(folder, CHECK),
      'check --since': () => run(folder, [...CHECK, '--since', 'HEAD~1']),
    };
    tell(inTurn(programs, rounds));
  });
}
if (values.peers !== undefined) compareWithPeers(values.peers);

/** The peers hold a thousand KPIs against their schema; `check` judges a thousand files of all kinds. */
function compareWithPeers(installed: string): void {
  inFolder((folder) => {
    const [own, theirs] = [join(folder, 'own'), join(folder, 'theirs')];
    const files = writeSampleOrganization(own, { ...ALONE, kpis: 368, objectives: 147 });
    writeSampleOrganization(theirs, { ...ALONE, kpis: 1000, objectives: 400 });
    console.log(`1000 KPIs for the peers, and an organisation of ${files} files for check`);
    tell(inTurn({ check: () => run(own, CHECK), ...peersOver(theirs, installed) }, rounds));
  });
}

/** A repository with an organisation, and a change to one KPI on top. */
function commitTwice(folder: string): void {
  const git = (...argv: string[]) => execFileSync('git', argv, { cwd: folder });
  const commit = (message: string) => {
    git('add', '-A');
    git('-c', 'user.name=Bench', '-c', 'user.email=bench@sample.example', 'commit', '-qm', message);
  };
  git('init', '-q', '-b', 'main');
  commit('Begin');
  const kpis = join(folder, 'content/kpis');
  const kpi = join(kpis, readdirSync(kpis).sort()[0] ?? '');
  writeFileSync(kpi, readFileSync(kpi, 'utf8').replace(/^title: .*$/m, 'title: A better name'));
  commit('Change');
}

function inFolder(work: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
  try {
    work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
