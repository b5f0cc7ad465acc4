import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Stopped } from '../../src/cli/index.ts';
import { check } from '../../src/index.ts';
import { answering, filesIn, put, type Setting, tell } from '../terminal.ts';

let folder: string;
beforeEach(() => {
  folder = fresh();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function fresh(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'throughline-cli-')));
}

const at = (...argv: string[]) => tell(argv, { cwd: folder });
const asked = (argv: string[], setting: Omit<Setting, 'cwd'>) =>
  tell(argv, { cwd: folder, ...setting });
const begin = () => at('init', '--yes', '--name', 'Example', '--person', 'Ana Ruiz');
const read = (path: string) => filesIn(folder)[path];

const OBJECTIVE = 'answers-the-same-day';
const KPI = 'answered-within-a-day';

describe('init', () => {
  it('writes an organisation that passes its own check without a finding', async () => {
    const { code, out, err } = await begin();
    expect(code).toBe(0);
    expect(out.trim().split('\n')).toEqual([
      'wrote throughline.yaml',
      'wrote content/strategy/customers-can-rely-on-us.md',
      'wrote content/cycles/2026-q4.yaml',
      'wrote content/teams/core-team.yaml',
      'wrote content/people/ana-ruiz.yaml',
      'wrote content/objectives/answers-the-same-day.md',
      'wrote content/kpis/answered-within-a-day.yaml',
      'wrote content/measurements/answered-within-a-day.csv',
      'wrote content/check-ins/2026-w47/answers-the-same-day.md',
      'wrote .vscode/settings.json',
      'wrote .vscode/extensions.json',
      'wrote .gitignore',
    ]);
    expect(err).toContain('Next: throughline check, then throughline dev');
    const checked = await at('check', '--fail-on', 'info');
    expect(checked).toMatchObject({ code: 0, err: '' });
  });

  it('maps every folder to the schemas of the package in the editor', async () => {
    await begin();
    const schemas = JSON.parse(read('.vscode/settings.json') ?? '')['yaml.schemas'];
    expect(schemas['./node_modules/throughline/schemas/throughline.json']).toBe('throughline.yaml');
    expect(schemas['./node_modules/throughline/schemas/kpi.json']).toContain(
      'content/kpis/**/*.yaml',
    );
    expect(Object.keys(schemas)).toHaveLength(14);
  });

  it('leaves what is there, and says so', async () => {
    put(folder, { '.gitignore': 'mine\n', 'content/teams/core-team.yaml': 'title: Mine\n' });
    const { code, out, err } = await begin();
    expect(code).toBe(0);
    expect(err).toContain('content/ is there already and is left as it is\n');
    expect(err).toContain('.gitignore is there already and is left as it is\n');
    expect(out).toBe('wrote .vscode/settings.json\nwrote .vscode/extensions.json\n');
    expect(read('.gitignore')).toBe('mine\n');
    const before = filesIn(folder);
    await begin();
    expect(filesIn(folder)).toEqual(before);
  });

  it('asks on a terminal, and takes what is offered when nothing is typed', async () => {
    const ask = answering(['Wrenfield', '', 'Parcels arrive', 'Labels', '']);
    const identity = { name: 'Ana Ruiz', email: 'ana@example.org' };
    const { code } = await asked(['init'], { ask, identity });
    expect(code).toBe(0);
    expect(ask.asked).toHaveLength(5);
    expect(read('throughline.yaml')).toContain('name: Wrenfield');
    expect(read('content/strategy/parcels-arrive.md')).toContain('owner: ana-ruiz');
    expect(read('content/people/ana-ruiz.yaml')).toContain('- ana@example.org');
    expect((await at('check')).code).toBe(0);
  });

  it('writes nothing when it is stopped at a question', async () => {
    const ask = answering(['Wrenfield', new Stopped()]);
    expect(await asked(['init'], { ask })).toEqual({
      code: 130,
      out: '',
      err: 'Stopped; nothing was written.\n',
    });
    expect(filesIn(folder)).toEqual({});
  });

  it('prints what it would write with --dry-run', async () => {
    const { code, out } = await at('init', '--yes', '--dry-run');
    expect(code).toBe(0);
    expect(out).toContain('would write throughline.yaml\n+ version: 1\n');
    expect(filesIn(folder)).toEqual({});
  });

  it('is valid on any day, whatever the names', { timeout: 60_000 }, async () => {
    const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
    const days = fc.integer({ min: 0, max: 3_650 }).map((days) => {
      return new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10);
    });
    await fc.assert(
      fc.asyncProperty(days, name, name, name, async (day, organization, priority, person) => {
        const cwd = fresh();
        const flags = [`--name=${organization}`, `--priority=${priority}`, `--person=${person}`];
        const begun = await tell(['init', '--yes', '--as-of', day, ...flags], { cwd });
        const { findings } = await check({ root: cwd, asOf: day });
        rmSync(cwd, { recursive: true });
        expect(begun.code).toBe(0);
        expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });
});

describe('new', () => {
  beforeEach(begin);

  const team = (...flags: string[]) => at('new', 'team', ...flags);

  it('writes a record from flags, its fields in their usual order', async () => {
    const { code, out } = await at(
      'new',
      'kpi',
      '--target={value: 99.95, by: 2026-12-31, mode: reach}',
      '--title',
      'Checkout availability',
      '--supports',
      `${OBJECTIVE}, priority:customers-can-rely-on-us`,
      '--owner=ana-ruiz',
      '--weight',
      '2',
      '--set',
      'unit.kind=percent',
      '--set',
      'unit.precision=2',
    );
    expect({ code, out }).toEqual({
      code: 0,
      out: 'wrote content/kpis/checkout-availability.yaml\n',
    });
    expect(read('content/kpis/checkout-availability.yaml')).toBe(
      [
        'title: Checkout availability',
        'owner: ana-ruiz',
        'weight: 2',
        'supports:',
        `  - ${OBJECTIVE}`,
        '  - priority:customers-can-rely-on-us',
        'unit:',
        '  kind: percent',
        '  precision: 2',
        'target:',
        '  value: 99.95',
        '  by: 2026-12-31',
        '  mode: reach',
        '',
      ].join('\n'),
    );
  });

  it('says what the check will ask of it', async () => {
    const { err } = await at('new', 'kpi', '--title', 'Checkout availability');
    expect(err).toContain('check will ask for:\n');
    expect(err).toMatch(/✕ .*owner/);
  });

  it('asks on a terminal for what the rules will ask for', async () => {
    const ask = answering([
      'Checkout availability',
      'ana-ruiz',
      OBJECTIVE,
      'Share of minutes in which a purchase could be completed.',
      'good minutes / all minutes × 100',
      'Below 99.9 we stop features and work on reliability.',
      'lag',
      'duration',
      'min',
      'increase',
      '99.7',
      '',
      '99.95',
      '',
      'reach',
      'monthly',
      'Prometheus',
      'manual',
    ]);
    const { code, err } = await asked(['new', 'kpi'], { ask });
    expect(code).toBe(0);
    expect(ask.asked).toHaveLength(18);
    expect(err).not.toContain('✕');
    expect(read('content/kpis/checkout-availability.yaml')).toContain('  by: 2026-12-31\n');
    expect((await at('check')).code).toBe(0);
  });

  it('asks for a kind first when none is given', async () => {
    const ask = answering(['team', 'Second team', 'ana-ruiz', 'core-team']);
    expect((await asked(['new'], { ask })).code).toBe(0);
    expect(read('content/teams/second-team.yaml')).toBe(
      'title: Second team\nlead: ana-ruiz\nparent: core-team\n',
    );
  });

  it('gives key results an id', async () => {
    const ask = answering([
      'Pages are rare',
      'ana-ruiz',
      '',
      '2026-q4',
      'customers-can-rely-on-us',
      'committed',
      'Pages a week fall to 2',
      '',
      'count',
      'decrease',
      '9',
      '2',
    ]);
    expect((await asked(['new', 'objective'], { ask })).code).toBe(0);
    expect(read('content/objectives/pages-are-rare.md')).toContain(
      'key_results:\n  - id: pages-a-week-fall-to-2\n    title: Pages a week fall to 2\n',
    );
  });

  it.each([
    ['an unknown reference', ['--title', 'A', '--lead', 'nobody'], 'There is no person `nobody`.'],
    ['a wrong shape', ['--title', 'A', '--set', 'retired.on=soon'], 'soon'],
    ['a field that does not exist', ['--title', 'A', '--set', 'leed=ana-ruiz'], 'leed'],
    ['an unknown audience', ['--title', 'A', '--audience', 'all'], 'all'],
  ])('refuses %s, shows where it would be, and writes nothing', async (_what, flags, says) => {
    const before = filesIn(folder);
    const { code, out, err } = await team(...flags);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('content/teams/a.yaml');
    expect(err).toContain(says);
    expect(err).toContain('Nothing was written.');
    expect(filesIn(folder)).toEqual(before);
  });

  it.each([
    [['new'], 'say which kind: priority, objective, kpi,'],
    [['new', 'kpl'], 'there is no kind of record `kpl`. Did you mean kpi?'],
    [['new', 'team'], 'say what the team is, at least with --title;'],
    [
      ['new', 'team', '--title', '可用性'],
      'a team needs an id: give --title, or the id as the second word.',
    ],
    [['new', 'team', 'Core_Team', '--title', 'A'], '`Core_Team` cannot be an id.'],
    [
      ['new', 'team', '--title', 'Core team'],
      'content/teams/core-team.yaml has the id `core-team` already.',
    ],
    [['new', 'team', '--titel', 'A'], "unknown option '--titel'. Did you mean --title?"],
    [['new', 'team', '--title', 'A', '--set', 'lead'], '--set expects field=value, not `lead`.'],
    [['new', 'team', '--title', 'A', '--set', '__proto__.x=1'], '`__proto__.x` names no field;'],
    [
      ['new', 'team', '--title', 'A', '--into', 'elsewhere'],
      '`elsewhere` is no content root. There are `content`.',
    ],
  ])('answers %j with one sentence', async (argv, sentence) => {
    const { code, out, err } = await at(...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`throughline: ${sentence}`);
  });

  it('never writes over a file that is no record yet', async () => {
    put(folder, { 'content/teams/a.yaml': 'title: [\n' });
    const { code, err } = await team('--title', 'A');
    expect(code).toBe(2);
    expect(err).toContain('content/teams/a.yaml has the id `a` already.');
    expect(read('content/teams/a.yaml')).toBe('title: [\n');
  });

  it('writes into a content root beside the repository', async () => {
    put(folder, { 'people/content/README.md': '' });
    const { code, out } = await at(
      ...['new', 'review', '--content', 'people/content', '--into', 'people/content'],
      ...[
        '--kind',
        'manager',
        '--subject',
        'ana-ruiz',
        '--reviewer',
        'ana-ruiz',
        '--cycle',
        '2026-q4',
      ],
    );
    expect({ code, out }).toEqual({
      code: 0,
      out: 'wrote people/content/reviews/2026-q4/ana-ruiz-manager.md\n',
    });
    expect(read('people/content/reviews/2026-q4/ana-ruiz-manager.md')).toContain(
      'subject: ana-ruiz',
    );
  });

  it('names the schema of a YAML record where the package lies in the repository', async () => {
    put(folder, { 'node_modules/throughline/schemas/team.json': '{}' });
    await team('--title', 'A');
    expect(read('content/teams/a.yaml')).toBe(
      '# yaml-language-server: $schema=../../node_modules/throughline/schemas/team.json\ntitle: A\n',
    );
  });

  it('prints what it would write with --dry-run', async () => {
    const before = filesIn(folder);
    const { code, out } = await team('--title', 'A\u202eB', '--dry-run');
    expect({ code, out }).toEqual({
      code: 0,
      out: 'would write content/teams/a-b.yaml\n+ title: "A\\u202eB"\n',
    });
    expect(filesIn(folder)).toEqual(before);
  });

  it('writes texts that are read back as they were given', { timeout: 60_000 }, async () => {
    const awkward = fc.constantFrom(
      '"',
      "'",
      ':',
      '#',
      '-',
      ' ',
      '\n',
      '{',
      '|',
      '>',
      '&',
      '*',
      '!',
      '👩‍💻',
      '日',
      '---',
    );
    const text = fc
      .oneof(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.array(awkward, { maxLength: 12 }).map((parts) => parts.join('')),
      )
      .map((written) => `x${written}y`.replaceAll('\0', '').toWellFormed());
    let count = 0;
    await fc.assert(
      fc.asyncProperty(text, text, text, async (title, definition, body) => {
        count += 1;
        const id = `sample-${count}`;
        const told = await at(
          'new',
          'kpi',
          id,
          `--title=${title}`,
          `--definition=${definition}`,
          `--body=${body}`,
        );
        expect(told).toMatchObject({ code: 0, out: `wrote content/kpis/${id}.yaml\n` });
        const { scorecard } = await check({ root: folder, asOf: '2026-11-20' });
        const record = scorecard.graph.get('kpi', id);
        expect(record?.data).toEqual({ title, definition });
        expect(record?.body?.text).toBe(body);
      }),
      { numRuns: 20 },
    );
  });
});

describe('check-in', () => {
  beforeEach(begin);

  const VALUES = `content/measurements/${KPI}.csv`;
  const ana = ['--author', 'ana-ruiz'];

  it('appends the value of a KPI to its table, and that is all', async () => {
    put(folder, { [VALUES]: 'date,value\n2026-11-13,82' });
    const before = filesIn(folder);
    const told = await at('check-in', KPI, '--value', '90.5');
    expect(told).toEqual({ code: 0, out: `added a line to ${VALUES}\n`, err: '' });
    expect(filesIn(folder)).toEqual({
      ...before,
      [VALUES]: 'date,value\n2026-11-13,82\n2026-11-20,90.5\n',
    });
  });

  it('begins the table of a KPI that has none, beside the KPI', async () => {
    rmSync(join(folder, VALUES));
    const told = await at('check-in', KPI, '--value', '84', '--note', 'by "hand", twice', ...ana);
    expect(told).toMatchObject({ code: 0, out: `wrote ${VALUES}\n` });
    expect(read(VALUES)).toBe('date,value,note,by\n2026-11-20,84,"by ""hand"", twice",ana-ruiz\n');
  });

  it('does not add a second value for a day', async () => {
    const { code, err } = await at('check-in', KPI, '--value', '84');
    expect(code).toBe(2);
    expect(err).toContain(`${KPI} has the value 90 for 2026-11-20 already (${VALUES}:2).`);
  });

  it.each([
    [['--note', 'Late.'], 'content/check-ins/core-team.csv:2'],
    [['--progress', 'Late.'], 'content/check-ins/2026-w47/answers-the-same-day-2.md:2'],
  ])('does not say the same twice with %j', async (said, place) => {
    const argv = ['check-in', OBJECTIVE, '--status', 'at-risk', ...said, ...ana];
    expect((await at(...argv)).code).toBe(0);
    const before = filesIn(folder);
    const { code, err } = await at(...argv);
    expect([code, err]).toEqual([
      2,
      `throughline: this check-in is there already (${place}). Say what is new, or of which other day it is with --date.\n`,
    ]);
    expect(filesIn(folder)).toEqual(before);
    expect((await at(...argv, '--date', '2026-11-19')).code).toBe(0);
    expect((await at(...argv, '--confidence', '0.4')).code).toBe(0);
  });

  it('does not take the value of one key result for that of another', async () => {
    const file = 'content/objectives/answers-the-same-day.md';
    const text = readFileSync(join(folder, file), 'utf8');
    const one = text.slice(text.indexOf('  - id: waiting'), text.lastIndexOf('---\n'));
    const two = one.replaceAll('over-a-week', 'over-a-month');
    writeFileSync(join(folder, file), text.replace(one, one + two));
    const earlier = ['--date', '2026-11-19', ...ana];
    const say = (value: string) =>
      at('check-in', OBJECTIVE, ...['--status', 'at-risk', '--value', value, '--page'], ...earlier);
    expect((await say('waiting-over-a-week=5')).code).toBe(0);
    expect((await say('waiting-over-a-month=5')).code).toBe(0);
    expect((await say('waiting-over-a-week=5')).code).toBe(2);
  });

  it('appends short facts as a line to the table of the team', async () => {
    const told = await at(
      'check-in',
      OBJECTIVE,
      '--status',
      'at-risk',
      '--confidence',
      '0.5',
      '--note',
      'Late.',
      ...ana,
    );
    expect(told).toEqual({ code: 0, out: 'wrote content/check-ins/core-team.csv\n', err: '' });
    const again = await at(
      'check-in',
      OBJECTIVE,
      '--status',
      'on-track',
      '--date',
      '2026-11-19',
      ...ana,
    );
    expect(again.out).toBe('added a line to content/check-ins/core-team.csv\n');
    expect(read('content/check-ins/core-team.csv')).toBe(
      [
        'date,author,about,status,confidence,value,note',
        `2026-11-20,ana-ruiz,${OBJECTIVE},at-risk,0.5,,Late.`,
        `2026-11-19,ana-ruiz,${OBJECTIVE},on-track`,
        '',
      ].join('\n'),
    );
  });

  it('appends to the table of a team around it when there is one', async () => {
    put(folder, {
      'content/teams/everyone.yaml': 'title: Everyone\nlead: ana-ruiz\n',
      'content/teams/core-team.yaml': 'title: Core team\nlead: ana-ruiz\nparent: everyone\n',
      'content/check-ins/everyone.csv': 'date,author,about,status\n',
    });
    await at('check-in', OBJECTIVE, '--status', 'on-track', ...ana);
    expect(read('content/check-ins/everyone.csv')).toBe(
      `date,author,about,status\n2026-11-20,ana-ruiz,${OBJECTIVE},on-track\n`,
    );
  });

  it('appends to the table that is named', async () => {
    await at('check-in', OBJECTIVE, '--status', 'on-track', '--line', 'check-ins/peak.csv', ...ana);
    expect(read('content/check-ins/peak.csv')).toContain(
      `2026-11-20,ana-ruiz,${OBJECTIVE},on-track\n`,
    );
  });

  it('writes a page when more is told', async () => {
    const { out } = await at(
      ...['check-in', OBJECTIVE, '--about', KPI, '--status', 'on-track', ...ana],
      ...['--date', '2026-11-27', '--value', 'waiting-over-a-week=9'],
      ...[
        '--note',
        'In short: good.',
        '--progress',
        'The queue is live.',
        '--next',
        '- drain the old one',
      ],
    );
    expect(out).toBe(`wrote content/check-ins/2026-w48/${OBJECTIVE}.md\n`);
    expect(read(`content/check-ins/2026-w48/${OBJECTIVE}.md`)).toBe(
      [
        '---',
        'date: 2026-11-27',
        'author: ana-ruiz',
        'about:',
        `  - ${OBJECTIVE}`,
        `  - ${KPI}`,
        'status: on-track',
        'values:',
        `  ${OBJECTIVE}.waiting-over-a-week: 9`,
        '---',
        '',
        'In short: good.',
        '',
        '## Progress',
        '',
        'The queue is live.',
        '',
        '## Next',
        '',
        '- drain the old one',
        '',
      ].join('\n'),
    );
  });

  it('never writes over a page: the second of a week is counted', async () => {
    const page = (text: string) => at('check-in', OBJECTIVE, '--progress', text, ...ana);
    expect((await page('More.')).out).toBe(`wrote content/check-ins/2026-w47/${OBJECTIVE}-2.md\n`);
    expect((await page('Most.')).out).toBe(`wrote content/check-ins/2026-w47/${OBJECTIVE}-3.md\n`);
  });

  it('writes the value and the judgement of a KPI each to its place', async () => {
    put(folder, { [VALUES]: 'date,value\n' });
    const { out } = await at('check-in', KPI, '--value', '84', '--status', 'at-risk', ...ana);
    expect(out).toBe(`added a line to ${VALUES}\nwrote content/check-ins/core-team.csv\n`);
    expect(read(VALUES)).toBe('date,value\n2026-11-20,84\n');
    expect(read('content/check-ins/core-team.csv')).toContain(
      `2026-11-20,ana-ruiz,${KPI},at-risk\n`,
    );
  });

  it('puts the value of a key result that reads a KPI into the table of the KPI', async () => {
    put(folder, { [VALUES]: 'date,value\n' });
    await at('check-in', `${OBJECTIVE}.within-a-day`, '--value', '84', ...ana);
    expect(read(VALUES)).toBe('date,value\n2026-11-20,84\n');
  });

  it('writes a key result’s own value as a line about it', async () => {
    await at(
      'check-in',
      OBJECTIVE,
      '--value',
      'waiting-over-a-week=9',
      '--date',
      '2026-11-19',
      ...ana,
    );
    expect(read('content/check-ins/core-team.csv')).toContain(
      `2026-11-19,ana-ruiz,${OBJECTIVE}.waiting-over-a-week,,,9\n`,
    );
  });

  it('knows the author by the address git has', async () => {
    put(folder, {
      'content/people/ana-ruiz.yaml':
        'name: Ana Ruiz\nteam: core-team\nactive: {from: 2026-01-01}\nhandles: {email: [Ana@Example.org]}\n',
    });
    const identity = { name: null, email: 'ana@example.org' };
    const { code } = await asked(['check-in', OBJECTIVE, '--status', 'on-track'], { identity });
    expect(code).toBe(0);
    expect(read('content/check-ins/core-team.csv')).toContain(`2026-11-20,ana-ruiz,${OBJECTIVE}`);
  });

  it('asks on a terminal', async () => {
    const ask = answering([
      OBJECTIVE,
      'ana-ruiz',
      '12',
      'at-risk',
      '0.4',
      'Half of it.',
      'The old queue.',
      '',
      'Drain it.',
    ]);
    const { code, out } = await asked(['check-in', '--date', '2026-11-21'], {
      ask,
      now: '2026-11-21T08:00:00Z',
    });
    expect({ code, out }).toEqual({
      code: 0,
      out: `wrote content/check-ins/2026-w47/${OBJECTIVE}-2.md\n`,
    });
    expect(ask.asked[3]).toBe('How does it stand, in your judgement? (computed: on track)');
    const page = read(`content/check-ins/2026-w47/${OBJECTIVE}-2.md`);
    expect(page).toContain(`values:\n  ${OBJECTIVE}.waiting-over-a-week: 12\n`);
    expect(page).toContain('## Obstacles\n\nThe old queue.\n\n## Next\n\nDrain it.\n');
  });

  it.each([
    [[], 'say what the check-in is about,'],
    [[OBJECTIVE], 'say something about it:'],
    [['nothing-like-it', '--status', 'on-track'], 'nothing is called `nothing-like-it`.'],
    [['core-team', '--status', 'on-track'], 'nothing is called `core-team`.'],
    [
      [OBJECTIVE, '--status', 'good'],
      '--status is one of on-track, at-risk, off-track, not `good`.',
    ],
    [
      [OBJECTIVE, '--confidence', '70'],
      '--confidence expects a number from 0 to 1, such as 0.7, not 70.',
    ],
    [[OBJECTIVE, '--status', 'on-track'], 'say who writes it with --author;'],
    [[OBJECTIVE, '--value', '12'], `say which key result of ${OBJECTIVE} has the value:`],
    [
      [OBJECTIVE, '--value', 'waiting=12'],
      `nothing is called \`${OBJECTIVE}.waiting\`. Did you mean`,
    ],
    [[KPI, '--value', '84 %'], '--value expects a number without its unit, not `84 %`.'],
    [
      [KPI, '--value', '84', '--date', 'today'],
      '--date expects a date such as 2026-11-20, not `today`.',
    ],
    [
      [KPI, '--value', '84', '--value', '85', '--date', '2026-11-19'],
      'two values are given for the same thing',
    ],
    [
      [OBJECTIVE, '--status', 'on-track', '--line', '../x', '--author', 'ana-ruiz'],
      '--line expects the name of a table',
    ],
    [
      [OBJECTIVE, '--progress', 'A', '--line', 'x', '--author', 'ana-ruiz'],
      'a line holds one subject,',
    ],
  ])('answers %j with one sentence and changes nothing', async (argv, sentence) => {
    const before = filesIn(folder);
    const { code, out, err } = await at('check-in', ...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`throughline: ${sentence}`);
    expect(filesIn(folder)).toEqual(before);
  });

  it('refuses what would not be valid', async () => {
    const { code, err } = await at(
      ...['check-in', `${OBJECTIVE}.waiting-over-a-week`, '--value', '9', ...ana],
    );
    expect(code).toBe(1);
    expect(err).toContain('measurement/one-value-a-date');
    expect(err).toContain('Nothing was written.');
  });

  it('prints what it would write with --dry-run', async () => {
    const before = filesIn(folder);
    const { out } = await at('check-in', KPI, '--value', '84', '--date', '2026-11-13', '--dry-run');
    expect(out).toBe(`would add a line to ${VALUES}\n+ 2026-11-13,84\n`);
    expect(filesIn(folder)).toEqual(before);
  });

  it('writes notes that are read back as they were given', { timeout: 60_000 }, async () => {
    const note = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 30 })
      .map((text) => `x${text.toWellFormed().replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')}y`);
    let line = 1;
    await fc.assert(
      fc.asyncProperty(note, async (text) => {
        line += 1;
        const told = await at('check-in', OBJECTIVE, `--note=${text}`, '--line', 'many', ...ana);
        expect(told.code).toBe(0);
        const { scorecard } = await check({ root: folder, asOf: '2026-11-20' });
        expect(scorecard.graph.get('check-in', `many/${line}`)?.body?.text).toBe(text);
      }),
      { numRuns: 12 },
    );
  });
});
