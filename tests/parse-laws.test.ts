import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import matter from 'gray-matter';
import { CORE_SCHEMA, dump, load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { Locator, type Place } from '../src/finding/index.ts';
import { readRows } from '../src/parse/csv/rows.ts';
import { splitFrontMatter } from '../src/parse/front-matter.ts';
import { type Entry, parseFile, type YamlValue } from '../src/parse/index.ts';
import { judgeNarrative } from '../src/parse/narrative/judge.ts';
import { csvText, mdxText, record, yamlText } from './parse-arbitrary.ts';
import { file } from './parse-file.ts';

/** Every path of an entry, and some that lead nowhere. */
function pathsOf(entry: Entry): (string | number)[][] {
  const beyond = [[], ['missing'], ['a', 0, 'b'], [99], [0, 99]];
  if (entry.format === 'csv') {
    return [
      ...entry.rows.flatMap((_, row) => entry.columns.map((_, column) => [row, column])),
      ...beyond,
    ];
  }
  return [...pathsIn(entry.data), ...beyond];
}

function pathsIn(value: YamlValue): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [[], ...inner.flatMap(([key, item]) => pathsIn(item).map((path) => [key, ...path]))];
}

function valueAt(value: YamlValue, path: readonly (string | number)[]): YamlValue {
  return path.reduce<YamlValue>((reached, step) => {
    if (typeof reached !== 'object' || reached === null) throw new Error('no such path');
    return (Array.isArray(reached) ? reached[Number(step)] : reached[step]) ?? null;
  }, value);
}

function expectInside(place: Place, length: number, path: string): void {
  expect(place.file).toBe(path);
  expect(place.start.offset).toBeGreaterThanOrEqual(0);
  expect(place.end.offset).toBeGreaterThanOrEqual(place.start.offset);
  expect(place.end.offset).toBeLessThanOrEqual(length);
  expect(place.start.line).toBeGreaterThanOrEqual(1);
  expect(place.start.column).toBeGreaterThanOrEqual(1);
}

/** Parses any content without an exception; every place lies inside of the file. */
function expectHarmless(within: string, content: string | Uint8Array): void {
  const parsed = file(within, content);
  const { entry, findings } = parseFile(parsed);
  const length = new TextDecoder().decode(parsed.bytes).length;
  expect(entry !== null || findings.length > 0).toBe(true);
  for (const finding of findings) {
    expectInside(finding, length, parsed.path);
    for (const related of finding.related ?? []) expectInside(related, length, parsed.path);
    expect(finding.message).toMatch(/\.$/);
  }
  if (entry === null) return;
  for (const path of pathsOf(entry)) {
    expectInside(entry.places.value(path), length, parsed.path);
    expectInside(entry.places.key(path), length, parsed.path);
  }
}

const ending = fc.constantFrom('md', 'mdx', 'yaml', 'yml', 'csv');

describe('whatever a file holds', () => {
  test('bytes do no harm', () => {
    fc.assert(
      fc.property(ending, fc.uint8Array({ maxLength: 200 }), (end, bytes) => {
        expectHarmless(`kpis/a.${end}`, bytes);
      }),
      { numRuns: 500 },
    );
  });

  test('text does no harm', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), yamlText, csvText);
    fc.assert(
      fc.property(ending, text, fc.boolean(), (end, inner, framed) => {
        expectHarmless(`kpis/a.${end}`, framed ? `---\n${inner}\n---\n${inner}` : inner);
      }),
      { numRuns: 1500 },
    );
  });

  test('a narrative does no harm', () => {
    fc.assert(
      fc.property(mdxText, (text) => {
        const { parts, faults } = judgeNarrative(text);
        for (const { from, to } of faults) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThanOrEqual(from);
          expect(to).toBeLessThanOrEqual(text.length);
        }
        if (faults.length > 0) expect(parts).toEqual([]);
        else {
          const whole = parts.map((part) => {
            return part.kind === 'markdown' ? part.text : text.slice(part.from, part.to);
          });
          expect(whole.join('')).toBe(text.replace(/^\uFEFF/, ' '));
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** Minus zero is read as zero: a sign that nobody wrote would show. */
function unsigned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unsigned);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unsigned(item)]));
  }
  return value === 0 ? 0 : value;
}

/** Source at each scalar, each list and each map, read alone, is the value it stands for. */
function expectReparsed(text: string): void {
  const { entry } = parseFile(file('kpis/a.yaml', text));
  if (entry === null || entry.format === 'csv') return;
  const { text: read } = entry.locator;
  for (const path of pathsIn(entry.data)) {
    if (path.length === 0) continue;
    const value = valueAt(entry.data, path);
    const { start, end } = entry.places.value(path);
    const source = read.slice(start.offset, end.offset);
    // An empty value is shown at its key, a block whose indentation is given cannot be moved, and
    // document marks and byte order marks are such only at the beginning.
    if (value === null || /^(?:[|>][-+]?[1-9]|---|\.\.\.|\uFEFF)/.test(source)) continue;
    const before = read.slice(start.offset - start.column + 1, start.offset);
    const alone = typeof value === 'object' ? `${' '.repeat(before.length)}${source}` : source;
    expect(unsigned(load(alone, { schema: CORE_SCHEMA }))).toEqual(value);
  }
}

