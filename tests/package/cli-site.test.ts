import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ROOT, throughline } from '../processes.ts';
import { filesIn, put, tell } from '../terminal.ts';

const work = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-cli-site-')));
const folder = join(work, 'organisation');
const temporary = join(work, 'temporary');
const KPI = 'content/kpis/answered-within-a-day.yaml';
const HOME = 'dist/index.html';
let valid: Record<string, string>;

beforeAll(async () => {
  put(work, { 'organisation/.keep': '', 'temporary/.keep': '' });
  const flags = ['--yes', '--name', 'Example', '--person', 'Ana Ruiz', '--as-of', '2026-11-20'];
  await tell(['init', ...flags], { cwd: folder });
  put(folder, {
    'throughline.yaml': 'organization: {name: Example}\ncalendar: {as_of: 2026-11-20}\n',
  });
  valid = filesIn(join(folder, 'content'));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const run = (...argv: string[]) => throughline(argv, { cwd: folder, env: { TMPDIR: temporary } });
const left = () => readdirSync(temporary).filter((name) => name !== '.keep');
const read = (path: string) => readFileSync(join(folder, path), 'utf8');

describe('build', () => {
  beforeEach(() => {
    rmSync(join(folder, 'content'), { recursive: true });
    put(join(folder, 'content'), valid);
  });

  it('writes the site, says what it wrote, and leaves nothing else behind', () => {
    const { code, out, err } = run('build');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^wrote \d+ pages for organization, as of 2026-11-20, to dist\.\n$/);
    expect(read('dist/kpis/answered-within-a-day/index.html')).toContain(
      'Requests answered within a day',
    );
    expect(left()).toEqual([]);
  });

  it('lets the old site stand when the content has errors, and shows them', () => {
    const before = read(HOME);
    put(folder, { [KPI]: read(KPI).replace('owner: ana-ruiz', 'owner: nobody') });
    const { code, out, err } = run('build');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('There is no person `nobody`.');
    expect(err).toMatch(
      /The site was not built: the content has \d errors?\. A site built before stands\.\n$/,
    );
    expect(read(HOME)).toBe(before);
  });

  it('publishes in spite of errors when asked', () => {
    put(folder, {
      [KPI]: read(KPI)
        .replace('Requests answered', 'Letters answered')
        .replace(/^owner: .*$/m, ''),
    });
    expect(run('build', '--allow-errors', '--out', 'other')).toMatchObject({ code: 0, err: '' });
    expect(read('other/kpis/answered-within-a-day/index.html')).toContain('Letters answered');
  });

  it('never publishes when it is not certain who may read what', () => {
    put(folder, {
      'content/teams/core-team.yaml': `${valid['teams/core-team.yaml']}audience: private\n`,
    });
    const widening = run('build', '--allow-errors');
    expect(widening.code).toBe(1);
    expect(widening.err).toContain('audience/no-widening');
    expect(widening.err).toContain('The site was not built: who may read what is not certain.');

    put(
      folder,
      valid['teams/core-team.yaml']
        ? { 'content/teams/core-team.yaml': valid['teams/core-team.yaml'] }
        : {},
    );
    const configuration = read('throughline.yaml');
    put(folder, { 'throughline.yaml': `${configuration}publish: {kpis: leadershp}\n` });
    expect(run('build', '--allow-errors')).toMatchObject({ code: 1, out: '' });
    put(folder, { 'throughline.yaml': configuration });
  });

  it.each([
    [['--audience', 'leadershp'], 'there is no audience `leadershp`;'],
    [['--out', 'content'], 'holds files that no build of a site put there'],
  ])('refuses %j with one sentence', (flags, sentence) => {
    const { code, out, err } = run('build', ...flags);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sentence);
    expect(left()).toEqual([]);
  });
});

/** Starts a command that serves, gives its address to `use`, and stops it as Ctrl-C does. */
async function whileServing(
  argv: string[],
  use: (url: string) => Promise<void>,
): Promise<number | null> {
  const child = spawn(process.execPath, [join(ROOT, 'src/cli/bin.ts'), ...argv], {
    cwd: folder,
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (data: Buffer) => resolve(data.toString().trim()));
    ended.then((code) => reject(new Error(`It ended with ${code} before it served.`)));
  });
  try {
    await use(url);
  } finally {
    child.kill('SIGINT');
  }
  return ended;
}

describe('preview and dev', () => {
  beforeAll(() => {
    run('build');
  });

  it('serve the site as it was built, until Ctrl-C', async () => {
    const code = await whileServing(['preview', '--port', '0'], async (url) => {
      const home = await fetch(url);
      expect(home.status).toBe(200);
      expect(await home.text()).toBe(read(HOME));
      expect((await fetch(new URL('/nowhere/', url))).status).toBe(404);
    });
    expect(code).toBe(130);
  });

  it('serve the content as it is now, and clean up', async () => {
    const code = await whileServing(['dev', '--port', '0'], async (url) => {
      const page = await (await fetch(new URL('/kpis/answered-within-a-day/', url))).text();
      expect(page).toContain('Requests answered within a day');
    });
    expect(code).toBe(130);
    expect(left()).toEqual([]);
  });

  it('say that nothing was built', () => {
    const { code, out, err } = run('preview', '--out', 'nowhere');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/nowhere is not a built site; build one first with throughline build\.\n$/);
  });

  it.each(['70000', 'http'])('refuse the port %s', (port) => {
    expect(run('dev', '--port', port).code).toBe(2);
    expect(run('preview', '--port', port)).toMatchObject({ code: 2, out: '' });
  });
});
