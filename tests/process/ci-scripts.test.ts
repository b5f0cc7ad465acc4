import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ciFiles } from '../../src/write/index.ts';
import { readLog } from '../formats/runner.ts';
import { ROOT } from '../processes.ts';
import { addCommits, git, makeRepository } from '../repository.ts';
import { put } from '../terminal.ts';

const FACTS = { version: '0.1.0', branch: 'main', folder: '.', content: ['content'] };
const MARKER = '<!-- throughline:check -->';
const BOT = { login: 'github-actions[bot]' };

/** The script of a step, as it stands in a file that `throughline ci` writes. */
function scriptOf(file: string, job: string, step: string): string {
  const found = ciFiles('github', FACTS).find(({ path }) => path.endsWith(`/${file}`));
  const steps: { name?: string; run?: string }[] = parse(found?.text ?? '').jobs[job].steps;
  return steps.find(({ name }) => name === step)?.run ?? '';
}

let work: string;
let commands: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'throughline-ci-'));
  commands = join(work, 'bin');
  mkdirSync(commands);
  copyFileSync(join(ROOT, 'tests/ci/gh.mjs'), join(commands, 'gh'));
  const bin = join(ROOT, 'src/cli/bin.ts');
  writeFileSync(
    join(commands, 'throughline'),
    `#!/usr/bin/env bash\nexec "${process.execPath}" "${bin}" "$@"\n`,
  );
  for (const name of ['gh', 'throughline']) chmodSync(join(commands, name), 0o755);
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

/** Runs a script as a step with `shell: bash` does. */
function runStep(script: string, env: Record<string, string>, cwd = work) {
  const file = join(work, 'step.sh');
  writeFileSync(file, script);
  const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', file], {
    cwd,
    encoding: 'utf8',
    env: {
      PATH: [commands, process.env['PATH']].join(delimiter),
      GITHUB_ACTIONS: 'true',
      GITHUB_REPOSITORY: 'org/repo',
      GITHUB_OUTPUT: join(work, 'output'),
      GITHUB_STEP_SUMMARY: join(work, 'summary.md'),
      RUNNER_TEMP: work,
      ...env,
    },
  });
  return { code: status, out: stdout, err: stderr };
}

describe('the step that checks', () => {
  const KPI = 'content/kpis/parcels.yaml';
  const title = '$(touch pwned) `touch pwned` ::error::x ##[add-mask]y "; touch pwned #';
  const begin = () => {
    const root = join(work, 'repository');
    mkdirSync(root);
    const settings = 'organization: {name: Example}\n';
    makeRepository(root, [{ files: { 'throughline.yaml': settings } }]);
    git(root, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
    return root;
  };
  const step = (root: string, env: Record<string, string> = {}) =>
    runStep(
      scriptOf('throughline.yml', 'check', 'Check'),
      { BASE: 'main', FAIL_ON: 'error', FOLDER: '.', REPORTS: join(work, 'reports'), ...env },
      root,
    );

  it('fails on what a change adds, says where, and runs nothing that is written there', () => {
    const root = begin();
    const files = { [KPI]: `title: '${title}'\nowner: nobody\n` };
    addCommits(root, [{ files }], { first: git(root, 'rev-parse', 'HEAD') });
    const { code, out, err } = step(root);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    const { commands: told, lines } = readLog(out);
    expect(lines).toEqual([]);
    expect(new Set(told.map(({ name }) => name))).toEqual(new Set(['error', 'warning']));
    expect(told.every(({ properties }) => properties['file'] === KPI)).toBe(true);
    const outputs = readFileSync(join(work, 'output'), 'utf8').trim().split('\n');
    const errors = told.filter(({ name }) => name === 'error').length;
    expect(outputs).toEqual([
      `errors=${errors}`,
      `warnings=${told.length - errors}`,
      'notes=0',
      'verdict=fail',
      `sarif=${work}/reports/throughline.sarif`,
      `comment=${work}/reports/comment.md`,
    ]);
    expect(readFileSync(join(work, 'reports/comment.md'), 'utf8')).toContain('does not pass');
    expect(readFileSync(join(work, 'summary.md'), 'utf8')).toContain('does not pass');
    expect(spawnSync('find', [work, '-name', 'pwned'], { encoding: 'utf8' }).stdout).toBe('');
  });

  it('passes a change that touches nothing it judges, and leaves nothing to say', () => {
    const root = begin();
    addCommits(root, [{ files: { 'README.md': 'Hello.\n' } }], {
      first: git(root, 'rev-parse', 'HEAD'),
    });
    expect(step(root)).toEqual({ code: 0, out: '', err: '' });
    expect(readFileSync(join(work, 'output'), 'utf8')).toContain('verdict=pass\n');
    expect(readFileSync(join(work, 'reports/comment.md'), 'utf8')).toBe('');
  });

  it('takes a branch with a hostile name for a name', () => {
    const root = begin();
    const { code, out, err } = step(root, { BASE: 'main$(touch pwned);--output=x' });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^throughline: .+\n$/);
    expect(spawnSync('find', [work, '-name', 'pwned'], { encoding: 'utf8' }).stdout).toBe('');
  });
});

