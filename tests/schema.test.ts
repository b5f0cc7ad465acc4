import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import type { YamlMap } from '../src/parse/index.ts';
import { FOLDERS, fieldsOf } from '../src/schema/index.ts';
import {
  collect,
  collectData,
  DOCUMENT_KINDS,
  document,
  findingsIn,
  told,
} from './schema/collect.ts';
import { EXAMPLES } from './schema/examples.ts';
import { VALUE_CASES } from './schema/value-cases.ts';

const KPI = 'kpis/checkout-p95.md';

/** The one finding of a KPI with a title and these fields. */
function kpiFinding(...fields: string[]) {
  const { findings } = collect({ [KPI]: document('title: Latency', ...fields) });
  expect(findings.map(told)).toHaveLength(1);
  return findings[0];
}

describe('a record that uses every field', () => {
  it.each(DOCUMENT_KINDS)('of kind %s has no finding and keeps its data', (kind) => {
    const text = EXAMPLES[kind];
    const { findings, all, broken } = collect({ [`${FOLDERS[kind]}/example.yaml`]: text });
    expect(findings.map(told)).toEqual([]);
    expect(broken).toEqual([]);
    const { body, ...data } = load(text) as YamlMap;
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ kind, id: 'example', audience: 'leadership', data });
    expect(all[0]?.body).toMatchObject({ text: body, format: 'md' });
    expect(all[0]?.faulty.size).toBe(0);
  });

  it.each(DOCUMENT_KINDS)('of kind %s leaves no field of the reference unused', (kind) => {
    const used = Object.keys(load(EXAMPLES[kind]) as YamlMap);
    expect(fieldsOf(kind).filter(({ name }) => !used.includes(name))).toEqual([]);
  });
});

describe('what the schema asks for', () => {
  it('is a title, or the name of a person, and no more', () => {
    for (const kind of ['priority', 'objective', 'kpi', 'initiative', 'team', 'role'] as const) {
      expect(findingsIn(`${FOLDERS[kind]}/a.yaml`, 'title: A\n')).toEqual([]);
    }
    expect(findingsIn('people/a.yaml', 'name: A\n')).toEqual([]);
    expect(findingsIn('reviews/a.yaml', 'subject: ana-ruiz\n')).toEqual([]);
  });

  it('leaves a missing owner, several owners and half a target to the rules that ask', () => {
    const text = document(
      'title: A',
      'owner: [ana-ruiz, bo-lind]',
      'target: {value: 3}',
      'source: {}',
    );
    const { all, findings } = collect({ [KPI]: text });
    expect(findings).toEqual([]);
    expect(all[0]?.data).toMatchObject({ owner: ['ana-ruiz', 'bo-lind'], target: { value: 3 } });
  });

  it('is the dates of dated records, without which nothing is judged', () => {
    const { all, broken, findings } = collect({
      'check-ins/a.yaml': 'author: ana-ruiz\n',
      'cycles/b.yaml': 'title: B\nstart: 2026-01-01\n',
      'feedback/c.yaml': 'kind: recognition\nfrom: ana-ruiz\n',
      'feedback/d.yaml': 'kind: survey-360\nsubject: ana-ruiz\n',
      'feedback/e.yaml': 'date: 2026-01-01\n',
    });
    expect(findings.map((f) => `${f.file} ${told(f)}`)).toEqual([
      'content/check-ins/a.yaml 1:1-1:17 content/schema `date` is missing.',
      'content/cycles/b.yaml 1:1-1:9 content/schema `end` is missing.',
      'content/feedback/c.yaml 1:1-1:18 content/schema `date` is missing.',
      'content/feedback/e.yaml 1:1-1:17 content/schema `kind` is missing.',
    ]);
    expect(all.map(({ id }) => id)).toEqual(['d']);
    expect(broken.map(({ kind, id }) => `${kind}:${id}`)).toEqual([
      'check-in:a',
      'cycle:b',
      'feedback:c',
      'feedback:e',
    ]);
  });

  it('keeps a record without its title, under a title made of its id', () => {
    const { all, findings } = collect({ [KPI]: document('owner: ana-ruiz') });
    expect(findings.map(told)).toEqual(['1:1-1:4 content/schema `title` is missing.']);
    expect(all[0]?.data).toEqual({ title: 'Checkout p95', owner: 'ana-ruiz' });
    expect(all[0]?.faulty).toEqual(new Set(['title']));
    const person = collect({ 'people/ana-ruiz.yaml': 'name: 7\n' });
    expect(person.all[0]?.data).toEqual({ name: 'Ana ruiz' });
  });
});

