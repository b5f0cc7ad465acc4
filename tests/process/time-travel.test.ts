import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { check } from '../../src/index.ts';
import { modelOutput } from '../../src/report/index.ts';
import { addCommits, type CommitOf, type FileOf, git, makeRepository } from '../repository.ts';
import { tell } from '../terminal.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-time-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const NOW = () => new Date('2026-06-15T12:00:00Z');
const KPI = 'content/kpis/uptime.yaml';
const CONFIG = 'organization: {name: Example}\ncalendar: {timezone: Europe/Copenhagen}\n';
const kpi = (target: number) =>
  `title: Uptime\ndirection: increase\ntarget: {value: ${target}, by: 2026-12-31}\n`;

function read(root: string, at: string | null, asOf: string | null = null) {
  return check({ root, at, asOf, env: { PATH: process.env['PATH'] }, now: NOW });
}

async function model(root: string, at: string | null, asOf: string | null = null) {
  return modelOutput(await read(root, at, asOf));
}

async function recordsOf(root: string, at: string | null, asOf: string | null = null) {
  return (await read(root, at, asOf)).scorecard.graph.records;
}

/** The same, without the commit it was read at. */
async function modelAlone(root: string, at: string | null, asOf: string | null = null) {
  const { commit: _, ...rest } = await model(root, at, asOf);
  return JSON.parse(JSON.stringify(rest)) as typeof rest;
}

const targetIn = async (at: string | null, asOf: string | null = null) =>
  (await recordsOf(folder, at, asOf)).kpis[0]?.data.target?.value ?? null;

/** What may stand in a file of a generated repository: records, and things that are none. */
const FILES: Record<string, FileOf[]> = {
  'throughline.yaml': [
    CONFIG,
    'organization: {name: Other}\ncontent: [content, more]\n',
    'a: [',
    null,
  ],
  [KPI]: [kpi(99), kpi(98), 'title: "open', 'title: Uptime\nowner: ana\n', null],
  'content/kpis/deep/er/speed.md': ['---\ntitle: Speed\n---\nWhy.\n', null],
  'content/people/ana.yaml': ['name: Ana\n', { link: '../../throughline.yaml' }, null],
  'content/people/bo.yaml': [Buffer.from([0xff, 0xfe, 0x41, 0]), 'name: Bo\r\nteam: x\r\n'],
  'content/measurements/uptime.csv': ['date,value\n2026-01-31,99\n', 'date,value\n2026-02-30,x\n'],
  'content/check-ins/team.csv': ['date,author,about,status\n2026-02-01,ana,uptime,on-track\n'],
  'content/README.md': ['Read me.\n'],
  'content/notes.txt': ['A note.\n', null],
  'content/.hidden.yaml': ['title: no\n'],
  'content/reviews/a.md.age': ['age-encryption.org/v1\n'],
  'content/people/ünï"q\tcode\n.yaml': ['name: Odd\n', null],
  'content/large.yaml': [`title: ${'x'.repeat(1_100_000)}\n`, null],
  'content/pointer.csv': ['version https://git-lfs.github.com/spec/v1\noid sha256:00\n'],
  'more/cycles/q1.yaml': ['title: Q1\nstart: 2026-01-01\nend: 2026-03-31\n', null],
  'code/main.c': ['int main;\n'],
};

const anyCommit: fc.Arbitrary<CommitOf> = fc
  .uniqueArray(fc.constantFrom(...Object.keys(FILES)), { minLength: 1, maxLength: 5 })
  .chain((paths) =>
    fc.record({
      files: fc
        .tuple(...paths.map((path) => fc.constantFrom(...(FILES[path] ?? []))))
        .map((files) => Object.fromEntries(paths.map((path, at) => [path, files[at] ?? null]))),
    }),
  );

