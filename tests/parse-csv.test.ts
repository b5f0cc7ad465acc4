import { describe, expect, test } from 'vitest';
import { parseFile } from '../src/parse/index.ts';
import { file, refused, said, sourcesAt, table } from './parse-file.ts';

const refusedCsv = (text: string) => refused('measurements/a.csv', text);

describe('a table', () => {
  test('has columns, and rows of trimmed cells that know their line', () => {
    const { entry, findings } = table(
      'date, value ,note\n2026-01-05,99.9,\n\n  \n2026-01-12,\t99.8 ,"a, ""quoted"" one"\n,,\n2026-01-19\n',
    );
    expect(findings).toEqual([]);
    expect(entry.columns).toEqual(['date', 'value', 'note']);
    expect(entry.rows).toEqual([
      { line: 2, cells: ['2026-01-05', '99.9', ''] },
      { line: 5, cells: ['2026-01-12', '99.8', 'a, "quoted" one'] },
      { line: 7, cells: ['2026-01-19', '', ''] },
    ]);
  });

  test.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('may end its lines in %s, also inside of cells', (_, end) => {
    const lines = ['a,b', '', '1,"x', 'y"', '2,z'];
    const { entry } = table(lines.join(end));
    expect(entry.rows).toEqual([
      { line: 3, cells: ['1', 'x\ny'] },
      { line: 5, cells: ['2', 'z'] },
    ]);
    expect(sourcesAt(entry, [0, 'b'])).toEqual([`"x${end}y"`, 'b']);
    expect(entry.places.value([1, 'b']).start).toMatchObject({ line: 5, column: 3 });
  });

  test('may have no rows, commas after its last column, and a byte order mark', () => {
    expect(table('date,value\n').entry.rows).toEqual([]);
    const { entry } = table('\uFEFFdate,value,,\n1,2,,\n3,4,,,,\n');
    expect(entry.columns).toEqual(['date', 'value']);
    expect(entry.rows.map(({ cells }) => cells)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  test('keeps names that every object has', () => {
    const { entry } = table('__proto__,constructor\n1,2\n');
    expect(entry.columns).toEqual(['__proto__', 'constructor']);
    expect(entry.rows[0]?.cells).toEqual(['1', '2']);
  });

  test('of a hundred thousand rows is read, with the place of the last cell', () => {
    const rows = '2026-01-05,99.9,"so, so"\n'.repeat(100_000);
    const { entry } = table(`date,value,note\n${rows}`);
    expect(entry.rows).toHaveLength(100_000);
    expect(entry.places.value([99_999, 'note']).start).toMatchObject({ line: 100_001, column: 17 });
  });
});

describe('places', () => {
  const { entry } = table(
    'date,value,note\n"2026-01-05" , 99.9 , "a ""b"""\n2026-01-12,99.8\n"2026\n-01-19",,"\nx"\n',
  );

  test.each([
    [[0, 'date'], '"2026-01-05"', 'date'],
    [[0, 'value'], '99.9', 'value'],
    [[0, 2], '"a ""b"""', 'note'],
    [[1, 'value'], '99.8', 'value'],
    [[2, 'date'], '"2026\n-01-19"', 'date'],
    [[2, 'note'], '"\nx"', 'note'],
  ])('of %j are its exact source and its column', (path, value, key) => {
    expect(sourcesAt(entry, path)).toEqual([value, key]);
  });

  test('fall back to the row, then to the header', () => {
    expect(sourcesAt(entry, [1, 'note'])).toEqual(['2026-01-12,99.8', 'note']);
    expect(sourcesAt(entry, [1, 'unknown'])).toEqual(['2026-01-12,99.8', 'date,value,note']);
    expect(sourcesAt(entry, [1])).toEqual(['2026-01-12,99.8', '2026-01-12,99.8']);
    expect(sourcesAt(entry, [9, 'value'])[0]).toBe('date,value,note');
    expect(sourcesAt(entry, [])[0]).toBe('date,value,note');
  });

  test('stay right when a row before them was refused', () => {
    const { entry: left, findings } = table('a,b\n1,2\n3,4,5\n6,7\n');
    expect(said(findings)).toEqual([
      '3:5–3:6 content/syntax This row has 3 cells, and the first row names 2.',
    ]);
    expect(left.rows.map(({ line }) => line)).toEqual([2, 4]);
    expect(sourcesAt(left, [1, 'a'])).toEqual(['6', 'a']);
  });
});

describe('refusals', () => {
  test.each([
    ['', '1:1–1:1', 'The file is empty.'],
    ['\n \n,,\n', '1:1–1:1', 'The file is empty.'],
    ['date;value\n2026-01-05;1\n', '1:1–1:11', 'The cells are separated by semicolons.'],
    ['date\tvalue\n', '1:1–1:11', 'The cells are separated by tabs.'],
    ['a,b\n1,"x\n2,y\n', '2:3–2:4', 'The quote opened here is not closed.'],
    ['a,b\n1,x"y"\n', '2:4–2:5', 'A quote stands in the middle of a cell.'],
    ['a,b\n1,"x"y\n', '2:6–2:7', 'The cell goes on after its closing quote.'],
    ['a,b\n1,"x""\n2,"y"\n', '3:4–3:5', 'The cell goes on after its closing quote.'],
    ['"a\n', '1:1–1:2', 'The quote opened here is not closed.'],
    [
      'a,b\n<<<<<<< HEAD\n1,2\n=======\n1,3\n>>>>>>> branch\n',
      '2:1–2:13',
      'Two versions of these rows meet here, and nobody has chosen between them.',
    ],
    [`${'a,'.repeat(200)}a\n`, '1:1–1:402', 'The first row names 201 columns.'],
  ])('%j', (text, place, message) => {
    expect(refusedCsv(text)).toEqual([`${place} content/syntax ${message}`]);
  });

  test('of the header are all told, a repeated column with its first place', () => {
    const { entry, findings } = parseFile(
      file('measurements/a.csv', 'date,,value, date\n1,2,3,4\n'),
    );
    expect(entry).toBeNull();
    expect(said(findings)).toEqual([
      '1:1–1:18 content/syntax Column 2 has no name.',
      '1:14–1:18 content/syntax The column `date` stands twice in the first row.',
    ]);
    expect(findings[1]?.related).toMatchObject([{ start: { column: 1 }, end: { column: 5 } }]);
  });

  test('of rows that are too long are told for fifty of them', () => {
    const { entry, findings } = table(`a\n${'1,2\n'.repeat(1000)}3\n`);
    expect(findings).toHaveLength(50);
    expect(entry.rows).toEqual([{ line: 1002, cells: ['3'] }]);
  });
});
