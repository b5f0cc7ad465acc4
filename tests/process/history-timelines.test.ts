import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentsOf } from '../../src/history/contents.ts';
import { applied, type Fields, fieldsOf } from '../../src/history/fields.ts';
import {
  type History,
  type HistoryEvent,
  readHistory,
  readRepository,
  type Timeline,
} from '../../src/history/index.ts';
import { placing } from '../../src/history/placing.ts';
import { anyHistory, KPI, kpi } from '../build/any-history.ts';
import { type CommitOf, git, makeRepository } from '../repository.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-lines-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const CALENDAR = { timezone: 'UTC', week_start: 'monday', fiscal_year_start: '01-01' } as const;
const PATH = process.env['PATH'] ?? '';

async function historyOf(root: string, uncommitted = true): Promise<History> {
  const { commit, prefix } = await readRepository(root, PATH);
  if (commit === null) throw new Error('no commit');
  const roots = ['content'];
  return readHistory({ root, path: PATH, commit, prefix, roots, calendar: CALENDAR, uncommitted });
}

/** Events of a history of these commits, by record. */
async function tellOf(commits: readonly CommitOf[]): Promise<Map<string, HistoryEvent[]>> {
  makeRepository(folder, commits);
  const { timelines } = await historyOf(folder);
  return new Map(timelines.map(({ ref, events }) => [ref, events]));
}

const words = (events: readonly HistoryEvent[] = []) => events.map(({ event }) => event);

/** The words of a KPI that was `before` and became `after` in a second commit. */
async function wordsOf(before: string, after: string, path = KPI): Promise<string[]> {
  const told = await tellOf([{ files: { [path]: before } }, { files: { [path]: after } }]);
  return words([...told.values()].flat()).slice(1);
}

