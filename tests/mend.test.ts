import { describe, expect, it } from 'vitest';
import { createFinding } from '../src/finding/index.ts';
import { applyEdits, canonicalText, entryWith, repairsOf, tidyText } from '../src/mend/index.ts';
import type { Kind } from '../src/schema/index.ts';

const FOLDER = {
  kpi: 'kpis',
  measurement: 'measurements',
  'check-in': 'check-ins',
  objective: 'objectives',
};
type Shown = keyof typeof FOLDER;

function read(text: string, kind: Shown, ending: string) {
  const within = `${FOLDER[kind]}/a.${ending}`;
  const entry = entryWith({ file: `content/${within}`, within }, text);
  if (entry === null) throw new Error('cannot be read');
  return entry;
}

const tidy = (text: string, kind: Shown = 'kpi', ending = 'yaml') =>
  tidyText(read(text, kind, ending), kind satisfies Kind, () => 'uid00001').text;
const canonical = (text: string, kind: Shown = 'kpi', ending = 'yaml') =>
  canonicalText(read(text, kind, ending), kind);

describe('putting keys in order', () => {
  it('moves each key with the comments above it and to its right, and nothing else', () => {
    const text =
      'uid: abcdefgh\r\n# who answers,\r\n# since May\r\nowner:   ana   # she knows\r\n\r\ntitle:  "A"\r\ntarget:\r\n    by: 2026-12-31\r\n    # ninety\r\n    value: 90\r\n    # the end\r\n';
    expect(tidy(text)).toBe(
      '\r\ntitle:  "A"\r\n# who answers,\r\n# since May\r\nowner:   ana   # she knows\r\ntarget:\r\n    # ninety\r\n    value: 90\r\n    by: 2026-12-31\r\n    # the end\r\nuid: abcdefgh\r\n',
    );
  });

  it('leaves a word to the editor and a heading above a blank line at the top', () => {
    const text = '# yaml-language-server: $schema=x.json\nowner: ana\ntitle: A\nuid: abcdefgh\n';
    expect(tidy(text)).toBe(
      '# yaml-language-server: $schema=x.json\ntitle: A\nowner: ana\nuid: abcdefgh\n',
    );
    expect(tidy('# Ours.\n\nowner: ana\ntitle: A\nuid: abcdefgh\n')).toBe(
      '# Ours.\n\ntitle: A\nowner: ana\nuid: abcdefgh\n',
    );
  });

  it('orders maps in brackets, in lists and in the front matter of a narrative', () => {
    const text =
      '---\ntitle: A\nkey_results:\n  - title: One\n    id: one\n    to: 2\n    from: 1\n    kpi: k\n  - {title: Two, id: two, kpi: k, to: 2, from: 1} # two\nuid: abcdefgh\n---\n\nowner: stays\ntitle: stays\n';
    expect(tidy(text, 'objective', 'md')).toBe(
      '---\ntitle: A\nkey_results:\n  - id: one\n    title: One\n    kpi: k\n    from: 1\n    to: 2\n  - {id: two, title: Two, kpi: k, from: 1, to: 2} # two\nuid: abcdefgh\n---\n\nowner: stays\ntitle: stays\n',
    );
  });

  it.each([
    ['keys on one line', '{owner: ana, title: A, uid: abcdefgh}\n'],
    ['keys with a question mark', '? owner\n: ana\n? title\n: A\n? uid\n: abcdefgh\n'],
    [
      'a comment that would come after a dash',
      'title: A\nmilestones:\n  - value: 1\n    # by then\n    on: 2026-01-01\nuid: abcdefgh\n',
    ],
  ])('leaves %s alone', (_, text) => {
    expect(tidy(text)).toBe(text);
  });

  it('keeps names nobody knows last, in their order, and the narrative of a YAML file below all', () => {
    const text = 'body: |\n  Text.\nzeta: 1\nx-own: 2\nalpha: 3\ntitle: A\nuid: abcdefgh\n';
    expect(tidy(text)).toBe(
      'title: A\nuid: abcdefgh\nzeta: 1\nx-own: 2\nalpha: 3\nbody: |\n  Text.\n',
    );
  });
});

describe('giving a permanent id', () => {
  it('writes it once, where the schema has it, with the line ends of the file', () => {
    expect(tidy('title: A\r\nowner: ana\r\nx-own: 1\r\n')).toBe(
      'title: A\r\nowner: ana\r\nuid: uid00001\r\nx-own: 1\r\n',
    );
    expect(tidy('title: A')).toBe('title: A\nuid: uid00001');
    expect(tidy('---\ntitle: A\n---\ntext', 'kpi', 'md')).toBe(
      '---\ntitle: A\nuid: uid00001\n---\ntext',
    );
  });

  it('leaves notes without one, which nobody renames', () => {
    const text = '---\ndate: 2026-11-20\n---\n';
    expect(tidy(text, 'check-in', 'md')).toBe(text);
  });
});

