import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Comparison, compareMoments, openComparison } from '../../src/index.ts';
import { compareMarkdown, compareOutputJsonSchema } from '../../src/report/index.ts';
import { expectMirrored } from '../build/mirrored.ts';
import { type CommitOf, type FileOf, git, makeRepository } from '../repository.ts';
import { put, tell } from '../terminal.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-compare-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const NOW = '2026-12-17T12:00:00Z';
const compare = (...argv: string[]) => tell(['compare', ...argv], { cwd: folder, now: NOW });

async function comparisonOf(base: string, head: string | null, direct = true): Promise<Comparison> {
  const env = { PATH: process.env['PATH'] };
  const now = () => new Date(NOW);
  const request = { root: folder, base, head, direct, env, now };
  const { before, after } = await openComparison(request);
  return (await compareMoments({ before, after })).comparison;
}

const kpi = (target: number, more = '') =>
  `title: Uptime\nowner: ana\ndirection: increase\ntarget: {value: ${target}, by: 2026-12-31}\nsupports: [faster]\n${more}`;
const START: Record<string, FileOf> = {
  'throughline.yaml': 'organization: {name: Example}\n',
  'content/people/ana.yaml': 'name: Ana\n',
  'content/cycles/q4.yaml': 'title: Q4\nstart: 2026-10-01\nend: 2026-12-31\n',
  'content/strategy/growth.yaml': 'title: Growth\nperspective: customer\n',
  'content/objectives/faster.yaml':
    'title: Faster\nowner: ana\ncycle: q4\nsupports: [growth]\nkey_results:\n  - {id: p95, title: P95, from: 9, to: 5}\n',
  'content/kpis/uptime.yaml': kpi(99.95),
  'content/kpis/orders.yaml': 'title: Orders\nowner: ana\nsupports: [faster]\n',
  'content/kpis/deploys.yaml': 'title: Deploys\nowner: ana\ndrives: [uptime]\n',
};
const LOOSER = kpi(99.9, 'changes: [{on: 2026-12-17, reason: A promise too many.}]\n');

describe('what a comparison says', () => {
  it('leads with what was loosened, how late, what it touches and what came of it', async () => {
    makeRepository(folder, [{ files: START }]);
    put(folder, { 'content/kpis/uptime.yaml': LOOSER });
    const { code, out } = await compare('HEAD');
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toMatch(
      /^Uptime: target loosened 99\.95 → 99\.9 two weeks before the cycle ends; 1 other change; 1 KPI downstream; 1 priority and 1 objective upstream; alignment stays 0\.\d\d$/,
    );
    expect(out).toContain('(A promise too many.)');
    expect(out).toContain('above: objective:faster, priority:growth');
    expect(out).toContain('below: kpi:deploys');
    expect(out).toContain('1.00 (1 of 1 reach a live priority)');
  });

  it('tells statuses, alignment and findings before and after, and what leads nowhere', async () => {
    makeRepository(folder, [
      { files: START },
      { files: { 'content/kpis/lost.yaml': 'title: Lost\nowner: ana\n' } },
      { files: { 'content/kpis/orders.yaml': 'title: Orders\nsupports: [faster]\n' } },
    ]);
    const result = await comparisonOf('HEAD~2', 'HEAD');
    expect(result.records.map(({ ref, change }) => [ref, change])).toEqual([
      ['kpi:lost', 'added'],
      ['kpi:orders', 'altered'],
    ]);
    expect(result.standings).toEqual([
      { ref: 'kpi:lost', title: 'Lost', before: null, after: { status: 'no-data', score: null } },
    ]);
    const { traceability } = result.alignment.shares;
    expect(traceability).toEqual({ before: 1, after: 0.8 });
    const rules = result.findings.added.map(({ rule }) => rule);
    expect(rules).toContain('kpi/traces-to-strategy');
    expect(rules).toContain('kpi/one-owner');
    expect(result.findings.kept.length).toBeGreaterThan(0);
    expect(result.traceability).toEqual({ value: 0.5, of: 1, over: 2, missing: ['kpi:lost'] });
    const back = await comparisonOf('HEAD', 'HEAD~2');
    expect(back.findings.mended.map(({ fingerprint }) => fingerprint).sort()).toEqual(
      result.findings.added.map(({ fingerprint }) => fingerprint).sort(),
    );
  });

  it('keeps a record that was renamed, by what it says or by its text, in both directions', async () => {
    makeRepository(folder, [
      { files: START },
      {
        files: {
          'content/kpis/uptime.yaml': null,
          'content/kpis/availability.yaml': kpi(99, 'formerly: [uptime]\n'),
          'content/kpis/orders.yaml': null,
          'content/kpis/sales.yaml': START['content/kpis/orders.yaml'] ?? '',
        },
      },
    ]);
    const names = async (base: string, head: string) =>
      (await comparisonOf(base, head)).records.map(({ ref, was }) => [ref, was]);
    expect(await names('HEAD~1', 'HEAD')).toEqual([
      ['kpi:availability', 'kpi:uptime'],
      ['kpi:sales', 'kpi:orders'],
    ]);
    expect(await names('HEAD', 'HEAD~1')).toEqual([
      ['kpi:orders', 'kpi:sales'],
      ['kpi:uptime', 'kpi:availability'],
    ]);
  });

  it('says when a file can no longer be read, and when it can again', async () => {
    makeRepository(folder, [
      { files: START },
      { files: { 'content/kpis/orders.yaml': 'title: "open' } },
    ]);
    expect((await compare('HEAD~1', 'HEAD')).out).toContain('kpi:orders  orders\n    unreadable: ');
    const { out } = await compare('HEAD', 'HEAD~1', '--direct');
    expect(out).toContain('kpi:orders  Orders\n    can be read again');
  });

  it('tells a new cycle as a deadline, and the settings that changed', async () => {
    makeRepository(folder, [
      { files: START },
      {
        files: {
          'throughline.yaml': 'organization: {name: Example}\nstatus: {on_track: 0.8}\n',
          'content/cycles/h1.yaml': 'title: H1\nstart: 2026-10-01\nend: 2027-03-31\n',
          'content/objectives/faster.yaml': String(START['content/objectives/faster.yaml']).replace(
            'q4',
            'h1',
          ),
        },
      },
    ]);
    const { records, settings } = await comparisonOf('HEAD~1', 'HEAD');
    const events = records.find(({ ref }) => ref === 'objective:faster')?.events;
    expect(events?.map(({ event }) => event)).toEqual(['deadline-extended']);
    expect(settings).toEqual([{ path: ['status', 'on_track'], before: 0.9, after: 0.8 }]);
  });
});

