import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type History,
  type HistoryRequest,
  readHistory,
  readRepository,
} from '../../src/history/index.ts';
import { anyHistory, KPI, kpi } from '../build/any-history.ts';
import { addCommits, git, makeRepository } from '../repository.ts';
import { tell } from '../terminal.ts';

let folder: string;
let root: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-cache-'));
  root = join(folder, 'organisation');
  mkdirSync(root);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const CALENDAR = { timezone: 'UTC', week_start: 'monday', fiscal_year_start: '01-01' } as const;
const PATH = process.env['PATH'] ?? '';

/** The history of a repository up to `commit`, or its head; `home` is null to keep nothing. */
async function historyOf(
  home: string | null,
  more: Partial<HistoryRequest> & { commit?: string } = {},
): Promise<History> {
  const { commit, prefix } = await readRepository(more.root ?? root, PATH);
  const cache = home === null ? null : { HOME: join(folder, home) };
  const request = { root, path: PATH, commit: commit ?? '', prefix, roots: ['content'], cache };
  return readHistory({ ...request, calendar: CALENDAR, uncommitted: true, ...more });
}

const kept = (home = 'home') => {
  const place = join(folder, home, '.cache/throughline');
  const files = existsSync(place) ? readdirSync(place).filter((name) => name !== 'key') : [];
  return files.map((name) => join(place, name));
};

/** A repository in which a target was moved twice. */
function twoMoves(): string[] {
  return makeRepository(root, [
    { files: { [KPI]: kpi('target: {value: 300}') } },
    { files: { [KPI]: kpi('target: {value: 250}') }, author: 'Bo Lind', email: 'bo@example.com' },
    { files: { [KPI]: kpi('target: {value: 350}') } },
  ]);
}

