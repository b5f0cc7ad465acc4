import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EVENT_WORDS } from '../../src/history/index.ts';
import { goalpostsOutputJsonSchema, historyOutputJsonSchema } from '../../src/report/index.ts';
import { rowsAsCsv, rowsAsMarkdown } from '../../src/report/rows.ts';
import { type CommitOf, git, makeRepository } from '../repository.ts';
import { tell } from '../terminal.ts';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-ledger-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (...argv: string[]) => tell(argv, { cwd: folder, now: '2026-07-15T12:00:00Z' });
const KPI = 'content/kpis/p95.yaml';
const kpi = (target: number, by: string, more = '') =>
  `title: P95\ndirection: decrease\nbaseline: {value: 900, on: 2026-01-01}\ntarget: {value: ${target}, by: ${by}}\n${more}`;

const STORY: CommitOf[] = [
  {
    date: '2026-02-01T10:00:00Z',
    files: {
      'throughline.yaml': 'organization: {name: Example}\n',
      [KPI]: kpi(300, '2026-06-30'),
      'content/people/bo.yaml': 'name: Bo\nhandles: {email: [bo@example.com]}\n',
      'content/measurements/p95.csv': 'date,value\n2026-01-31,900\n',
      'content/check-ins/one.md': '---\ndate: 2026-02-01\nabout: [p95]\n---\n',
      'content/kpis/gone.yaml': 'title: Gone\n',
    },
  },
  {
    date: '2026-06-20T10:00:00Z',
    author: 'Bo',
    email: 'bo@example.com',
    files: { [KPI]: kpi(400, '2026-06-30') },
  },
  {
    date: '2026-06-25T10:00:00Z',
    files: {
      [KPI]: kpi(400, '2026-12-31', 'changes: [{on: 2026-06-25, reason: "New =carrier"}]\n'),
    },
  },
  { date: '2026-07-01T10:00:00Z', files: { 'content/kpis/gone.yaml': null } },
];

/** Whether an output is what its schema says. */
function expectValid(schema: object, out: string): void {
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.validate(schema, JSON.parse(out));
  expect(ajv.errors ?? []).toEqual([]);
}

