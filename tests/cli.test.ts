import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CATALOGUE } from '../src/cli/catalogue.ts';
import { filesIn, put, tell } from './terminal.ts';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-cli-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (...argv: string[]) => tell(argv, { cwd: folder });
/** A small valid organisation of one person, Ana Ruiz. */
const begin = () => at('init', '--yes', '--name', 'Example', '--person', 'Ana Ruiz');

const KPI = 'content/kpis/answered-within-a-day.yaml';

describe('the command', () => {
  it('lists every command, in words, with --help', async () => {
    const { code, out, err } = await at('--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const { name, summary } of CATALOGUE) {
      expect(out).toMatch(new RegExp(`^  ${name} +${summary.split(' ')[0]}`, 'm'));
    }
  });

  it.each(CATALOGUE.map(({ name }) => name))(
    'explains %s with examples and exit codes',
    async (name) => {
      const { code, out, err } = await at(name, '--help');
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toMatch(/^Examples:\n {2}\$ throughline /m);
      expect(out).toMatch(/^Exit codes:\n {2}0 {2}/m);
      expect(out).toContain('--root <folder>');
      expect(await at('help', name)).toEqual({ code, out, err });
    },
  );

  it('prints its version and nothing else', async () => {
    expect(await at('--version')).toEqual({ code: 0, out: '0.1.0\n', err: '' });
  });

  it('shows the overview on stderr when it is called with nothing', async () => {
    const { code, out, err } = await at();
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('Usage: throughline <command>');
  });

  it.each([
    [['chekc'], 'there is no command `chekc`. Did you mean check?'],
    [['xyz'], 'there is no command `xyz`. See throughline --help.'],
    [
      ['check', '--fromat', 'json'],
      "unknown option '--fromat'. Did you mean --format? See throughline check --help.",
    ],
    [['--verson'], "unknown option '--verson'. Did you mean --version? See throughline --help."],
    [['list', 'kpi', '--format', 'xml'], '--format is one of table, json, not `xml`.'],
    [
      ['check', '--format', 'sarfi'],
      '--format is one of pretty, json, github, sarif, gitlab, junit, rdjson, markdown, not `sarfi`. Did you mean sarif?',
    ],
    [['check', '--format'], '--format <name> needs a value. See throughline check --help.'],
    [
      ['check', 'everything'],
      "too many arguments for 'check'. Expected 0 arguments but got 1: everything. See throughline check --help.",
    ],
    [
      ['trace'],
      'trace needs to know the id: throughline trace <id>. See throughline trace --help.',
    ],
    [['init', '--audience', 'public'], 'init has no use for --audience.'],
    [['schema', '--content', '.'], 'schema has no use for --content.'],
    [
      ['check', '--as-of', '2026-02-30'],
      '--as-of expects a date such as 2026-11-20, not `2026-02-30`.',
    ],
    [['check', '--fail-on', 'never'], '--fail-on is one of error, warn, info, not `never`.'],
    [
      ['check', '--only', 'kpi/informs-decision'],
      'there is no rule `kpi/informs-decision`. Did you mean kpi/informs-a-decision?',
    ],
    [['check', '--skip', 'zzz'], 'there is no rule `zzz`. throughline rules lists them.'],
    [
      ['check', '--skip', 'content/schema'],
      'content/schema cannot be skipped: too much rests on it. --skip takes rules about performance, such as kpi/has-target.',
    ],
    [['check', '--root', 'nowhere'], 'the folder `nowhere` is not there or cannot be read.'],
    [['check', '--content', 'nowhere'], 'the folder `nowhere` is not there or cannot be read.'],
    [['chekc\u001b[2J'], 'there is no command `chekc<U+001B>[2J`. See throughline --help.'],
  ])('answers %j with one sentence and exit code 2', async (argv, sentence) => {
    put(folder, { 'throughline.yaml': 'organization: {name: Example}\n' });
    expect(await at(...argv)).toEqual({ code: 2, out: '', err: `throughline: ${sentence}\n` });
  });

  it('says how to begin where there is nothing', async () => {
    const { code, out, err } = await at('check');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe(
      'throughline: this folder holds no throughline.yaml and no content folder. Begin with throughline init.\n',
    );
  });

  it('works on the nearest folder upward that has a throughline.yaml', async () => {
    await begin();
    const inside = await tell(['check'], { cwd: join(folder, 'content/kpis') });
    expect(inside).toEqual(await at('check'));
    expect(await tell(['check', '--root', folder], { cwd: tmpdir() })).toEqual(inside);
  });

  it('takes flags before and after the command', async () => {
    await begin();
    const after = await at('check', '--format', 'json');
    expect(await at('--format', 'json', 'check')).toEqual(after);
    expect(await at('--format=json', '--as-of', '2026-11-20', 'check')).toEqual(after);
  });

  it('takes today from the flag, the configuration, the environment and the clock, in this order', async () => {
    await begin();
    const asOf = async (argv: string[], env = {}) => {
      const { out } = await tell(['check', '--format', 'json', ...argv], { cwd: folder, env });
      return JSON.parse(out).asOf;
    };
    expect(await asOf([])).toBe('2026-11-20');
    const env = { SOURCE_DATE_EPOCH: '1798000000' };
    expect(await asOf([], env)).toBe('2026-12-23');
    put(folder, { 'throughline.yaml': 'organization: {name: A}\ncalendar: {as_of: 2026-12-01}\n' });
    expect(await asOf([], env)).toBe('2026-12-01');
    expect(await asOf(['--as-of', '2026-12-05'], env)).toBe('2026-12-05');
  });

  it('tells what should not happen with where to look, and the stack only when asked', async () => {
    put(folder, { 'throughline.yaml': 'organization: {name: A}\n' });
    const broken = (env: Record<string, string>) => {
      const setting = { cwd: folder, env, now: 'no date at all' };
      return tell(['check'], setting);
    };
    const { code, out, err } = await broken({});
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(
      /^throughline failed in a way it should not: .+ DEBUG=1 shows where it happened\.\n$/,
    );
    expect((await broken({ DEBUG: '1' })).err).toMatch(/\n\s+at /);
  });
});