describe('what happens to a record', () => {
  it.each([
    [
      'a lower target of what should fall',
      'target: {value: 300}',
      'target: {value: 250}',
      ['target-tightened'],
    ],
    ['a higher one', 'target: {value: 300}', 'target: {value: 350}', ['target-loosened']],
    ['a target given up', 'target: {value: 300}', 'tags: [a]', ['target-loosened', 'annotated']],
    ['a first target', 'weight: 1', 'weight: 1\ntarget: {value: 300}', ['target-tightened']],
    [
      'a later date',
      'target: {value: 3, by: 2026-06-30}',
      'target: {value: 3, by: 2026-12-31}',
      ['deadline-extended'],
    ],
    [
      'an earlier date',
      'target: {value: 3, by: 2026-06-30}',
      'target: {value: 3, by: 2026-03-31}',
      ['deadline-advanced'],
    ],
    ['a wider range', 'target: {min: 1, max: 3}', 'target: {min: 0, max: 4}', ['target-loosened']],
    [
      'a shifted range',
      'target: {min: 1, max: 3}',
      'target: {min: 2, max: 4}',
      ['target-tightened', 'target-loosened'],
    ],
    [
      'a milder threshold',
      'thresholds: {on_track: 3, at_risk: 5}',
      'thresholds: {on_track: 3, at_risk: 6}',
      ['threshold-loosened'],
    ],
    ['a stricter standard', 'standard: 3', 'standard: 2', ['threshold-tightened']],
    ['another owner', 'owner: ana', 'owner: bo', ['owner-changed']],
    ['another weight', 'weight: 1', 'weight: 2', ['weight-changed']],
    [
      'other weights of links',
      'supports: [{to: a, weight: 1}, b]',
      'supports: [b, {to: a, weight: 2}]',
      ['weight-changed'],
    ],
    ['another link', 'supports: [a]', 'supports: [b]', ['relinked']],
    ['another definition', 'formula: a', 'formula: b', ['definition-changed']],
    [
      'a retirement',
      'weight: 1',
      'weight: 1\nretired: {on: 2026-02-01, reason: Old}',
      ['retired', 'annotated'],
    ],
    [
      'a return',
      'retired: {on: 2026-02-01, reason: Old}',
      'weight: 1',
      ['revived', 'annotated', 'weight-changed'],
    ],
    ['a review', 'weight: 1', 'weight: 1\nreviewed: {on: 2026-02-01, by: ana}', ['reviewed']],
    ['other words', 'summary: A', 'summary: B', ['narrative-edited']],
    [
      'the same in other order and style',
      'weight: 1\nowner: ana',
      'owner: "ana" # yes\nweight: 1.0',
      [],
    ],
  ])('tells %s', async (_, before, after, expected) => {
    expect(await wordsOf(kpi(before), kpi(after))).toEqual(expected);
  });

  it('follows the direction of the measure', async () => {
    const target = (value: number) => kpi(`target: {value: ${value}}`, 'increase');
    expect(await wordsOf(target(99), target(98))).toEqual(['target-loosened']);
  });

  it('takes the way from start to target where no direction is written', async () => {
    const target = (value: number) =>
      `title: A\nbaseline: {value: 1, on: 2026-01-01}\ntarget: {value: ${value}}\n`;
    expect(await wordsOf(target(5), target(4))).toEqual(['target-loosened']);
  });

  it('tells of key results by their ids, in whatever order they stand', async () => {
    const objective = (...results: string[]) =>
      `title: O\nkey_results:\n${results.map((one) => `  - ${one}\n`).join('')}`;
    const a = (to: number) => `{id: a, title: A, kpi: k, from: 10, to: ${to}}`;
    const b = '{id: b, title: B, milestones: [{title: M, due: 2026-03-01, score: 1}]}';
    const late = '{id: b, title: B, milestones: [{title: M, due: 2026-04-01, score: 1}]}';
    const path = 'content/objectives/o.yaml';
    expect(await wordsOf(objective(a(20), b), objective(a(15), late), path)).toEqual([
      'target-loosened',
      'deadline-extended',
    ]);
    rmSync(join(folder, '.git'), { recursive: true });
    expect(await wordsOf(objective(a(20), b), objective(b, a(20)), path)).toEqual(['annotated']);
  });

  it('takes a move to a cycle that ends later for an extended deadline', async () => {
    const cycle = (end: string) => `title: Q\nstart: 2026-01-01\nend: ${end}\n`;
    const told = await tellOf([
      {
        files: {
          'content/cycles/q1.yaml': cycle('2026-03-31'),
          'content/cycles/q2.yaml': cycle('2026-06-30'),
          'content/objectives/o.yaml': 'title: O\ncycle: q1\n',
        },
      },
      { files: { 'content/objectives/o.yaml': 'title: O\ncycle: q2\n' } },
    ]);
    expect(words(told.get('objective:o'))).toEqual(['created', 'deadline-extended']);
  });

  it('keeps the reason that the same commit gives', async () => {
    const told = await tellOf([
      { files: { [KPI]: kpi('target: {value: 300}\nchanges: [{on: 2026-01-01, reason: Old}]') } },
      {
        files: {
          [KPI]: kpi(
            'target: {value: 400}\nchanges: [{on: 2026-01-01, reason: Old}, {on: 2026-02-01, reason: New carrier}]',
          ),
        },
      },
    ]);
    expect(told.get('kpi:p95')?.[1]).toMatchObject({
      event: 'target-loosened',
      reason: 'New carrier',
      changes: [{ path: ['target', 'value'], before: 300, after: 400 }],
    });
  });
});

