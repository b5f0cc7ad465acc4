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
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyInOrder, filesIn } from '../copies.ts';
import { type Ended, ROOT, run, serving } from '../processes.ts';

/** A folder that holds somebody else's content and configuration, and the installed package. */
const work = mkdtempSync(join(tmpdir(), 'throughline-package-'));
const home = join(work, 'organization');
const ORGANIZATION = join(ROOT, 'tests/cases/everything-fine');
let tarball: string;

const installed = (...argv: string[]): Ended =>
  run(join(home, 'node_modules/.bin/throughline'), argv, { cwd: home });

beforeAll(() => {
  const packed = run('npm', ['pack', '--pack-destination', work], { cwd: ROOT });
  expect(packed, packed.err).toMatchObject({ code: 0 });
  tarball = join(work, readdirSync(work).find((name) => name.endsWith('.tgz')) ?? '');
  copyInOrder(ORGANIZATION, home);
  const install = run('npm', ['install', '--prefer-offline', '--no-audit', tarball], { cwd: home });
  expect(install, install.err).toMatchObject({ code: 0 });
});

afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('the package', () => {
  it('pleases publint', () => {
    const publint = join(ROOT, 'node_modules/.bin/publint');
    const { code, out, err } = run(publint, ['run', tarball, '--strict'], { cwd: work });
    expect(code, out + err).toBe(0);
  });

  it('holds no source but the site, no test, and no path of this machine', () => {
    const root = join(home, 'node_modules/throughline');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => /\.test\.|(?:^|\/)tests?\//.test(file))).toEqual([]);
    const named = files
      .filter((file) => /\.(?:js|ts|astro|md|json|css)$/.test(file))
      .filter((file) => readFileSync(join(root, file), 'utf8').includes(ROOT));
    expect(named).toEqual([]);
  });

  it('gives its types to a strict program', () => {
    writeFileSync(
      join(home, 'program.mts'),
      [
        "import { check } from 'throughline';",
        "import throughline from 'throughline/astro';",
        "const result = await check({ root: '.' });",
        'export const first: string | undefined = result.findings[0]?.message;',
        'export const integration: string = throughline().name;',
        'export const wrong: number = result.asOf;',
      ].join('\n'),
    );
    const tsc = join(ROOT, 'node_modules/.bin/tsc');
    const strict = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023'];
    const types = ['--types', 'node', '--typeRoots', join(ROOT, 'node_modules/@types')];
    const options = [...strict, ...types, '--skipLibCheck', '--pretty', 'false'];
    const { out } = run(tsc, [...options, 'program.mts'], { cwd: home });
    expect(out.trim()).toBe(
      "program.mts(6,14): error TS2322: Type 'string' is not assignable to type 'number'.",
    );
  });

  it('gives its JSON Schemas by name', () => {
    const code =
      "import kpi from 'throughline/schemas/kpi.json' with { type: 'json' }; console.log(kpi.type)";
    const { out } = run(process.execPath, ['--input-type=module', '-e', code], { cwd: home });
    expect(out).toBe('object\n');
  });
});

