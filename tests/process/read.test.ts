import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MachineError } from '../../src/finding/index.ts';
import { type ContentRoot, readConfiguration, readContent } from '../../src/read/index.ts';

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-read-')));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, content: string | Uint8Array = 'x'): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

function link(target: string, path: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  symlinkSync(target, join(root, path));
}

function inside(name: string): ContentRoot {
  return { name, path: join(root, name), external: false };
}

const read = (roots = [inside('content')]) => readContent(root, roots);
const said = (findings: { file: string; message: string; rule: string }[]) =>
  findings.map(({ rule, file, message }) => `${rule} ${file}: ${message}`);

describe('files', () => {
  test('come sorted by path, with their bytes and their path below the root', async () => {
    write('content/kpis/b.md', 'second');
    write('content/kpis-old/a.md');
    write('content/kpis/a/z.yaml', new Uint8Array([0xff, 0]));
    const { files, findings, skipped } = await read();
    expect(files.map(({ path }) => path)).toEqual([
      'content/kpis-old/a.md',
      'content/kpis/a/z.yaml',
      'content/kpis/b.md',
    ]);
    expect(files[1]).toMatchObject({ within: 'kpis/a/z.yaml', root: 'content' });
    expect([...(files[1]?.bytes ?? [])]).toEqual([0xff, 0]);
    expect(new TextDecoder().decode(files[2]?.bytes)).toBe('second');
    expect(findings).toEqual([]);
    expect(skipped).toEqual([]);
  });

  test('README files, images and dotfiles are left aside', async () => {
    for (const name of ['README.md', 'readme.md', 'a.png', 'b.JPG', 'c.jpeg', 'd.webp', 'e.avif']) {
      write(`content/kpis/${name}`);
    }
    for (const name of ['f.gif', '.DS_Store', '.gitkeep', '.hidden.md', '.git/config', '.x/a.md']) {
      write(`content/kpis/${name}`);
    }
    expect(await read()).toEqual({
      files: [],
      skipped: [],
      encrypted: [],
      isWhole: true,
      findings: [],
    });
  });

  test('with an ending no record has are named and not read', async () => {
    write('content/kpis/plan.docx', 'PK…');
    write('content/logo.svg', '<svg/>');
    write('content/Makefile', 'all:');
    const { files, findings } = await read();
    expect(files.map(({ path, bytes }) => [path, bytes.length])).toEqual([
      ['content/Makefile', 0],
      ['content/kpis/plan.docx', 0],
      ['content/logo.svg', 0],
    ]);
    expect(findings).toEqual([]);
  });

  test('encrypted with age are counted under the name they will have', async () => {
    write('content/reviews/2026/ana.md.age', 'age-encryption.org/v1');
    const { files, encrypted, findings } = await read();
    expect(files).toEqual([]);
    expect(findings).toEqual([]);
    expect(encrypted).toEqual([
      { path: 'content/reviews/2026/ana.md.age', within: 'reviews/2026/ana.md' },
    ]);
  });

  test('may have any characters in their names', async () => {
    const names = [
      'a\nb.md',
      '\u202egnp.md',
      'ñ\u0301.md',
      '"quoted" & <b>.md',
      '-rf.md',
      '\x1b[31m.md',
    ];
    for (const name of names) write(`content/kpis/${name}`, name);
    const { files, findings } = await read();
    expect(files.map(({ within }) => within)).toEqual(names.map((name) => `kpis/${name}`).sort());
    expect(files.map(({ bytes }) => `kpis/${new TextDecoder().decode(bytes)}`)).toEqual(
      files.map(({ within }) => within),
    );
    expect(findings).toEqual([]);
  });

  test.runIf(process.platform === 'linux')(
    'with a name that is not UTF-8 are a finding',
    async () => {
      write('content/kpis/good.md');
      const name = Buffer.concat([
        Buffer.from(join(root, 'content/kpis/')),
        Buffer.from([0xe4, 0x2e, 0x6d, 0x64]),
      ]);
      writeFileSync(name, 'x');
      const { files, findings } = await read();
      expect(files.map(({ path }) => path)).toEqual(['content/kpis/good.md']);
      expect(said(findings)).toEqual([
        'content/readable content/kpis/\uFFFD.md: The name of this file is not UTF-8.',
      ]);
    },
  );

  test('larger than their ending allows are refused before they are read', async () => {
    write('content/kpis/large.md');
    write('content/kpis/just.yaml');
    write('content/measurements/large.csv');
    truncateSync(join(root, 'content/kpis/large.md'), 1024 * 1024 + 1);
    truncateSync(join(root, 'content/kpis/just.yaml'), 1024 * 1024);
    truncateSync(join(root, 'content/measurements/large.csv'), 200 * 1024 * 1024 * 1024);
    const { files, skipped, findings } = await read();
    expect(files.map(({ path }) => path)).toEqual(['content/kpis/just.yaml']);
    expect(skipped).toEqual([
      { path: 'content/kpis/large.md', within: 'kpis/large.md' },
      { path: 'content/measurements/large.csv', within: 'measurements/large.csv' },
    ]);
    expect(said(findings)).toEqual([
      'content/readable content/kpis/large.md: The file is 1.1 MiB large.',
      'content/readable content/measurements/large.csv: The file is 204800 MiB large.',
    ]);
    expect(findings[0]).toMatchObject({ expected: 'at most 1 MiB', start: { line: 1, column: 1 } });
  });

  test('progress counts up to the last file', async () => {
    for (let index = 0; index < 3; index++) write(`content/kpis/k${index}.md`);
    const counts: number[] = [];
    await readContent(root, [inside('content')], (count) => counts.push(count));
    expect(counts.at(-1)).toBe(3);
  });
});