describe('throughline history', () => {
  it('tells of a table of check-ins only the lines about what is asked for', async () => {
    const lines = ['date,author,about,status', '2026-02-05,bo,p95,on-track'];
    const table = 'content/check-ins/bo.csv';
    makeRepository(folder, [
      ...STORY.slice(0, 1),
      { date: '2026-02-05T10:00:00Z', files: { [table]: `${lines.join('\n')}\n` } },
      {
        date: '2026-02-06T10:00:00Z',
        files: { [table]: `${[...lines, '2026-02-06,bo,gone,at-risk'].join('\n')}\n` },
      },
    ]);
    const { out } = await at('history', 'p95');
    expect(out).toContain('2026-02-05 p95 bo');
    expect(out).not.toContain('gone');
  });

  it('tells what happened, the last first', async () => {
    makeRepository(folder, STORY.slice(0, 2));
    const { code, out, err } = await at('history', 'p95');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.replace(/[0-9a-f]{10}$/gm, 'COMMIT')).toBe(
      [
        'day         event            record           what                        who       commit',
        '2026-06-20  target loosened  kpi:p95          target.value 300 → 400      Bo        COMMIT',
        '2026-02-01  measured         measurement:p95  2026-01-31.value 900        Ana Ruiz  COMMIT',
        '2026-02-01  created          measurement:p95                              Ana Ruiz  COMMIT',
        '2026-02-01  created          kpi:p95          P95                         Ana Ruiz  COMMIT',
        '2026-02-01  checked in       check-in:one     date 2026-02-01, about p95  Ana Ruiz  COMMIT',
        '',
        '5 events of 7',
        '',
      ].join('\n'),
    );
  });

  it.each([
    [['--kind', 'kpi'], 6],
    [['--person', 'bo'], 1],
    [['--person', 'Ana Ruiz'], 9],
    [['--event', 'removed'], 1],
    [['--from', '2026-06-21', '--to', '2026-06-30'], 2],
    [['--as-of', '2026-06-24'], 7],
    [['--at', 'HEAD~3'], 6],
  ])('narrows by %j', async (flags, count) => {
    makeRepository(folder, STORY);
    const { out, err } = await at('history', ...flags, '--format', 'json');
    expect(err).toBe('');
    expect(JSON.parse(out).events).toHaveLength(count);
  });

  it('begins its JSON as every other does, and names no address and no order', async () => {
    makeRepository(folder, STORY);
    const { out } = await at('history', '--format', 'json');
    expect(Object.keys(JSON.parse(out))).toEqual([
      'version',
      'tool',
      'root',
      'commit',
      'asOf',
      'of',
      'events',
      'findings',
    ]);
    expect(out).not.toContain('@example.com"');
    expect(out).not.toContain('"order"');
  });

  it('prints JSON as its schema says, and so do the goalposts', async () => {
    makeRepository(folder, STORY);
    writeFileSync(join(folder, KPI), kpi(500, '2026-12-31'));
    expectValid(historyOutputJsonSchema(), (await at('history', '--format', 'json')).out);
    expectValid(goalpostsOutputJsonSchema(), (await at('goalposts', '--format', 'json')).out);
  });

  it('tells an audience what was and is for it, by those it may know, and no text of then', async () => {
    const hidden = 'audience: private\n';
    const date = (day: number) => `2026-03-0${day}T10:00:00Z`;
    makeRepository(folder, [
      { date: date(1), files: { 'throughline.yaml': 'organization: {name: Example}\n' } },
      {
        date: date(2),
        files: {
          'content/people/bo.yaml': `name: Bo Secretly\nhandles: {email: [bo@example.com]}\n${hidden}`,
          [KPI]: kpi(300, '2026-06-30', `${hidden}summary: Buy Rivalco\n`),
          'content/kpis/takeover.yaml': `title: Takeover\n${hidden}`,
        },
      },
      { date: date(3), files: { [KPI]: kpi(300, '2026-06-30', 'audience: public\n') } },
      {
        date: date(4),
        author: 'Bo Secretly',
        email: 'bo@example.com',
        message: 'Rivalco said no',
        files: { [KPI]: kpi(400, '2026-06-30', 'audience: public\n') },
      },
    ]);
    for (const command of ['history', 'goalposts']) {
      const all = await at(command, '--format', 'json');
      expect(all.out).toContain('Bo Secretly');
      for (const format of ['pretty', 'json', 'csv', 'markdown']) {
        const { code, out } = await at(command, '--audience', 'public', '--format', format);
        expect(code).toBe(0);
        expect(out).toMatch(/target.loosened/);
        expect(out).toMatch(/300.*400/s);
        expect(out).not.toMatch(/Secretly|bo@|Rivalco|[Tt]akeover|2026-03-02/);
      }
    }
    const json = await at('history', '--audience', 'public', '--format', 'json');
    expectValid(historyOutputJsonSchema(), json.out);
    const asked = await at('history', 'takeover', '--audience', 'public');
    expect([asked.code, asked.err]).toEqual([
      2,
      expect.stringContaining('nothing was ever called'),
    ]);
    expect((await at('history', '--audience', 'nobody')).err).toContain('there is no audience');
  });

  it('tells an audience of the check-ins about what is asked for', async () => {
    const note = (about: string, more = '') =>
      `---\ndate: 2026-02-02\nabout: [${about}]\nstatus: on-track\n${more}---\n`;
    makeRepository(folder, [
      {
        files: {
          'throughline.yaml': 'organization: {name: Example}\n',
          [KPI]: kpi(300, '2026-06-30', 'audience: public\n'),
          'content/kpis/other.yaml': 'title: Other\naudience: public\n',
          'content/check-ins/one.md': note('p95', 'audience: public\n'),
          'content/check-ins/two.md': note('other', 'audience: public\n'),
          'content/check-ins/three.md': note('p95', 'audience: leadership\n'),
        },
      },
    ]);
    const told = async (...flags: string[]) => {
      const { out } = await at('history', 'p95', '--event', 'checked-in', ...flags);
      return [...out.matchAll(/check-in:(\w+)/g)].map(([, id]) => id).sort();
    };
    expect(await told('--audience', 'public')).toEqual(['one']);
    expect(await told('--audience', 'leadership')).toEqual(['one', 'three']);
    expect(await told()).toEqual(['one', 'three']);
  });

  it('is silent about a permanent id, and tells of values by their figures', async () => {
    makeRepository(folder, [
      ...STORY.slice(0, 1),
      {
        files: {
          [KPI]: kpi(300, '2026-06-30', 'uid: u0123456789abcdef\n'),
          'content/measurements/p95.csv':
            'date,value,note,by\n2026-01-31,900,,\n2026-02-28,800,Half of it,bo\n',
        },
      },
    ]);
    const { out } = await at('history');
    expect(out).not.toContain('uid');
    expect(out).toMatch(/measured +measurement:p95 +2026-02-28\.value 800 +Ana Ruiz/);
    const compared = await at('compare', 'HEAD~1', 'HEAD', '--direct');
    expect(compared.out).toMatch(/measured 2026-02-28 800$/m);
    expect(compared.out).not.toMatch(/uid|Half of it/);
  });

  it('says so without a commit, and without a git', async () => {
    writeFileSync(join(folder, 'throughline.yaml'), 'organization: {name: Example}\n');
    const env = { PATH: '/nowhere' };
    const without = await tell(['history'], { cwd: folder, env });
    expect([without.code, without.out]).toEqual([
      0,
      expect.stringContaining('There is no git on this machine, so no history can be read.'),
    ]);
    git(folder, 'init', '-q');
    expect((await at('history')).out).toContain('This repository has no commit yet');
  });

  it('shows what is not committed', async () => {
    makeRepository(folder, STORY);
    writeFileSync(join(folder, KPI), kpi(350, '2026-12-31'));
    const { out } = await at('history', 'p95', '--event', 'target-tightened');
    expect(out).toMatch(/^now +target tightened +kpi:p95 .* uncommitted$/m);
  });

  it('says what nobody can know', async () => {
    mkdirSync(join(folder, 'content'));
    const { code, out } = await at('history');
    expect(code).toBe(0);
    expect(out).toBe(
      '0 events\n\nThis is no git repository, so nothing is known of what was before. Make it one with git init, and commit the content.\n',
    );
  });

  it.each([
    [['p59'], 'nothing was ever called `p59`. Did you mean `p95`?'],
    [['--person', 'boo'], 'nobody is called `boo` here. Did you mean `Bo`, `bo`?'],
    [['--person', 'Anna Ruiz'], 'nobody is called `Anna Ruiz` here. Did you mean `Ana Ruiz`?'],
    [
      ['--event', 'target-losened'],
      `--event is one of ${EVENT_WORDS.join(', ')}, not \`target-losened\`. Did you mean target-loosened?`,
    ],
    [['--from', 'monday'], '--from expects a date such as 2026-11-20, not `monday`.'],
    [['--kind', 'kpx'], 'there is no kind of record `kpx`. Did you mean kpi?'],
  ])('refuses %j', async (argv, message) => {
    makeRepository(folder, STORY);
    const { code, err } = await at('history', ...argv);
    expect({ code, err }).toEqual({ code: 2, err: `throughline: ${message}\n` });
  });

  it('says so of somebody who is here and has committed nothing', async () => {
    const cy = { 'content/people/cy.yaml': 'name: Cy\n' };
    makeRepository(folder, [...STORY.slice(0, 1), { files: cy }]);
    const { code, out } = await at('history', '--person', 'cy');
    expect({ code, out }).toEqual({ code: 0, out: '0 events of 7\n' });
  });
});