describe('values', () => {
  const VALUES = 'content/measurements/p95.csv';
  it('know when they were true and when they were recorded', async () => {
    const told = await tellOf([
      {
        date: '2026-02-02T00:00:00Z',
        files: { [KPI]: kpi('cadence: monthly'), [VALUES]: 'date,value\n2026-01-31,5\n' },
      },
      {
        date: '2026-06-01T00:00:00Z',
        files: { [VALUES]: 'date,value,note\n2026-01-31,5.0,\n2026-02-28,6,late\n2026-05-31,7,\n' },
      },
      {
        date: '2026-06-02T00:00:00Z',
        files: {
          [KPI]: kpi('cadence: monthly\nrestated: [{on: 2026-06-02, reason: Counted twice}]'),
          [VALUES]: 'date,value\n2026-01-31,4\n2026-05-31,7\n',
        },
      },
    ]);
    const events = told.get('measurement:p95') ?? [];
    expect(
      events.map(({ event, on, late, reason, changes }) => [
        event,
        on,
        late,
        reason,
        changes.length,
      ]),
    ).toEqual([
      ['created', '2026-02-02', null, null, 1],
      ['measured', '2026-02-02', null, null, 1],
      ['measured', '2026-06-01', null, null, 1],
      ['measured', '2026-06-01', 78, null, 2],
      ['restated', '2026-06-02', null, 'Counted twice', 1],
      ['measurement-removed', '2026-06-02', null, 'Counted twice', 2],
    ]);
  });

  it('of one date are told apart', async () => {
    const told = await tellOf([
      { files: { [VALUES]: 'date,value\n2026-01-31,5\n2026-01-31,6\n' } },
      { files: { [VALUES]: 'date,value\n2026-01-31,5\n2026-01-31,7\n' } },
    ]);
    expect(told.get('measurement:p95')?.at(-1)?.changes).toEqual([
      { path: ['2026-01-31 (2)', 'value'], before: 6, after: 7 },
    ]);
  });

  it('and check-ins in a table are told line by line', async () => {
    const path = 'content/check-ins/team.csv';
    const told = await tellOf([
      { files: { [path]: 'date,about,status\n2026-01-05,o,on-track\n' } },
      { files: { [path]: 'date,about,status\n2026-01-05,o,at-risk\n2026-01-12,o,on-track\n' } },
    ]);
    expect(words(told.get('check-in:team'))).toEqual([
      'checked-in',
      'check-in-edited',
      'checked-in',
    ]);
  });
});

describe('one record through its names', () => {
  it.each([
    [
      'its permanent id',
      'uid: abcdefgh1',
      'title: Wholly other\nuid: abcdefgh1\nformula: z\n',
      'content/kpis/new.yaml',
    ],
    ['its name in another folder', 'weight: 1', kpi('weight: 1'), 'content/kpis/deep/p95.yaml'],
    [
      'its name with another ending',
      'weight: 1',
      `---\n${kpi('weight: 1')}\n---\n`,
      'content/kpis/p95.md',
    ],
    [
      'a name it says it had',
      'weight: 1',
      'title: Wholly other\nformerly: [p95]\n',
      'content/kpis/new.yaml',
    ],
    [
      'its likeness',
      'weight: 1\nformula: a long enough line',
      kpi('weight: 2\nformula: a long enough line'),
      'content/kpis/new.yaml',
    ],
  ])('is known by %s', async (_, before, after, path) => {
    const told = await tellOf([
      { files: { [KPI]: kpi(before) } },
      { files: { [KPI]: null, [path]: after } },
    ]);
    expect(told.size).toBe(1);
    expect(words([...told.values()][0])).toContain('renamed');
  });

  it('is another one where the permanent ids differ, however alike', async () => {
    const told = await tellOf([
      { files: { [KPI]: kpi('uid: abcdefgh1') } },
      { files: { [KPI]: null, 'content/kpis/new.yaml': kpi('uid: abcdefgh2') } },
    ]);
    expect([...told].map(([ref, events]) => [ref, words(events)])).toEqual([
      ['kpi:new', ['created']],
      ['kpi:p95', ['created', 'removed']],
    ]);
  });

  it('goes on when it comes back', async () => {
    const told = await tellOf([
      { files: { [KPI]: kpi('weight: 1') } },
      { files: { [KPI]: null } },
      { files: { [KPI]: kpi('weight: 1') } },
    ]);
    expect(words(told.get('kpi:p95'))).toEqual(['created', 'removed', 'revived']);
  });

  it('goes on behind a version that cannot be read', async () => {
    const told = await tellOf([
      { files: { [KPI]: kpi('target: {value: 300}') } },
      { files: { [KPI]: 'title: "open\n' } },
      { files: { [KPI]: kpi('target: {value: 200}') } },
    ]);
    const events = told.get('kpi:p95') ?? [];
    expect(words(events)).toEqual(['created', 'unreadable', 'annotated', 'target-tightened']);
    expect(events[1]?.changes[0]?.after).toMatch(/quote|text/i);
  });
});

