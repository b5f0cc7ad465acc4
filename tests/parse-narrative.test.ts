import { describe, expect, test } from 'vitest';
import { parseFile, parseFiles } from '../src/parse/index.ts';
import { judgeNarrative } from '../src/parse/narrative/judge.ts';
import { judgeNarratives } from '../src/parse/narrative/judge-narratives.ts';
import { file, said } from './parse-file.ts';

const mdx = (name: string, body: string) => file(`kpis/${name}.mdx`, `---\ntitle: A\n---\n${body}`);

/** The rule, the text in question and the message of each fault. */
const faults = (text: string) =>
  judgeNarrative(text).faults.map(({ rule, from, to, message }) => [
    rule,
    text.slice(from, to),
    message,
  ]);

describe('a narrative', () => {
  test('is cut into Markdown and components, which together are the whole of it', () => {
    const text =
      'It is <Kpi id="checkout" /> now.\n\n<Trend kpi=\'checkout\'/>\n\n> - <Progress\n>   objective="o"/>\n';
    const { parts, faults: none } = judgeNarrative(text);
    expect(none).toEqual([]);
    expect(parts).toEqual([
      { kind: 'markdown', text: 'It is ' },
      {
        kind: 'component',
        name: 'Kpi',
        attributes: { id: 'checkout' },
        block: false,
        from: 6,
        to: 27,
      },
      { kind: 'markdown', text: ' now.\n\n' },
      {
        kind: 'component',
        name: 'Trend',
        attributes: { kpi: 'checkout' },
        block: true,
        from: 34,
        to: 57,
      },
      { kind: 'markdown', text: '\n\n> - ' },
      {
        kind: 'component',
        name: 'Progress',
        attributes: { objective: 'o' },
        block: true,
        from: 63,
        to: 92,
      },
      { kind: 'markdown', text: '\n' },
    ]);
    const whole = parts.map((part) =>
      part.kind === 'markdown' ? part.text : text.slice(part.from, part.to),
    );
    expect(whole.join('')).toBe(text);
  });

  test.each([
    'a < b and c > d',
    '\\{x} and \\<b>',
    '`{x}` and `<b>`',
    '```\n{x} <b>\nimport y\n```',
    'we import goods',
  ])('%j is Markdown alone', (text) => {
    expect(judgeNarrative(text)).toEqual({ parts: [{ kind: 'markdown', text }], faults: [] });
  });

  const CODE = 'What stands in braces would be run as code.';
  const HTML = (name: string) => `The HTML element \`<${name}>\` stands in the text.`;
  const UNSAFE = 'content/safe-narrative';
  test.each([
    ['{process.env.SECRET}', '{process.env.SECRET}', CODE],
    ['a {1 + 1} b', '{1 + 1}', CODE],
    ['{/* a comment */}', '{/* a comment */}', CODE],
    ['a {b c} d', '{b ', CODE],
    [
      'import fs from "node:fs"\n',
      'import',
      'The paragraph begins with `import`, which would bring in code.',
    ],
    [
      'a\n\nexport const x = 1\n',
      'export',
      'The paragraph begins with `export`, which would bring in code.',
    ],
    [
      'export of steel grew\n',
      'export',
      'The paragraph begins with `export`, which would bring in code.',
    ],
    ['<script>alert(1)</script>', '<script>alert(1)</script>', HTML('script')],
    ['a <img src="x" onerror="y" /> b', '<img src="x" onerror="y" />', HTML('img')],
    ['<iframe\n  src="x"\n/>', '<iframe\n  src="x"\n/>', HTML('iframe')],
    ['<a.b />', '<a.b />', HTML('a.b')],
    ['<></>', '<></>', 'An empty tag stands here.'],
    ['<Chart id="a" />', '<Chart id="a" />', 'There is no component `Chart`.'],
    ['<Kpi.Deep id="a" />', '<Kpi.Deep id="a" />', 'There is no component `Kpi.Deep`.'],
    ['<constructor id="a" />', '<constructor id="a" />', HTML('constructor')],
    ['<Kpi />', '<Kpi />', '`<Kpi>` does not say which record it shows.'],
    ['<Kpi kpi="a" />', 'kpi="a"', 'The component `Kpi` has no attribute `kpi`.'],
    [
      '<Kpi id="a" onclick="b" />',
      'onclick="b"',
      'The component `Kpi` has no attribute `onclick`.',
    ],
    ['<Kpi id={x} />', 'id={x}', 'The attribute `id` is not a text in quotes.'],
    ['<Kpi id />', 'id', 'The attribute `id` is not a text in quotes.'],
    ['<Kpi id=" " />', 'id=" "', 'The attribute `id` is not a text in quotes.'],
    ['<Kpi id="a" id="b" />', 'id="b"', 'The attribute `id` stands twice.'],
    ['<Kpi {...props} />', '{...props}', 'Braces bring code into the component.'],
    [
      '<Kpi id="a">b</Kpi>',
      '<Kpi id="a">b</Kpi>',
      'Something stands between `<Kpi>` and `</Kpi>`.',
    ],
  ])('%j is not safe', (text, part, message) => {
    expect(faults(text)).toEqual([[UNSAFE, part, message]]);
    expect(judgeNarrative(text).parts).toEqual([]);
  });

  test('is judged inside of what is refused, and everywhere at once', () => {
    expect(faults('<b>{x}</b> and <Kpi id="a" />\n\n{y}').map(([, part]) => part)).toEqual([
      '<b>{x}</b>',
      '{x}',
      '{y}',
    ]);
  });

  test.each([
    ['{1 + 1', '{', 'The brace opened here is not closed.'],
    ['> {a\nb}', '{', 'The brace opened here is not closed.'],
    ['<5% of requests', '<5', 'This `<` begins nothing that can be read.'],
    ['<!-- hidden -->', '<!', 'A comment of HTML stands in the text.'],
    ['<https://example.org>', '<https:/', 'A link in angle brackets stands in the text.'],
    ['<Kpi id="a">', '<', 'What is opened here is not closed.'],
    ['a\r\nb *<Kpi id="a">*</Kpi>', '<', 'What is opened here is not closed.'],
    ['</Kpi>', '</', 'A component is closed here that was not opened.'],
    ['<Kpi id="a', '<Kpi id="a', 'The component that begins here cannot be read to its end.'],
    ['<Kpi id=a />', '<Kpi id=a', 'The component that begins here cannot be read to its end.'],
  ])('%j is not grammatical', (text, part, message) => {
    expect(faults(text)).toEqual([['content/syntax', part, message]]);
  });

  test.each([
    ['quotes', '>'.repeat(32_000), 'Quotes and lists lie in one another more than 16 deep.'],
    ['lists', '1. '.repeat(10_000), 'Quotes and lists lie in one another more than 16 deep.'],
    [
      'quotes of lists',
      '> - '.repeat(8000),
      'Quotes and lists lie in one another more than 16 deep.',
    ],
    ['short quotes', '> a\n\n'.repeat(6000), 'The text has more than 2000 quotes and list items.'],
    ['asterisks', 'a*'.repeat(16_000), 'The paragraph has more than 2000 marks of emphasis.'],
    ['underscores', '_*'.repeat(16_000), 'The paragraph has more than 2000 marks of emphasis.'],
  ])('of %s alone is refused before it is parsed', (_, text, message) => {
    expect(judgeNarrative(text).faults.map((fault) => fault.message)).toEqual([message]);
  });

  test('may begin with an invisible mark that the parser would drop', () => {
    expect(faults('\uFEFFa {x}')).toEqual([['content/safe-narrative', '{x}', CODE]]);
  });
});