describe('reading a commit', () => {
  it('gives the model that its checkout gives, for every commit of any repository', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyCommit, { minLength: 1, maxLength: 6 }), async (commits) => {
        const root = mkdtempSync(join(folder, 'law-'));
        for (const commit of makeRepository(root, commits)) {
          const then = await modelAlone(root, commit);
          git(root, 'checkout', '-q', '--force', '--detach', commit);
          expect(then).toEqual(await modelAlone(root, null));
        }
      }),
      { numRuns: 8 },
    );
  });

  it('names the commit it read', async () => {
    const [first, second] = makeRepository(folder, [
      { files: { 'throughline.yaml': CONFIG, [KPI]: kpi(99) } },
      { files: { [KPI]: kpi(95) } },
    ]);
    expect((await model(folder, first ?? '')).commit).toBe(first);
    expect(await targetIn('HEAD~1')).toBe(99);
    expect(await targetIn('main')).toBe(95);
    expect((await model(folder, 'main')).commit).toBe(second);
  });

  it('does not see what was never committed', async () => {
    makeRepository(folder, [{ files: { 'throughline.yaml': CONFIG, [KPI]: kpi(99) } }]);
    writeFileSync(join(folder, KPI), kpi(50));
    expect(await targetIn(null)).toBe(50);
    expect(await targetIn('HEAD')).toBe(99);
  });

  it('reads an organisation that lies in a folder of its repository', async () => {
    makeRepository(folder, [
      { files: { 'org/throughline.yaml': CONFIG, [`org/${KPI}`]: kpi(99), [KPI]: kpi(1) } },
      { files: { [`org/${KPI}`]: kpi(95) } },
    ]);
    const records = await recordsOf(join(folder, 'org'), 'HEAD~1');
    expect(records.kpis.map(({ data }) => data.target?.value)).toEqual([99]);
  });

  it('reads a repository without a working tree', async () => {
    makeRepository(folder, [{ files: { 'throughline.yaml': CONFIG, [KPI]: kpi(99) } }], {
      bare: true,
    });
    expect(await targetIn('HEAD')).toBe(99);
  });

  it('names a submodule in the content and goes on', async () => {
    makeRepository(folder, [
      {
        files: {
          'throughline.yaml': CONFIG,
          [KPI]: kpi(99),
          'content/people': { submodule: 'a'.repeat(40) },
        },
      },
    ]);
    const { findings } = await model(folder, 'HEAD');
    expect(await targetIn('HEAD')).toBe(99);
    expect(findings.map(({ rule, file, message }) => [rule, file, message])).toContainEqual([
      'content/readable',
      'content/people',
      'This is a submodule: another repository, whose files no commit of this one holds.',
    ]);
  });

  it('says that a content folder is a link, a submodule or not there', async () => {
    const commits = makeRepository(folder, [
      {
        files: {
          'throughline.yaml': CONFIG,
          content: { link: 'elsewhere' },
          [`elsewhere/kpis/a.yaml`]: kpi(1),
        },
      },
      { files: { content: { submodule: 'b'.repeat(40) } } },
      { files: { content: null } },
    ]);
    const messages = await Promise.all(
      commits.map(async (commit) => (await model(folder, commit)).findings[0]?.message),
    );
    expect(messages).toEqual([
      'The content folder `content` is reached by a link, and links are not followed.',
      'The content folder `content` lies in a submodule, whose files no commit of this repository holds.',
      'The content folder `content` is not there.',
    ]);
  });

  it.each([
    [
      '--output=x',
      'there is no commit `--output=x` here. git log --oneline shows those there are.',
    ],
    ['nowhere', 'there is no commit `nowhere` here. git log --oneline shows those there are.'],
    ['', 'there is no commit `` here. git log --oneline shows those there are.'],
    [
      'HEAD:content',
      'there is no commit `HEAD:content` here. git log --oneline shows those there are.',
    ],
    [
      'HEAD..HEAD',
      'there is no commit `HEAD..HEAD` here. git log --oneline shows those there are.',
    ],
  ])('refuses the revision %j', async (revision, message) => {
    makeRepository(folder, [{ files: { 'throughline.yaml': CONFIG } }]);
    await expect(model(folder, revision)).rejects.toThrow(message);
    expect(git(folder, 'status', '--porcelain')).toBe('');
  });

  it('says that there is no history to read from', async () => {
    writeFileSync(join(folder, 'throughline.yaml'), CONFIG);
    await expect(model(folder, 'HEAD')).rejects.toThrow('this is no git repository');
    git(folder, 'init', '-q');
    await expect(model(folder, 'HEAD')).rejects.toThrow('this repository has no commit yet');
  });
});