describe('throughline goalposts', () => {
  it('tells who moved what, how long before the date, and why', async () => {
    makeRepository(folder, STORY);
    const { out } = await at('goalposts', '--format', 'json');
    const told = JSON.parse(out).goalposts.map((one: Record<string, unknown>) => [
      one['event'],
      one['record'],
      one['due'],
      one['daysBefore'],
      one['reason'],
      (one['author'] as { name: string }).name,
    ]);
    expect(told).toEqual([
      ['removed', 'kpi:gone', null, null, null, 'Ana Ruiz'],
      ['deadline-extended', 'kpi:p95', '2026-06-30', 5, 'New =carrier', 'Ana Ruiz'],
      ['target-loosened', 'kpi:p95', '2026-06-30', 10, null, 'Bo'],
    ]);
    expect((await at('goalposts')).out).toContain('3 goalposts moved, 2 without a reason');
    expect((await at('goalposts', '--from', '2026-06-25', '--to', '2026-06-30')).out).toContain(
      '1 goalpost moved',
    );
  });

  it('tells why a KPI was retired, where it says so', async () => {
    const retired = (reason: string) =>
      kpi(300, '2026-06-30', `retired: {on: 2026-06-20${reason}}\n`);
    makeRepository(folder, [
      ...STORY.slice(0, 1),
      {
        date: '2026-06-20T10:00:00Z',
        files: {
          [KPI]: retired(', reason: Nobody acts on it.'),
          'content/kpis/gone.yaml': 'title: Gone\nretired: {on: 2026-06-20}\n',
        },
      },
    ]);
    const { out } = await at('goalposts');
    expect(out).toMatch(/retired +kpi:p95 .* Nobody acts on it\.$/m);
    expect(out).toMatch(/retired +kpi:gone .* no reason given$/m);
    expect(out).toContain('2 goalposts moved, 1 without a reason');
  });

  it('counts a baseline only when it made the way shorter to go', async () => {
    const from = (value: number) => kpi(300, '2026-06-30').replace('value: 900', `value: ${value}`);
    makeRepository(folder, [
      { files: { [KPI]: from(900) } },
      { files: { [KPI]: from(800) } },
      { files: { [KPI]: from(1000) } },
    ]);
    const { out } = await at('goalposts', '--format', 'csv');
    expect(out.split('\n').slice(1, -1)).toHaveLength(1);
    expect(out).toContain('baseline.value 800 → 1000');
  });
});

describe('rows', () => {
  it('in CSV are text where a spreadsheet would see a formula, and numbers where they are numbers', () => {
    expect(
      rowsAsCsv(['a'], [['=1+1'], ['-5'], ['@x'], ['+x'], ['say "a, b"'], ['line\nbreak']]),
    ).toBe('a\n\'=1+1\n-5\n\'@x\n\'+x\n"say ""a, b"""\n"line\nbreak"\n');
  });

  it('in Markdown are nothing but text', () => {
    const [line] = rowsAsMarkdown(['a'], [['![x](https://x.example) | @ana <b> `c`\n# d']])
      .split('\n')
      .slice(2);
    expect(line).toBe(
      '| \\!\\[x\\]\\(https:\u200b//x.example\\) \\| @\u200bana \\<b\\> \\`c\\` \\# d |',
    );
  });
});