describe('the step that comments', () => {
  const script = scriptOf('throughline-comment.yml', 'comment', 'Comment');
  const SHA = 'c'.repeat(40);
  interface Comment {
    id: number;
    on: string;
    user: { login: string };
    body: string;
  }
  const comment = (body: string, user = BOT, id = 1): Comment => ({ id, on: '7', user, body });

  /** What stands on the pull request once the check has left `report`, and what was said. */
  function commenting(
    report: string | Buffer | { link: string } | null,
    { comments = [] as Comment[], pulls = [{ number: 7, head: { sha: SHA } }], env = {} } = {},
  ) {
    const state = join(work, 'state.json');
    writeFileSync(state, JSON.stringify({ calls: [], pulls, comments }));
    const artifact = join(work, 'artifacts/42/throughline-report');
    if (typeof report === 'string' || report instanceof Buffer) {
      mkdirSync(artifact, { recursive: true });
      writeFileSync(join(artifact, 'comment.md'), report);
    } else if (report !== null && 'link' in report) {
      mkdirSync(artifact, { recursive: true });
      symlinkSync(report.link, join(artifact, 'comment.md'));
    }
    const told = runStep(script, {
      FAKE_GITHUB: work,
      TMPDIR: work,
      RUN_ID: '42',
      HEAD_SHA: SHA,
      HEAD_OWNER: 'stranger',
      HEAD_BRANCH: 'patch-1',
      ...env,
    });
    const after: {
      comments: Comment[];
      calls: { method: string; path: string; fields: object }[];
    } = JSON.parse(readFileSync(state, 'utf8'));
    return { ...told, ...after, writes: after.calls.filter(({ method }) => method !== 'GET') };
  }

  const REPORT = `${MARKER}\n**1 error \\(a @\u200beveryone\\)**\n\n- \\<b\\> \\[x\\]\\(y\\) https:\u200b//a.example\n`;

  it('posts one comment, then keeps it up to date, then takes it away', () => {
    const first = commenting(REPORT);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.comments.map(({ body, on }) => [on, body])).toEqual([['7', REPORT]]);

    const later = `${MARKER}\n**Nothing to mend**\n`;
    const second = commenting(later, { comments: first.comments });
    expect(second.comments.map(({ body }) => body)).toEqual([later]);

    const last = commenting('', { comments: second.comments });
    expect(last).toMatchObject({ code: 0, comments: [] });
    expect(commenting('').writes).toEqual([]);
  });

  it('leaves the comments of others, also those that carry its marker', () => {
    const others = [comment('Nice.'), comment(`${MARKER}\nmine`, { login: 'mallory' }, 2)];
    const { comments } = commenting(REPORT, { comments: others });
    expect(comments.slice(0, 2)).toEqual(others);
    expect(comments[2]?.body).toBe(REPORT);
  });

  it.each([
    ['no marker', '**Fine**\n'],
    ['a mention', `${MARKER}\nask @everyone\n`],
    ['an image', `${MARKER}\n![x](y.png)\n`],
    ['a link', `${MARKER}\n\\\\[click](javascript:alert)\n`],
    ['an address', `${MARKER}\nhttps://evil.example\n`],
    ['an address without a scheme', `${MARKER}\nWWW.evil.example\n`],
    ['HTML', `${MARKER}\n<img src=x>\n`],
    ['an entity', `${MARKER}\n&#64;everyone\n`],
    ['code', `${MARKER}\n\`\`\`\n`],
    ['a control', `${MARKER}\n\u001b[31m\n`],
    ['too much', `${MARKER}\n${'x'.repeat(300_000)}`],
  ])('does not post a report with %s', (_what, report) => {
    const { code, out, writes } = commenting(report);
    expect({ code, out, writes }).toEqual({
      code: 1,
      out: 'The report holds what throughline does not write, so it is not posted.\n',
      writes: [],
    });
  });

  it('does not post bytes that are no text', () => {
    commenting(REPORT);
    const artifact = join(work, 'artifacts/42/throughline-report/comment.md');
    const bytes = Buffer.concat([Buffer.from(`${MARKER}\nfine `), Buffer.from([0xff, 0x0a])]);
    expect(commenting(bytes)).toMatchObject({ code: 1, writes: [] });
    expect(readFileSync(artifact)).toEqual(bytes);
  });

  it('follows no link that an artifact holds', () => {
    writeFileSync(join(work, 'secret'), `${MARKER}\nsecret\n`);
    expect(commenting({ link: join(work, 'secret') })).toMatchObject({ code: 0, writes: [] });
  });

  it('comments where GitHub says, and nowhere when the branch has moved on', () => {
    const moved = commenting(REPORT, { pulls: [{ number: 9, head: { sha: 'd'.repeat(40) } }] });
    expect(moved).toMatchObject({ code: 0, writes: [] });
    const env = { HEAD_BRANCH: '$(touch pwned)"; touch pwned #', HEAD_OWNER: '`touch pwned`' };
    const hostile = commenting(REPORT, { env });
    expect(hostile.calls[0]?.fields).toEqual({
      state: 'open',
      head: `${env.HEAD_OWNER}:${env.HEAD_BRANCH}`,
    });
    expect(spawnSync('find', [work, '-name', 'pwned'], { encoding: 'utf8' }).stdout).toBe('');
  });

  it('says nothing where the check left nothing', () => {
    expect(commenting(null)).toMatchObject({ code: 0, writes: [] });
  });

  it('posts what throughline writes of hostile content', async () => {
    const { HOSTILE, finding, print, reportOf, withFindings } = await import(
      '../formats/report.ts'
    );
    const told = withFindings(
      await reportOf('several-mistakes-at-once'),
      HOSTILE.map((text) => finding({ message: text, hint: text, file: `content/${text}.md` })),
    );
    const report = print('markdown', told);
    expect(commenting(report).comments[0]?.body).toBe(report);
  });
});

describe('the step that uploads', () => {
  it('hands the findings to code scanning, packed', () => {
    const state = join(work, 'state.json');
    writeFileSync(state, JSON.stringify({ calls: [], pulls: [], comments: [] }));
    put(join(work, 'artifacts/42/throughline-report'), { 'throughline.sarif': '{"runs": []}' });
    const script = scriptOf('throughline.yml', 'code-scanning', 'Upload');
    const env = { GITHUB_RUN_ID: '42', GITHUB_SHA: 'a1', GITHUB_REF: 'refs/pull/7/merge' };
    mkdirSync(join(work, 'report'));
    expect(runStep(script, { FAKE_GITHUB: work, ...env })).toMatchObject({ code: 0, err: '' });
    const [call] = JSON.parse(readFileSync(state, 'utf8')).calls;
    expect(call.fields).toMatchObject({ commit_sha: 'a1', ref: 'refs/pull/7/merge' });
    const packed = spawnSync('bash', ['-c', 'base64 -d | gunzip'], { input: call.fields.sarif });
    expect(packed.stdout.toString()).toBe('{"runs": []}');
  });
});
