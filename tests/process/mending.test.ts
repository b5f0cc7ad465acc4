/** `check --fix` and `fmt`, as they are typed, in repositories. */
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../processes.ts';
import { git, makeRepository } from '../repository.ts';
import { filesIn, put, tell } from '../terminal.ts';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-mend-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (...argv: string[]) => tell(argv, { cwd: folder });
const read = (path: string) => filesIn(folder)[path];

const PEOPLE = {
  'throughline.yaml': 'organization: {name: Example}\n',
  'content/people/ana-ruiz.yaml': 'name: Ana Ruiz\nuid: uid-of-ana\n',
  'content/people/bo-lind.yaml': 'name: Bo Lind\nuid: uid-of-bo\nformerly: [bo-berg]\n',
};
const MISSPELT = {
  'content/initiatives/move.md':
    '---\ntitle: Move the shop\nonwer: ana-riuz # since May\nteam: "core"\nstart: 2026/11/03\ndue: 3.12.2026\nuid: uid-of-move\n---\n\nText.\n',
  'content/teams/core.yaml': 'title: Core\nlead: bo-berg\nuid: uid-of-core\n',
};

const WHOLE = { ...PEOPLE, ...MISSPELT };
const MENDED = MISSPELT['content/initiatives/move.md']
  .replace('onwer: ana-riuz', 'owner: ana-ruiz')
  .replace('2026/11/03', '2026-11-03')
  .replace('3.12.2026', '2026-12-03');

