import { describe, expect, test } from 'vitest';
import { parseFile } from '../src/parse/index.ts';
import { document, file, refused, said } from './parse-file.ts';

const yaml = (text: string) => document('kpis/a.yaml', text);
const refusedYaml = (text: string) => refused('kpis/a.yaml', text);

describe('data', () => {
  test('is what YAML 1.2 core says', () => {
    const text = `
null1: null
null2: ~
null3:
yes: yes
on: on
truth: True
lie: false
date: 2026-11-20
time: 12:30
octal: 0o17
hexadecimal: 0xFF
leading: 007
underscored: 1_000
decimal: 99.95
exponent: 1.5e3
negative: -0
fraction: .5
version: "1.10"
quoted: 'it''s'
escaped: "tab\\tend"
folded: >-
  one
  two
literal: |
  one
  two
list: [a, {b: c}, [d]]
indented:
- e
- f: g
`;
    expect(yaml(text).data).toEqual({
      null1: null,
      null2: null,
      null3: null,
      yes: 'yes',
      on: 'on',
      truth: true,
      lie: false,
      date: '2026-11-20',
      time: '12:30',
      octal: 15,
      hexadecimal: 255,
      leading: 7,
      underscored: '1_000',
      decimal: 99.95,
      exponent: 1500,
      negative: 0,
      fraction: 0.5,
      version: '1.10',
      quoted: "it's",
      escaped: 'tab\tend',
      folded: 'one two',
      literal: 'one\ntwo\n',
      list: ['a', { b: 'c' }, ['d']],
      indented: ['e', { f: 'g' }],
    });
  });

  test('is text where a number would be no number at all', () => {
    expect(yaml('a: 1e400\nb: 1.2.3\nc: 1,5\n').data).toEqual({ a: '1e400', b: '1.2.3', c: '1,5' });
  });

  test('may stand between document marks and comments', () => {
    expect(yaml('# a comment\n---\na: 1 # another\n...\n').data).toEqual({ a: 1 });
  });

  test('has names that read as text, whatever they look like', () => {
    const { data } = yaml(
      '2026: a\ntrue: b\n"1.50": c\n? d\n: e\ntoString: f\nhasOwnProperty: g\n',
    );
    expect(data).toEqual({
      2026: 'a',
      true: 'b',
      '1.50': 'c',
      d: 'e',
      toString: 'f',
      hasOwnProperty: 'g',
    });
  });

  test('of forty thousand fields, or as many items, is read', () => {
    const fields = Array.from({ length: 40_000 }, (_, index) => `key-${index}: ${index}\n`);
    expect(Object.keys(yaml(fields.join('')).data)).toHaveLength(40_000);
    expect(yaml(`a:\n${'- b: c\n'.repeat(40_000)}`).data['a']).toHaveLength(40_000);
  });
});