describe('a wrong value is one sentence at its place', () => {
  it.each(VALUE_CASES)('%s', (line, place, message, expected, hint) => {
    const finding = kpiFinding(line);
    expect(finding && told(finding)).toBe(`${place} content/schema ${message}`);
    expect(finding?.expected).toBe(expected);
    expect(finding?.hint).toBe(hint);
    expect(finding?.entity).toEqual({ kind: 'kpi', id: 'checkout-p95' });
  });

  it('unless it stands on the border', () => {
    const fields = ['title: A', 'bounds: {min: 3, max: 3}', 'weight: 0', 'standard: -0.0'];
    expect(findingsIn(KPI, document(...fields))).toEqual([]);
    expect(findingsIn('cycles/a.yaml', 'title: A\nstart: 2026-01-01\nend: 2026-01-01\n')).toEqual(
      [],
    );
  });

  it('and takes its field out of the record', () => {
    const { all } = collect({ [KPI]: document('title: A', 'target: {by: soon}', 'weight: 2') });
    expect(all[0]?.data).toEqual({ title: 'A', weight: 2 });
    expect(all[0]?.faulty).toEqual(new Set(['target']));
  });

  it('for each of several', () => {
    const fields = ['title: A', 'direction: up', 'target: {value: x, by: soon}', 'colour: red'];
    expect(findingsIn(KPI, document(...fields)).map((line) => line.slice(0, 4))).toEqual([
      '3:12',
      '4:17',
      '4:24',
      '5:1-',
    ]);
  });

  it('judges a share as a share', () => {
    const text = document('date: 2026-11-13', 'confidence: 80%');
    const { findings } = collect({ 'check-ins/a.md': text });
    expect(findings.map(({ expected, hint }) => ({ expected, hint }))).toEqual([
      { expected: 'a number from 0 to 1', hint: 'Write 0.8.' },
    ]);
  });

  it('judges the names of values, scores from 1 to 5, and addresses of people', () => {
    expect(
      findingsIn('check-ins/a.md', document('date: 2026-11-13', 'values: {New Share: 3}')),
    ).toEqual([
      '3:10-3:19 content/schema A name in `values` is `New Share`, which cannot be an id.',
    ]);
    expect(findingsIn('reviews/a.md', document('ratings: {results: {score: 6}}'))).toEqual([
      '2:28-2:29 content/schema `score` in `results` in `ratings` is the number 6.',
    ]);
    expect(findingsIn('people/a.md', document('name: A', 'handles: {email: [a@b]}'))).toEqual([
      '3:19-3:22 content/schema Item 1 of `email` in `handles` is `a@b`, which is no e-mail address.',
    ]);
  });

  it('never refuses what is finite and exact', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const data = { title: 'A', standard: value, target: { value } };
        expect(collectData('kpi', data).findings).toEqual([]);
      }),
    );
  });
});

describe('an unknown field', () => {
  it('gets the nearest known one, which is then not missed as well', () => {
    const { all, findings } = collect({ [KPI]: document('titel: Latency', 'onwer: ana-ruiz') });
    expect(findings.map((f) => [told(f), f.hint])).toEqual([
      ['2:1-2:6 content/schema `titel` is not a field of a KPI.', 'Did you mean `title`?'],
      ['3:1-3:6 content/schema `onwer` is not a field of a KPI.', 'Did you mean `owner`?'],
    ]);
    expect(findings[0]?.expected).toMatch(/^the fields `title`, `owner`, .* and \d+ more$/);
    expect(all[0]?.faulty).toEqual(new Set(['titel', 'title', 'onwer', 'owner']));
    expect(all[0]?.data).toEqual({ title: 'Checkout p95' });
  });

  it('is found inside of others', () => {
    const finding = kpiFinding('target: {vlaue: 3}');
    expect(finding && told(finding)).toBe(
      '3:10-3:15 content/schema `vlaue` is not a field of `target`.',
    );
    expect(finding?.expected).toBe('the fields `value`, `min`, `max`, `by` and `mode`');
    expect(finding?.hint).toBe('Did you mean `value`?');
  });

  it('is told where it belongs', () => {
    expect(kpiFinding('id: p95')?.hint).toBe('Remove it: the name of the file is the id.');
    expect(kpiFinding('body: Text')?.hint).toBe('Write the narrative below the front matter.');
    expect(kpiFinding('colour: red')?.hint).toBe(
      'Remove it, or begin its name with `x-` to keep it as your own.',
    );
    const { findings } = collect({ 'people/a.yaml': 'title: Ana\n' });
    expect(findings.map(({ hint }) => hint)).toEqual(['Did you mean `name`?']);
  });

  it('is the user’s own when it begins with x-, at every depth, and stays in the data', () => {
    const fields = ['title: A', 'x-jira: {key: 1}', 'target: {value: 3, x-source: plan}'];
    const { all, findings } = collect({ [KPI]: document(...fields) });
    expect(findings).toEqual([]);
    expect(all[0]?.data).toEqual({
      title: 'A',
      'x-jira': { key: 1 },
      target: { value: 3, 'x-source': 'plan' },
    });
    const faulty = document('title: A', 'bounds: {min: 3, max: 1, x-why: not}');
    expect(findingsIn(KPI, faulty)).toHaveLength(1);
  });

  it('by the thousand is told fifty times and then counted', () => {
    const keys = Array.from({ length: 1000 }, (_, at) => `strange-${at}: 1`);
    const findings = findingsIn(KPI, document('title: A', ...keys));
    expect(findings).toHaveLength(51);
    expect(findings.at(-1)).toMatch(/The file has 950 more faults of this kind\.$/);
  });
});

