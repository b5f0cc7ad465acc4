import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkMoment, openMoment, type Publication, publishMoment } from '../../src/index.ts';
import { apiFiles } from '../../src/site/files/api.ts';
import { logoFile } from '../../src/site/files/logo.ts';
import { git, makeRepository } from '../repository.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-logo-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PNG = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAYAAAAECAIAAAAiZtkUAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAEUlEQVQImWPQiY9CQwzkCgEAK/kVeZTzn3cAAAAASUVORK5CYII=',
    'base64',
  ),
);
const settings = (logo: string, title = '') =>
  `organization: {name: Wrenfield}\nsite:\n  logo: ${logo}\n${title}`;

let made = 0;
/** A folder with these files, which need be no repository. */
function folderOf(files: Record<string, string | Uint8Array>): string {
  const root = join(folder, String(++made));
  for (const [path, data] of Object.entries({ 'content/README.md': 'Records.\n', ...files })) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), data);
  }
  return root;
}

/** What is said of the logo: message and place. */
async function saidOf(root: string, at: string | null = null): Promise<string[]> {
  const { findings } = await checkMoment(await openMoment({ root, at }));
  return findings
    .filter(({ rule }) => rule === 'site/logo')
    .map(({ file, start, message }) => `${file}:${start.line}:${start.column} ${message}`);
}

async function publicationOf(root: string, audience = 'public'): Promise<Publication> {
  const moment = await openMoment({ root });
  const result = await checkMoment(moment);
  return publishMoment({ moment, result, lack: null }, audience);
}

describe('the logo', () => {
  it('is published under a name that changes with what is in it', async () => {
    const root = folderOf({
      'throughline.yaml': settings('brand/w.png'),
      'brand/w.png': PNG,
    });
    const publication = await publicationOf(root);
    expect(publication.site.logo).toMatchObject({
      href: '/_assets/logo-1c1dc150e3c8.png',
      alt: '',
      width: 6,
      height: 4,
    });
    expect(new Uint8Array(logoFile(publication)?.text ?? [])).toEqual(PNG);
    const whole = apiFiles(publication).map(({ text }) => text);
    expect(whole.join('')).not.toContain(Buffer.from(PNG).toString('base64'));
  });

  it('says whose it is where the title beside it does not', async () => {
    const title = '  title: How we are doing\n';
    const root = folderOf({ 'throughline.yaml': settings('w.png', title), 'w.png': PNG });
    expect((await publicationOf(root)).site.logo?.alt).toBe('Wrenfield');
  });

  it('is not there where none is asked for', async () => {
    const root = folderOf({
      'throughline.yaml': 'organization: {name: Wrenfield}\n',
      'w.png': PNG,
    });
    const publication = await publicationOf(root);
    expect(publication.site.logo).toBeNull();
    expect(logoFile(publication)).toBeNull();
  });

  it('that cannot be shown is a finding at its line, and the site is made without it', async () => {
    const missing = folderOf({ 'throughline.yaml': settings('brand/w.png') });
    expect(await saidOf(missing)).toEqual(['throughline.yaml:3:9 There is no file `brand/w.png`.']);
    const publication = await publicationOf(missing);
    expect(publication.site.logo).toBeNull();
    expect(publication.findings.map(({ rule }) => rule)).toContain('site/logo');
    const svg = folderOf({
      'throughline.yaml': settings('w.png'),
      'w.png': '<svg xmlns="http://www.w3.org/2000/svg" width="6" height="4"/>',
    });
    expect(await saidOf(svg)).toHaveLength(1);
    const large = new Uint8Array(100 * 1024 + 1);
    large.set(PNG);
    const heavy = folderOf({ 'throughline.yaml': settings('w.png'), 'w.png': large });
    expect((await saidOf(heavy)).join()).toContain('`w.png` cannot be shown. The file is');
  });

  it('is never reached through a link, by its folder neither', async () => {
    const outside = folderOf({ 'w.png': PNG });
    const byFile = folderOf({ 'throughline.yaml': settings('w.png') });
    symlinkSync(join(outside, 'w.png'), join(byFile, 'w.png'));
    const byFolder = folderOf({ 'throughline.yaml': settings('brand/w.png') });
    symlinkSync(outside, join(byFolder, 'brand'));
    for (const root of [byFile, byFolder]) {
      expect((await saidOf(root)).join()).toContain('This is a link, and links are not followed.');
      expect((await publicationOf(root)).site.logo).toBeNull();
    }
  });

  it('is that of the commit that is asked for, below a folder of its repository too', async () => {
    const top = join(folder, 'repository');
    mkdirSync(top);
    const below = (files: Record<string, string | Uint8Array | null>) =>
      Object.fromEntries(Object.entries(files).map(([path, data]) => [`kpi/${path}`, data]));
    const [first] = makeRepository(top, [
      {
        files: below({
          'throughline.yaml': settings('brand/w.png'),
          'content/people/ana.yaml': 'name: Ana Ruiz\n',
          'content/people/ana.png': PNG,
          'brand/w.png': PNG,
        }),
      },
      { files: below({ 'brand/w.png': null }) },
    ]);
    const root = join(top, 'kpi');
    const { logo } = await openMoment({ root, at: first ?? null });
    expect(logo?.bytes && new Uint8Array(logo.bytes)).toEqual(PNG);
    expect(await saidOf(root)).toHaveLength(1);
    expect(await saidOf(root, 'HEAD')).toHaveLength(1);
    expect(git(top, 'status', '--porcelain')).toBe('');
  });
});