describe('the installed command', () => {
  it('tells its version and its commands', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(installed('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
    expect(installed('--help').out).toMatch(/check-in[\s\S]*build/);
  });

  it('checks', () => {
    const { code, out } = installed('check', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out).summary).toMatchObject({ error: 0, warn: 0 });
  });

  it('lists, traces, explains and prints the model and the schemas', () => {
    expect(installed('list', 'kpi')).toMatchObject({ code: 0, err: '' });
    expect(installed('list', 'kpi').out).toContain('merchant-renewal');
    expect(installed('trace', 'on-time-delivery').out).toContain('dependable-service');
    expect(installed('explain', 'on-time-delivery').out).toContain('95.4');
    expect(JSON.parse(installed('model').out).records.kpis).toHaveLength(2);
    expect(JSON.parse(installed('schema', 'kpi').out)).toHaveProperty('properties.owner');
    expect(JSON.parse(installed('schema', 'config').out)).toHaveProperty('properties.organization');
  });

  it('builds the site, in a folder without any file of Astro', () => {
    const { code, out, err } = installed('build');
    expect(code, out + err).toBe(0);
    const page = readFileSync(join(home, 'dist/kpis/on-time-delivery/index.html'), 'utf8');
    expect(page).toContain('On-time delivery');
    expect(existsSync(join(home, 'dist/_headers'))).toBe(true);
    const left = readdirSync(home).filter((name) => !KNOWN.has(name));
    expect(left).toEqual([]);
  });

  it.each(['preview', 'dev'])('serves by %s, and stops when it is interrupted', async (command) => {
    const bin = join(home, 'node_modules/.bin/throughline');
    const { url, stop } = await serving(bin, [command, '--port', '4600'], { cwd: home });
    try {
      const page = await fetch(new URL('kpis/on-time-delivery/', url));
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('On-time delivery');
    } finally {
      expect(await stop()).toBe(130);
    }
  });

  it('adds its pages to an Astro site that is already there', () => {
    const existing = join(home, 'existing');
    copyInOrder(ORGANIZATION, existing);
    mkdirSync(join(existing, 'src/pages'), { recursive: true });
    writeFileSync(join(existing, 'src/pages/about.astro'), '<h1>About us</h1>\n');
    writeFileSync(
      join(existing, 'astro.config.mjs'),
      "import throughline from 'throughline/astro';\nexport default { integrations: [throughline()] };\n",
    );
    const astro = join(home, 'node_modules/.bin/astro');
    const { code, out, err } = run(astro, ['build'], { cwd: existing });
    expect(code, out + err).toBe(0);
    const pages = filesIn(join(existing, 'dist'));
    expect(pages).toEqual(
      expect.arrayContaining(['about/index.html', 'kpis/on-time-delivery/index.html']),
    );
  });

  it('writes records and check-ins that pass the check', () => {
    const checkIn = ['parcels-on-the-day', '--status', 'on-track', '--note', 'Depot 7 is live.'];
    const written = installed('check-in', ...checkIn, '--author', 'ana-ruiz');
    expect(written.code, written.err).toBe(0);
    const person = installed('new', 'person', '--name', 'Cy Tran', '--team', 'delivery');
    expect(person.code, person.err).toBe(0);
    expect(JSON.parse(installed('check', '--format', 'json').out).summary.error).toBe(0);
  });

  it('begins an organisation in an empty folder', () => {
    const empty = join(work, 'empty');
    mkdirSync(empty);
    const bin = join(home, 'node_modules/.bin/throughline');
    const begun = run(bin, ['init', '--name', 'Quay Works', '--person', 'Ana Ruiz'], {
      cwd: empty,
    });
    expect(begun.code, begun.err).toBe(0);
    const { out } = run(bin, ['check', '--format', 'json'], { cwd: empty });
    expect(JSON.parse(out).summary).toMatchObject({ error: 0 });
  });

  it('says in one sentence that an older Node will not do, and ends with 2', () => {
    const bin = join(home, 'node_modules/throughline/lib/cli/bin.js');
    const { code, out, err } = run(olderNode(), [bin, 'check'], { cwd: home });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^throughline needs Node 22\.12 or later; this is Node [\d.]+\.\n$/);
  });
});

/** What lies in the folder by right. */
const KNOWN = new Set([
  'expected.txt',
  'content',
  'throughline.yaml',
  'dist',
  'node_modules',
  'package.json',
  'package-lock.json',
  'program.mts',
]);

/** A Node before 22 that this machine has outside `node_modules`, else one from the registry. */
function olderNode(): string {
  const folders = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((f) => !f.includes('node_modules'));
  const found = folders
    .map((folder) => join(folder, 'node'))
    .filter(existsSync)
    .find(isOlder);
  if (found) return found;
  const folder = join(work, 'older');
  mkdirSync(folder);
  const install = run('npm', ['install', '--no-audit', '--prefix', folder, 'node@20'], {
    cwd: folder,
  });
  expect(install, install.err).toMatchObject({ code: 0 });
  return join(folder, 'node_modules/node/bin/node');
}

function isOlder(node: string): boolean {
  return Number(/^v(\d+)/.exec(run(node, ['--version'], { cwd: work }).out)?.[1]) < 22;
}
