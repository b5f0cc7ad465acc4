import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type History, readHistory, readRepository } from '../../src/history/index.ts';
import { check } from '../../src/index.ts';
import { addCommits, type CommitOf, git, makeRepository } from '../repository.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-hostile-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const PATH = process.env['PATH'] ?? '';
const CALENDAR = { timezone: 'UTC', week_start: 'monday', fiscal_year_start: '01-01' } as const;
const KPI = 'content/kpis/p95.yaml';
const kpi = (target: number) => `title: P95\ndirection: decrease\ntarget: {value: ${target}}\n`;
const STORY: CommitOf[] = [
  { files: { [KPI]: kpi(300) } },
  { files: { [KPI]: kpi(250) } },
  { files: { [KPI]: kpi(200) } },
];

async function historyOf(root = folder): Promise<History> {
  const { commit, prefix } = await readRepository(root, PATH);
  if (commit === null) throw new Error('no commit');
  const roots = ['content'];
  return readHistory({
    root,
    path: PATH,
    commit,
    prefix,
    roots,
    calendar: CALENDAR,
    uncommitted: true,
  });
}

const told = ({ timelines }: History) =>
  timelines.map(({ ref, events }) => [ref, events.map(({ event }) => event)]);
const said = ({ findings }: History) =>
  findings.map(({ rule, severity, hint }) => [rule, severity, hint]);

const WHOLE = [['kpi:p95', ['created', 'target-tightened', 'target-tightened']]];
const blobOf = (commit: string) => git(folder, 'rev-parse', `${commit}:${KPI}`);
const objectFile = (id: string) => join(folder, '.git/objects', id.slice(0, 2), id.slice(2));

/** Objects as single files, so that one of them can be taken away or spoilt. */
function unpack(): void {
  const packs = join(folder, '.git/objects/pack');
  for (const name of readdirSync(packs)) {
    const pack = join(packs, name);
    if (name.endsWith('.pack')) {
      const moved = join(folder, '.git/moved.pack');
      execFileSync('mv', [pack, moved]);
      for (const other of readdirSync(packs)) unlinkSync(join(packs, other));
      execFileSync('sh', ['-c', `git unpack-objects -q < '${moved}'`], {
        cwd: folder,
        stdio: 'pipe',
      });
      unlinkSync(moved);
      return;
    }
  }
}