/** Rows with something in them by csv-parse; null where it refuses, as blanks beyond ASCII after a quote. */
function readByLibrary(text: string): string[][] | null {
  try {
    const options = { record_delimiter: '\n', relax_column_count: true, trim: true };
    const rows = parse(text.replace(/\r\n?/g, '\n'), options);
    return rows.map((row) => row.map((cell) => cell.trim())).filter((row) => row.some(Boolean));
  } catch {
    return null;
  }
}

describe('what is accepted', () => {
  test('reads as js-yaml reads it', () => {
    let accepted = 0;
    fc.assert(
      fc.property(yamlText, (text) => {
        const { entry } = parseFile(file('kpis/a.yaml', text));
        if (entry === null || entry.format === 'csv') return;
        accepted++;
        const { text: read } = entry.locator;
        expect(entry.data).toEqual(unsigned(load(read, { schema: CORE_SCHEMA })));
      }),
      { numRuns: 5000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  test('is every record that can be written down', () => {
    fc.assert(
      fc.property(record, fc.constantFrom(-1, 1, 2), (data, flowLevel) => {
        const text = dump(data, { flowLevel, lineWidth: 30 });
        const { entry, findings } = parseFile(file('kpis/a.yaml', text));
        expect(findings).toEqual([]);
        expect(entry).toMatchObject({ data: unsigned(data) });
      }),
      { numRuns: 500 },
    );
  });

  test('can be read again from each of its places', () => {
    fc.assert(fc.property(yamlText, expectReparsed), { numRuns: 5000 });
    fc.assert(
      fc.property(record, fc.constantFrom(-1, 1, 2), (data, flowLevel) => {
        expectReparsed(dump(data, { flowLevel, lineWidth: 30 }));
      }),
      { numRuns: 500 },
    );
  });

  test('is the same in front matter, further down', () => {
    fc.assert(
      fc.property(record, (data) => {
        const text = dump(data);
        const alone = parseFile(file('kpis/a.yaml', text)).entry;
        const framed = parseFile(file('kpis/a.md', `---\n${text}---\nbody\n`)).entry;
        if (framed === null) return;
        expect(framed).toMatchObject({ data: unsigned(data) });
        for (const path of pathsIn(data).slice(1)) {
          const place = framed.places.value(path);
          expect(place.start.offset - 4).toBe(alone?.places.value(path).start.offset);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('splits a text where gray-matter splits it', () => {
    const piece = fc.constantFrom(
      '---',
      '--- ',
      '----',
      ' ---',
      'a: 1',
      '"---"',
      '',
      ' ',
      'é',
      '\r',
    );
    const line = fc.tuple(piece, fc.constantFrom('\n', '\r\n')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = `---\n${lines.join('')}`;
        const { parts } = splitFrontMatter(new Locator('a.md', text));
        if (parts === null) return;
        // With options it shares no remembered result, and it reads nothing of what it splits.
        const split = matter(text, { engines: { yaml: () => ({}) } });
        expect({ source: parts.source, body: parts.body }).toEqual({
          source: split.matter,
          body: split.content,
        });
        expect(text.slice(parts.bodyOffset)).toBe(parts.body);
        expect(text.slice(parts.base).startsWith(parts.source)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('of a table is what csv-parse reads', () => {
    let compared = 0;
    fc.assert(
      fc.property(csvText, (text) => {
        const { rows, fault } = readRows(text);
        const theirs = fault === null ? readByLibrary(text) : null;
        if (theirs === null) return;
        compared++;
        expect(rows.map(({ cells }) => cells)).toEqual(theirs);
      }),
      { numRuns: 3000 },
    );
    expect(compared).toBeGreaterThan(500);
  });

  test('of a table can be read again from each of its places', () => {
    fc.assert(
      fc.property(csvText, (inner) => {
        const text = `a,b,c\n${inner}`;
        const { entry } = parseFile(file('measurements/a.csv', text));
        if (entry?.format !== 'csv') return;
        for (const [row, { cells }] of entry.rows.entries()) {
          for (const [column, cell] of cells.entries()) {
            if (cell === '') continue;
            const { start, end } = entry.places.value([row, column]);
            const source = text.slice(start.offset, end.offset);
            const quoted = source.startsWith('"');
            const read = quoted ? source.slice(1, -1).replaceAll('""', '"') : source;
            expect(read.replace(/\r\n?/g, '\n').trim()).toBe(cell);
          }
        }
      }),
      { numRuns: 3000 },
    );
  });
});