describe('refusals', () => {
  test.each([
    ['a: &x 1\n', '1:4–1:6', 'This value is given a name with `&` to be repeated elsewhere.'],
    ['a: &x\n  b: 1\n', '1:4–1:6', 'This value is given a name with `&` to be repeated elsewhere.'],
    ['a: [&x []]\n', '1:5–1:7', 'This value is given a name with `&` to be repeated elsewhere.'],
    ['&x a: 1\n', '1:1–1:3', 'This value is given a name with `&` to be repeated elsewhere.'],
    ['a: *x\n', '1:4–1:6', 'This value points with `*` at another one.'],
    ['*x : 1\n', '1:1–1:3', 'This value points with `*` at another one.'],
    ['a: !!str 1\n', '1:4–1:9', 'This value is given a type with `!`.'],
    ['a: !js x\n', '1:4–1:7', 'This value is given a type with `!`.'],
    ['a: !\n  - b\n', '1:4–1:5', 'This value is given a type with `!`.'],
    ['<<: {a: 1}\n', '1:1–1:3', 'The name `<<` would copy the fields of another map.'],
    [
      '%YAML 1.2\n---\na: 1\n',
      '1:1–1:10',
      'The line begins with `%` and would give orders to the reader of the file.',
    ],
    [
      '# c\n\n%ANY x\n---\na: 1\n',
      '3:1–3:7',
      'The line begins with `%` and would give orders to the reader of the file.',
    ],
    ['a: 1\n---\nb: 2\n', '2:1–2:4', 'A second set of fields begins here.'],
    ['a: 1\n...\nb: 2\n', '2:1–2:4', 'A second set of fields begins here.'],
    ['a: "---"\n---\nb: 2\n', '2:1–2:4', 'A second set of fields begins here.'],
    [
      '__proto__: 1\n',
      '1:1–1:10',
      'The name `__proto__` is reserved and cannot be used for a field.',
    ],
    [
      'a:\n  "__proto__": {b: 1}\n',
      '2:4–2:13',
      'The name `__proto__` is reserved and cannot be used for a field.',
    ],
    [
      'a: {constructor: 1}\n',
      '1:5–1:16',
      'The name `constructor` is reserved and cannot be used for a field.',
    ],
    [
      'prototype: 1\n',
      '1:1–1:10',
      'The name `prototype` is reserved and cannot be used for a field.',
    ],
    ['1.50: a\n', '1:1–1:5', 'The name `1.50` is not read as text.'],
    ['0x10: a\n', '1:1–1:5', 'The name `0x10` is not read as text.'],
    ['null: a\n', '1:1–1:5', 'The name `null` is not read as text.'],
    [': a\n', '1:1–1:1', 'A field has no name before its colon.'],
    ['? [a, b]\n: c\n', '1:3–1:4', 'A list or a map stands where the name of a field belongs.'],
    ['{{a: b}: c}\n', '1:2–1:3', 'A list or a map stands where the name of a field belongs.'],
    ['- a\n- b\n', '1:1–1:4', 'The file holds a list.'],
    ['# c\n---\n\n- a\n- b\n', '4:1–4:4', 'The file holds a list.'],
    ['a title\n', '1:1–1:8', 'The file holds a text without the name of a field.'],
    ['42\n', '1:1–1:3', 'The file holds a text without the name of a field.'],
  ])('%j', (text, place, message) => {
    expect(refusedYaml(text)).toEqual([`${place} content/syntax ${message}`]);
  });

  test('a repeated field is found where it stands again, with the place where it stood first', () => {
    const { findings } = parseFile(
      file('kpis/a.yaml', 'a: 1\nlist:\n  - {b: 1, c: 2, "b": 3}\na: 2\n'),
    );
    expect(said(findings)).toEqual([
      '3:19–3:20 content/syntax The field `b` stands twice in the same map.',
      '4:1–4:2 content/syntax The field `a` stands twice in the same map.',
    ]);
    expect(findings.map(({ related }) => related)).toMatchObject([
      [
        {
          message: 'It stands here first.',
          start: { line: 3, column: 6 },
          end: { line: 3, column: 7 },
        },
      ],
      [
        {
          message: 'It stands here first.',
          start: { line: 1, column: 1 },
          end: { line: 1, column: 2 },
        },
      ],
    ]);
  });

  test('a repeated field in a list of lists is told with the place where it stood first', () => {
    const { findings } = parseFile(file('kpis/a.yaml', 'a:\n  - [x, [{b: 1, b: 2}]]\n'));
    expect(
      findings.map(({ start, related }) => [start.column, related?.[0]?.start.column]),
    ).toEqual([[17, 11]]);
  });

  test('a repeated field in front matter has its place in the file', () => {
    const { findings } = parseFile(file('kpis/a.md', '---\na: 1\na: 2\n---\n'));
    expect(said(findings)).toEqual([
      '3:1–3:2 content/syntax The field `a` stands twice in the same map.',
    ]);
    expect(findings[0]?.related).toMatchObject([{ file: 'content/kpis/a.md', start: { line: 2 } }]);
  });

  test('are all collected in one run, up to fifty', () => {
    expect(refusedYaml('a: &x 1\nb: !t 2\nc: *x\nd: 1e16\na: .nan\n')).toHaveLength(5);
    const many = refusedYaml('a: &x 1\n'.repeat(40_000));
    expect(many).toHaveLength(51);
    expect(many.at(-1)).toBe(
      '51:1–51:2 content/syntax The file has 39950 more faults from here on.',
    );
  });

  test('lists and maps may lie in one another 32 deep', () => {
    const nested = (depth: number) => `a: ${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}\n`;
    expect(yaml(nested(32)).data).toHaveProperty('a');
    expect(refusedYaml(nested(33))).toEqual([
      '1:35–1:36 content/syntax Lists and maps lie in one another more than 32 deep.',
    ]);
    expect(refusedYaml(nested(30_000))).toEqual([expect.stringMatching(/more than 32 deep\.$/)]);
  });

  test('a bomb of references costs nothing', () => {
    const lines = Array.from({ length: 30 }, (_, index) => {
      return `a${index}: &a${index} [${`*a${index - 1},`.repeat(10)}]`;
    });
    expect(refusedYaml(lines.join('\n'))[0]).toMatch(/^1:5–1:8 /);
  });
});

describe('numbers', () => {
  test.each([
    '1000000000000000',
    '-1000000000000000',
    '0.1',
    '1.50',
    '+99.95',
    '0.30000000000000004',
    '123456789.123456',
    '1e15',
    '1.5E-7',
    '0.000000000000000000000000001',
    '1.0000000000000000000',
    '0xFFFFFFFFF',
    '00000000000000000000001',
  ])('%s is kept as it is written', (written) => {
    expect(yaml(`value: ${written}\n`).data).toEqual({ value: Number(written) });
  });

  test.each([
    ['1000000000000001', 'too large to be kept exactly'],
    ['-1e16', 'too large to be kept exactly'],
    ['0xFFFFFFFFFFFFF', 'too large to be kept exactly'],
    ['12345678901234567890', 'too large to be kept exactly'],
    ['0.1234567890123456789', 'more digits than can be kept exactly'],
    ['99.95000000000000001', 'more digits than can be kept exactly'],
    ['1e-400', 'more digits than can be kept exactly'],
    ['.inf', 'not a number that can be counted with'],
    ['-.INF', 'not a number that can be counted with'],
    ['.nan', 'not a number that can be counted with'],
  ])('%s is refused', (written, reason) => {
    const end = 8 + written.length;
    expect(refusedYaml(`value: ${written}\n`)).toEqual([
      expect.stringMatching(new RegExp(`^1:8–1:${end} content/syntax .*\`.*${reason}\\.$`)),
    ]);
    expect(yaml(`value: "${written}"\n`).data).toEqual({ value: written });
  });
});
