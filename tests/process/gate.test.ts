import { mkdtempSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handbookFiles } from '../build/handbook.ts';
import { git } from '../repository.ts';
import { put, type Told, tell } from '../terminal.ts';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-gate-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const DEBT = '.throughline-debt.json';
const at = (...argv: string[]) => tell(argv, { cwd: folder });
const text = (path: string) => readFileSync(join(folder, path), 'utf8');
const commit = (message: string) => {
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', message);
};

interface Found {
  rule: string;
  severity: string;
  file: string;
  start: { line: number };
  message: string;
}

/** What `check` says with these flags: exit code, findings, counts. */
async function judged(...flags: string[]) {
  const told = await at('check', '--format', 'json', ...flags);
  const output = JSON.parse(told.out);
  const findings: Found[] = output.findings;
  const errors = findings.filter(({ severity }) => severity === 'error');
  return { code: told.code, output, findings, errors, places: errors.map(place) };
}
const place = ({ rule, file }: Found) => `${rule} ${file}`;

const GOOD = `---
title: Issues first answered from outside
owner: hana-sato
supports: [everyone-can-contribute]
decision: Below 20 percent for a month, a developer advocate moves to triage.
definition: Share of public issues whose first answer came from outside the company.
formula: issues first answered from outside / issues answered
unit: {kind: percent}
direction: increase
baseline: {value: 12, on: 2026-10-31}
target: {value: 25, by: 2027-06-30}
cadence: monthly
source: {system: issue tracker, method: automatic, query: first_answer_outside}
---
`;
const BAD = GOOD.replace(/target: .*\n/, '');

function beginHandbook(): void {
  put(folder, handbookFiles());
  git(folder, 'init', '-q', '-b', 'main');
  commit('The handbook');
}

async function beginWithDebt(): Promise<Told> {
  beginHandbook();
  const told = await at('check', '--tolerate');
  commit('What we owe');
  return told;
}