describe('check --fix', () => {
  it('mends what can mean one thing only, keeps every other byte, and checks again', async () => {
    makeRepository(folder, [{ files: WHOLE }]);
    const { err, out } = await at('check', '--fix', '--no-history');
    expect(err.split('\n')).toEqual([
      'content/initiatives/move.md:3: wrote `owner` in place of `onwer`',
      'content/initiatives/move.md:5: wrote `2026-11-03` in place of `2026/11/03`',
      'content/initiatives/move.md:6: wrote `2026-12-03` in place of `3.12.2026`',
      'content/teams/core.yaml:2: wrote `bo-lind` in place of `bo-berg`',
      'content/initiatives/move.md:3: wrote `ana-ruiz` in place of `ana-riuz`',
      '',
    ]);
    expect(read('content/initiatives/move.md')).toBe(MENDED);
    expect(read('content/teams/core.yaml')).toBe('title: Core\nlead: bo-lind\nuid: uid-of-core\n');
    expect(out).not.toMatch(/onwer|riuz|berg|2026\/11/);
    const again = await at('check', '--fix', '--force', '--no-history');
    expect(again.err).toBe('Nothing here can be mended safely.\n');
    expect(again.out).toBe(out);
  });

  it('shows with --dry-run what would change, and changes nothing', async () => {
    makeRepository(folder, [{ files: WHOLE }]);
    const { code, out } = await at('check', '--fix', '--dry-run');
    expect(code).toBe(0);
    expect(out).toContain(
      '--- a/content/teams/core.yaml\n+++ b/content/teams/core.yaml\n@@ -1,3 +1,3 @@',
    );
    expect(out).toContain('\n-lead: bo-berg\n+lead: bo-lind\n');
    for (const [path, text] of Object.entries(WHOLE)) expect(read(path)).toBe(text);
  });

  it('leaves what has a second meaning, and what would cause an error elsewhere', async () => {
    const files = {
      ...PEOPLE,
      'content/people/ana-reiz.yaml': 'name: Ana Reiz\nuid: uid-of-reiz\n',
      'content/cycles/2026-q4.yaml':
        'title: Q4\nstart: 2026-10-01\nend: 2026-12-31\nuid: uid-of-q4\n',
      'content/cycles/2027-q1.yaml':
        'title: Q1\nstart: 01/02/2027\nend: 2027-03-31\nparent: 2026-q3\nuid: uid-of-q1\n',
      'content/teams/alpha-team.yaml': 'title: A\nlead: ana-riz\nuid: uid-of-alpha\n',
      'content/teams/gamma-team.yaml': 'title: C\nparent: delta-team\nuid: uid-of-gamma\n',
      'content/teams/delta-team.yaml': 'title: D\nparent: gama-team\nuid: uid-of-delta\n',
    };
    makeRepository(folder, [{ files }]);
    expect((await at('check', '--fix')).err).toContain('Nothing here can be mended safely.');
    for (const [path, text] of Object.entries(files)) expect(read(path)).toBe(text);
  });

  it('gives records a permanent id each, once, and puts measurements by date', async () => {
    const files = {
      'throughline.yaml': 'organization: {name: Example}\n',
      'content/teams/core.yaml': '# ours\ntitle: Core # the first\n',
      'content/kpis/a.yaml': '\uFEFFtitle: A\r\nformula: x\r\n',
      'content/measurements/a.csv': 'date,value\n2026-02-01,2\n2026-01-01,1\n',
    };
    makeRepository(folder, [{ files }]);
    const { err } = await at('check', '--fix', '--no-history');
    expect(err).toBe('put 1 file in order\ngave a permanent id to 2 records\n');
    expect(read('content/teams/core.yaml')).toBe(
      '# ours\ntitle: Core # the first\nuid: uid00002\n',
    );
    expect(read('content/kpis/a.yaml')).toBe('\uFEFFtitle: A\r\nformula: x\r\nuid: uid00001\r\n');
    expect(read('content/measurements/a.csv')).toBe('date,value\n2026-01-01,1\n2026-02-01,2\n');
  });

  it('refuses files with changes in no commit, until it is told to take them', async () => {
    makeRepository(folder, [{ files: WHOLE }]);
    put(folder, { 'content/teams/core.yaml': 'title: Kern\nlead: bo-berg\nuid: uid-of-core\n' });
    const refused = await at('check', '--fix');
    expect(refused).toEqual({
      code: 2,
      out: '',
      err: 'throughline: content/teams/core.yaml holds changes that are not committed. Commit them first, so that nothing is lost, or add --force.\n',
    });
    expect(read('content/initiatives/move.md')).toBe(WHOLE['content/initiatives/move.md']);
    await at('check', '--fix', '--force');
    expect(read('content/teams/core.yaml')).toContain('title: Kern\nlead: bo-lind\n');
  });

  it('asks no repository where there is none, and takes line ends that git turned for no change', async () => {
    put(folder, WHOLE);
    expect((await at('check', '--fix', '--no-history')).code).not.toBe(2);
    expect(read('content/initiatives/move.md')).toBe(MENDED);
    makeRepository(folder, [{ files: WHOLE }]);
    git(folder, 'config', 'core.autocrlf', 'true');
    put(folder, {
      'content/teams/core.yaml': WHOLE['content/teams/core.yaml'].replaceAll('\n', '\r\n'),
    });
    expect((await at('check', '--fix', '--no-history')).code).not.toBe(2);
    expect(read('content/teams/core.yaml')).toContain('lead: bo-lind\r\n');
  });

  it('says nothing on stdout but the JSON that was asked for', async () => {
    makeRepository(folder, [{ files: WHOLE }]);
    const { out } = await at('check', '--fix', '--format', 'json', '--no-history');
    expect(JSON.parse(out).version).toBe(1);
  });

  it('refuses a commit to be mended, and flags that belong to it without it', async () => {
    makeRepository(folder, [{ files: WHOLE }]);
    expect((await at('check', '--fix', '--at', 'HEAD')).err).toContain('leave out --at');
    expect((await at('check', '--dry-run')).err).toContain('--dry-run belongs to --fix');
    expect((await at('check', '--force')).err).toContain('--force belongs to --fix');
  });
});