describe('links, pipes and devices', () => {
  const LINK = 'This is a link, and links are not followed.';

  test('are refused at their own place and never followed', async () => {
    write('secret.md', 'secret');
    write('content/people/ana.md', 'ana');
    link('../../secret.md', 'content/kpis/file.md');
    link('../people', 'content/teams');
    link('/etc', 'content/etc');
    link('nowhere', 'content/kpis/dangling.md');
    link('loop.md', 'content/kpis/loop.md');
    link('ana.md', 'content/people/README.md');
    link('/etc/hostname', 'content/kpis/picture.png');
    const { files, skipped, findings } = await read();
    expect(files.map(({ path }) => path)).toEqual(['content/people/ana.md']);
    const links = [
      'content/etc',
      'content/kpis/dangling.md',
      'content/kpis/file.md',
      'content/kpis/loop.md',
      'content/kpis/picture.png',
      'content/people/README.md',
      'content/teams',
    ];
    expect(said(findings)).toEqual(links.map((path) => `content/readable ${path}: ${LINK}`));
    expect(skipped.map(({ path }) => path)).toEqual(links);
  });

  test('a named pipe does not make the reader wait', async () => {
    write('content/kpis/good.md');
    execFileSync('mkfifo', [join(root, 'content/kpis/pipe.md')]);
    const { files, findings } = await read();
    expect(files.map(({ path }) => path)).toEqual(['content/kpis/good.md']);
    expect(said(findings)).toEqual([
      'content/readable content/kpis/pipe.md: This is neither a file nor a folder, but a pipe, a socket or a device.',
    ]);
  });

  test('a socket is refused', async () => {
    write('content/kpis/good.md');
    const server = createServer().listen(join(root, 'content/kpis/s.md'));
    await new Promise((resolve) => server.once('listening', resolve));
    const { findings } = await read();
    await new Promise((resolve) => server.close(resolve));
    expect(findings.map(({ file, rule }) => [file, rule])).toEqual([
      ['content/kpis/s.md', 'content/readable'],
    ]);
  });

  test('a content root that is a link, or lies behind one, is refused at the configuration', async () => {
    write('elsewhere/kpis/a.md');
    link('elsewhere', 'content');
    link('elsewhere', 'other');
    const { files, findings } = await read([inside('content'), inside('other/kpis')]);
    expect(files).toEqual([]);
    expect(said(findings)).toEqual([
      'content/readable throughline.yaml: The content folder `content` is reached by a link, and links are not followed.',
      'content/readable throughline.yaml: The content folder `other/kpis` is reached by a link, and links are not followed.',
    ]);
  });

  test.skipIf(process.getuid?.() === 0)('what may not be read is a finding', async () => {
    write('content/kpis/closed.md');
    write('content/teams/a.md');
    chmodSync(join(root, 'content/kpis/closed.md'), 0);
    chmodSync(join(root, 'content/teams'), 0);
    const { files, findings } = await read();
    chmodSync(join(root, 'content/teams'), 0o700);
    expect(files).toEqual([]);
    expect(said(findings)).toEqual([
      'content/readable content/kpis/closed.md: Reading this is not permitted.',
      'content/readable content/teams: Reading this is not permitted.',
    ]);
  });
});

