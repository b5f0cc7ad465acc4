import fs, {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Disk, writeReports } from '../src/write/index.ts';
import { filesIn, put, tell } from './terminal.ts';

let folder: string;
beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-outputs-')));
  await tell(['init', '--yes', '--name', 'Example', '--person', 'Ana Ruiz'], { cwd: folder });
  const kpi = 'content/kpis/answered-within-a-day.yaml';
  const text = readFileSync(join(folder, kpi), 'utf8');
  put(folder, { [kpi]: text.replace('owner: ana-ruiz', 'owner: ana-riuz') });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const check = (...argv: string[]) => tell(['check', ...argv], { cwd: folder });
const read = (path: string) => readFileSync(join(folder, path), 'utf8');

describe('check --output', () => {
  it('writes several reports to files, and stdout as it would without', async () => {
    const plain = await check();
    const outputs = ['sarif=out/a.sarif', 'markdown=comment.md', 'pretty=told.txt'];
    const told = await check(...outputs.flatMap((output) => ['--output', output]));
    expect(told).toEqual(plain);
    expect(told.code).toBe(1);
    expect(JSON.parse(read('out/a.sarif')).runs[0].results).toHaveLength(1);
    expect(read('comment.md')).toMatch(/^<!-- throughline:check -->\n\*\*1 error/);
    expect(read('told.txt')).toBe(plain.out);
  });

  it('replaces a report of an earlier run and leaves nothing beside it', async () => {
    put(folder, { 'a.json': 'old' });
    await check('--output', 'json=a.json');
    expect(JSON.parse(read('a.json')).summary.error).toBe(1);
    expect(Object.keys(filesIn(folder)).filter((path) => path.includes('new'))).toEqual([]);
  });

  it.each([
    [
      'sarif',
      '--output expects a format and a file, such as sarif=throughline.sarif, not `sarif`.',
    ],
    [
      'sarif=',
      '--output expects a format and a file, such as sarif=throughline.sarif, not `sarif=`.',
    ],
    ['sarfi=a', '--output knows no format `sarfi`. Did you mean sarif?'],
    [
      'xml=a',
      '--output knows no format `xml`. It is one of pretty, json, github, sarif, gitlab, junit, rdjson, markdown.',
    ],
    [
      'json=content/a.json',
      '`content/a.json` lies in a content folder; give a report another place.',
    ],
    [
      'json=out/../content/x/a.json',
      '`out/../content/x/a.json` lies in a content folder; give a report another place.',
    ],
    [
      'json=linked/a.json',
      '`linked/a.json` lies in a content folder; give a report another place.',
    ],
    ['json=.git/hooks/a', '`.git/hooks/a` lies in .git; give a report another place.'],
    [
      'json=throughline.yaml',
      '`throughline.yaml` holds the settings; give a report another place.',
    ],
    ['json=content', '`content` lies in a content folder; give a report another place.'],
    ['json=folder', 'folder is a folder and is left as it is.'],
    ['json=link.json', 'link.json is a link and is left as it is.'],
    [
      'json=package.json/a.json',
      'package.json/a.json cannot be written: a part of its path is a file.',
    ],
  ])('answers %s with one sentence and writes nothing', async (output, sentence) => {
    symlinkSync('content', join(folder, 'linked'));
    symlinkSync('package.json', join(folder, 'link.json'));
    mkdirSync(join(folder, 'folder'));
    put(folder, { 'package.json': '{}' });
    const before = filesIn(folder);
    const told = await check('--output', 'json=fine.json', '--output', output);
    expect(told).toEqual({ code: 2, out: '', err: `throughline: ${sentence}\n` });
    expect(filesIn(folder)).toEqual(before);
  });

  it('refuses one file for two reports', async () => {
    const told = await check('--output', 'json=a', '--output', 'sarif=./a');
    expect(told.err).toBe('throughline: --output names `./a` twice.\n');
  });

  it('gives no report its name when the disk is full before all are written', () => {
    let left = 10;
    const full: Disk = {
      ...fs,
      writeSync: ((file: number, bytes: Uint8Array, from: number, length: number) => {
        if (left === 0) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
        left -= Math.min(left, length);
        return fs.writeSync(file, bytes, from, length);
      }) as Disk['writeSync'],
    };
    const reports = ['a', 'b'].map((name) => ({
      absolute: join(folder, 'reports', name),
      shown: name,
      text: '0123456789',
    }));
    expect(() => writeReports(reports, full)).toThrow(
      'b cannot be written: no space is left on the disk.',
    );
    expect(Object.keys(filesIn(join(folder, 'reports')))).toEqual([]);
  });
});

describe('check --format github', () => {
  it('adds a page to the summary of the job, where there is one', async () => {
    put(folder, { 'summary.md': 'Before.\n' });
    const env = { GITHUB_STEP_SUMMARY: join(folder, 'summary.md') };
    const told = await tell(['check', '--format', 'github'], { cwd: folder, env });
    expect(told.code).toBe(1);
    expect(told.out).toMatch(/^::error file=content\/kpis\/answered-within-a-day\.yaml,line=2,/);
    expect(read('summary.md')).toMatch(/^Before\.\n<!-- throughline:check -->\n\*\*1 error/);
    await tell(['check'], { cwd: folder, env });
    expect(read('summary.md').match(/throughline:check/g)).toHaveLength(1);
  });

  it('says in one sentence that the summary cannot be written', async () => {
    const env = { GITHUB_STEP_SUMMARY: join(folder, 'nowhere/summary.md') };
    const told = await tell(['check', '--format', 'github'], { cwd: folder, env });
    expect(told.code).toBe(2);
    expect(told.err).toMatch(/^throughline: .+summary\.md cannot be written: .+\.\n$/);
  });
});

describe('check --tolerate', () => {
  it('leaves what a machine reads to the report alone', async () => {
    put(folder, { 'content/kpis/parcels.yaml': 'title: Parcels\nowner: ana-ruiz\n' });
    const told = await check('--tolerate', '--format', 'json');
    expect(JSON.parse(told.out).summary.tolerated).toBeGreaterThan(0);
    expect(told.err).toMatch(/^wrote \.throughline-debt\.json: \d+ findings tolerated\n/);
    const { runs } = JSON.parse((await check('--format', 'sarif')).out);
    const accepted = runs[0].results.filter((one: object) => 'suppressions' in one);
    expect(accepted.length).toBe(JSON.parse(told.out).summary.tolerated);
  });
});