describe('which states are compared', () => {
  const forked: CommitOf[] = [
    { files: START },
    { files: { 'content/people/bo.yaml': 'name: Bo\n' } },
    { from: 0, files: { 'content/kpis/uptime.yaml': LOOSER } },
  ];

  it('begins where the lines parted, or with --direct at the other end', async () => {
    const [, base = '', head = ''] = makeRepository(folder, forked);
    const refs = async (direct: boolean) =>
      (await comparisonOf(base, head, direct)).records.map(({ ref }) => ref);
    expect(await refs(false)).toEqual(['kpi:uptime']);
    expect(await refs(true)).toEqual(['kpi:uptime', 'person:bo']);
  });

  it('takes the files on the disk when no other state is named', async () => {
    makeRepository(folder, [{ files: START }]);
    writeFileSync(join(folder, 'content/people/bo.yaml'), 'name: Bo\n');
    const { commits, records } = await comparisonOf('HEAD', null);
    expect(commits.after).toBeNull();
    expect(records.map(({ ref, change }) => [ref, change])).toEqual([['person:bo', 'added']]);
  });

  it('judges both on the later one’s today', async () => {
    makeRepository(folder, [
      { files: START },
      { files: { 'throughline.yaml': 'calendar: {as_of: 2026-10-15}\n' } },
    ]);
    const { out } = await compare('HEAD~1', 'HEAD', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({ asOf: '2026-10-15', standings: [] });
    const later = await compare('HEAD~1', 'HEAD', '--as-of', '2026-11-01', '--format', 'json');
    expect(JSON.parse(later.out)).toMatchObject({ asOf: '2026-11-01' });
  });

  it.each([
    [['nowhere'], 'throughline: there is no commit `nowhere` here. git log --oneline shows'],
    [['HEAD', '-x'], 'throughline: '],
    [['HEAD', 'nowhere'], 'throughline: there is no commit `nowhere` here.'],
    [[], 'throughline: '],
    [['HEAD', '--at', 'HEAD'], 'throughline: compare has no use for --at.'],
    [['HEAD', '--format', 'html'], 'throughline: --format is one of pretty, json, markdown'],
  ])('refuses %j with exit code 2', async (argv, message) => {
    makeRepository(folder, [{ files: START }]);
    const { code, out, err } = await compare(...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.startsWith(message)).toBe(true);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('says so where two states have no commit in common, or there is no repository', async () => {
    put(folder, { 'throughline.yaml': 'organization: {name: Example}\n' });
    expect((await compare('main')).err).toContain('this is no git repository');
    const [one = '', other = ''] = makeRepository(folder, [
      { files: START },
      { from: null, files: START },
    ]);
    expect((await compare(one, other)).err).toContain('no commit in common');
    expect((await compare(one, other, '--direct')).out).toBe('Nothing changed.\n');
  });
});

describe('the formats', () => {
  const EVIL = 'Evil | @octocat <img src=x> `a` ``` [x](http://e.com) #12 www.e.com <!-- \u202e';

  it('makes a comment in which nothing from content is markup', async () => {
    makeRepository(folder, [{ files: START }]);
    put(folder, {
      'content/kpis/evil.yaml': `title: ${JSON.stringify(EVIL)}\nchanges: [{on: 2026-12-01, reason: "a\\n| b @team"}]\n`,
    });
    const { out } = await compare('HEAD', '--format', 'markdown');
    const [marker, verdict = ''] = out.split('\n');
    expect(marker).toBe('<!-- throughline:compare -->');
    expect(verdict).toMatch(/^\*\*Evil \\\|.*\*\*$/);
    const rest = out.slice(marker?.length);
    expect(rest).not.toMatch(/@[a-z]|(?<!\\)[<>`[\]]|:\/\/|www\.|#\d|\u202e/);
    for (const line of rest.split('\n').filter((one) => one.startsWith('| kpi'))) {
      expect(line.match(/(?<!\\)\|/g)).toHaveLength(4);
    }
  });

  it('cuts a comment that is too long by whole sections, and says so', async () => {
    makeRepository(folder, [{ files: START }, { files: { 'content/kpis/uptime.yaml': LOOSER } }]);
    const comparison = await comparisonOf('HEAD~1', 'HEAD');
    const long = '#1'.repeat(400);
    const [one] = comparison.findings.kept;
    if (one === undefined) throw new Error('no finding to begin with');
    const many = Array.from({ length: 60 }, () => ({
      ...one,
      message: long,
      file: long,
      rule: long,
    }));
    const findings = { added: many, mended: many, kept: [] };
    const out = compareMarkdown({ ...comparison, findings });
    expect(out.length).toBeLessThanOrEqual(65_536);
    expect(out).toContain('### What changed');
    expect(out).toContain('… and 10 more.');
    expect(out).toMatch(/\n1 section left out to fit; throughline compare shows all\.\n$/);
  });

  it('prints JSON as its schema says', async () => {
    makeRepository(folder, [{ files: START }]);
    put(folder, { 'content/kpis/uptime.yaml': LOOSER, 'content/kpis/bad.yaml': 'title: "x' });
    const { out } = await compare('HEAD', '--format', 'json');
    const output = JSON.parse(out);
    expect(Object.keys(output).slice(0, 5)).toEqual(['version', 'tool', 'root', 'commit', 'asOf']);
    const ajv = new Ajv({ strict: false, allErrors: true });
    formats.default(ajv);
    const isValid = ajv.validate(compareOutputJsonSchema(), output);
    expect(ajv.errors ?? []).toEqual([]);
    expect(isValid).toBe(true);
  });

  it('are empty over equal states', async () => {
    makeRepository(folder, [{ files: START }]);
    expect((await compare('HEAD')).out).toBe('Nothing changed.\n');
    expect((await compare('HEAD', '--format', 'markdown')).out).toBe(
      '<!-- throughline:compare -->\nNothing changed.\n',
    );
    const { out } = await compare('HEAD', 'HEAD', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({ isEmpty: true, records: [], standings: [] });
  });

  it('print the same bytes again, and in a clone', async () => {
    makeRepository(folder, [{ files: START }, { files: { 'content/kpis/uptime.yaml': LOOSER } }]);
    const first = await compare('HEAD~1', 'HEAD', '--format', 'json');
    expect(await compare('HEAD~1', 'HEAD', '--format', 'json')).toEqual(first);
    const clone = join(folder, 'clone');
    git(folder, 'clone', '-q', `file://${folder}`, clone);
    const argv = ['compare', 'HEAD~1', 'HEAD', '--format', 'json'];
    expect(await tell(argv, { cwd: clone, now: NOW })).toEqual(first);
  });
});

/** What stands in a file of a generated state, every value of which says something else. */
const VARIANTS: Record<string, FileOf[]> = {
  'content/kpis/uptime.yaml': [
    kpi(99.95),
    kpi(99.9),
    kpi(99.95).replace('2026-12-31', '2027-01-31'),
    kpi(99).replace('owner: ana', 'owner: bo').replace('[faster]', '[growth]'),
    kpi(99, 'baseline: {value: 90, on: 2026-01-01}\nthresholds: {on_track: 98, at_risk: 95}\n'),
    kpi(99, 'retired: {on: 2026-11-01, reason: Done.}\n'),
    'title: "open',
  ],
  'content/kpis/availability.yaml': [kpi(99, 'formerly: [uptime]\n'), kpi(97, 'uid: a1\n')],
  'content/kpis/moved.yaml': [kpi(96, 'uid: a1\n')],
  'content/people/bo.yaml': [
    'name: Bo\n',
    'name: Bo B\nretired: {on: 2026-11-01, reason: Left.}\n',
  ],
  'content/cycles/h1.yaml': ['title: H1\nstart: 2026-10-01\nend: 2027-03-31\n'],
  'content/objectives/faster.yaml': [
    String(START['content/objectives/faster.yaml']),
    String(START['content/objectives/faster.yaml']).replace('q4', 'h1').replace('to: 5', 'to: 6'),
  ],
  'content/measurements/uptime.csv': [
    'date,value\n2026-10-31,99\n2026-11-30,99.9\n',
    'date,value\n2026-10-31,98\n',
  ],
  'content/check-ins/team.csv': [
    'date,author,about,status\n2026-12-01,ana,faster,on-track\n',
    'date,author,about,status\n2026-12-01,ana,faster,at-risk\n2026-12-08,ana,faster,on-track\n',
  ],
  'throughline.yaml': ['organization: {name: Other}\n', 'status: {on_track: 0.8}\n'],
};

const state = fc.record(
  Object.fromEntries(
    Object.entries(VARIANTS).map(([path, files]) => [
      path,
      fc.constantFrom(...files, START[path] ?? null),
    ]),
  ),
);

describe('laws', () => {
  it('a state compared with itself is nothing; exchanged states give the mirrored comparison', async () => {
    const states = fc.array(state, { minLength: 2, maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(states, async (all) => {
        rmSync(join(folder, '.git'), { recursive: true, force: true });
        const commits = all.map((files) => ({ from: null, files: { ...START, ...files } }));
        const ids = makeRepository(folder, commits);
        expect((await comparisonOf(ids[0] ?? '', ids[0] ?? '')).isEmpty).toBe(true);
        const [a = '', b = ''] = ids;
        const there = await comparisonOf(a, b);
        const back = await comparisonOf(b, a);
        expectMirrored(there, back);
      }),
      { numRuns: 12 },
    );
  });

  it('hold where a goal moves into a cycle that goes in the same change', async () => {
    const faster = 'content/objectives/faster.yaml';
    const cycle = 'content/cycles/h1.yaml';
    const longer = String(START[faster]).replace('q4', 'h1').replace('to: 5', 'to: 6');
    const cycleText = 'title: H1\nstart: 2026-10-01\nend: 2027-03-31\n';
    const [a = '', b = ''] = makeRepository(folder, [
      { files: { ...START, [cycle]: cycleText } },
      { files: { [cycle]: null, [faster]: longer } },
    ]);
    const there = await comparisonOf(a, b);
    const back = await comparisonOf(b, a);
    expectMirrored(there, back);
    const words = ({ records }: Comparison) =>
      records.flatMap(({ events }) => events.map(({ event }) => event)).sort();
    expect(words(there)).toContain('deadline-extended');
    expect(words(back)).toContain('deadline-advanced');
  });

  it('say nothing of equal states, whatever happened between them', async () => {
    const way = [START, { 'content/kpis/uptime.yaml': kpi(90) }, START].map((files, at) => {
      return { files, date: `2026-12-${10 + at}T09:00:00Z` };
    });
    const [first = '', loose = '', last = ''] = makeRepository(folder, way);
    expect((await comparisonOf(first, last)).isEmpty).toBe(true);
    const { findings } = await comparisonOf(first, loose);
    expect(findings.added.map(({ rule }) => rule)).toContain('history/goalposts-explained');
  });
});
