import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/finding/index.ts';
import { check, publishFor } from '../../src/index.ts';
import { type CommitOf, type FileOf, git, makeRepository } from '../repository.ts';
import { change, document, NIGHT_PAGES, OBJECTIVE } from '../rules/organization.ts';
import { readOrganization } from '../rules/page.ts';
import { tell } from '../terminal.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-past-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ORGANIZATION = Object.fromEntries(readOrganization().map(({ path, text }) => [path, text]));
const VALUES = 'content/measurements/night-pages.csv';
const PRIORITY = 'content/strategy/calm-operations.md';
const env = { PATH: process.env['PATH'] };
const at = (day: string) => `${day}T09:00:00Z`;
const begin = (files: Record<string, FileOf> = {}): CommitOf => {
  return { files: { ...ORGANIZATION, ...files }, date: at('2026-10-01') };
};
const on = (day: string, files: Record<string, FileOf>, more: Partial<CommitOf> = {}): CommitOf => {
  return { files, date: at(day), ...more };
};
const kpi = (...edits: [string, string][]) => change(NIGHT_PAGES, ...edits).text;
const restated = (reason: string): [string, string] => [
  'cadence: weekly',
  `restated: [{on: 2026-11-17, reason: ${reason}}]\ncadence: weekly`,
];
const values = (first: number | null, ...more: string[]) =>
  [
    'date,value',
    ...(first === null ? [] : [`2026-11-01,${first}`]),
    '2026-11-08,9',
    '2026-11-15,8',
    ...more,
    '',
  ].join('\n');

async function find(commits: readonly CommitOf[], root = folder): Promise<string[]> {
  makeRepository(root, commits);
  return briefly((await check({ root, env, history: 'asked' })).findings);
}

const briefly = (findings: readonly Finding[]) =>
  findings.map(({ rule, file, start }) => `${rule} ${file}:${start.line}`);

describe('history/records-kept', () => {
  it('counts what one merge brings as a whole, and what it did to earlier values', async () => {
    const branch = [
      begin({ [VALUES]: values(11) }),
      on('2026-11-16', { [VALUES]: values(11, '2026-11-16,3') }),
      on('2026-11-17', { [VALUES]: values(11, '2026-11-16,4') }),
      on('2026-11-18', { [VALUES]: values(11, '2026-11-16,4') }, { from: 0, merge: [2] }),
    ];
    expect(await find(branch)).toEqual([]);
    const root = mkdtempSync(join(folder, 'other-'));
    expect(await find(branch.slice(0, 3), root)).toEqual([`history/records-kept ${VALUES}:5`]);
  });

  it('takes a reason that comes with the value or later, never one from before', async () => {
    const altered = on('2026-11-16', { [VALUES]: values(9) });
    const reason = on('2026-11-17', { [NIGHT_PAGES]: kpi(restated('Two pages were tests.')) });
    const first = begin({ [VALUES]: values(11) });
    const roots = [0, 1, 2].map((index) => mkdtempSync(join(folder, `${index}-`)));
    expect(await find([first, altered, reason], roots[0])).toEqual([]);
    expect(await find([first, reason, altered], roots[1])).toEqual([
      `history/records-kept ${VALUES}:2`,
    ]);
    const again = on('2026-11-18', { [VALUES]: values(7) });
    expect(await find([first, altered, reason, again], roots[2])).toEqual([
      `history/records-kept ${VALUES}:2`,
    ]);
  });

  it('says nothing of what is as it was recorded, whatever happened in between', async () => {
    const value = fc.option(fc.integer({ min: 1, max: 3 }), { nil: null });
    await fc.assert(
      fc.asyncProperty(fc.array(value, { maxLength: 4 }), async (between) => {
        const root = mkdtempSync(join(folder, 'law-'));
        const steps = [11, ...between, 11].map((one, index) =>
          on(`2026-11-${10 + index}`, { [VALUES]: values(one) }),
        );
        expect(await find([begin(), ...steps], root)).not.toContain(
          `history/records-kept ${VALUES}:2`,
        );
      }),
      { numRuns: 6 },
    );
  });

  it('finds a change that is not committed yet', async () => {
    makeRepository(folder, [begin({ [VALUES]: values(11) })]);
    writeFileSync(join(folder, VALUES), values(10));
    const { findings } = await check({ root: folder, env });
    expect(briefly(findings)).toEqual([`history/records-kept ${VALUES}:2`]);
  });

  it('keeps the lines of a table of check-ins, and takes a reason from what they are about', async () => {
    const table = 'content/check-ins/tracking.csv';
    const line = (status: string) =>
      `date,author,about,status\n2026-11-06,ana-ruiz,fewer-night-pages,${status}\n`;
    const altered = on('2026-11-16', { [table]: line('on-track') });
    const first = begin({ [table]: line('off-track') });
    const silent = mkdtempSync(join(folder, 'silent-'));
    expect(await find([first, altered], silent)).toEqual([`history/records-kept ${table}:1`]);
    const reason = document(OBJECTIVE).replace(
      'commitment: committed',
      'restated: [{on: 2026-11-16, reason: It was about another team.}]\ncommitment: committed',
    );
    altered.files[OBJECTIVE] = reason;
    expect(await find([first, altered])).toEqual([]);
  });

  it('goes along when a KPI, its values and what names it are renamed', async () => {
    const renamed: Record<string, FileOf> = {
      [NIGHT_PAGES]: null,
      [VALUES]: null,
      'content/kpis/wake-ups.md': document(NIGHT_PAGES).replace(
        '---\n',
        '---\nformerly: [night-pages]\n',
      ),
      'content/measurements/wake-ups.csv': document(VALUES),
      [OBJECTIVE]: document(OBJECTIVE).replace('kpi: night-pages', 'kpi: wake-ups'),
      'content/check-ins/note.md':
        '---\ndate: 2026-11-15\nauthor: ana-ruiz\nabout: [wake-ups]\n---\nQuiet.\n',
    };
    const note = '---\ndate: 2026-11-15\nauthor: ana-ruiz\nabout: [night-pages]\n---\nQuiet.\n';
    expect(
      await find([begin({ 'content/check-ins/note.md': note }), on('2026-11-16', renamed)]),
    ).toEqual([]);
  });
});

