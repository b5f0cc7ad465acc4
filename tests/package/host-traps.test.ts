import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT, run, throughline } from '../processes.ts';
import { filesIn, put } from '../terminal.ts';

const work = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-traps-')));
const folder = join(work, 'organisation');
const tripped = join(work, 'tripped');
const temporary = join(work, 'temporary');
const WORD = 'quicksilver';

/** A module or script that leaves a file when it is run. */
const common = (name: string) => `require('fs').writeFileSync('${tripped}/${name}', '');`;
const module = (name: string) =>
  `import { writeFileSync } from 'node:fs';\nwriteFileSync('${tripped}/${name}', '');\nexport default {};`;
const touch = (name: string) => `touch ${tripped}/${name}`;

beforeAll(() => {
  put(work, { 'tripped/.keep': '', 'temporary/.keep': '' });
  cpSync(join(ROOT, 'tests/cases/everything-fine'), folder, { recursive: true });
  run('git', ['init', '-q', folder], { cwd: work });
  const commit = ['-c', 'user.name=A', '-c', 'user.email=a@b.example', 'commit', '-q'];
  run('git', [...commit, '--allow-empty', '-m', 'One'], { cwd: folder });
  const scripts = ['.cjs', '.js'].flatMap((ending) =>
    ['postcss.config', 'vite.config', 'tailwind.config', 'babel.config', 'astro.config'].map(
      (name): [string, string] => [name + ending, common(name + ending)],
    ),
  );
  const modules = ['.mjs', '.ts'].flatMap((ending) =>
    ['postcss.config', 'vite.config', 'astro.config', 'throughline.config'].map(
      (name): [string, string] => [name + ending, module(name + ending)],
    ),
  );
  const evil = ['evil', 'astro', 'vite', 'postcss-evil'].flatMap((name): [string, string][] => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' })],
    [`node_modules/${name}/index.js`, common(name)],
  ]);
  const frontMatter = ['js', 'javascript', 'coffee', 'json', ' js'].map(
    (language, at): [string, string] => [
      `content/kpis/front-${at}.md`,
      `---${language}\n${common(`front-${at}`)}\n---\n`,
    ],
  );
  const environment = `PUBLIC_WORD=${WORD}\nNODE_OPTIONS=--require ./evil.js\n`;
  put(folder, {
    ...Object.fromEntries([...scripts, ...modules, ...evil, ...frontMatter]),
    '.postcssrc.json': '{"plugins": {"postcss-evil": {}}}',
    'evil.js': common('evil.js'),
    'package.json': JSON.stringify({
      scripts: { prepare: touch('prepare'), build: touch('build') },
      postcss: { plugins: { 'postcss-evil': {} } },
      browserslist: ['extends evil'],
    }),
    'tsconfig.json': '{"extends": "evil", "compilerOptions": {"plugins": [{"name": "evil"}]}}',
    '.env': environment,
    '.env.production': environment,
    'src/pages/evil.astro': WORD,
    'public/evil.txt': WORD,
    '.gitattributes': '* filter=evil diff=evil\n',
    'content/kpis/runs.mdx': `---\ntitle: A\n---\n\n${module('mdx')}\n\n{process.exit(7)}\n`,
    '.git/config': [
      readFileSync(join(folder, '.git/config'), 'utf8'),
      `[core]\n\tfsmonitor = ${touch('fsmonitor')}\n\tpager = ${touch('pager')}`,
      `\thooksPath = .git/hooks\n\teditor = ${touch('editor')}\n\tsshCommand = ${touch('ssh')}`,
      `[alias]\n\trev-parse = !${touch('alias')}\n\tstatus = !${touch('alias')}`,
      `[filter "evil"]\n\tclean = ${touch('clean')}\n\tsmudge = ${touch('smudge')}`,
      `[diff]\n\texternal = ${touch('diff')}\n[gpg]\n\tprogram = ${touch('gpg')}`,
      '[log]\n\tshowSignature = true\n',
    ].join('\n'),
  });
  for (const name of [
    'pre-commit',
    'post-checkout',
    'post-index-change',
    'reference-transaction',
  ]) {
    put(folder, { [`.git/hooks/${name}`]: `#!/bin/sh\n${touch(name)}\n` });
    chmodSync(join(folder, '.git/hooks', name), 0o755);
  }
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const env = { TMPDIR: temporary };
const left = () => readdirSync(temporary).filter((name) => name !== '.keep');

describe('a folder full of traps', () => {
  it('runs nothing of its own, whatever the command', () => {
    const before = Object.keys(filesIn(folder));
    const build = ['build', '--allow-errors', '--out', join(work, 'site')];
    for (const argv of [
      ['check'],
      ['model'],
      ['list', 'kpi'],
      ['explain', 'on-time-delivery'],
      build,
    ]) {
      const { code, err } = throughline(argv, { cwd: folder, env });
      expect(code, `${argv[0]} ${err}`).toBe(argv[0] === 'check' ? 1 : 0);
    }
    expect(readdirSync(tripped)).toEqual(['.keep']);
    // What was told of the history is kept where tools keep what may be thrown away; nothing else is left.
    const kept = 'node_modules/.cache/throughline/history';
    const after = Object.keys(filesIn(folder)).filter((name) => name !== kept);
    expect(after).toEqual(before);
  });

  it('has traps that work', () => {
    run(process.execPath, ['vite.config.mjs'], { cwd: folder });
    run('git', ['status'], { cwd: folder });
    expect(readdirSync(tripped)).toEqual(expect.arrayContaining(['vite.config.mjs', 'fsmonitor']));
  });

  it('gets nothing of its settings, environment or pages into the site', () => {
    const site = Object.entries(filesIn(join(work, 'site')));
    expect(site.length).toBeGreaterThan(20);
    expect(site.filter(([path, text]) => path.includes('evil') || text.includes(WORD))).toEqual([]);
  });
});

/** Starts a build and stops it after so many milliseconds; gives the signal or code it ended with. */
async function stoppedBuild(after: number, signal: NodeJS.Signals): Promise<unknown> {
  const argv = [join(ROOT, 'src/cli/bin.ts'), 'build', '--allow-errors'];
  const child = spawn(process.execPath, argv, {
    cwd: folder,
    env: { ...process.env, ...env, ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.once('exit', (code, by) => resolve(by ?? code)));
  const timer = setTimeout(() => child.kill(signal), after);
  try {
    return await ended;
  } finally {
    clearTimeout(timer);
  }
}

describe('a build that is stopped', () => {
  let standing: Record<string, string>;
  beforeAll(() => {
    expect(throughline(['build', '--allow-errors'], { cwd: folder, env }).code).toBe(0);
    standing = filesIn(join(folder, 'dist'));
  });

  it.each([700, 1200, 1700, 2200])(
    'lets the old site stand, and leaves nothing, after %i ms',
    async (after) => {
      const beside = readdirSync(folder).sort();
      await stoppedBuild(after, 'SIGTERM');
      expect(filesIn(join(folder, 'dist'))).toEqual(standing);
      expect(readdirSync(folder).sort()).toEqual(beside);
      expect(left()).toEqual([]);
    },
  );

  it.each([700, 1200, 1700, 2200])(
    'lets the old site stand when it is killed after %i ms',
    async (after) => {
      await stoppedBuild(after, 'SIGKILL');
      expect(filesIn(join(folder, 'dist'))).toEqual(standing);
      const beside = readdirSync(folder).filter((name) => name.startsWith('.dist-'));
      for (const name of beside) {
        expect(readFileSync(join(folder, name, '.gitignore'), 'utf8')).toBe('*\n');
      }
    },
  );
});
