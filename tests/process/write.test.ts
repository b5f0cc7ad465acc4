import fs, { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  appendLine,
  type Change,
  type Disk,
  freeId,
  realDisk,
  suggestId,
  type Writer,
  writeChanges,
} from '../../src/write/index.ts';

let base: string;
const writer: Writer = {
  pid: process.pid,
  host: 'here',
  now: () => Date.now(),
  isRunning: (pid) => pid === process.pid,
  patience: 150,
};

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-write-')));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

/** Every file below the base with its text, the tool's own folder included. */
function filesOf(folder = base): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of fs.readdirSync(folder, { recursive: true }) as string[]) {
    const path = join(folder, name);
    if (fs.lstatSync(path).isFile())
      found[name.replaceAll('\\', '/')] = fs.readFileSync(path, 'utf8');
  }
  return found;
}

function put(path: string, text: string): void {
  fs.mkdirSync(dirname(join(base, path)), { recursive: true });
  fs.writeFileSync(join(base, path), text);
}

const create = (path: string, text = 'title: New\n'): Change => ({ kind: 'create', path, text });
const append = (path: string, before: string, text: string): Change => ({
  kind: 'append',
  path,
  before,
  text,
});

describe('writing files', () => {
  it('creates files with their folders and leaves nothing else behind', async () => {
    const changes = [create('content/kpis/a.yaml'), create('content/teams/b.yaml', 'title: B\n')];
    expect(await writeChanges(base, changes, writer)).toEqual({
      written: ['content/kpis/a.yaml', 'content/teams/b.yaml'],
      finished: [],
    });
    expect(filesOf()).toEqual({
      'content/kpis/a.yaml': 'title: New\n',
      'content/teams/b.yaml': 'title: B\n',
    });
    expect(fs.existsSync(join(base, '.throughline'))).toBe(false);
  });

  it('never writes over a file, and then writes none of the others either', async () => {
    put('content/kpis/a.yaml', 'mine\n');
    const changes = [create('content/teams/b.yaml'), create('content/kpis/a.yaml')];
    await expect(writeChanges(base, changes, writer)).rejects.toThrow(
      'content/kpis/a.yaml is there already and is left as it is.',
    );
    expect(filesOf()).toEqual({ 'content/kpis/a.yaml': 'mine\n' });
  });

  it('replaces a file by its longer self and keeps its permissions', async () => {
    put('content/measurements/a.csv', 'date,value\n');
    fs.chmodSync(join(base, 'content/measurements/a.csv'), 0o600);
    await writeChanges(
      base,
      [append('content/measurements/a.csv', 'date,value\n', 'date,value\n2026-01-01,1\n')],
      writer,
    );
    expect(filesOf()).toEqual({ 'content/measurements/a.csv': 'date,value\n2026-01-01,1\n' });
    expect(fs.statSync(join(base, 'content/measurements/a.csv')).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['changed since it was read', 'date,value\n2025-01-01,7\n'],
    ['holds bytes that are no text', Buffer.from([0x64, 0xff, 0x0a])],
  ])('refuses to add to a file that %s', async (_situation, now) => {
    put('content/measurements/a.csv', '');
    fs.writeFileSync(join(base, 'content/measurements/a.csv'), now);
    await expect(
      writeChanges(base, [append('content/measurements/a.csv', 'date,value\n', 'x')], writer),
    ).rejects.toThrow('content/measurements/a.csv changed while this command ran. Run it again.');
    expect(fs.readFileSync(join(base, 'content/measurements/a.csv'))).toEqual(Buffer.from(now));
  });

  it('refuses to add to a file that was removed', async () => {
    await expect(
      writeChanges(base, [append('content/measurements/a.csv', '', 'x')], writer),
    ).rejects.toThrow('changed while this command ran');
  });

  it('writes through no link, wherever on the path it lies', async () => {
    const outside = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-outside-')));
    fs.mkdirSync(join(base, 'content'));
    fs.symlinkSync(outside, join(base, 'content/kpis'));
    fs.writeFileSync(join(outside, 'theirs.yaml'), 'theirs');
    fs.symlinkSync(join(outside, 'theirs.yaml'), join(base, 'content/mine.yaml'));
    await expect(writeChanges(base, [create('content/kpis/a.yaml')], writer)).rejects.toThrow(
      'content/kpis is a link; nothing is written through links.',
    );
    await expect(
      writeChanges(base, [append('content/mine.yaml', 'theirs', 'theirs and mine')], writer),
    ).rejects.toThrow('content/mine.yaml is a link');
    expect(filesOf(outside)).toEqual({ 'theirs.yaml': 'theirs' });
    rmSync(outside, { recursive: true });
  });

  it.each([
    '../a.yaml',
    'content/../../a.yaml',
    '/etc/a.yaml',
    'content//a.yaml',
    'content/a\u202e.yaml',
    '.git/hooks/pre-commit',
    '.github/workflows/ci.yml',
    'package.json',
  ])('does not write %j', async (path) => {
    await expect(writeChanges(base, [create(path)], writer)).rejects.toThrow(/not a (?:path|file)/);
    expect(filesOf()).toEqual({});
  });

  it('says in one sentence that a disk is full, and leaves what was there', async () => {
    put('content/measurements/a.csv', 'date,value\n');
    const full: Disk = {
      ...realDisk,
      writeSync: ((file: number, bytes: Buffer) => {
        if (bytes.toString().startsWith('{')) return fs.writeSync(file, bytes);
        throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
      }) as Disk['writeSync'],
    };
    const changes = [
      append('content/measurements/a.csv', 'date,value\n', 'date,value\n2026-01-01,1\n'),
      create('content/check-ins/2026-w01/a.md'),
    ];
    await expect(writeChanges(base, changes, writer, full)).rejects.toThrow(
      'content/measurements/a.csv cannot be written: no space is left on the disk.',
    );
    expect(filesOf()).toEqual({ 'content/measurements/a.csv': 'date,value\n' });
  });

  it('notices a disk that reports success and keeps less', async () => {
    const lossy: Disk = {
      ...realDisk,
      writeSync: ((file: number, bytes: Buffer, offset: number, length: number) => {
        if (bytes.toString().startsWith('{')) return fs.writeSync(file, bytes);
        fs.writeSync(file, bytes, offset, length - 1);
        return length;
      }) as Disk['writeSync'],
    };
    await expect(writeChanges(base, [create('content/a.yaml')], writer, lossy)).rejects.toThrow(
      'The disk kept only 10 of 11 bytes.',
    );
    expect(filesOf()).toEqual({});
  });
});

/** A disk on which the process dies at its nth call: that call and all later ones do nothing. */
function dyingDisk(calls: number): { disk: Disk; died: () => boolean } {
  let count = 0;
  const disk = Object.fromEntries(
    Object.entries(realDisk)
      .filter(([, call]) => typeof call === 'function')
      .map(([name, call]) => [
        name,
        (...args: unknown[]) => {
          count += 1;
          if (count > calls) throw new Error('killed');
          return (call as (...args: unknown[]) => unknown)(...args);
        },
      ]),
  ) as unknown as Disk;
  return { disk, died: () => count > calls };
}

describe('a command that is killed', () => {
  const before = { 'content/measurements/a.csv': 'date,value\n' };
  const after = {
    'content/measurements/a.csv': 'date,value\n2026-01-01,1\n',
    'content/check-ins/2026-w01/a.md': '---\ndate: 2026-01-01\n---\n',
  };
  const changes = (): Change[] => [
    append(
      'content/measurements/a.csv',
      before['content/measurements/a.csv'],
      after['content/measurements/a.csv'],
    ),
    create('content/check-ins/2026-w01/a.md', after['content/check-ins/2026-w01/a.md']),
  ];
  const next = create('content/teams/next.yaml');

  it('leaves every file whole at every moment, and the next command finishes all of it or nothing', async () => {
    let survived = false;
    let finished = 0;
    for (let calls = 0; !survived; calls++) {
      rmSync(base, { recursive: true, force: true });
      put('content/measurements/a.csv', before['content/measurements/a.csv']);
      const { disk, died } = dyingDisk(calls);
      await writeChanges(base, changes(), { ...writer, pid: 999_999 }, disk).catch(() => {});
      survived = !died();
      const table = fs.readFileSync(join(base, 'content/measurements/a.csv'), 'utf8');
      expect([before, after].map((state) => state['content/measurements/a.csv'])).toContain(table);

      // An unreadable lock is what a process leaves that dies between making and filling it.
      const lock = join(base, '.throughline/lock');
      if (fs.existsSync(lock) && fs.readFileSync(lock, 'utf8') === '') fs.unlinkSync(lock);
      const written = await writeChanges(base, [next], writer);
      if (written.finished.length > 0) finished += 1;
      const { 'content/teams/next.yaml': _next, ...rest } = filesOf();
      expect([before, after]).toContainEqual(rest);
      expect(fs.existsSync(join(base, '.throughline'))).toBe(false);
    }
    expect(finished).toBeGreaterThan(3);
  });

  it('is not finished over a file that somebody changed meanwhile', async () => {
    put('content/measurements/a.csv', before['content/measurements/a.csv']);
    const disk: Disk = {
      ...realDisk,
      renameSync: (from, to) => {
        if (String(to).endsWith('a.csv')) throw new Error('killed');
        fs.renameSync(from, to);
      },
    };
    await expect(writeChanges(base, changes(), writer, disk)).rejects.toThrow('killed');
    put('content/measurements/a.csv', 'theirs\n');
    const { finished } = await writeChanges(base, [next], writer);
    expect(finished).toEqual(['content/check-ins/2026-w01/a.md']);
    expect(filesOf()).toMatchObject({ 'content/measurements/a.csv': 'theirs\n' });
  });

  it.each([
    ['names a file outside', { path: '../../outside.yaml' }],
    ['names a file no command writes', { path: '.git/hooks/pre-commit' }],
    ['is not understood', null],
  ])('leaves a journal that is not followed when it %s', async (_situation, step) => {
    const journal = {
      version: 1,
      state: 'naming',
      steps: [step === null ? 7 : { ...step, before: null, after: '00' }],
      folders: [],
    };
    put('.throughline/journal', JSON.stringify(journal));
    await expect(writeChanges(base, [next], writer)).rejects.toThrow(
      '.throughline/journal was left by a stopped command and cannot be understood.',
    );
    expect(Object.keys(filesOf())).toEqual(['.throughline/journal']);
  });
});

describe('the lock', () => {
  const lock = (holder: object) => put('.throughline/lock', JSON.stringify(holder));

  it('names the process that holds it, and for how long', async () => {
    lock({ pid: process.pid, host: 'here', since: Date.now() - 12_000 });
    await expect(writeChanges(base, [create('content/a.yaml')], writer)).rejects.toThrow(
      `Process ${process.pid} has been writing here for 12 seconds. Try again when it has ended; if it no longer runs, delete .throughline/lock.`,
    );
  });

  it('of another machine is never taken over', async () => {
    lock({ pid: 1, host: 'there', since: Date.now() });
    await expect(writeChanges(base, [create('content/a.yaml')], writer)).rejects.toThrow(
      'Process 1 on "there" has been writing here',
    );
  });

  it('that cannot be read is not taken over', async () => {
    put('.throughline/lock', '');
    await expect(writeChanges(base, [create('content/a.yaml')], writer)).rejects.toThrow(
      'If none runs, delete .throughline/lock and try again.',
    );
  });

  it('of a process that has died is taken over', async () => {
    lock({ pid: 999_999, host: 'here', since: 0 });
    await writeChanges(base, [create('content/a.yaml')], writer);
    expect(Object.keys(filesOf())).toEqual(['content/a.yaml']);
  });

  it('makes commands wait for each other, so that no line is lost', async () => {
    put('content/measurements/a.csv', 'date,value\n');
    const patient = { ...writer, patience: 20_000 };
    const addOne = async (count: number): Promise<void> => {
      const before = fs.readFileSync(join(base, 'content/measurements/a.csv'), 'utf8');
      const text = `${before}2026-01-0${count},${count}\n`;
      try {
        await writeChanges(base, [append('content/measurements/a.csv', before, text)], patient);
      } catch {
        await addOne(count);
      }
    };
    await Promise.all([1, 2, 3, 4, 5].map(addOne));
    const lines = filesOf()['content/measurements/a.csv']?.trim().split('\n') ?? [];
    expect(lines.sort()).toEqual([
      '2026-01-01,1',
      '2026-01-02,2',
      '2026-01-03,3',
      '2026-01-04,4',
      '2026-01-05,5',
      'date,value',
    ]);
  });
});

describe('a line added to a table', () => {
  const columns = ['date', 'value', 'note', 'by'];
  const add = (current: string | null, cells: Record<string, string>) =>
    appendLine('a.csv', current, columns, cells);

  it('begins a table that is not there', () => {
    expect(add(null, { date: '2026-01-01', value: '1' })).toBe(
      'date,value,note,by\n2026-01-01,1\n',
    );
  });

  it('mends a last line without an end and keeps the line ends of the table', () => {
    expect(add('date,value\r\n2026-01-01,1', { date: '2026-01-02', value: '2' })).toBe(
      'date,value\r\n2026-01-01,1\r\n2026-01-02,2\r\n',
    );
  });

  it('follows the order of the columns that are there', () => {
    expect(add('\uFEFFvalue,"date"\n', { date: '2026-01-02', value: '2' })).toBe(
      '\uFEFFvalue,"date"\n2,2026-01-02\n',
    );
  });

  it('asks for a column rather than changing the first line', () => {
    expect(() => add('date,value\n', { date: '2026-01-02', value: '2', note: 'late' })).toThrow(
      'a.csv has no column note. Add it at the end of its first line (date,value,note) and run this again.',
    );
  });

  it('quotes what needs it and stays one line', () => {
    expect(add('date,note\n', { date: '2026-01-02', note: ' "late",\n  again ' })).toBe(
      'date,note\n2026-01-02,"""late"", again"\n',
    );
  });

  it('keeps every byte that was there before', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (rows, note) => {
        const current = `date,value,note\n${rows}`;
        const added = add(current, { date: '2026-01-01', value: '1', note });
        expect(added.startsWith(current)).toBe(true);
        expect(added.endsWith('\n')).toBe(true);
      }),
    );
  });
});

describe('an id suggested by a title', () => {
  it.each([
    ['P95 latency, checkout', 'p95-latency-checkout'],
    ['Größe & Länge', 'grosse-and-lange'],
    ["People's trust", 'peoples-trust'],
    ['Łódź → Ærø', 'lodz-aero'],
    ['99.9 % of labels', '99-9-percent-of-labels'],
    ['可用性', ''],
  ])('%j → %j', (title, id) => expect(suggestId(title)).toBe(id));

  it('is always an id or empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
        expect(suggestId(title)).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/);
        expect(suggestId(title).length).toBeLessThanOrEqual(64);
      }),
    );
  });

  it('is counted up while it is taken', () => {
    const taken = new Set(['goal', 'goal-2']);
    expect(freeId('goal', (id) => taken.has(id))).toBe('goal-3');
    expect(freeId('x'.repeat(64), (id) => id.length === 64 && id.endsWith('x'))).toBe(
      `${'x'.repeat(60)}-2`,
    );
  });
});
