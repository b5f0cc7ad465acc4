import { describe, expect, test } from 'vitest';
import { parseFile } from '../src/parse/index.ts';
import { file, refused } from './parse-file.ts';

const refusedYaml = (text: string) => refused('kpis/a.yaml', text);

describe('grammar', () => {
  const UNNAMED = 'This line has no colon followed by a space, so it names no field.';
  const INDENT = 'This line is not indented like its neighbours.';
  const BELONGS = 'This line does not belong to what stands above it.';
  test.each([
    ['title: Foo: bar', '1:11–1:12', 'A second colon stands in this line.'],
    ['a: 1\ntitle Foo\nb: 2', '2:1–2:10', UNNAMED],
    ['a:1\nb: 2', '1:1–1:4', UNNAMED],
    ['a: 1\nb', '2:1–2:2', UNNAMED],
    ['"a":1', '1:5–1:6', 'A space is missing after the colon.'],
    ['a:\n\tb: 1', '2:1–2:2', 'This line is indented with a tab.'],
    ['a:\n  b: 1\n\tc: 2', '3:1–3:2', 'This line is indented with a tab.'],
    ['\ta: 1', '1:1–1:2', 'This line is indented with a tab.'],
    ['a: 1\n b: 2', '2:2–2:6', INDENT],
    ['a:\n    b: 1\n  c: 2', '3:3–3:7', INDENT],
    ['a:\n  - b\n c: 1', '3:2–3:6', INDENT],
    ['- a\nb: 1', '2:1–2:5', BELONGS],
    ['a: 1\n- b', '2:1–2:4', 'An item of a list stands where a field belongs.'],
    ['a: - b', '1:4–1:5', 'A list cannot begin on the line of its name.'],
    ['a: "x\nb: 2', '1:4–1:5', 'The quote opened here is not closed.'],
    ["a: 'x\nb: 2\nc: 'y'", '1:4–1:5', 'The quote opened here is not closed.'],
    ['a: 1\nb: "x', '2:4–2:5', 'The quote opened here is not closed.'],
    ["a: 'it's'", '1:8–1:10', 'The text goes on after its closing quote.'],
    ['a: "x" y', '1:8–1:9', 'The text goes on after its closing quote.'],
    ['a: [1, 2\nb: 3', '1:4–1:5', 'The bracket `[` opened here is not closed.'],
    ['a: {b: 1', '1:4–1:5', 'The bracket `{` opened here is not closed.'],
    ['a: ]', '1:4–1:5', 'The bracket `]` closes nothing.'],
    ['a: [b,,c]', '1:7–1:8', 'A comma stands where an entry belongs.'],
    ['a: ["b" "c"]', '1:9–1:10', 'Two entries of a list in brackets are not separated.'],
    ['a: @handle', '1:4–1:5', 'Text cannot begin with `@` unless it is in quotes.'],
    ['a: `code`', '1:4–1:5', 'Text cannot begin with a backtick unless it is in quotes.'],
    ['a: %x', '1:4–1:5', 'Text cannot begin with `%` unless it is in quotes.'],
    [
      'a: "C:\\Users"',
      '1:7–1:9',
      'A backslash in double quotes stands for a special character, and this one is not known.',
    ],
    [
      'a: "\\q"',
      '1:5–1:7',
      'A backslash in double quotes stands for a special character, and this one is not known.',
    ],
    ['a: >x\n y', '1:5–1:6', 'Text cannot stand on the line of `|` or `>`.'],
    ['a: b\x07', '1:5–1:6', 'The invisible character U+0007 stands here.'],
    ['a: "b\x1b[0m"', '1:6–1:7', 'The invisible character U+001B stands here.'],
    ['a: *', '1:5–1:5', 'Text cannot begin with `&`, `*` or `!` unless it is in quotes.'],
    [
      'a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> branch\n',
      '2:1–2:13',
      'Two versions of these lines meet here, and nobody has chosen between them.',
    ],
  ])('%j is explained', (text, place, message) => {
    expect(refusedYaml(text)).toEqual([`${place} content/syntax ${message}`]);
  });

  test('is explained at the line of the file, not of the front matter', () => {
    expect(refused('kpis/a.md', '---\r\ntitle: Foo: bar\r\n---\r\n')).toEqual([
      '2:11–2:12 content/syntax A second colon stands in this line.',
    ]);
  });

  test('never speaks in the words of the library', () => {
    const texts = [
      'a: [',
      '? :',
      'a: |9x',
      '!<',
      '&',
      '- - : : -',
      '"',
      "'",
      '{',
      ']',
      'a: >\n b\n  c\n d: e',
    ];
    for (const text of texts) {
      for (const line of parseFile(file('kpis/a.yaml', text)).findings.map(
        ({ message }) => message,
      )) {
        expect(line).not.toMatch(
          /mapping|scalar|sequence|node|stream|token|expected|flow|undefined/i,
        );
      }
    }
  });
});