describe('narratives of files', () => {
  test('are judged in a worker, and have their places in the file', async () => {
    const { entries, failed, findings } = await parseFiles([
      mdx('a', 'It is <Kpi id="checkout" /> now.\n'),
      mdx('b', 'One\n\nTwo {x}\n'),
      mdx('c', 'Three <b>\n'),
      mdx('d', ''),
      file('kpis/e.md', '---\ntitle: A\n---\n{x} <b>\n'),
    ]);
    expect(failed).toEqual([]);
    expect(findings.map(({ file: path }) => path)).toEqual([
      'content/kpis/b.mdx',
      'content/kpis/c.mdx',
    ]);
    expect(said(findings)).toEqual([
      '6:5–6:8 content/safe-narrative What stands in braces would be run as code.',
      '4:7–4:8 content/syntax What is opened here is not closed.',
    ]);
    const bodies = entries.map((entry) => (entry.format === 'csv' ? null : entry.body));
    const start = { line: 4, column: 7, offset: 23 };
    expect(bodies[0]?.parts).toEqual([
      { kind: 'markdown', text: 'It is ' },
      {
        kind: 'component',
        name: 'Kpi',
        attributes: { id: 'checkout' },
        block: false,
        place: { file: 'content/kpis/a.mdx', start, end: { line: 4, column: 28, offset: 44 } },
      },
      { kind: 'markdown', text: ' now.\n' },
    ]);
    expect(bodies[1]?.parts).toEqual([]);
    expect(bodies[2]?.parts).toEqual([]);
    expect(bodies[3]).toBeNull();
    expect(bodies[4]?.parts).toEqual([{ kind: 'markdown', text: '{x} <b>\n' }]);
  });

  test('are given up when they take too long, and after three the others are not read', async () => {
    const entries = ['a', 'b', 'c', 'd', 'e'].map((name) => {
      const { entry } = parseFile(mdx(name, 'Fine.\n'));
      if (entry?.format !== 'mdx') throw new Error('no narrative');
      return entry;
    });
    const findings = await judgeNarratives(entries, 0);
    const late = 'The text takes more than 0 seconds to read.';
    const unread = 'The text was not read, because 3 others took more than 0 seconds each.';
    expect(findings.map(({ rule, message }) => [rule, message])).toEqual(
      [late, late, late, unread, unread].map((message) => ['content/safe-narrative', message]),
    );
    expect(entries.map(({ body }) => body?.parts)).toEqual([[], [], [], [], []]);
  });
});