describe('a day before today', () => {
  const story: CommitOf[] = [
    { date: '2026-02-01T10:00:00Z', files: { 'throughline.yaml': CONFIG, [KPI]: kpi(99) } },
    { date: '2026-02-10T22:59:59Z', files: { [KPI]: kpi(98) } },
    { date: '2026-02-10T23:00:00Z', files: { [KPI]: kpi(97) } },
    { date: '2026-05-01T10:00:00Z', files: { [KPI]: kpi(96) } },
  ];

  it('reads the last commit up to its end in the zone of the organisation', async () => {
    makeRepository(folder, story);
    expect(await targetIn(null, '2026-02-09')).toBe(99);
    expect(await targetIn(null, '2026-02-10')).toBe(98);
    expect(await targetIn(null, '2026-02-11')).toBe(97);
    expect(await targetIn(null, '2026-04-30')).toBe(97);
    expect(await targetIn(null, '2026-06-14')).toBe(96);
  });

  it('reads the disk for today and for a day to come', async () => {
    makeRepository(folder, story);
    writeFileSync(join(folder, KPI), kpi(50));
    expect(await targetIn(null, '2026-06-15')).toBe(50);
    expect(await targetIn(null, '2026-12-31')).toBe(50);
    expect(await targetIn(null)).toBe(50);
  });

  it('follows the line of first parents, whatever a merge brought later', async () => {
    makeRepository(folder, [
      { date: '2026-02-01T10:00:00Z', files: { 'throughline.yaml': CONFIG, [KPI]: kpi(99) } },
      { date: '2026-02-02T10:00:00Z', files: { [KPI]: kpi(98) } },
      { date: '2026-03-01T10:00:00Z', from: 0, files: { 'content/people/bo.yaml': 'name: Bo\n' } },
      {
        date: '2026-04-01T10:00:00Z',
        from: 1,
        merge: [2],
        files: { 'content/people/bo.yaml': 'name: Bo\n' },
      },
    ]);
    expect((await model(folder, null, '2026-03-15')).records.people).toEqual([]);
    expect((await model(folder, null, '2026-04-15')).records.people).toHaveLength(1);
  });

  it('is not confused by dates that go back, lie in 1970 or in the year 10000', async () => {
    makeRepository(folder, [
      { date: 253_402_300_800, files: { 'throughline.yaml': CONFIG, [KPI]: kpi(99) } },
      { date: 0, files: { [KPI]: kpi(98) } },
      { date: 253_402_300_800, files: { [KPI]: kpi(97) } },
    ]);
    expect(await targetIn(null, '2026-02-01')).toBe(98);
  });

  it('leaves out what is dated later where no commit is that old', async () => {
    const files = {
      'throughline.yaml': CONFIG,
      [KPI]: kpi(99),
      'content/measurements/uptime.csv': 'date,value\n2026-01-31,1\n2026-02-28,2\n',
      'content/check-ins/team.csv':
        'date,about,status\n2026-01-31,uptime,on-track\n2026-03-01,uptime,off-track\n',
      'content/reviews/a.md':
        '---\nratings: {results: {score: 3, evidence: [check-in:team/3]}}\n---\n',
    };
    makeRepository(folder, [{ date: '2026-05-01T10:00:00Z', files }]);
    const { scorecard, findings } = await read(folder, null, '2026-02-15');
    const { records } = scorecard.graph;
    expect(records.measurements[0]?.data.points.map(({ date }) => date)).toEqual(['2026-01-31']);
    expect(records['check-ins'].map(({ id }) => id)).toEqual(['team/2']);
    expect(findings.filter(({ rule }) => /future|known-reference|complete/.test(rule))).toEqual([]);
  });

  it('says so where the clone is shallow and does not reach back', async () => {
    makeRepository(folder, story);
    const clone = join(folder, 'clone');
    git(folder, 'clone', '-q', '--depth', '1', `file://${folder}`, clone);
    const { findings } = await model(clone, null, '2026-02-10');
    const [finding] = findings.filter(({ rule }) => rule === 'history/complete');
    expect(finding?.hint).toContain('git fetch --unshallow');
    git(clone, 'fetch', '-q', '--unshallow');
    expect((await model(clone, null, '2026-02-10')).findings).not.toContainEqual(finding);
  });

  it('needs no git and no repository', async () => {
    mkdirSync(join(folder, 'content/kpis'), { recursive: true });
    writeFileSync(join(folder, 'throughline.yaml'), CONFIG);
    writeFileSync(join(folder, KPI), kpi(99));
    expect(await targetIn(null, '2026-02-01')).toBe(99);
    const result = await check({
      root: folder,
      asOf: '2026-02-01',
      env: { PATH: folder },
      now: NOW,
    });
    expect(result.asOf).toBe('2026-02-01');
  });
});

describe('the commands', () => {
  const at = (...argv: string[]) => tell(argv, { cwd: folder, now: '2026-06-15T12:00:00Z' });

  it('read a commit by --at and show its lines', async () => {
    makeRepository(folder, [
      { files: { 'throughline.yaml': CONFIG, [KPI]: `title: Uptime\nownr: ana\n` } },
      { files: { [KPI]: kpi(99) } },
    ]);
    const { out } = await at('check', '--at', 'HEAD~1');
    expect(out).toContain('ownr: ana');
    expect((await at('check')).out).not.toContain('ownr');
    const { err, code } = await at('list', 'kpi', '--at', '-x');
    expect({ err, code }).toEqual({
      code: 2,
      err: 'throughline: there is no commit `-x` here. git log --oneline shows those there are.\n',
    });
  });

  it('that write refuse --at, and write on a past day to the disk as it is', async () => {
    makeRepository(folder, [
      {
        date: '2026-02-01T10:00:00Z',
        files: { 'throughline.yaml': CONFIG, 'content/people/ana.yaml': 'name: Ana\n' },
      },
    ]);
    addCommits(folder, [{ date: '2026-05-01T10:00:00Z', files: { [KPI]: kpi(99) } }], {
      first: git(folder, 'rev-parse', 'HEAD'),
    });
    expect((await at('new', 'team', 'core', '--at', 'HEAD')).err).toContain('no use for --at');
    const told = await at('check-in', 'uptime', '--value', '98', '--as-of', '2026-03-01');
    expect(told.err).toBe('');
    expect(told.code).toBe(0);
  });
});