describe('a history that is cut short', () => {
  it('is told from where a shallow clone begins, and mended by the command that is named', async () => {
    makeRepository(folder, STORY);
    const clone = join(folder, 'clone');
    git(folder, 'clone', '-q', '--depth', '2', `file://${folder}`, clone);
    const history = await historyOf(clone);
    expect(told(history)).toEqual([['kpi:p95', ['first-known', 'target-tightened']]]);
    expect(said(history)).toEqual([
      [
        'history/complete',
        'error',
        'Get the rest with git fetch --unshallow; in GitHub Actions, set fetch-depth: 0.',
      ],
    ]);
    git(clone, 'fetch', '-q', '--unshallow');
    expect([told(await historyOf(clone)), said(await historyOf(clone))]).toEqual([WHOLE, []]);
  });

  it.each(['blob:none', 'tree:0'])(
    'is never fetched by us in a clone with --filter=%s',
    async (filter) => {
      makeRepository(folder, STORY);
      git(folder, 'config', 'uploadpack.allowFilter', 'true');
      git(folder, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
      const clone = join(folder, 'clone');
      git(folder, 'clone', '-q', `--filter=${filter}`, `file://${folder}`, clone);
      const before = git(clone, 'count-objects', '-v');
      const history = await historyOf(clone);
      expect(said(history)).toEqual([
        ['history/complete', 'error', 'Get them with git fetch --refetch --no-filter.'],
      ]);
      expect(git(clone, 'count-objects', '-v')).toBe(before);
      git(clone, 'fetch', '-q', '--refetch', '--no-filter');
      expect([told(await historyOf(clone)), said(await historyOf(clone))]).toEqual([WHOLE, []]);
    },
  );

  it('is told as the commits name their parents, whatever grafts say', async () => {
    const ids = makeRepository(folder, STORY);
    writeFileSync(join(folder, '.git/info/grafts'), `${ids[2]}\n`);
    const history = await historyOf();
    expect(told(history)).toEqual(WHOLE);
    expect(said(history)).toEqual([
      [
        'history/complete',
        'warn',
        'Take the grafts away with rm "$(git rev-parse --git-path info/grafts)".',
      ],
    ]);
  });

  it('is told from the objects themselves where others replace them', async () => {
    const ids = makeRepository(folder, STORY);
    git(folder, 'replace', blobOf(ids[1] ?? ''), blobOf(ids[0] ?? ''));
    const history = await historyOf();
    expect(told(history)).toEqual(WHOLE);
    expect(said(history)[0]?.slice(0, 2)).toEqual(['history/complete', 'warn']);
    execFileSync('sh', ['-c', 'git replace --list | xargs git replace --delete'], {
      cwd: folder,
      stdio: 'pipe',
    });
    expect(said(await historyOf())).toEqual([]);
  });

  it.each(['missing', 'corrupt'])('goes on behind a %s version', async (how) => {
    const ids = makeRepository(folder, STORY);
    unpack();
    const file = objectFile(blobOf(ids[1] ?? ''));
    chmodSync(file, 0o644);
    if (how === 'missing') unlinkSync(file);
    else writeFileSync(file, 'spoilt');
    const history = await historyOf();
    expect(told(history)).toEqual([
      ['kpi:p95', ['created', 'unreadable', 'annotated', 'target-tightened']],
    ]);
    expect(said(history)).toEqual([
      ['history/complete', 'error', 'See git fsck, and clone the repository anew.'],
    ]);
  });

  it('is told as far as git gets where a commit is missing', async () => {
    const ids = makeRepository(folder, STORY);
    unpack();
    unlinkSync(objectFile(ids[0] ?? ''));
    const history = await historyOf();
    expect(said(history)).toContainEqual([
      'history/complete',
      'error',
      'See git fsck, and clone the repository anew.',
    ]);
  });

  it('is told from behind a missing folder', async () => {
    const ids = makeRepository(folder, [...STORY, { files: { [KPI]: kpi(150) } }]);
    unpack();
    unlinkSync(objectFile(git(folder, 'rev-parse', `${ids[1]}:content`)));
    const history = await historyOf();
    expect(history.findings.map(({ message }) => message)).toEqual([
      expect.stringContaining('A commit or folder of this history is missing or damaged'),
    ]);
    expect(history.commits).toBe(1);
    expect(history.timelines[0]?.events.at(-1)?.changes).toEqual([
      { path: ['target', 'value'], before: 200, after: 150 },
    ]);
  });
});

describe('odd commits', () => {
  it('of two beginnings are one history', async () => {
    makeRepository(folder, [
      { files: { [KPI]: kpi(300) } },
      { from: null, files: { 'content/people/a.yaml': 'name: A\n' } },
      { from: 0, merge: [1], files: { 'content/people/a.yaml': 'name: A\n' } },
    ]);
    expect(told(await historyOf())).toEqual([
      ['kpi:p95', ['created']],
      ['person:a', ['created']],
    ]);
  });

  it('of 1970, of the year 10000 and of nobody are told', async () => {
    makeRepository(folder, [
      { date: 0, files: { [KPI]: kpi(300) } },
      { date: 253_402_300_800, files: { [KPI]: kpi(250) } },
      { date: 9_999_999_999_999, author: '', email: '', files: { [KPI]: kpi(200) } },
    ]);
    const { timelines } = await historyOf();
    expect(timelines[0]?.events.map(({ on, author }) => [on, author])).toEqual([
      ['1970-01-01', { name: 'Ana Ruiz', person: null }],
      [null, { name: 'Ana Ruiz', person: null }],
      [null, { name: '', person: null }],
    ]);
  });

  it('with names that hold a newline, a quote, a tab or other letters are told under their ids', async () => {
    const odd = ['a\nb', 'c"d', 'e\tf', 'ünder', '-x'];
    makeRepository(folder, [
      { files: Object.fromEntries(odd.map((name) => [`content/kpis/${name}.yaml`, kpi(1)])) },
    ]);
    expect((await historyOf()).timelines.map(({ ref }) => ref)).toEqual([
      'kpi:a-b',
      'kpi:c-d',
      'kpi:e-f',
      'kpi:under',
      'kpi:x',
    ]);
  });

  it('with names in bytes that are not UTF-8 are passed over', async () => {
    makeRepository(folder, STORY);
    const tree = execFileSync('git', ['mktree', '-z'], {
      cwd: folder,
      input: Buffer.concat([
        Buffer.from(`100644 blob ${blobOf('HEAD')}\t`),
        Buffer.from([0xff, 0x2e, 0x79, 0x61, 0x6d, 0x6c, 0]),
      ]),
      encoding: 'utf8',
    }).trim();
    const content = execFileSync('git', ['mktree'], {
      cwd: folder,
      input: `040000 tree ${tree}\tkpis\n`,
      encoding: 'utf8',
    }).trim();
    const top = execFileSync('git', ['mktree'], {
      cwd: folder,
      input: `040000 tree ${content}\tcontent\n`,
      encoding: 'utf8',
    }).trim();
    const commit = git(folder, 'commit-tree', top, '-p', 'HEAD', '-m', 'Odd');
    const roots = ['content'];
    const history = await readHistory({
      root: folder,
      path: PATH,
      commit,
      prefix: '',
      roots,
      calendar: CALENDAR,
      uncommitted: false,
    });
    expect(told(history)).toEqual([
      ['kpi:p95', ['created', 'target-tightened', 'target-tightened', 'removed']],
    ]);
    const { findings } = await check({ root: folder, at: commit, env: { PATH } });
    expect(findings.map(({ message }) => message)).toContain('The name of this file is not UTF-8.');
  });

  it('that change line ends alone change nothing', async () => {
    makeRepository(folder, [
      { files: { [KPI]: kpi(300) } },
      { files: { [KPI]: kpi(300).replaceAll('\n', '\r\n') } },
    ]);
    expect(told(await historyOf())).toEqual([['kpi:p95', ['created']]]);
  });

  it('that make a link, a submodule or an LFS pointer of a record take it away or leave it unreadable', async () => {
    makeRepository(folder, [
      { files: { [KPI]: kpi(1), 'content/kpis/b.yaml': kpi(1), 'content/kpis/c.yaml': kpi(1) } },
      {
        files: {
          [KPI]: { link: 'b.yaml' },
          'content/kpis/b.yaml': { submodule: 'a'.repeat(40) },
          'content/kpis/c.yaml':
            'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n',
        },
      },
    ]);
    expect(told(await historyOf())).toEqual([
      ['kpi:b', ['created', 'removed']],
      ['kpi:c', ['created', 'unreadable']],
      ['kpi:p95', ['created', 'removed']],
    ]);
  });

  it('of a thousand merges in one another are put in order', async () => {
    const commits: CommitOf[] = [{ files: { [KPI]: kpi(0) } }];
    for (let at = 1; at < 2000; at += 2) {
      commits.push({ from: at - 1, files: { [KPI]: kpi(at) } });
      commits.push({ from: 0, merge: [at], files: { [KPI]: kpi(at) } });
    }
    makeRepository(folder, commits);
    const { commits: count, timelines } = await historyOf();
    expect([count, timelines[0]?.events.length]).toEqual([2001, 1001]);
  });
});

describe('odd repositories', () => {
  it('with a detached HEAD, without a working tree and as a worktree tell the same', async () => {
    makeRepository(folder, STORY);
    git(folder, 'checkout', '-q', '--detach');
    expect(told(await historyOf())).toEqual(WHOLE);
    const bare = join(folder, 'bare.git');
    git(folder, 'clone', '-q', '--bare', folder, bare);
    const { commit } = await readRepository(bare, PATH);
    const roots = ['content'];
    const history = await readHistory({
      root: bare,
      path: PATH,
      commit: commit ?? '',
      prefix: '',
      roots,
      calendar: CALENDAR,
      uncommitted: false,
    });
    expect(told(history)).toEqual(WHOLE);
    git(folder, 'worktree', 'add', '-q', '--detach', join(folder, 'tree'));
    expect(told(await historyOf(join(folder, 'tree')))).toEqual(WHOLE);
  });

  it('run nothing that they name in attributes or configuration', async () => {
    const trap = join(folder, 'trap.sh');
    const evidence = join(folder, 'evidence');
    const attributes = '*.yaml filter=trap diff=trap merge=trap\n';
    makeRepository(folder, [{ files: { ...STORY[0]?.files, '.gitattributes': attributes } }]);
    writeFileSync(trap, `#!/bin/sh\ntouch '${evidence}'\ncat\n`);
    chmodSync(trap, 0o755);
    for (const name of [
      'filter.trap.clean',
      'filter.trap.smudge',
      'filter.trap.process',
      'diff.trap.textconv',
      'diff.trap.command',
      'diff.external',
      'core.fsmonitor',
      'core.pager',
      'gpg.program',
      'core.sshCommand',
      'core.alternateRefsCommand',
      'mailmap.file',
    ]) {
      git(folder, 'config', name, trap);
    }
    git(folder, 'config', 'log.showSignature', 'true');
    writeFileSync(join(folder, KPI), kpi(1));
    const history = await historyOf();
    expect(told(history)).toEqual([['kpi:p95', ['created', 'target-tightened']]]);
    await check({ root: folder, at: 'HEAD', env: { PATH } });
    expect(() => statSync(evidence)).toThrow();
  });

  it('in which much is told by one process and not one a file', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [`content/kpis/k${at}.yaml`, kpi(at)]),
    );
    makeRepository(folder, [{ files }]);
    addCommits(folder, [{ files: { 'content/kpis/k7.yaml': kpi(1) } }], {
      first: git(folder, 'rev-parse', 'HEAD'),
    });
    const log = join(folder, 'calls');
    const git2 = join(folder, 'bin/git');
    execFileSync('mkdir', [join(folder, 'bin')]);
    writeFileSync(git2, `#!/bin/sh\necho x >> '${log}'\nPATH='${PATH}' exec git "$@"\n`);
    chmodSync(git2, 0o755);
    const commit = git(folder, 'rev-parse', 'HEAD');
    const roots = ['content'];
    const path = `${join(folder, 'bin')}:${PATH}`;
    await readHistory({
      root: folder,
      path,
      commit,
      prefix: '',
      roots,
      calendar: CALENDAR,
      uncommitted: true,
    });
    expect(statSync(log).size / 2).toBeLessThan(12);
  });
});
