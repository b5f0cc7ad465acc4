import { describe, expect, it } from 'vitest';
import { parseFile } from '../src/parse/index.ts';
import { collect, document } from './schema/collect.ts';

/** The one finding of a file, as message and hint. */
function only(within: string, text: string): [string, string | undefined] {
  const { findings } = collect({ [within]: text });
  expect(findings.map(({ message }) => message)).toHaveLength(1);
  return [findings[0]?.message ?? '', findings[0]?.hint];
}

function hintFor(field: string): string | undefined {
  return only('kpis/a.md', document('title: A', field))[1];
}

describe('a hint', () => {
  it.each([
    ['20/11/2026', 'Write 2026-11-20.'],
    ['11/20/2026', 'Write 2026-11-20.'],
    ['03/09/2026', 'Write 2026-09-03 or 2026-03-09.'],
    ['20261120', 'Write 2026-11-20.'],
    ['3.9.2026', 'Write 2026-09-03.'],
    ['true', undefined],
    ['42', undefined],
  ])('for the date %s', (written, hint) => {
    expect(hintFor(`target: {value: 1, by: ${written}}`)).toBe(hint);
  });

  it.each([
    ['1e999', undefined],
    ['2026-09-21', undefined],
    ['"23:20"', undefined],
    ['90 %', 'Write 90; the unit stands in `unit`.'],
    ['"90"', 'Write 90, without quotes.'],
  ])('for the number %s', (written, hint) => {
    expect(hintFor(`target: {value: ${written}}`)).toBe(hint);
  });

  it('for a number of a table in another notation is none', () => {
    expect(only('measurements/a.csv', 'date,value\n2026-10-31,0x10\n')[1]).toBeUndefined();
  });

  it('for a field misspelt in a key result is the nearest field', () => {
    const kr = '{id: p95, title: P, kpi: a, from: 1, to: 2, owmer: b}';
    expect(only('objectives/a.md', document('title: A', `key_results: [${kr}]`))).toEqual([
      '`owmer` is not a field of item 1 of `key_results`.',
      'Did you mean `owner`?',
    ]);
  });

  it('for an empty name of a field says that it is empty', () => {
    expect(only('kpis/a.md', document('title: A', '"": 1'))[0]).toBe(
      'The name of a field of a KPI is empty.',
    );
  });

  it('for a reference that is empty, or holds what nobody sees, says so', () => {
    expect(only('kpis/a.md', document('title: A', 'team: ""'))[0]).toBe('`team` is empty.');
    expect(only('kpis/a.md', document('title: A', 'team: core\u00a0'))).toEqual([
      '`team` holds a no-break space, U+00A0, which nobody sees.',
      'Did you mean `core`?',
    ]);
  });

  it('for feedback of a misspelt kind does not ask for a date as well', () => {
    expect(only('feedback/a.md', document('kind: survey360'))[1]).toBe(
      'Did you mean `survey-360`?',
    );
  });
});

describe('a table whose first row is wrong', () => {
  it.each([
    ['2026-10-31,3\n2026-11-30,4\n', 'Write `date,value` as the first row, above this one.'],
    ['Date,Value\n2026-10-31,3\n', 'Write `date,value` as the first row.'],
    ['date,value\n3,2026-10-31\n4,2026-11-30\n', 'Change the two names in the first row round.'],
  ])('has one finding: %j', (text, hint) => {
    expect(only('measurements/a.csv', text)[1]).toBe(hint);
  });
});

describe('a permanent id', () => {
  it('that two records have is reported with both places', () => {
    const { findings, all } = collect({
      'kpis/a.md': document('title: A', 'uid: 01hf7yat00kx'),
      'teams/b.md': document('title: B', 'uid: 01hf7yat00kx'),
      'teams/c.md': document('title: C', 'uid: 01hf7yat00ky'),
    });
    expect(all).toHaveLength(3);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      rule: 'content/unique-id',
      file: 'content/teams/b.md',
      start: { line: 3, column: 6 },
      related: [{ file: 'content/kpis/a.md', start: { line: 3, column: 6 } }],
    });
  });
});

describe('a folder of no kind', () => {
  it('has one finding, however many files lie in it', () => {
    const files = Array.from({ length: 50 }, (_, at) => [`goals/g${at}.md`, document('title: G')]);
    const { findings } = collect({ ...Object.fromEntries(files), 'plans/a.md': document('a: 1') });
    expect(findings.map(({ file }) => file)).toEqual(['content/goals/g0.md', 'content/plans/a.md']);
  });
});

describe('a text in UTF-16', () => {
  it.each([
    ['with its mark', '\ufeff'],
    ['without it', ''],
  ])('is named, %s', (_, mark) => {
    const text = `${mark}---\ntitle: Zufriedenheit – Fahrgäste\n---\n`;
    for (const bytes of [Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()]) {
      const path = 'content/kpis/a.md';
      const file = { path, within: 'kpis/a.md', root: 'content', bytes };
      const { findings } = parseFile(file);
      expect(findings.map(({ message, expected }) => [message, expected])).toEqual([
        ['The file is in UTF-16.', 'plain text in UTF-8'],
      ]);
    }
  });
});