describe('merges', () => {
  const target = (value: number, more = '') => kpi(`target: {value: ${value}}\n${more}`);

  it('leave to each author what each did', async () => {
    const told = await tellOf([
      { files: { [KPI]: target(300) } },
      { from: 0, author: 'Bo', email: 'bo@example.com', files: { [KPI]: target(250) } },
      { from: 0, files: { 'content/people/cy.yaml': 'name: Cy\n' } },
      {
        from: 2,
        merge: [1],
        message: 'Merge pull request #12 from bo/x',
        files: { [KPI]: target(250) },
      },
    ]);
    expect(
      told
        .get('kpi:p95')
        ?.map(({ event, author, pullRequest }) => [event, author?.name, pullRequest]),
    ).toEqual([
      ['created', 'Ana Ruiz', null],
      ['target-tightened', 'Bo', 12],
    ]);
  });

  it('tell once what both sides did, and as not landed what was not taken', async () => {
    const told = await tellOf([
      { files: { [KPI]: target(300) } },
      { from: 0, files: { [KPI]: target(250, 'owner: bo\n') } },
      { from: 0, files: { [KPI]: target(200, 'owner: bo\n') } },
      { from: 2, merge: [1], files: { [KPI]: target(200, 'owner: bo\n') } },
    ]);
    const events = told.get('kpi:p95') ?? [];
    expect(events.filter(({ landed }) => landed).map(({ event }) => event)).toEqual([
      'created',
      'target-tightened',
      'owner-changed',
    ]);
    expect(events.filter(({ landed }) => !landed)).toHaveLength(2);
  });

  it('are authors of what neither side had', async () => {
    const told = await tellOf([
      { files: { [KPI]: target(300) } },
      { from: 0, files: { [KPI]: target(250) } },
      { from: 0, files: { [KPI]: target(200) } },
      { from: 2, merge: [1], author: 'Cy', files: { [KPI]: target(225) } },
    ]);
    const last = told.get('kpi:p95')?.at(-1);
    expect([last?.author?.name, last?.changes]).toEqual([
      'Cy',
      [{ path: ['target', 'value'], before: 250, after: 225 }],
    ]);
  });

  it('of three and more branches are no other', async () => {
    const person = (id: string) => ({ [`content/people/${id}.yaml`]: `name: ${id}\n` });
    const told = await tellOf([
      { files: { [KPI]: target(300) } },
      { from: 0, files: person('a') },
      { from: 0, files: person('b') },
      { from: 0, files: person('c') },
      { from: 1, merge: [2, 3], files: { ...person('b'), ...person('c') } },
    ]);
    expect([...told].map(([ref, events]) => [ref, words(events)])).toEqual([
      ['kpi:p95', ['created']],
      ['person:a', ['created']],
      ['person:b', ['created']],
      ['person:c', ['created']],
    ]);
  });
});

describe('authors', () => {
  it('are tied to people through the mailmap and handles', async () => {
    const told = await tellOf([
      {
        author: 'ana',
        email: 'Ana@Old.example',
        files: {
          '.mailmap': 'Ana Ruiz <ana@example.com> <ana@old.example>\n',
          'content/people/ana-ruiz.yaml': 'name: Ana\nhandles: {email: [ana@example.com]}\n',
          'content/people/bo.yaml': 'name: Bo\nhandles: {github: bo-h}\n',
        },
      },
      { author: 'Bo', email: '12+Bo-H@users.noreply.github.com', files: { [KPI]: kpi('') } },
      { author: 'Cy', email: 'cy@example.com', files: { [KPI]: kpi('weight: 2') } },
    ]);
    const authors = [...told.values()].flat().map(({ author }) => author);
    expect(authors).toContainEqual({ name: 'Ana Ruiz', person: 'ana-ruiz' });
    expect(told.get('kpi:p95')?.map(({ author }) => author)).toEqual([
      { name: 'Bo', person: 'bo' },
      { name: 'Cy', person: null },
    ]);
  });
});