describe('history/goalposts-explained', () => {
  const eased: [string, string] = ['target: {value: 6,', 'target: {value: 8,'];

  it('asks nothing outside of a cycle, nor once the cycle is over', async () => {
    const roots = ['early', 'closed'].map((name) => mkdtempSync(join(folder, name)));
    const first = { ...begin(), date: at('2026-09-01') };
    expect(await find([first, on('2026-09-20', { [NIGHT_PAGES]: kpi(eased) })], roots[0])).toEqual(
      [],
    );
    makeRepository(roots[1] ?? '', [begin(), on('2026-11-10', { [NIGHT_PAGES]: kpi(eased) })]);
    const rulesOn = async (asOf: string) =>
      (
        await check({ root: roots[1] ?? '', env, asOf, now: () => new Date(at('2027-01-20')) })
      ).findings.map(({ rule }) => rule);
    expect(await rulesOn('2026-11-20')).toContain('history/goalposts-explained');
    expect(await rulesOn('2027-01-20')).not.toContain('history/goalposts-explained');
  });

  it('says nothing of a value that cannot be read: it may not have been moved at all', async () => {
    const wrong: [string, string] = ['target: {value: 6,', 'target: {value: ninety,'];
    makeRepository(folder, [begin()]);
    writeFileSync(join(folder, NIGHT_PAGES), kpi(wrong));
    const rules = (await check({ root: folder, env, history: 'asked' })).findings;
    expect(briefly(rules)).toEqual([expect.stringContaining('content/schema')]);
    writeFileSync(join(folder, NIGHT_PAGES), kpi(eased));
    const { findings } = await check({ root: folder, env, history: 'asked' });
    expect(briefly(findings)).toEqual([expect.stringContaining('history/goalposts-explained')]);
  });

  it('takes the reason from another commit of the same pull request', async () => {
    const reason: [string, string] = [
      'cadence: weekly',
      'changes: [{on: 2026-11-10, reason: A second depot joined.}]\ncadence: weekly',
    ];
    const commits = [
      begin(),
      on('2026-11-10', { [NIGHT_PAGES]: kpi(eased) }),
      on('2026-11-11', { [NIGHT_PAGES]: kpi(eased, reason) }),
    ];
    const root = mkdtempSync(join(folder, 'line-'));
    expect(await find(commits, root)).toEqual([`history/goalposts-explained ${NIGHT_PAGES}:15`]);
    const merge = on('2026-11-12', { [NIGHT_PAGES]: kpi(eased, reason) }, { from: 0, merge: [2] });
    expect(await find([...commits, merge])).toEqual([]);
  });

  it('is set aside by x-audit, which is not called unused where no history is read', async () => {
    const aside: [string, string] = [
      'cadence: weekly',
      'x-audit: [{ignore: history/goalposts-explained, reason: A second depot joined., until: 2026-12-31}]\ncadence: weekly',
    ];
    makeRepository(folder, [
      begin(),
      on('2026-11-10', { [NIGHT_PAGES]: kpi(eased) }),
      on('2026-11-11', { [NIGHT_PAGES]: kpi(eased, aside) }),
    ]);
    for (const history of ['asked', 'none'] as const) {
      expect((await check({ root: folder, env, history })).findings).toEqual([]);
    }
  });
});