describe('progress', () => {
  it('is told on the stderr of a terminal, once work takes longer than a moment', async () => {
    await begin();
    let elapsed = 0;
    const slowly = (columns?: number) => {
      elapsed = 0;
      const now = () => new Date(Date.UTC(2026, 10, 20) + 150 * elapsed++);
      return tell(['check'], {
        cwd: folder,
        now,
        env: { NO_COLOR: '1' },
        ...(columns ? { columns } : {}),
      });
    };
    const shown = await slowly(80);
    const stages = shown.err.split('\r\u001b[2K');
    expect(
      stages.filter((stage) => /^(?:parsing files \d+\/\d+|auditing) …$/.test(stage)),
    ).not.toEqual([]);
    expect(shown.err.endsWith('\r\u001b[2K')).toBe(true);
    const piped = await slowly();
    expect(piped.err).toBe('');
    expect(piped.out).toBe(shown.out);
  });
});

describe('check', () => {
  it('passes a valid organisation and says what it looked at', async () => {
    await begin();
    expect(await at('check')).toEqual({
      code: 0,
      out: 'No findings in 8 records (1 priority, 1 objective, 1 KPI, 1 check-in, …); alignment 1.00\nNext: throughline build\n',
      err: '',
    });
  });

  it('fails on an error and shows its line', async () => {
    await begin();
    const text = filesIn(folder)[KPI]?.replace('owner: ana-ruiz', 'owner: ana-riuz') ?? '';
    put(folder, { [KPI]: text });
    const { code, out, err } = await at('check');
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toContain(
      [
        `${KPI}  1 finding`,
        '  ✕ error  There is no person `ana-riuz`.',
        `    ${KPI}:2:8  content/known-reference`,
        '    2 │ owner: ana-riuz',
        '      │        ^^^^^^^^',
        '    expected: the id of a person',
        '    hint: Did you mean `ana-ruiz`?',
      ].join('\n'),
    );
    expect(out).toMatch(/^1 error in 8 records/m);
  });

  it('fails from the severity asked for', async () => {
    await begin();
    put(folder, { [KPI]: filesIn(folder)[KPI]?.replace(/^decision: .*$/m, '') ?? '' });
    const codes = [];
    for (const severity of ['error', 'warn', 'info', 'warning', 'note']) {
      codes.push((await at('check', '--fail-on', severity)).code);
    }
    expect(codes).toEqual([0, 1, 1, 1, 1]);
  });

  it('prints JSON and nothing else, as its schema says', async () => {
    await begin();
    put(folder, { [KPI]: filesIn(folder)[KPI]?.replace('owner: ana-ruiz', 'owner: x') ?? '' });
    const { code, out, err } = await at('check', '--format', 'json');
    expect({ code, err }).toEqual({ code: 1, err: '' });
    const output = JSON.parse(out);
    expect(Object.keys(output)).toEqual([
      'version',
      'tool',
      'root',
      'commit',
      'asOf',
      'summary',
      'alignment',
      'findings',
    ]);
    expect(output.summary).toMatchObject({ error: 1, records: { kpis: 1, people: 1, budgets: 0 } });
    expect(await faultsIn('check', output)).toEqual([]);
    expect(await faultsIn('check', { ...output, extra: 1 })).not.toEqual([]);
  });

  it('reads content roots beside the repository', async () => {
    await begin();
    put(folder, { 'people/content/teams/second.yaml': 'title: Second\nlead: ana-ruiz\n' });
    const { out } = await at('check', '--content', 'people/content', '--format', 'json');
    expect(JSON.parse(out).summary.records.teams).toBe(2);
  });

  it('never shows what a link points to', async () => {
    await begin();
    writeFileSync(join(folder, 'secret.txt'), 'a secret in the first line\n');
    symlinkSync(join(folder, 'secret.txt'), join(folder, 'content/kpis/linked.md'));
    const { code, out } = await at('check');
    expect(code).toBe(1);
    expect(out).toContain('content/kpis/linked.md');
    expect(out).not.toContain('secret in');
  });

  it('is coloured on a terminal, unless NO_COLOR says otherwise', async () => {
    await begin();
    const coloured = (env: Record<string, string>, columns?: number) =>
      tell(['check'], { cwd: folder, env, ...(columns === undefined ? {} : { columns }) }).then(
        ({ out }) => out.includes('\u001b['),
      );
    expect(await coloured({}, 80)).toBe(true);
    expect(await coloured({})).toBe(false);
    expect(await coloured({ NO_COLOR: '1' }, 80)).toBe(false);
    expect(await coloured({ TERM: 'dumb' }, 80)).toBe(false);
    expect(await coloured({ FORCE_COLOR: '1' })).toBe(true);
  });
});