describe('a key result', () => {
  /** Findings of an objective with one key result of these fields. */
  const judge = (fields: string) =>
    collect({
      'objectives/o.md': document('title: O', `key_results: [{id: a, title: A, ${fields}}]`),
    });

  const CASES: [string, string, string][] = [
    ['kpi: x, from: 1, to: two', '3:54-3:57', '`to` in item 1 of `key_results` is `two`.'],
    ['kpi: x, from: 1', '3:16-3:18', '`to` is missing in item 1 of `key_results`.'],
    ['from: 1, to: 2', '3:16-3:18', '`kpi` is missing in item 1 of `key_results`.'],
    ['kpi: x', '3:16-3:18', '`from` and `to` are missing in item 1 of `key_results`.'],
    [
      'unit: {kind: procent}, direction: increase, from: 1, to: 2',
      '3:46-3:53',
      '`kind` in `unit` in item 1 of `key_results` is `procent`.',
    ],
    [
      'unit: {kind: percent}, direction: maintain, from: 1, to: 2',
      '3:67-3:75',
      '`direction` in item 1 of `key_results` is `maintain`.',
    ],
    [
      'unit: {kind: percent}, hold: {}',
      '3:62-3:64',
      '`hold` in item 1 of `key_results` names no limit.',
    ],
    [
      'unit: {kind: percent}, hold: {min: 3, max: 1}',
      '3:76-3:77',
      '`max` in `hold` in item 1 of `key_results` is 1, which lies below `min`, 3.',
    ],
    [
      'milestones: [{title: M, score: 0.4}, {title: N, score: 0.5}]',
      '3:33-3:43',
      '`milestones` in item 1 of `key_results` has scores that add up to 0.9.',
    ],
    [
      'milestones: [{title: M, score: 2}]',
      '3:64-3:65',
      '`score` in item 1 of `milestones` in item 1 of `key_results` is the number 2.',
    ],
    [
      'milestones: [{title: M, done: yes}]',
      '3:63-3:66',
      '`done` in item 1 of `milestones` in item 1 of `key_results` is `yes`, which is no date.',
    ],
    ['owner: ana-ruiz', '3:15-3:49', 'Item 1 of `key_results` does not say how it is measured.'],
    [
      'kpi: x, from: 1, to: 2, milestones: []',
      '3:57-3:67',
      '`milestones` is not a field of item 1 of `key_results`.',
    ],
    ['kpi: x, form: 1, to: 2', '3:41-3:45', '`form` is not a field of item 1 of `key_results`.'],
  ];
  it.each(CASES)('{%s}', (fields, place, message) => {
    const { findings } = judge(fields);
    const plain = findings.map((f) => told(f).replace('content/schema ', ''));
    expect(plain.map((line) => line.slice(line.indexOf(' ') + 1))).toEqual([message]);
    expect(plain.map((line) => line.slice(0, line.indexOf(' ')))).toEqual([place]);
  });

  it('may have milestones without score or date: the rule on measurable objectives asks', () => {
    expect(judge('milestones: [{title: M}, {title: N, score: 0.5}]').findings).toEqual([]);
  });

  it('adds scores up as people do', () => {
    const tenths = Array.from({ length: 10 }, (_, at) => `{title: M${at}, score: 0.1}`);
    expect(judge(`milestones: [${tenths.join(', ')}]`).findings).toEqual([]);
  });

  it('keeps the user’s own fields', () => {
    expect(judge('kpi: x, from: 1, to: 2, x-note: ours').findings).toEqual([]);
  });

  it('that is no map is told the forms', () => {
    const { findings } = collect({
      'objectives/o.md': document('title: O', 'key_results: [faster]'),
    });
    expect(findings.map((f) => [told(f), f.expected?.slice(0, 48)])).toEqual([
      [
        '3:15-3:21 content/schema Item 1 of `key_results` is `faster`.',
        '`id` and `title` with `kpi`, `from` and `to`, or',
      ],
    ]);
  });
});
