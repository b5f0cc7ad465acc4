import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFinding, Locator, type Severity } from '../src/finding/index.ts';
import { createPage, jsonText, prettyFindings, sortKeys, visible } from '../src/report/index.ts';

const plain = createPage(false, null);

describe('text made visible', () => {
  it.each([
    ['an escape sequence', 'a\u001b[31mred', 'a<U+001B>[31mred'],
    ['line ends and tabs', 'a\tb\r\nc', 'a\\tb\\r\\nc'],
    ['a right-to-left override', 'a\u202eb', 'a<U+202E>b'],
    ['a zero-width joiner between letters', 'a\u200db', 'a<U+200D>b'],
    ['half a pair', '\ud800', '<U+D800>'],
    ['a C1 control', '\u009b31m', '<U+009B>31m'],
    ['a tag character', 'x\u{e0061}', 'x<U+E0061>'],
    ['emoji that are joined', '👩\u200d💻 👍🏽 ❤️', '👩\u200d💻 👍🏽 ❤️'],
    ['a joiner where the script needs it', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['ordinary text', 'Größe 日本 €', 'Größe 日本 €'],
  ])('%s', (_what, text, shown) => expect(visible(text)).toBe(shown));

  it('never lets a control or bidirectional character through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});

/** A finding at the first occurrence of `spot` in the text. */
function findingAt(
  text: string,
  spot: string,
  more: Partial<Parameters<typeof createFinding>[0]> = {},
) {
  const at = text.indexOf(spot);
  const place = new Locator(more.place?.file ?? 'content/kpis/a.yaml', text).span(
    at,
    at + spot.length,
  );
  return createFinding({
    rule: 'content/known-reference',
    message: 'There is no person `ana-riuz`.',
    ...more,
    place,
  });
}

describe('findings for people', () => {
  const text = 'title: A\nowner: ana-riuz\n';

  it('show place, severity, message, source, expectation, hint and rule', () => {
    const finding = findingAt(text, 'ana-riuz', {
      expected: 'the id of a person',
      hint: 'Did you mean `ana-ruiz`?',
      chain: ['kpi:a', 'objective:b'],
      related: [
        { message: 'first defined here', ...new Locator('content/kpis/b.yaml', text).span(0, 5) },
      ],
    });
    expect(prettyFindings([finding], () => text, plain)).toBe(
      [
        'content/kpis/a.yaml  1 finding',
        '  ✕ error  There is no person `ana-riuz`.',
        '    content/kpis/a.yaml:2:8  content/known-reference',
        '    2 │ owner: ana-riuz',
        '      │        ^^^^^^^^',
        '    expected: the id of a person',
        '    hint: Did you mean `ana-ruiz`?',
        '    path: kpi:a → objective:b',
        '    also: content/kpis/b.yaml:1:1 first defined here',
      ].join('\n'),
    );
  });

  it('are grouped by file', () => {
    const at = (file: string, severity: Severity) =>
      findingAt(text, 'title', {
        severity,
        message: `In ${file}.`,
        place: new Locator(file, text).span(0, 1),
      });
    const shown = prettyFindings(
      [at('content/b.md', 'warn'), at('content/a.md', 'info'), at('content/b.md', 'error')],
      () => null,
      plain,
    );
    expect(shown).toBe(
      [
        'content/a.md  1 finding',
        '  · note  In content/a.md.',
        '    content/a.md:1:1  content/known-reference',
        '',
        'content/b.md  2 findings',
        '  ▲ warning  In content/b.md.',
        '    content/b.md:1:1  content/known-reference',
        '  ✕ error  In content/b.md.',
        '    content/b.md:1:1  content/known-reference',
      ].join('\n'),
    );
  });

  const carets = (source: string, spot: string, width: number | null = null): string[] =>
    prettyFindings([findingAt(source, spot)], () => source, createPage(false, width))
      .split('\n')
      .filter((line) => line.includes('│'));

  it('put carets under tabs and wide characters', () => {
    expect(carets('\tname: 日本語 x\n', 'x')).toEqual([
      '    1 │     name: 日本語 x',
      '      │                  ^',
    ]);
    expect(carets('👩‍💻: é x', 'x')).toEqual(['    1 │ 👩‍💻: é x', '      │       ^']);
    expect(carets('name: 日本語\n', '日本語')[1]).toBe('      │       ^^^^^^');
  });

  it('write out what would steer the terminal, and still align', () => {
    expect(carets('a: \u001b[2J x', 'x')).toEqual([
      '    1 │ a: <U+001B>[2J x',
      '      │                ^',
    ]);
  });

  it('put carets to the end of the line when the place is longer', () => {
    expect(carets('key:\n  - one\n  - two\n', 'key:\n  - one')).toEqual([
      '    1 │ key:',
      '      │ ^^^^',
    ]);
  });

  it('show one caret for a place without width, such as the end of a line', () => {
    const source = 'title: A';
    const finding = createFinding({
      rule: 'content/syntax',
      message: 'Here.',
      place: new Locator('a.yaml', source).span(8, 8),
    });
    expect(prettyFindings([finding], () => source, plain)).toContain('      │         ^');
  });

  it('cut a long line around the place', () => {
    const source = `${'a'.repeat(5_000)}HERE${'b'.repeat(5_000)}`;
    const [line = '', under = ''] = carets(source, 'HERE', 60);
    expect(line.length).toBeLessThanOrEqual(60);
    expect(line.indexOf('HERE')).toBe(under.indexOf('^^^^'));
    expect(line.indexOf('HERE')).toBeGreaterThan(0);
  });

  it('leave out the source when the file is another one by now', () => {
    const finding = findingAt(text, 'ana-riuz');
    expect(prettyFindings([finding], () => 'x', plain)).not.toContain('│');
    expect(prettyFindings([finding], () => null, plain)).not.toContain('│');
  });

  it('make hostile names and messages visible', () => {
    const place = new Locator('content/kpis/\u202ea.md', text).span(0, 5);
    const finding = createFinding({
      rule: 'content/known-kind',
      message: 'A\u001b]0;title\u0007.',
      hint: 'B\u202e',
      place,
    });
    const shown = prettyFindings([finding], () => text, plain);
    expect(shown).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
    expect(shown).toContain('content/kpis/<U+202E>a.md:1:1');
  });

  it('break sentences at the width of the terminal', () => {
    const finding = findingAt(text, 'title', { message: 'word '.repeat(40).trim() });
    const lines = prettyFindings([finding], () => null, createPage(false, 56)).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(56);
  });

  it('are coloured only when asked', () => {
    const finding = findingAt(text, 'title');
    expect(prettyFindings([finding], () => text, createPage(true, null))).toContain('\u001b[31m');
    expect(prettyFindings([finding], () => text, plain)).not.toContain('\u001b');
  });
});

describe('JSON', () => {
  it('sorts the keys of maps at every depth and keeps lists', () => {
    const value = { b: [{ z: 1, a: 2 }], a: null, ['__proto__x']: 1 };
    expect(JSON.stringify(sortKeys(value))).toBe('{"__proto__x":1,"a":null,"b":[{"a":2,"z":1}]}');
  });

  it('keeps a key called __proto__ as data', () => {
    const value: unknown = JSON.parse('{"b": 1, "__proto__": {"a": 2}}');
    expect(JSON.stringify(sortKeys(value))).toBe('{"__proto__":{"a":2},"b":1}');
  });

  it('ends in one line break', () => {
    expect(jsonText({ a: 1 })).toBe('{\n  "a": 1\n}\n');
    const steering = '\u001b[2J \u009b31m \u007f \u2028 \u202e \u2066 \u200f café 東京 🧭';
    expect(jsonText(steering)).not.toMatch(/(?!\n)\p{Cc}|[\u2028\u202e\u2066\u200f]/u);
    expect(jsonText(steering)).toContain('café 東京 🧭');
    expect(JSON.parse(jsonText(steering))).toBe(steering);
  });
});