describe('a history of which some is kept', () => {
  it('is the one that is read anew, at whatever commits it was kept before', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyHistory,
        fc.array(fc.nat({ max: 11 }), { minLength: 2, maxLength: 5 }),
        async (commits, heads) => {
          root = mkdtempSync(join(folder, 'law-'));
          const ids = makeRepository(root, commits);
          for (const head of heads) {
            const commit = ids[head % ids.length] ?? '';
            expect(await historyOf('home', { commit })).toEqual(await historyOf(null, { commit }));
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('is the one that is read anew, whatever became of what was kept', async () => {
    twoMoves();
    const anew = await historyOf(null);
    await historyOf('home');
    const [file = ''] = kept();
    const whole = readFileSync(file);
    const damaged = fc.oneof(
      fc.record({ at: fc.nat({ max: whole.length - 1 }), byte: fc.nat({ max: 255 }) }),
      fc.record({ length: fc.nat({ max: whole.length }) }),
      fc.record({ bytes: fc.uint8Array({ maxLength: 200 }) }),
    );
    await fc.assert(
      fc.asyncProperty(damaged, async (damage) => {
        const bytes = Buffer.from(whole);
        if ('at' in damage) bytes[damage.at] = damage.byte;
        const left = 'length' in damage ? bytes.subarray(0, damage.length) : bytes;
        writeFileSync(file, 'bytes' in damage ? damage.bytes : left);
        expect(await historyOf('home')).toEqual(anew);
      }),
      { numRuns: 25 },
    );
  });

  it('is not read again, only what came after', async () => {
    const ids = twoMoves();
    const first = git(root, 'rev-parse', `${ids[0]}:${KPI}`);
    await historyOf('home');
    unlinkSync(join(root, '.git/objects', first.slice(0, 2), first.slice(2)));
    expect((await historyOf(null)).findings).toHaveLength(1);
    expect((await historyOf('home')).findings).toEqual([]);
    addCommits(root, [{ files: { [KPI]: kpi('target: {value: 400}') }, from: -1 }], {
      first: ids[2] ?? '',
    });
    const { timelines, findings, commits } = await historyOf('home');
    expect([findings, commits]).toEqual([[], 4]);
    expect(timelines[0]?.events.map(({ event }) => event)).toEqual([
      'created',
      'target-tightened',
      'target-loosened',
      'target-loosened',
    ]);
  });

  it('is read anew for other settings, another name of an author and a rewritten past', async () => {
    twoMoves();
    await historyOf('home');
    const other = [
      { calendar: { ...CALENDAR, timezone: 'Pacific/Kiritimati' } },
      { roots: ['content/kpis'] },
    ];
    for (const more of other) {
      expect(await historyOf('home', more)).toEqual(await historyOf(null, more));
    }
    writeFileSync(join(root, '.mailmap'), 'Ana R. <ana@example.com>\n');
    git(root, 'add', '.');
    git(root, 'commit', '-q', '-m', 'Names');
    expect(await historyOf('home')).toEqual(await historyOf(null));
    expect(JSON.stringify(await historyOf('home'))).toContain('Ana R.');
    git(root, 'commit', '-q', '--amend', '-m', 'Proper names');
    git(root, 'reflog', 'expire', '--expire=now', '--all');
    git(root, 'gc', '-q', '--prune=now');
    expect(await historyOf('home')).toEqual(await historyOf(null));
  });

  it('is kept by several at once, and told by each', async () => {
    twoMoves();
    const anew = await historyOf(null);
    const all = await Promise.all(Array.from({ length: 6 }, () => historyOf('home')));
    for (const told of all) expect(told).toEqual(anew);
    expect(kept()).toHaveLength(1);
    expect(await historyOf('home')).toEqual(anew);
  });

  it('is not kept where JSON cannot say a number', async () => {
    const table = 'content/measurements/p95.csv';
    makeRepository(root, [{ files: { [table]: 'date,value\n2026-01-31,-0\n' } }]);
    expect(await historyOf('home')).toEqual(await historyOf(null));
    expect(await historyOf('home')).toEqual(await historyOf(null));
    expect(kept()).toEqual([]);
  });
});

describe('what is kept of a history', () => {
  it('is its owner’s alone', async () => {
    twoMoves();
    await historyOf('home');
    const place = join(folder, 'home/.cache/throughline');
    const modes = [place, join(place, 'key'), ...kept()].map((path) => statSync(path).mode & 0o777);
    expect(modes).toEqual([0o700, 0o600, 0o600]);
  });

  it('lies in node_modules where there is one, and its key beside no repository', async () => {
    twoMoves();
    mkdirSync(join(root, 'node_modules'));
    await historyOf('home');
    expect(readdirSync(join(root, 'node_modules/.cache/throughline'))).toEqual(['history']);
    expect(readdirSync(join(folder, 'home/.cache/throughline'))).toEqual(['key']);
    expect(await historyOf('home')).toEqual(await historyOf(null));
  });

  it('is never taken from what somebody committed', async () => {
    twoMoves();
    mkdirSync(join(root, 'node_modules'));
    await historyOf('attacker');
    const cache = join(root, 'node_modules/.cache/throughline/history');
    git(root, 'add', '-f', 'node_modules');
    git(root, 'commit', '-q', '-m', 'Forge');
    const forged = readFileSync(cache);
    const anew = await historyOf(null);
    expect(await historyOf('home')).toEqual(anew);
    expect(readFileSync(cache).equals(forged)).toBe(false);
  });

  it('is not found through links', async () => {
    twoMoves();
    mkdirSync(join(root, 'content/cache'));
    mkdirSync(join(root, 'node_modules'));
    symlinkSync('../content/cache', join(root, 'node_modules/.cache'));
    await historyOf('home', { uncommitted: false });
    expect(readdirSync(join(root, 'content/cache'))).toEqual([]);
    expect(kept()).toHaveLength(1);
  });

  it('is nothing where its key would lie in the repository, or nowhere', async () => {
    twoMoves();
    const inside = { XDG_CACHE_HOME: join(root, '.cache') };
    expect(await historyOf(null, { cache: inside })).toEqual(await historyOf(null));
    expect(existsSync(join(root, '.cache/throughline/key'))).toBe(false);
    writeFileSync(join(folder, 'no-folder'), '');
    for (const cache of [{}, { HOME: 'relative' }, { HOME: join(folder, 'no-folder') }]) {
      expect(await historyOf(null, { cache })).toEqual(await historyOf(null));
    }
  });

  it('is nothing of a clone that does not reach back', async () => {
    twoMoves();
    const clone = join(folder, 'clone');
    git(folder, 'clone', '-q', '--depth', '1', `file://${root}`, clone);
    const { findings } = await historyOf('home', { root: clone });
    expect(findings).toHaveLength(1);
    expect(kept()).toEqual([]);
  });

  it('is neither read nor written with --no-cache', async () => {
    twoMoves();
    writeFileSync(join(root, 'throughline.yaml'), 'organization: {name: Sample}\n');
    const setting = { cwd: root, env: { HOME: join(folder, 'home') } };
    const anew = await tell(['history', '--no-cache'], setting);
    expect(anew.code).toBe(0);
    expect(kept()).toEqual([]);
    expect((await tell(['history'], setting)).out).toBe(anew.out);
    expect(kept()).toHaveLength(1);
    expect((await tell(['history'], setting)).out).toBe(anew.out);
  });
});
