import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../src/index.ts';
import { ROOT, throughline } from '../processes.ts';
import { filesIn, tell } from '../terminal.ts';

const work = mkdtempSync(join(tmpdir(), 'throughline-demo-'));
const demo = join(work, 'demo');
afterAll(() => rmSync(work, { recursive: true, force: true }));

const git = (...argv: string[]): string =>
  execFileSync('git', ['-C', demo, '-c', 'core.quotepath=off', ...argv], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

/** Subjects of the commits in which a file changed, latest first, followed through its names. */
const story = (path: string): string[] => lines(git('log', '--follow', '--format=%s', '--', path));
/** The commit with a subject. */
const commitOf = (subject: string): string => {
  const found = lines(git('log', '--format=%H', '--fixed-strings', `--grep=${subject}`));
  expect(found.length, subject).toBeGreaterThan(0);
  return found.at(-1) ?? '';
};
/** What a commit took out of and put into one file. */
const changeIn = (commit: string, path: string): string[] =>
  lines(git('show', '--format=', '--unified=0', commit, '--', path)).filter((line) =>
    /^[+-](?![+-])/.test(line),
  );

let made: { code: number | null; out: string; err: string };
beforeAll(() => {
  made = throughline(['demo', demo], { cwd: work });
});

describe('the repository that demo makes', () => {
  it('is there, and the command says what to do next', () => {
    expect(made.code).toBe(0);
    expect(made.out).toMatch(/^made .+: \d+ commits by \d+ people, the last [0-9a-f]{40}\n$/);
    // It was run by its file, and so are the next ones.
    expect(made.err).toMatch(/^Next: node \S+bin\.ts check --root /);
    expect(made.err).toContain(` dev --root ${demo} and git -C ${demo} log --stat\n`);
  });

  it('ends in the example as it ships, to the byte, checked out and clean', () => {
    const shipped = filesIn(join(ROOT, 'content'));
    expect(filesIn(join(demo, 'content'))).toEqual(shipped);
    const configuration = (root: string) => readFileSync(join(root, 'throughline.yaml'), 'utf8');
    expect(configuration(demo)).toBe(configuration(ROOT));
    expect(git('status', '--porcelain')).toBe('');
    expect(git('branch', '--format=%(refname:short)')).toBe('main\n');
    const tracked = lines(git('ls-files'));
    expect(tracked).toHaveLength(Object.keys(shipped).length + 1);
  });

  it('keeps what other commands write out of the next commit', () => {
    mkdirSync(join(demo, 'dist'));
    writeFileSync(join(demo, 'dist/index.html'), '');
    expect(git('status', '--porcelain')).toBe('');
    rmSync(join(demo, 'dist'), { recursive: true });
  });

  it('has a few hundred commits by many people, within its eighteen months', () => {
    const commits = lines(git('log', '--format=%an%x09%ae%x09%as%x09%cs%x09%ct'));
    const rows = commits.map((line) => line.split('\t'));
    expect(rows.length).toBeGreaterThan(400);
    expect(rows.length).toBeLessThanOrEqual(700);
    expect(new Set(rows.map(([name]) => name)).size).toBeGreaterThanOrEqual(12);
    expect(rows.filter(([, email]) => !email?.endsWith('@wrenfield.example'))).toEqual([]);
    const days = rows
      .flatMap(([, , authored = '', committed = '']) => [authored, committed])
      .sort();
    expect(days[0]).toBe('2025-05-19');
    expect(days.at(-1)).toBe('2026-11-20');
  });

  it('goes forward in time on every line of parents', () => {
    const times = new Map(
      lines(git('log', '--format=%H %ct %P')).map((line) => {
        const [hash = '', time, ...parents] = line.split(' ');
        return [hash, { time: Number(time), parents }];
      }),
    );
    const backwards = [...times].filter(([, { time, parents }]) =>
      parents.some((parent) => (times.get(parent)?.time ?? 0) > time),
    );
    expect(backwards).toEqual([]);
  });

  it('has several time zones, and commits whose author and committer differ', () => {
    const zones = new Set(lines(git('log', '--format=%ad', '--date=format:%z')));
    expect([...zones].sort()).toEqual(['+0000', '+0100', '+0200', '+0300', '+0530', '-0300']);
    const signed = lines(git('log', '--format=%an%x09%cn%x09%at%x09%ct')).map((line) =>
      line.split('\t'),
    );
    const merged = signed.filter(([author, committer]) => author !== committer);
    expect(merged.length).toBeGreaterThan(5);
    expect(merged.filter(([, , at, ct]) => Number(at) >= Number(ct))).toEqual([]);
  });

  it('passes git’s own examination', () => {
    expect(git('fsck', '--strict')).toBe('');
  });
});

describe('what the story tells', () => {
  const LATENCY = 'content/kpis/customer/label-latency-p95.md';
  const DISPUTES = 'content/kpis/financial/billing-disputes.yaml';

  it('loosens a target and gives the reason in the record', () => {
    const change = changeIn(commitOf('Label latency: 300 ms and not 250'), LATENCY);
    expect(change).toContain('-target: {value: 250, by: 2026-12-31, mode: reach}');
    expect(change).toContain('+target: {value: 300, by: 2026-12-31, mode: reach}');
    expect(change).toContain('+changes:');
  });

  it('loosens a target without a reason, six days before its date', () => {
    const commit = commitOf('Tidy the billing figures');
    expect(changeIn(commit, DISPUTES)).toEqual([
      '-target: {value: 20, by: 2026-09-30, mode: reach}',
      '+target: {value: 25, by: 2026-09-30, mode: reach}',
    ]);
    expect(git('log', '-1', '--format=%as', commit)).toBe('2026-09-24\n');
  });

  it.each([
    [
      'Billing disputes: end of September',
      DISPUTES,
      '-target: {value: 20, by: 2026-06-30, mode: reach}',
    ],
    [
      'Contract replay runs into January',
      'content/initiatives/contract-replay.yaml',
      '-due: 2026-11-27',
    ],
    [
      'driver app: thresholds',
      'content/kpis/customer/driver-app-crash-free.yaml',
      '-thresholds: {on_track: 99.5, at_risk: 99.3}',
    ],
    [
      'Error budget: off track above 1.5',
      'content/kpis/customer/error-budget-burn.yaml',
      '-thresholds: {on_track: 1, at_risk: 2}',
    ],
    [
      'Harder targets for set-up',
      'content/kpis/customer/setup-time.yaml',
      '-target: {value: 10, by: 2026-12-31, mode: reach}',
    ],
    [
      'Count connections, not carriers',
      'content/kpis/customer/contract-test-coverage.yaml',
      '-baseline: {value: 27, on: 2025-12-31}',
    ],
    [
      'Dependable parcels count three times',
      'content/strategy/dependable-parcels.md',
      '-weight: 2',
    ],
    [
      'Retire story points',
      'content/kpis/internal-process/velocity-points.yaml',
      '+  superseded_by: lead-time-for-changes',
    ],
    [
      'Restate the week of 13 February',
      'content/kpis/customer/merchant-activation.md',
      '+restated:',
    ],
    [
      'Restate the week of 13 February',
      'content/measurements/merchant-activation.csv',
      '-2026-02-13,31.2',
    ],
    [
      'where-is-it contacts of january',
      'content/measurements/wismo-contacts.csv',
      '-2026-01-31,32.7',
    ],
    ['No incident is no value', 'content/measurements/time-to-restore.csv', '-2026-07-31,0'],
    [
      'Labels came back at 16.02',
      'content/check-ins/2026-w20/label-outage.md',
      '+16.02. Six hours and forty-eight minutes on the busiest weekday we have.',
    ],
    [
      'Retreat serves the carriers',
      'content/objectives/2026-q3/every-release-can-retreat.md',
      '-supports: [small-safe-changes]',
    ],
    [
      'a canary that retreats',
      'content/kpis/internal-process/change-failure-rate.md',
      '+excludes: canaries that retreated before ten per cent of traffic',
    ],
  ])('tells “%s” in %s', (subject, path, line) => {
    expect(changeIn(commitOf(subject), path)).toContain(line);
  });

  it.each([
    ['idle-compute-share', 'financial', 'bruno-esteves', 'pavel-kostka', '2026-05-29'],
    ['portal-page-load', 'customer', 'hugo-lachance', 'sorin-dumitru', '2026-08-14'],
    ['error-budget-burn', 'customer', 'jonas-ekmark', 'yusuf-demirci', '2026-09-30'],
  ])('hands %s over before its owner leaves', (id, folder, from, to, left) => {
    const path = `content/kpis/${folder}/${id}.yaml`;
    const [commit = ''] = lines(git('log', '--format=%H', `-Sowner: ${from}`, '--', path));
    expect(changeIn(commit, path)).toEqual([`-owner: ${from}`, `+owner: ${to}`]);
    expect(git('log', '-1', '--format=%as', commit).trim() <= left).toBe(true);
    const leaver = readFileSync(join(demo, `content/people/${from}.yaml`), 'utf8');
    expect(leaver).toContain(`to: ${left}`);
  });

  it('renames records, with and without a change of what they say', () => {
    const renames = (subject: string) =>
      lines(git('show', '--format=', '--name-status', '--find-renames', commitOf(subject)));
    expect(renames('where-is-it is called wismo')).toEqual([
      'R100\tcontent/kpis/where-is-it-contacts.yaml\tcontent/kpis/wismo-contacts.yaml',
      'R100\tcontent/measurements/where-is-it-contacts.csv\tcontent/measurements/wismo-contacts.csv',
    ]);
    expect(renames('Set-up ends with the first sandbox label')[0]).toMatch(
      /^R(?!100)\d+\tcontent\/kpis\/onboarding-time.yaml\tcontent\/kpis\/setup-time.yaml$/,
    );
    expect(renames('Say what pager load is')).toContainEqual(
      expect.stringMatching(/^R(?!100)\d+\t.*\/pager-load.md\t.*\/pages-per-on-call-week.md$/),
    );
    expect(renames('flaky tests: say why')[0]).toMatch(
      /^R\d+\t.*flaky-test-rate.yaml\t.*flaky-test-rate.md$/,
    );
    expect(story('content/kpis/customer/wismo-contacts.yaml').at(-1)).toBeDefined();
  });

  it('moves every KPI there is into a folder in one commit', () => {
    const moved = lines(
      git('show', '--format=', '--name-status', '--find-renames', commitOf('Sort the KPIs')),
    );
    expect(moved.length).toBeGreaterThan(40);
    expect(moved.filter((line) => !line.startsWith('R100\tcontent/kpis/'))).toEqual([]);
  });

  it('has one revision that nobody could read, mended by the next', async () => {
    const unreadable = await contentErrors(commitOf('canaries: money and labels first'));
    expect(unreadable.map(({ rule, file }) => [rule, file])).toEqual([
      ['content/syntax', 'content/kpis/internal-process/canary-coverage.yaml'],
    ]);
    expect(await contentErrors(commitOf('Mend the canary KPI'))).toEqual([]);
  });

  it('merges branches that name their change request, each with several authors', () => {
    const merges = lines(git('log', '--merges', '--reverse', '--format=%H %s'));
    expect(merges.map((line) => line.slice(41))).toEqual([
      expect.stringMatching(/^Merge pull request #\d+ from throughline-example\/strategy-2026$/),
      expect.stringMatching(/^Merge pull request #\d+ from throughline-example\/targets-2026$/),
      expect.stringMatching(
        /^Merge pull request #\d+ from throughline-example\/objectives-2026-q2$/,
      ),
      expect.stringMatching(
        /^Merge pull request #\d+ from throughline-example\/objectives-2026-q3$/,
      ),
      expect.stringMatching(
        /^Merge pull request #\d+ from throughline-example\/objectives-2026-q4$/,
      ),
    ]);
    for (const merge of merges.map((line) => line.slice(0, 40))) {
      const authors = new Set(lines(git('log', '--format=%an', `${merge}^1..${merge}^2`)));
      expect(authors.size).toBeGreaterThan(3);
      // Nothing is in the merge that is not on one of its sides.
      expect(git('show', '--format=', '--cc', '--name-only', merge)).toBe('');
    }
  });

  it('takes one change back, by the number of its change request', () => {
    const revert = commitOf('Revert "Count only pages customers would notice"');
    const reverted = commitOf('Count only pages customers would notice');
    const number = /\(#(\d+)\)\n$/.exec(git('log', '-1', '--format=%s', reverted))?.[1];
    expect(git('log', '-1', '--format=%b', revert)).toContain(
      `Reverts throughline-example/wrenfield#${number}.`,
    );
    const path = 'content/kpis/learning-and-growth/pages-per-on-call-week.md';
    const blob = (revision: string) => git('rev-parse', `${revision}:${path}`);
    expect(blob(revert)).toBe(blob(`${reverted}^`));
    expect(blob(reverted)).not.toBe(blob(revert));
  });
});

describe('the organisation at its commits', () => {
  it('is valid today, with nothing worse than a warning', async () => {
    const { findings } = await check({ root: demo });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('could be read at every twenty-fifth commit', async () => {
    const commits = lines(git('log', '--reverse', '--topo-order', '--format=%H'));
    const faults: unknown[] = [];
    for (const commit of commits.filter((_, index) => index % 25 === 0)) {
      faults.push(...(await contentErrors(commit)));
    }
    expect(faults).toEqual([]);
  });
});

describe('demo, called again', { timeout: 60_000 }, () => {
  it('makes the same commit in other folders, time zones and locales, whatever git is set to', () => {
    const home = join(work, 'home');
    mkdirSync(home);
    writeFileSync(
      join(home, '.gitconfig'),
      '[core]\n\tautocrlf = true\n[commit]\n\tgpgsign = true\n[init]\n\tdefaultBranch = trunk\n\tdefaultObjectFormat = sha256\n[user]\n\tname = Somebody\n',
    );
    const env = {
      TZ: 'Pacific/Kiritimati',
      LC_ALL: 'tr_TR.UTF-8',
      HOME: home,
      GIT_AUTHOR_DATE: '2001-01-01T00:00:00Z',
      GIT_DEFAULT_HASH: 'sha256',
      GIT_DIR: join(work, 'nowhere'),
    };
    const other = 'a/much longer/päth';
    const told = throughline(['demo', other], { cwd: work, env });
    expect(told.code).toBe(0);
    const commit = /[0-9a-f]{40}\n$/.exec(made.out)?.[0];
    expect(told.out).toMatch(new RegExp(`${commit}$`));
    expect(filesIn(join(work, other, 'content'))).toEqual(filesIn(join(demo, 'content')));
  });

  it('fills an empty folder, also the one it is called in', async () => {
    const here = join(work, 'here');
    mkdirSync(here);
    const { code, err } = await tell(['demo', '.'], { cwd: here });
    expect({ code, err }).toEqual({
      code: 0,
      err: 'Next: throughline check, throughline dev and git log --stat\n',
    });
    expect(readdirSync(here).sort()).toEqual(['.git', 'content', 'throughline.yaml']);
  });

  it('refuses a folder that holds something, and a file', async () => {
    const full = join(work, 'full');
    mkdirSync(full);
    writeFileSync(join(full, 'mine.txt'), 'mine');
    expect(await tell(['demo', 'full'], { cwd: work })).toEqual({
      code: 2,
      out: '',
      err: 'throughline: full is not empty. Name a folder that is empty or not there yet.\n',
    });
    expect(filesIn(full)).toEqual({ 'mine.txt': 'mine' });
    const { code, err } = await tell(['demo', 'full/mine.txt'], { cwd: work });
    expect({ code, err }).toEqual({
      code: 2,
      err: 'throughline: full/mine.txt is a file, not a folder.\n',
    });
  });

  it.runIf(existsSync('/proc/self'))('says so where nobody can make a folder', async () => {
    expect(await tell(['demo', '/proc/none/here'], { cwd: work })).toEqual({
      code: 2,
      out: '',
      err: 'throughline: /proc/none/here cannot be written: a part of its path leads nowhere, or the system lets nobody make anything there.\n',
    });
  });

  it('names the next commands as this one was called', async () => {
    const { err } = await tell(['demo', 'there'], { cwd: work, called: 'npx throughline' });
    expect(err).toBe(
      'Next: npx throughline check --root there, npx throughline dev --root there and git -C there log --stat\n',
    );
  });

  it('says that git is needed', async () => {
    const { code, err } = await tell(['demo', 'without'], { cwd: work, env: { PATH: work } });
    expect({ code, err }).toEqual({
      code: 2,
      err: 'throughline: git is needed for this and is not there.\n',
    });
    expect(existsSync(join(work, 'without'))).toBe(false);
  });

  it.skipIf(process.platform === 'win32')(
    'leaves nothing behind when git fails half-way',
    async () => {
      const bin = join(work, 'bin');
      mkdirSync(bin);
      const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
      const failing = `#!/bin/sh\ncase "$*" in *" reset "*) echo 'fatal: no more' >&2; exit 128;; esac\nexec ${real} "$@"\n`;
      writeFileSync(join(bin, 'git'), failing, { mode: 0o755 });
      const env = { PATH: `${bin}:${process.env['PATH']}` };
      const { code, err } = await tell(['demo', 'new/deep/folder'], { cwd: work, env });
      expect({ code, err }).toEqual({
        code: 2,
        err: 'throughline: git reset failed: fatal: no more\n',
      });
      expect(existsSync(join(work, 'new'))).toBe(false);
      mkdirSync(join(work, 'empty'));
      await tell(['demo', 'empty'], { cwd: work, env });
      expect(readdirSync(join(work, 'empty'))).toEqual([]);
    },
  );
});

/** Errors about the content itself in the tree of a commit, judged on the commit's day. */
async function contentErrors(commit: string) {
  const root = mkdtempSync(join(work, 'tree-'));
  execFileSync('git', ['-C', demo, '--work-tree', root, 'checkout', '--quiet', commit, '--', '.'], {
    env: { ...process.env, GIT_INDEX_FILE: join(root, '.index') },
  });
  const day = git('log', '-1', '--format=%cs', commit).trim();
  const { findings } = await check({ root, asOf: day });
  rmSync(root, { recursive: true });
  return findings.filter(
    ({ rule, severity }) => severity === 'error' && rule.startsWith('content/'),
  );
}