/** What the schema printed by `throughline schema` objects to. */
async function faultsIn(schema: string, output: unknown): Promise<unknown[]> {
  const { out } = await at('schema', schema);
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(out));
  validate(output);
  return validate.errors ?? [];
}

describe('model', () => {
  it('prints the whole model as its schema says, and the same bytes again', async () => {
    await begin();
    const { code, out, err } = await at('model');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const model = JSON.parse(out);
    expect(Object.keys(model).slice(0, 5)).toEqual(['version', 'tool', 'root', 'commit', 'asOf']);
    expect(model.records.kpis[0]).toMatchObject({
      id: 'answered-within-a-day',
      kind: 'kpi',
      file: KPI,
    });
    expect(model.links).toContainEqual({
      kind: 'supports',
      from: 'kpi:answered-within-a-day',
      to: 'objective:answers-the-same-day',
      weight: 1,
    });
    expect(model.scorecard['kpi:answered-within-a-day'].measure.value).toBe(90);
    expect(await faultsIn('model', model)).toEqual([]);
    expect((await at('model')).out).toBe(out);
    expect(out).not.toContain(folder);
  });
});

describe('model for an audience', () => {
  const SECRET = 'The team nobody knows';

  it('holds what it may know, and nothing of the rest', async () => {
    await begin();
    put(folder, {
      'content/teams/secret.yaml': `title: ${SECRET}\nlead: ana-ruiz\naudience: private\n`,
    });
    const whole = await at('model');
    expect(whole.out).toContain(SECRET);
    const { code, out, err } = await at('model', '--audience', 'organization');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).not.toContain('secret');
    expect(out).not.toContain(SECRET);
    expect(JSON.parse(out).records.teams).toHaveLength(1);
    expect(await faultsIn('model', JSON.parse(out))).toEqual([]);
    expect((await at('model', '--audience', 'private')).out).toBe(whole.out);
    expect((await at('model', '--audience', 'privat')).code).toBe(2);
  });

  it('is not printed when it is not certain who may read what', async () => {
    await begin();
    const text = filesIn(folder)['content/teams/core-team.yaml'] ?? '';
    put(folder, { 'content/teams/core-team.yaml': `${text}audience: private\n` });
    const { code, out, err } = await at('model', '--audience', 'organization');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('who may read what is not certain');
    expect((await at('model')).code).toBe(0);
  });
});

