import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MachineError } from '../src/finding/index.ts';
import { diskError, fullDiskError } from '../src/site/disk.ts';
import { checkTarget, MARKER, replaceFolder } from '../src/site/out-folder.ts';
import { filesIn, put } from './terminal.ts';

let work: string;
let out: string;
const built = () => join(work, 'built');
const nobody = () => {};

beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'throughline-disk-'));
  out = join(work, 'dist');
  put(work, { [`built/${MARKER}`]: '{}', 'built/index.html': 'new', 'built/a/index.html': 'new' });
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

describe('the folder of a site', () => {
  it('is made, with all above it, and replaced whole', async () => {
    const deep = join(work, 'x/y/dist');
    await replaceFolder(built(), deep, nobody);
    put(deep, { 'left-over.html': 'old' });
    put(built(), { [MARKER]: '{}', 'index.html': 'new', 'a/index.html': 'new' });
    await replaceFolder(built(), deep, nobody);
    expect(Object.keys(filesIn(deep))).toEqual([MARKER, 'a/index.html', 'index.html']);
    expect(readdirSync(join(work, 'x/y'))).toEqual(['dist']);
  });

  it('is prepared beside it in a folder that git does not see, and that is told of', async () => {
    const seen: string[] = [];
    await replaceFolder(built(), out, (staging) => seen.push(staging));
    expect(seen).toHaveLength(1);
    expect(seen[0]?.startsWith(join(work, '.dist-'))).toBe(true);
    expect(existsSync(seen[0] ?? '')).toBe(false);
  });

  it('stands as it was when the new one cannot be copied', async () => {
    put(out, { [MARKER]: '{}', 'index.html': 'old' });
    await expect(replaceFolder(join(work, 'nothing'), out, nobody)).rejects.toBeInstanceOf(
      MachineError,
    );
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('old');
    expect(readdirSync(work).sort()).toEqual(['built', 'dist']);
  });

  it('is refused where somebody else keeps files, also when they came meanwhile', async () => {
    put(out, { 'letter.txt': 'mine' });
    await expect(checkTarget(out)).rejects.toThrow(/holds files that no build of a site put there/);
    await expect(replaceFolder(built(), out, nobody)).rejects.toThrow(/holds files/);
    expect(filesIn(out)).toEqual({ 'letter.txt': 'mine' });
  });

  it.each([
    ['a link to a site', 'site'],
    ['a link to nothing', 'nowhere'],
  ])('is refused when it is %s', async (_, target) => {
    put(join(work, 'site'), { [MARKER]: '{}', 'index.html': 'old' });
    symlinkSync(join(work, target), out);
    await expect(checkTarget(out)).rejects.toThrow(/is not a folder/);
    await expect(replaceFolder(built(), out, nobody)).rejects.toThrow(/is not a folder/);
    expect(readFileSync(join(work, 'site/index.html'), 'utf8')).toBe('old');
  });

  it('is refused in one sentence below a file', async () => {
    put(work, { 'a-file': '' });
    const below = join(work, 'a-file/dist');
    await expect(checkTarget(below)).rejects.toThrow(
      `${below} cannot be written: a part of its path is a file.`,
    );
  });
});

describe('a failure of the disk', () => {
  const failure = (code: string, message = 'failed') => Object.assign(new Error(message), { code });

  it('is one plain sentence', () => {
    const full = failure('ENOSPC', 'ENOSPC: no space left on device, write');
    expect(diskError(full, '/a')).toEqual(
      new MachineError('/a cannot be written: no space is left on the disk.'),
    );
    expect(diskError(failure('EACCES'), '/a')).toBeInstanceOf(MachineError);
  });

  it('is known when the bundler tells of it', () => {
    const told = new Error(
      'Failed to write file\n\nCaused by:\n  No space left on device (os error 28)',
    );
    expect(fullDiskError(told, '/a')).toBeInstanceOf(MachineError);
  });

  it('is not read into any other error', () => {
    for (const error of [new Error('A page failed.'), failure('ENOENT'), new TypeError('x')])
      expect(fullDiskError(error, '/a')).toBe(error);
    expect(diskError(new Error('A page failed.'), '/a')).toBeInstanceOf(Error);
    expect(diskError(new Error('A page failed.'), '/a')).not.toBeInstanceOf(MachineError);
  });
});