describe('fmt', () => {
  it('writes the canonical form, lists files, and has nothing more to do then', async () => {
    makeRepository(folder, [{ files: WHOLE }]);
    const listed = await at('fmt', '--check');
    expect(listed).toMatchObject({ code: 1, out: 'content/initiatives/move.md\n' });
    expect(read('content/initiatives/move.md')).toBe(WHOLE['content/initiatives/move.md']);
    const shown = await at('fmt', '--dry-run');
    expect(shown.out).toContain('\n-team: "core"\n');
    const done = await at('fmt');
    expect(done).toMatchObject({ code: 0, out: 'formatted content/initiatives/move.md\n' });
    expect(await at('fmt', '--check')).toMatchObject({ code: 0, out: '' });
    expect(await at('fmt')).toMatchObject({ code: 0, err: 'Every file is in canonical form.\n' });
  });

  it('takes files and folders by their path, from where it is typed, and the configuration', async () => {
    const files = {
      ...WHOLE,
      'content/people/ana-ruiz.yaml': 'name: "Ana"\n',
      'throughline.yaml': 'calendar: {timezone: UTC}\norganization: {name: Example}\n',
    };
    put(folder, files);
    const { out } = await tell(['fmt', '--check', '.'], { cwd: join(folder, 'content/people') });
    expect(out).toBe('content/people/ana-ruiz.yaml\n');
    expect((await at('fmt', '--check', 'throughline.yaml')).out).toBe('throughline.yaml\n');
    const two = await at('fmt', '--check', 'content/initiatives/move.md', 'content/people');
    expect(two.out).toBe('content/initiatives/move.md\ncontent/people/ana-ruiz.yaml\n');
    expect(await at('fmt', 'content/peple')).toMatchObject({ code: 2 });
  });

  it('leaves what cannot be read, and says so', async () => {
    const files = {
      ...PEOPLE,
      'content/teams/a.yaml': 'title: [\n',
      'content/teams/b.yaml': 'title: "B"\n',
    };
    put(folder, files);
    const { out, err } = await at('fmt');
    expect(out).toBe('formatted content/teams/b.yaml\n');
    expect(err).toBe(
      'left content/teams/a.yaml as it is: it cannot be read. See throughline check.\n',
    );
    expect(read('content/teams/a.yaml')).toBe('title: [\n');
  });

  it('refuses files with changes in no commit without --force', async () => {
    makeRepository(folder, [{ files: PEOPLE }]);
    put(folder, { 'content/teams/new.yaml': 'title: "New"\n' });
    expect((await at('fmt')).err).toContain('content/teams/new.yaml holds changes that are not');
    expect((await at('fmt', '--force')).out).toBe('formatted content/teams/new.yaml\n');
  });

  it.skipIf(process.getuid?.() === 0)('writes all files or none', async () => {
    put(folder, {
      ...PEOPLE,
      'content/teams/a.yaml': 'title: "A"\n',
      'content/kpis/b.yaml': 'title: "B"\n',
    });
    chmodSync(join(folder, 'content/teams'), 0o500);
    expect(await at('fmt')).toMatchObject({ code: 2 });
    chmodSync(join(folder, 'content/teams'), 0o700);
    expect(read('content/kpis/b.yaml')).toBe('title: "B"\n');
  });
});

describe('what we write ourselves', () => {
  it('is in canonical form: the example organisation', async () => {
    expect(await tell(['fmt', '--check'], { cwd: ROOT })).toMatchObject({ code: 0, out: '' });
  });

  it('is in canonical form: what init, new and check-in write', async () => {
    await at('init', '--yes', '--name', 'Example', '--person', 'Ana Ruiz');
    await at('new', 'kpi', '--title', 'Answers: within, a day', '--owner', 'ana-ruiz');
    await at(
      'check-in',
      'answers-the-same-day',
      '--status',
      'on-track',
      '--confidence',
      '0.8',
      '--note',
      'Well.',
    );
    expect(await at('fmt', '--check')).toMatchObject({ code: 0, out: '' });
  });
});