describe('what is not committed', () => {
  it('is told last, and marked by having no commit', async () => {
    makeRepository(folder, [
      {
        files: {
          [KPI]: kpi('weight: 1'),
          'content/people/a.yaml': 'name: A\n',
          'content/people/b.yaml': 'name: B\n',
        },
      },
    ]);
    writeFileSync(join(folder, KPI), kpi('weight: 2').replaceAll('\n', '\r\n'));
    writeFileSync(join(folder, 'content/people/c.yaml'), 'name: C\n');
    writeFileSync(join(folder, 'content/people/b.yaml'), 'name: B\r\n');
    rmSync(join(folder, 'content/people/a.yaml'));
    const { timelines } = await historyOf(folder);
    const open = timelines.flatMap(({ events }) => events).filter(({ commit }) => commit === null);
    expect(open.map(({ record, event }) => [record, event])).toEqual([
      ['kpi:p95', 'weight-changed'],
      ['person:a', 'removed'],
      ['person:c', 'created'],
    ]);
    expect((await historyOf(folder, false)).timelines.flatMap(({ events }) => events)).toHaveLength(
      3,
    );
  });
});

function replayed({ events }: Timeline): Fields {
  return applied(
    new Map(),
    events.flatMap(({ landed, changes }) => (landed ? changes : [])),
  );
}

const plain = (fields: Fields) =>
  Object.fromEntries(
    [...fields].filter(([key]) => !key.startsWith('["@')).map(([key, { value }]) => [key, value]),
  );

describe('any history', () => {
  it('told to its end gives what is there today', async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, async (commits) => {
        const root = mkdtempSync(join(folder, 'law-'));
        makeRepository(root, commits);
        const { timelines } = await historyOf(root, false);
        const place = placing('', ['content']);
        const files = git(root, 'ls-files', '-z')
          .split('\0')
          .filter((path) => place(path) !== null);
        const told = timelines.filter(({ exists }) => exists).map(replayed);
        const expected = files.map((path) => {
          const file = place(path);
          if (file === null) throw new Error(path);
          const bytes = readFileSync(join(root, path));
          return { path, contents: contentsOf(bytes, path, file.within, file.kind) };
        });
        const byFile = new Map(told.map((fields) => [fields.get('["@file"]')?.value, fields]));
        // Two files of one record are no record: the content check says so, and a line follows one.
        const names = files.map((path) => `${place(path)?.kind}:${place(path)?.id}`);
        for (const [at, { path, contents }] of expected.entries()) {
          if (names.indexOf(names[at] ?? '') !== names.lastIndexOf(names[at] ?? '')) continue;
          const fields = byFile.get(path);
          expect(fields, `${path} in ${root}`).toBeDefined();
          if (contents.data !== null && fields)
            expect(plain(fields)).toEqual(plain(fieldsOf(contents.data)));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is the same packed, in a clone, in a worktree and by any number of cores', async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, async (commits) => {
        const root = mkdtempSync(join(folder, 'same-'));
        makeRepository(root, commits);
        const told = await historyOf(root, false);
        git(root, 'clone', '-q', '--no-local', root, `${root}-clone`);
        expect(await historyOf(`${root}-clone`, false)).toEqual(told);
        git(root, 'worktree', 'add', '-q', '--detach', `${root}-tree`);
        expect(await historyOf(`${root}-tree`, false)).toEqual(told);
        git(root, 'gc', '-q', '--prune=now');
        expect(await historyOf(root, false)).toEqual(told);
      }),
      { numRuns: 6 },
    );
  });
});