describe('94 KPIs of a public handbook', () => {
  it('are told on a page one can act on: by rule, with an example each, and what to type next', async () => {
    beginHandbook();
    const { code, out } = await at('check');
    expect(code).toBe(1);
    expect(out.split('\n').length).toBeLessThan(150);
    const table = out.slice(out.indexOf('What was found, by rule'));
    expect(table).toMatch(/^ {2}94 {2}✕ error {4}kpi\/traces-to-strategy {2}in 94 files$/m);
    expect(table).toMatch(/^ {2}83 {2}✕ error {4}kpi\/one-owner {10} in 83 files$/m);
    expect(table).toMatch(/^ {2}43 {2}✕ error {4}kpi\/has-target {9} in 43 files$/m);
    expect(table).toContain('Next: mend them rule by rule with --only, or begin from here');
    for (const rule of ['kpi/one-owner', 'kpi/has-target', 'kpi/traces-to-strategy']) {
      expect(out).toContain(`more: throughline check --only ${rule} --full`);
    }
    const full = await at('check', '--only', 'kpi/has-target', '--full');
    expect(full.out.match(/has no target\./g)).toHaveLength(43);
  });

  it('are accepted as debt: what failed is tolerated, warnings stay, and the check passes', async () => {
    const told = await beginWithDebt();
    expect(told.code).toBe(0);
    expect(told.out).toMatch(/^wrote \.throughline-debt\.json: \d+ findings tolerated\n/);
    expect(told.out).toContain('From here on the debt can only shrink');
    const { code, output } = await judged();
    expect(code).toBe(0);
    expect(output.summary.error).toBe(0);
    expect(output.summary.tolerated).toBeGreaterThanOrEqual(94 + 83 + 43);
    expect(output.summary.warn).toBeGreaterThan(0);
    const lines = text(DEBT)
      .split('\n')
      .filter((line) => line.includes('"file"'));
    expect(lines).toEqual([...lines].sort());
    expect(text(DEBT)).not.toMatch(/"rule": "(?:content|audience)\//);
  });

  it('let one good KPI in', async () => {
    await beginWithDebt();
    git(folder, 'checkout', '-q', '-b', 'one');
    put(folder, { 'content/kpis/first-answers.md': GOOD });
    commit('A good KPI');
    const { code, output, errors } = await judged('--since', 'main');
    expect({ code, errors }).toEqual({ code: 0, errors: [] });
    expect(Object.keys(output).slice(0, 8)).toContain('change');
    expect(output.change).toMatchObject({
      since: 'main',
      base: git(folder, 'rev-parse', 'main'),
      traceability: { value: 1, of: 1, over: 1, missing: [] },
    });
    expect(output.change.old.warn).toBeGreaterThan(100);
    const { out } = await at('check', '--since', 'main');
    expect(out).toContain(
      'Change since main: 1 of 1 KPI or objective new or altered reaches a live',
    );
  });

  it('keep one bad KPI out, on its own line alone', async () => {
    await beginWithDebt();
    git(folder, 'checkout', '-q', '-b', 'one');
    put(folder, { 'content/kpis/first-answers.md': BAD });
    commit('A bad KPI');
    const { code, places } = await judged('--since', 'main');
    expect(code).toBe(1);
    expect(places).toEqual(['kpi/has-target content/kpis/first-answers.md']);
  });

  it('need no debt file for that: what was there before does not count', async () => {
    beginHandbook();
    put(folder, { 'content/kpis/first-answers.md': BAD });
    const { code, places, output } = await judged('--since', 'main');
    expect({ code, places }).toEqual({
      code: 1,
      places: ['kpi/has-target content/kpis/first-answers.md'],
    });
    expect(output.change.old.error).toBeGreaterThanOrEqual(94 + 83 + 43);
  });
});

describe('a change', () => {
  const KPI = 'content/kpis/gross-margin.md';
  const edit = (from: string | RegExp, to: string) =>
    put(folder, { [KPI]: text(KPI).replace(from, to) });

  it('answers for what stands on the records it alters, unless that is tolerated', async () => {
    beginHandbook();
    edit('cadence: monthly', 'cadence: quarterly');
    expect((await judged('--since', 'main')).places).toContain(`kpi/traces-to-strategy ${KPI}`);
    await at('check', '--tolerate');
    git(folder, 'checkout', '-q', '.');
    edit('cadence: monthly', 'cadence: quarterly');
    git(folder, 'stash', '-q');
    commit('Debt');
    git(folder, 'stash', 'pop', '-q');
    expect((await judged('--since', 'main')).places).toEqual([]);
  });

  it('answers for what it brings about elsewhere', async () => {
    put(folder, {
      ...handbookFiles(),
      'content/kpis/first-answers.md': GOOD,
      'content/objectives/outside-first.md': OBJECTIVE,
    });
    put(folder, {
      'content/kpis/first-answers.md': GOOD.replace('everyone-can-contribute', 'outside-first'),
    });
    git(folder, 'init', '-q', '-b', 'main');
    commit('All');
    put(folder, {
      'content/objectives/outside-first.md': OBJECTIVE.replace(/supports: .*\n/, ''),
    });
    const { places } = await judged('--since', 'main');
    expect(places).toContain('kpi/traces-to-strategy content/kpis/first-answers.md');
    expect(places).toContain('objective/traces-to-strategy content/objectives/outside-first.md');
    expect(places.every((one) => /first-answers|outside-first/.test(one))).toBe(true);
  });

  it('does not alter a record by renaming it, and the debt follows', async () => {
    await beginWithDebt();
    renameSync(join(folder, KPI), join(folder, 'content/kpis/margin.md'));
    expect((await judged('--since', 'main')).places).toEqual([]);
    commit('Rename');
    const { code, errors } = await judged();
    expect({ code, errors }).toEqual({ code: 0, errors: [] });
  });

  it('cannot hide a new finding behind an old one of the same rule in the same file', async () => {
    const values = 'content/measurements/gross-margin.csv';
    put(folder, handbookFiles());
    put(folder, { [values]: 'date,value\n2026-08-31,1\n2026-08-31,2\n2026-09-30,3\n' });
    git(folder, 'init', '-q', '-b', 'main');
    await at('check', '--tolerate');
    commit('With a double');
    put(folder, { [values]: 'date,value\n2026-08-31,1\n2026-09-30,3\n2026-09-30,4\n' });
    const { errors } = await judged('--since', 'main', '--no-history');
    expect(errors.map(({ rule, file, start }) => `${rule} ${file}:${start.line}`)).toEqual([
      `measurement/one-value-a-date ${values}:4`,
    ]);
  });

  it('that adds to the debt is refused at the entry', async () => {
    await beginWithDebt();
    put(folder, { 'content/kpis/first-answers.md': BAD });
    const entry = '{"file": "content/kpis/first-answers.md", "rule": "kpi/has-target", "count": 1}';
    put(folder, { [DEBT]: text(DEBT).replace('"entries": [', `"entries": [\n    ${entry},`) });
    const { places, errors } = await judged('--since', 'main');
    expect(places).toEqual([`audit/debt ${DEBT}`, 'kpi/has-target content/kpis/first-answers.md']);
    expect(errors[0]?.start.line).toBe(4);
    expect(errors[0]?.message).toContain('was tolerated never, and now once');
  });

  it('that begins the debt is judged with it', async () => {
    put(folder, { 'README.md': 'Soon.\n', 'throughline.yaml': 'version: 1\n' });
    git(folder, 'init', '-q', '-b', 'main');
    commit('Nothing yet');
    put(folder, handbookFiles());
    await at('check', '--tolerate');
    const { code, errors } = await judged('--since', 'main');
    expect({ code, errors }).toEqual({ code: 0, errors: [] });
  });

  it('of a commit is judged with --at', async () => {
    await beginWithDebt();
    put(folder, { 'content/kpis/first-answers.md': BAD });
    commit('A bad KPI');
    rmSync(join(folder, 'content/kpis/first-answers.md'));
    expect((await judged('--since', 'HEAD~1', '--at', 'HEAD')).places).toEqual([
      'kpi/has-target content/kpis/first-answers.md',
    ]);
    expect((await judged('--since', 'HEAD~1')).places).toEqual([]);
  });

  it.each([
    [['--since', 'nowhere'], /there is no commit `nowhere`|`nowhere` names no/],
    [['--since', 'main', '--tolerate'], /--tolerate is about all .* does not go with --since/],
    [['--at', 'main', '--tolerate'], /--tolerate is about all .* does not go with --at/],
  ])('is refused in one sentence: %j', async (flags, sentence) => {
    beginHandbook();
    const { code, err } = await at('check', ...flags);
    expect(code).toBe(2);
    expect(err).toMatch(sentence);
  });
});

describe('the debt', () => {
  it('only shrinks: what comes later is not taken into it', async () => {
    await beginWithDebt();
    const before = text(DEBT);
    put(folder, { 'content/kpis/first-answers.md': BAD });
    const { code, out } = await at('check', '--tolerate');
    expect(code).toBe(1);
    expect(text(DEBT)).toBe(before);
    expect(out).toContain('stays as it is: nothing that it tolerates was mended');
    expect(out).toContain('so 1 finding below is not taken into it. Mend it.');
  });

  it('that is paid is a warning with its place, and --tolerate takes it out', async () => {
    await beginWithDebt();
    const kpi = 'content/kpis/gross-margin.md';
    put(folder, { [kpi]: text(kpi).replace('---\ntitle', '---\nowner: tom-okafor\ntitle') });
    const { code, findings } = await judged();
    const paid = findings.filter(({ rule }) => rule === 'audit/debt');
    expect(code).toBe(0);
    expect(paid.map(({ file, message }) => [file, message])).toEqual([
      [DEBT, `1 finding of kpi/one-owner in ${kpi} is tolerated, and none is left.`],
    ]);
    expect(text(DEBT).split('\n')[(paid[0]?.start.line ?? 0) - 1]).toContain(`"${kpi}"`);
    await at('check', '--tolerate');
    expect((await judged()).findings.filter(({ rule }) => rule === 'audit/debt')).toEqual([]);
    expect(text(DEBT)).not.toContain(`{"file": "${kpi}", "rule": "kpi/one-owner"`);
  });

  it('stays closed when all of it is paid', async () => {
    beginHandbook();
    put(folder, { [DEBT]: '{"version": 1, "entries": []}\n' });
    const { out, code } = await at('check', '--tolerate');
    expect(code).toBe(1);
    expect(out).toContain('The debt can only shrink');
    expect((await judged()).output.summary.tolerated).toBe(0);
  });

  it('may be begun with one rule, and is lowered for that rule alone', async () => {
    beginHandbook();
    await at('check', '--tolerate', '--only', 'kpi/has-target');
    expect([...new Set(text(DEBT).match(/"rule": "[^"]+"/g))]).toEqual([
      '"rule": "kpi/has-target"',
    ]);
    const before = text(DEBT);
    await at('check', '--tolerate', '--only', 'kpi/one-owner');
    expect(text(DEBT)).toBe(before);
  });

  it.each([
    ['', 'content/syntax', 1, 'is empty'],
    ['{"version": 1, "entries": [\n', 'content/syntax', 1, ''],
    ['{"version": 1,\n "entrys": []}\n', 'content/schema', 2, '`entrys` is not a field'],
    [
      '{"version": 1, "entries": [\n{"file": "a", "rule": "kpi/has-target", "count": 0}]}\n',
      'content/schema',
      2,
      '',
    ],
    [
      '{"version": 1, "entries": [\n{"file": "a", "rule": "kpi/has-targt", "count": 1}]}\n',
      'audit/known-rule',
      2,
      'There is no rule called `kpi/has-targt`',
    ],
    [
      '{"version": 1, "entries": [{"file": "a", "rule": "kpi/has-target", "count": 1},\n{"file": "a", "rule": "kpi/has-target", "count": 1}]}\n',
      'content/schema',
      2,
      'There is an earlier entry',
    ],
    [
      '{"version": 1, "entries": [\n{"file": "a", "rule": "audience/no-widening", "count": 1}]}\n',
      'audit/debt',
      2,
      'cannot be tolerated',
    ],
  ])('with a mistake is a finding at its line: %j', async (written, rule, line, message) => {
    beginHandbook();
    put(folder, { [DEBT]: written });
    const { findings } = await judged();
    const own = findings.filter(({ file, rule: id }) => file === DEBT && id === rule);
    expect(own.map(({ start }) => start.line)).toContain(line);
    expect(own.map((one) => one.message).join()).toContain(message);
  });

  it('that cannot be read is never written over', async () => {
    beginHandbook();
    put(folder, { [DEBT]: '{"version": 1, "entries": [\n' });
    const { code, err } = await at('check', '--tolerate');
    expect({ code, err }).toEqual({
      code: 2,
      err: `throughline: ${DEBT} has mistakes, so nobody knows what was agreed. throughline check shows them.\n`,
    });
    expect(text(DEBT)).toBe('{"version": 1, "entries": [\n');
  });
});

const OBJECTIVE = `---
title: Outsiders answer first
owner: hana-sato
cycle: 2026-q4
supports: [everyone-can-contribute]
commitment: committed
key_results:
  - {id: share, title: Answered from outside, kpi: first-answers, from: 12, to: 25}
---
`;