describe('history/parent-reviewed', () => {
  const success: [string, string] = ['A bad night is an exception', 'A bad night is a rarity'];
  const parent = change(PRIORITY, success).text;

  it('says nothing where both were altered in one commit, and finds what is not committed', async () => {
    const child = document(OBJECTIVE).replace('commitment: committed', 'commitment: aspirational');
    const kpis = kpi([
      'cadence: weekly',
      'reviewed: {on: 2026-11-10, by: ben-cole}\ncadence: weekly',
    ]);
    expect(
      await find([
        begin(),
        on('2026-11-10', { [PRIORITY]: parent, [OBJECTIVE]: child, [NIGHT_PAGES]: kpis }),
      ]),
    ).toEqual([]);
    writeFileSync(join(folder, PRIORITY), document(PRIORITY));
    const { findings } = await check({ root: folder, env });
    expect(briefly(findings)).toEqual([`history/parent-reviewed ${OBJECTIVE}:6`]);
  });

  it('tells nobody of a parent they may not read', async () => {
    const hidden = parent.replace('---\n', '---\naudience: private\n');
    const before = document(PRIORITY).replace('---\n', '---\naudience: private\n');
    makeRepository(folder, [
      begin({ [PRIORITY]: before }),
      on('2026-11-10', { [PRIORITY]: hidden }),
    ]);
    const result = await check({ root: folder, env });
    expect(result.findings.map(({ rule }) => rule)).toContain('history/parent-reviewed');
    const { findings } = await publishFor(result, 'public');
    expect(findings.map(({ rule }) => rule)).not.toContain('history/parent-reviewed');
  });
});

describe('reading the history for a check', () => {
  const altered = () => [
    begin({ [VALUES]: values(11) }),
    on('2026-11-16', { [VALUES]: values(9) }),
  ];

  it('is left out with --no-history, and where there is no repository', async () => {
    makeRepository(folder, altered());
    expect((await tell(['check'], { cwd: folder })).code).toBe(1);
    expect((await tell(['check', '--no-history'], { cwd: folder })).code).toBe(0);
    rmSync(join(folder, '.git'), { recursive: true });
    expect((await tell(['check'], { cwd: folder })).code).toBe(0);
    const asked = await tell(['check', '--history'], { cwd: folder });
    expect([asked.code, asked.out]).toEqual([1, expect.stringContaining('history/complete')]);
  });

  it('finds nothing in a shallow clone, says so, and holds it an error where it is asked for', async () => {
    const [root, clone] = [mkdtempSync(join(folder, 'a-')), join(folder, 'clone')];
    makeRepository(root, altered());
    git(folder, 'clone', '-q', '--depth', '1', pathToFileURL(root).href, clone);
    const plain = await tell(['check', '--format', 'json'], { cwd: clone });
    expect([plain.code, JSON.parse(plain.out).findings]).toEqual([0, []]);
    expect(plain.err).toContain('git fetch --unshallow');
    expect((await tell(['check', '--history'], { cwd: clone })).code).toBe(1);
  });
});