describe('putting measurements in order', () => {
  it('moves whole rows by their date, byte for byte, rows of one day in the order they had', () => {
    const text = 'date,value,note\r\n2026-03-01, 3 ,"c, d"\r\n2026-01-01,1,\r\n\r\n2026-01-01,2';
    expect(tidy(text, 'measurement', 'csv')).toBe(
      'date,value,note\r\n2026-01-01,1,\r\n2026-01-01,2\r\n\r\n2026-03-01, 3 ,"c, d"',
    );
  });

  it.each([
    ['a row without a date that can be told', 'date,value\n2026-03-01,3\n1 May,2\n2026-01-01,1\n'],
    ['a row that cannot be read', 'date,value\n2026-03-01,3\n1,2,3,4\n2026-01-01,1\n'],
  ])('leaves a table with %s alone', (_, text) => {
    expect(tidy(text, 'measurement', 'csv')).toBe(text);
  });
});

describe('the canonical form', () => {
  it('has quotes only where they are needed, also by other readers of YAML', () => {
    const text =
      'title: "A plain one"\nsummary: \'yes\'\ntags: ["a, b", "c", "1.50", "0o7", "12:30", "- x", "# y", "k: v", ""]\nbaseline: {value: 1, on: "2026-01-01"}\n"owner": "ana"\nsource: {url: "https://a.example/b"}\n';
    expect(canonical(text)).toBe(
      'title: A plain one\nsummary: \'yes\'\ntags: ["a, b", c, "1.50", "0o7", "12:30", "- x", "# y", "k: v", ""]\nowner: ana\nbaseline: {value: 1, on: 2026-01-01}\nsource: {url: https://a.example/b}\n',
    );
  });

  it('takes blanks from the ends of lines, but not those a text is made of', () => {
    expect(canonical('title: A  \nsummary: |\n  One  \n  two\nowner: ana\t\n\n\n')).toBe(
      'title: A\nsummary: |\n  One  \n  two\nowner: ana\n',
    );
    expect(canonical('---\ntitle: A \n---\nA line  \nbreaks\n\n\n', 'kpi', 'md')).toBe(
      '---\ntitle: A\n---\nA line  \nbreaks\n',
    );
  });

  it('writes tables without blanks, needless quotes and empty lines, by date', () => {
    const text = 'date , value,note\n"2026-03-01",3,"c, d"\n\n , ,\n2026-01-01 , 1 ,';
    expect(canonical(text, 'measurement', 'csv')).toBe(
      'date,value,note\n2026-01-01,1\n2026-03-01,3,"c, d"\n',
    );
  });

  it('keeps the lines of check-ins where they are: their number is their id', () => {
    const text = 'date,author\n2026-03-01, ana ,\n\n2026-01-01,"bo"\n\n';
    expect(canonical(text, 'check-in', 'csv')).toBe(
      'date,author\n2026-03-01,ana\n\n2026-01-01,bo\n',
    );
  });
});

describe('repairs', () => {
  const text = "title: A\nowner: 'ana-riuz' # who\nonwer2: 1\n";
  const entry = read(text, 'kpi', 'yaml');
  const at = (start: number, end: number, instead: string[], isCertain = true) =>
    createFinding({
      rule: 'content/schema',
      message: 'x',
      instead: { texts: instead, isCertain },
      place: entry.locator.span(start, end),
    });
  const repaired = (start: number, end: number, instead: string[]) =>
    repairsOf([at(start, end, instead)], new Map([[entry.file, entry]])).map(({ edit }) =>
      applyEdits(text, [edit]),
    );

  it('keep the quotes of what they replace, and offer each text in its turn', () => {
    const from = text.indexOf("'");
    expect(repaired(from, from + 10, ['ana-ruiz', 'kpi:x'])).toEqual([
      text.replace('ana-riuz', 'ana-ruiz'),
      text.replace('ana-riuz', 'kpi:x'),
    ]);
  });

  it('are not offered where they would change more than the one value', () => {
    expect(repaired(0, text.length, ['title'])).toEqual([]);
    expect(repaired(0, 5, ['owner'])).toEqual([]);
  });

  it('have a title that a button can show', () => {
    const from = text.indexOf("'");
    const [repair] = repairsOf([at(from, from + 10, ['ana-ruiz'])], new Map([[entry.file, entry]]));
    expect(repair?.edit.title).toBe('Write `ana-ruiz` in place of `ana-riuz`');
  });
});