describe('content roots', () => {
  test('a missing one, a file and one outside are found at the configuration, the others are read', async () => {
    write('content/kpis/a.md');
    write('notes.md');
    const roots = ['missing', 'content', 'notes.md', '../outside', '/etc'].map((name) => ({
      ...inside(name),
      path: name.startsWith('/') ? name : join(root, name),
    }));
    const { files, findings } = await read(roots);
    expect(files.map(({ path }) => path)).toEqual(['content/kpis/a.md']);
    expect(said(findings)).toEqual([
      'content/readable throughline.yaml: The content folder `../outside` lies outside of the repository.',
      'content/readable throughline.yaml: The content folder `/etc` lies outside of the repository.',
      'content/readable throughline.yaml: The content folder `missing` is not there.',
      'content/readable throughline.yaml: The content folder `notes.md` is not a folder.',
    ]);
  });

  test('that lie in one another would hold a file twice', async () => {
    write('content/people/a.md');
    const { files, findings } = await read([inside('content'), inside('content/people')]);
    expect(files.map(({ path }) => path)).toEqual(['content/people/a.md']);
    expect(said(findings)).toEqual([
      'content/readable throughline.yaml: The content folders `content` and `content/people` lie in one another.',
    ]);
  });

  test('a folder that only begins like another is another', async () => {
    write('content/kpis/a.md');
    write('content-people/people/b.md');
    const { files, findings } = await read([inside('content'), inside('content-people')]);
    expect(files.map(({ path }) => path)).toEqual([
      'content-people/people/b.md',
      'content/kpis/a.md',
    ]);
    expect(findings).toEqual([]);
  });

  test('the repository itself may be one; its configuration is no record', async () => {
    write('throughline.yaml');
    write('kpis/a.md');
    for (const name of ['.', './', '']) {
      const { files } = await read([inside(name)]);
      expect(files.map(({ path, within }) => [path, within])).toEqual([['kpis/a.md', 'kpis/a.md']]);
    }
  });

  test('given by the operator may lie anywhere and be reached by a link, but must be there', async () => {
    write('repository/content/kpis/a.md');
    write('private/reviews/r.md');
    link('../secret.md', 'private/reviews/link.md');
    link('private', 'people-data');
    const external = { name: '../people-data/', path: join(root, 'people-data'), external: true };
    const { files, findings } = await readContent(join(root, 'repository'), [external]);
    expect(files.map(({ path, within }) => [path, within])).toEqual([
      ['../people-data/reviews/r.md', 'reviews/r.md'],
    ]);
    expect(findings.map(({ file }) => file)).toEqual(['../people-data/reviews/link.md']);
    const missing = { name: 'gone', path: join(root, 'gone'), external: true };
    await expect(readContent(root, [missing])).rejects.toThrow(MachineError);
    await expect(readContent(root, [missing])).rejects.toThrow('gone');
  });
});

describe('the configuration', () => {
  test('is read as bytes', async () => {
    write('throughline.yaml', 'version: 1');
    const { file, findings } = await readConfiguration(root);
    expect(file).toMatchObject({ path: 'throughline.yaml', within: 'throughline.yaml' });
    expect(new TextDecoder().decode(file?.bytes)).toBe('version: 1');
    expect(findings).toEqual([]);
  });

  test('is not needed', async () => {
    expect(await readConfiguration(root)).toEqual({ file: null, findings: [] });
  });

  test('under another ending is pointed out', async () => {
    write('throughline.yml', 'version: 1');
    const { file, findings } = await readConfiguration(root);
    expect(file).toBeNull();
    expect(findings).toMatchObject([{ rule: 'content/known-kind', file: 'throughline.yml' }]);
  });

  test('is not followed when it is a link, nor taken when it is a folder', async () => {
    link('/etc/hostname', 'throughline.yaml');
    expect(await readConfiguration(root)).toMatchObject({
      file: null,
      findings: [{ message: 'This is a link, and links are not followed.' }],
    });
    rmSync(join(root, 'throughline.yaml'));
    mkdirSync(join(root, 'throughline.yaml'));
    expect(await readConfiguration(root)).toMatchObject({
      file: null,
      findings: [{ rule: 'content/readable', file: 'throughline.yaml' }],
    });
  });

  test('of a repository that is not there is the caller’s mistake', async () => {
    await expect(readConfiguration(join(root, 'gone'))).rejects.toThrow(MachineError);
  });
});
