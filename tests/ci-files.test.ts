import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type CiFacts, ciFiles } from '../src/write/index.ts';
import { answering, filesIn, put, tell } from './terminal.ts';

const ROOT = join(import.meta.dirname, '..');
const FACTS: CiFacts = { version: '0.1.0', branch: 'main', folder: '.', content: ['content'] };
const PROVIDERS = ['github', 'gitlab', 'pre-commit'] as const;
const own = (path: string) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') });
const workflows = [...ciFiles('github', FACTS), own('action.yml')];
const all = [
  ...workflows,
  ...ciFiles('gitlab', FACTS),
  ...ciFiles('pre-commit', FACTS),
  own('.pre-commit-hooks.yaml'),
];

interface Step {
  uses?: string;
  run?: string;
  shell?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}
interface Workflow {
  on?: Record<string, unknown>;
  permissions?: object;
  runs?: { steps: Step[] };
  jobs?: Record<string, { permissions: Record<string, string>; steps: Step[]; if?: string }>;
}

const read = (text: string) => parse(text) as Workflow;
const stepsOf = ({ jobs = {}, runs }: Workflow): Step[] => [
  ...Object.values(jobs).flatMap(({ steps }) => steps),
  ...(runs?.steps ?? []),
];

describe('files for CI', () => {
  it.each(all)('$path is YAML in which nothing is left to fill in', ({ text }) => {
    expect(parse(text)).toBeTypeOf('object');
    expect(text).not.toMatch(/__[A-Z]+__|#include/);
  });

  it.each(workflows)(
    '$path takes actions by their full commit, with the version beside',
    ({ text }) => {
      const uses = text.split('\n').filter((line) => /^\s*(?:- )?uses:/.test(line));
      for (const line of uses)
        expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
      expect(uses).toHaveLength(
        stepsOf(read(text)).filter((step) => step.uses !== undefined).length,
      );
    },
  );

  it.each(workflows)(
    '$path puts no expression into a script: values come by the environment',
    ({ text }) => {
      const scripts = stepsOf(read(text)).flatMap(({ run }) => run ?? []);
      expect(scripts.length).toBeGreaterThan(0);
      for (const script of scripts) expect(script).not.toContain('${{');
    },
  );

  it('asks for no more than each job needs, and gives a pull request nothing to write with', () => {
    const [check, comment] = ciFiles('github', FACTS).map(({ text }) => read(text));
    expect([check?.permissions, comment?.permissions]).toEqual([{}, {}]);
    expect(check?.jobs?.['check']?.permissions).toEqual({ contents: 'read' });
    expect(check?.jobs?.['code-scanning']?.permissions).toEqual({
      actions: 'read',
      contents: 'read',
      'security-events': 'write',
    });
    expect(comment?.jobs?.['comment']?.permissions).toEqual({
      actions: 'read',
      'pull-requests': 'write',
    });
    expect(Object.keys(check?.on ?? {})).toEqual(['pull_request', 'push']);
    expect(JSON.stringify(check)).not.toContain('secrets');
  });

  it('never checks out, installs or runs a pull request where it may write', () => {
    const [, comment] = ciFiles('github', FACTS);
    expect(Object.keys(read(comment?.text ?? '').on ?? {})).toEqual(['workflow_run']);
    expect(stepsOf(read(comment?.text ?? '')).filter(({ uses }) => uses !== undefined)).toEqual([]);
    expect(comment?.text).not.toMatch(/\bnpm\b|\bnode\b|\bnpx\b|throughline check\b(?! *-->)/);
  });

  it('fetches all commits and says why', () => {
    const [check] = ciFiles('github', FACTS);
    const checkout = stepsOf(read(check?.text ?? '')).find(({ uses }) =>
      uses?.includes('checkout'),
    );
    expect(checkout?.with).toEqual({ 'fetch-depth': 0, 'persist-credentials': false });
    expect(check?.text).toMatch(/# All commits: .+\n.+\n +fetch-depth: 0/);
  });

  it('points the action at scripts that are there', () => {
    const scripts = stepsOf(read(own('action.yml').text)).flatMap(({ run }) => {
      return run?.match(/\$GITHUB_ACTION_PATH\/([\w./-]+)/)?.[1] ?? [];
    });
    expect(scripts).toHaveLength(4);
    for (const script of scripts) expect(existsSync(join(ROOT, script)), script).toBe(true);
  });

  it('name the folder, the branch and the content roots of the organisation', () => {
    const facts = { ...FACTS, branch: 'trunk/1', folder: 'org (a)', content: ['org (a)/content'] };
    expect(() => ciFiles('github', facts)).toThrow(
      'the folder "org (a)" cannot stand in a workflow',
    );
    const told = { ...facts, folder: 'org a', content: ['org a/content', 'more.b'] };
    const [check] = ciFiles('github', told);
    expect(read(check?.text ?? '').on).toMatchObject({ push: { branches: ['trunk/1'] } });
    expect(check?.text).toContain('FOLDER: "org a"\n');
    const hook = parse(ciFiles('pre-commit', told)[0]?.text ?? '').repos[0].hooks[0];
    const files = new RegExp(hook.files);
    expect(
      ['org a/content/kpis/a.yaml', 'more.b/x', 'org a/throughline.yaml'].every((path) =>
        files.test(path),
      ),
    ).toBe(true);
    expect(['more-b/x', 'content/a', 'README.md'].some((path) => files.test(path))).toBe(false);
  });

  it.each(['$'.concat('{{ github.token }}'), '$(id)', '-x', 'a"b', 'a\nb', ''])(
    'refuse the branch %j',
    (branch) => {
      expect(() => ciFiles('github', { ...FACTS, branch })).toThrow('cannot stand in a workflow');
    },
  );
});

describe('throughline ci', () => {
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-ci-')));
    put(folder, { 'throughline.yaml': 'organization: {name: Example}\n' });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const ci = (...argv: string[]) => tell(['ci', ...argv], { cwd: folder });
  const PATH = '.github/workflows/throughline.yml';

  it('writes the files of every provider, and a second time finds them as they should be', async () => {
    const flags = PROVIDERS.map((provider) => `--${provider}`);
    const told = await ci(...flags);
    expect(told.code).toBe(0);
    const written = told.out
      .trim()
      .split('\n')
      .map((line) => line.replace('wrote ', ''));
    expect(written).toEqual([
      PATH,
      '.github/workflows/throughline-comment.yml',
      '.gitlab/throughline.yml',
      '.gitlab-ci.yml',
      '.pre-commit-config.yaml',
    ]);
    const again = await ci(...flags);
    expect(again).toEqual({
      code: 0,
      out: written.map((path) => `${path} is as it should be\n`).join(''),
      err: '',
    });
  });

  it('asks who checks, and begins with what lies in the repository', async () => {
    expect((await ci()).err).toBe(
      'throughline: say who checks: --github, --gitlab or --pre-commit.\n',
    );
    const ask = answering(['gitlab']);
    expect((await tell(['ci'], { cwd: folder, ask })).out).toContain(
      'wrote .gitlab/throughline.yml',
    );
    expect((await ci('--yes')).out).toContain('.gitlab/throughline.yml is as it should be');
  });

  it('asks before it replaces a file, and leaves one without an answer', async () => {
    put(folder, { [PATH]: 'mine\n' });
    const left = await ci('--github');
    expect(left.code).toBe(1);
    expect(left.err).toContain(
      `${PATH} is there, differs and is left as it is; --yes replaces it\n`,
    );
    const refused = await tell(['ci', '--github'], { cwd: folder, ask: answering(['no']) });
    expect(refused.code).toBe(1);
    expect(readFileSync(join(folder, PATH), 'utf8')).toBe('mine\n');
    const replaced = await tell(['ci', '--github'], { cwd: folder, ask: answering(['yes']) });
    expect(replaced).toMatchObject({ code: 0 });
    expect(replaced.out).toContain(`replaced ${PATH}\n`);
    put(folder, { [PATH]: 'mine\n' });
    expect((await ci('--github', '--yes')).out).toContain(`replaced ${PATH}\n`);
  });

  it('never replaces a file that others write into too, and says what to add', async () => {
    put(folder, { '.gitlab-ci.yml': 'stages: [test]\n' });
    const told = await ci('--gitlab', '--yes');
    expect(told.code).toBe(1);
    expect(told.err).toContain('let it say:\n\ninclude:\n  - local: .gitlab/throughline.yml\n');
    expect(readFileSync(join(folder, '.gitlab-ci.yml'), 'utf8')).toBe('stages: [test]\n');
  });

  it('prints what it would write with --dry-run', async () => {
    const before = filesIn(folder);
    const told = await ci('--github', '--dry-run');
    expect(told.out).toContain(`would write ${PATH}\n+ # Written by`);
    expect(filesIn(folder)).toEqual(before);
  });
});