describe('schema', () => {
  it.each(['kpi', 'kpis', 'objective', 'check-in', 'config', 'check', 'model'])(
    'prints that of %s',
    async (word) => {
      const { code, out, err } = await at('schema', word);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(JSON.parse(out).$schema).toBe('http://json-schema.org/draft-07/schema#');
    },
  );

  it('prints that of the configuration when nothing is said', async () => {
    expect(await at('schema')).toEqual(await at('schema', 'config'));
  });

  it('suggests the nearest kind', async () => {
    expect((await at('schema', 'objektive')).err).toBe(
      'throughline: there is no kind of record `objektive`. Did you mean objective?\n',
    );
  });
});

describe('list, trace and explain', () => {
  beforeEach(begin);

  it('list a kind as a table', async () => {
    expect(await at('list', 'kpi')).toEqual({
      code: 0,
      out: [
        'id                     title                           owner     status      value  target  due',
        'answered-within-a-day  Requests answered within a day  ana-ruiz  ● on track     90      95  2026-12-31',
        '',
        '1 KPI',
        '',
      ].join('\n'),
      err: '',
    });
  });

  it.each([
    ['list', 'kpi'],
    ['trace', 'answered-within-a-day'],
    ['explain', 'answered-within-a-day'],
  ])(
    '%s says on stderr that figures rest on defaults where the configuration is faulty',
    async (...argv) => {
      put(folder, { 'throughline.yaml': 'organization: {name: Example}\ncalender: {}\n' });
      const { code, out, err } = await at(...argv);
      expect(code).toBe(0);
      expect(out).toContain('Requests answered within a day');
      expect(err).toBe(
        'throughline.yaml has errors, so these figures may rest on defaults. See throughline check.\n',
      );
    },
  );

  it('give way to a narrow terminal', async () => {
    const { out } = await tell(['list', 'kpi'], {
      cwd: folder,
      columns: 90,
      env: { NO_COLOR: '1' },
    });
    expect(out).toContain('Requests answered…  ');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(90);
  });

  it.each([
    [['--owner', 'ana-ruiz'], 1],
    [['--owner', 'person:ana-ruiz', '--team', 'core-team'], 1],
    [['--status', 'on-track'], 1],
    [['--status', 'stale'], 0],
    [['--due', '2026-12-31'], 1],
    [['--due', '2026-12-30'], 0],
  ])('list with %j', async (flags, found) => {
    const { code, out } = await at('list', 'kpis', ...flags, '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out).items).toHaveLength(found);
  });

  it.each([
    [['list', 'kpy'], 'there is no kind of record `kpy`. Did you mean kpi?'],
    [
      ['list', 'kpi', '--owner', 'ana-riuz'],
      'nothing is called `ana-riuz`. Did you mean `ana-ruiz`?',
    ],
    [['list', 'kpi', '--due', 'soon'], '--due expects a date such as 2026-11-20, not `soon`.'],
    [
      ['trace', 'answered-in-a-day'],
      'nothing is called `answered-in-a-day`. Did you mean `answered-within-a-day`?',
    ],
    [['explain', 'kip:x'], 'there is no kind of record `kip`. Did you mean kpi?'],
    [['trace', '???'], 'nothing is called `???`. throughline list KIND shows what there is.'],
  ])('answer %j with a suggestion', async (argv, sentence) => {
    expect(await at(...argv)).toEqual({ code: 2, out: '', err: `throughline: ${sentence}\n` });
  });

  it('ask which one is meant', async () => {
    put(folder, { 'content/teams/ana-ruiz.yaml': 'title: Team of Ana\nlead: person:ana-ruiz\n' });
    expect((await at('trace', 'ana-ruiz')).err).toBe(
      'throughline: `ana-ruiz` names several records; say which one: `team:ana-ruiz`, `person:ana-ruiz`.\n',
    );
    expect((await at('trace', 'team:ana-ruiz')).code).toBe(0);
  });

  it('say of a record that cannot be read why not', async () => {
    put(folder, { 'content/kpis/broken.yaml': 'title: [\n' });
    expect((await at('explain', 'broken')).err).toBe(
      'throughline: content/kpis/broken.yaml could not be read; throughline check says why.\n',
    );
  });

  it('trace a record up to the vision and down to what serves it', async () => {
    const { code, out } = await at('trace', 'answered-within-a-day');
    expect(code).toBe(0);
    expect(out).toContain(
      'Throughline: kpi:answered-within-a-day → objective:answers-the-same-day → priority:customers-can-rely-on-us',
    );
    expect(out).toContain('└─ supports priority:customers-can-rely-on-us');
    expect(out).toContain('vision: People rely on us');
    const down = await at('trace', 'customers-can-rely-on-us');
    expect(down.out).toContain('supported by objective:answers-the-same-day');
    expect(down.out).toContain('│  └─ reads kpi:answered-within-a-day');
    const { out: json } = await at('trace', 'answered-within-a-day', '--format', 'json');
    expect(JSON.parse(json)).toMatchObject({
      version: 1,
      reached: true,
      subject: { ref: 'kpi:answered-within-a-day' },
    });
  });

  it('say how far the line of an orphan got', async () => {
    const text = filesIn(folder)['content/objectives/answers-the-same-day.md'] ?? '';
    put(folder, {
      'content/objectives/answers-the-same-day.md': text.replace(/supports:\n.*\n/, ''),
    });
    const { out } = await at('trace', 'answered-within-a-day');
    expect(out).toContain('No line leads to a live priority');
  });

  it('explain every number with its figures and where they are written', async () => {
    const { code, out } = await at('explain', 'answered-within-a-day');
    expect(code).toBe(0);
    expect(out).toContain('Progress  0.6154\n  formula  (value − baseline) ÷ (target − baseline)');
    expect(out).toContain(`baseline 82%  ${KPI}:18`);
    const { out: json } = await at('explain', 'answered-within-a-day', '--format', 'json');
    expect(JSON.parse(json).explanations.map(({ name }: { name: string }) => name)).toContain(
      'pace',
    );
    expect((await at('explain', 'answers-the-same-day.waiting-over-a-week')).code).toBe(0);
    expect((await at('explain', '2026-w47/answers-the-same-day')).out).toContain(
      'Nothing is computed about check-in:2026-w47/answers-the-same-day.',
    );
  });
});
