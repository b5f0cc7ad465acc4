/** Laws of mending and of the canonical form, over the example organisation and over arbitrary YAML. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Document, isMap, type Pair } from 'yaml';
import { compareText, type Finding } from '../../src/finding/index.ts';
import { judge } from '../../src/index.ts';
import { applyEdits, canonicalText, entryWith, repairsOf, tidyText } from '../../src/mend/index.ts';
import type { Entry } from '../../src/parse/index.ts';
import { collectRecords, identify, type Kind, noDebt, readConfig } from '../../src/schema/index.ts';
import { yamlText } from '../parse-arbitrary.ts';

const ROOT = join(import.meta.dirname, '../..');
const { config } = readConfig(null);
const entries = new Map<string, Entry>();

beforeAll(() => {
  for (const found of globSync('content/*/**/*.{md,mdx,yaml,csv}', { cwd: ROOT })) {
    const file = found.replaceAll('\\', '/');
    const entry = entryWith(
      { file, within: file.slice('content/'.length) },
      readFileSync(join(ROOT, file), 'utf8'),
    );
    if (entry !== null) entries.set(file, entry);
  }
  expect(entries.size).toBeGreaterThan(300);
});

const files = () => [...entries.keys()].sort(compareText);
const kindOf = (entry: Entry) => identify(entry.within).kind as Kind;

/** What the check says when one file has another text. */
function findingsWith(changed: Entry): Finding[] {
  const all = [...entries.values()].map((entry) => (entry.file === changed.file ? changed : entry));
  const circumstances = {
    tool: { name: 'throughline', version: '0' },
    commit: null,
    config,
    asOf: '2026-11-20',
    timelines: null,
    debt: noDebt(config.audit.debt),
    encrypted: [],
  };
  return judge(collectRecords({ entries: all, failed: [] }, config), circumstances).findings;
}

/** A slip of the fingers: two letters change places. */
function slipped(text: string, at: number): string {
  return `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`;
}

/** One file with one slip: in the name of a field, in a reference, or a date in another way of writing. */
function corrupted(file: string, nth: number, at: number): Entry | null {
  const entry = entries.get(file);
  if (entry === undefined) return null;
  const { text } = entry.locator;
  const words = [
    ...text.matchAll(/^[a-z_]{5,}(?=:)|(?<=[:[,] ?)[a-z]{4,}-[a-z-]{3,}|\d{4}-\d{2}-\d{2}/gm),
  ];
  const word = words[nth % Math.max(1, words.length)];
  if (word === undefined) return null;
  const [old] = word;
  const isDate = /^\d/.test(old);
  const now = isDate ? old.replaceAll('-', '/') : slipped(old, at % (old.length - 1));
  if (now === old) return null;
  const rest = text.slice(word.index + old.length);
  return entryWith(entry, text.slice(0, word.index) + now + rest);
}

describe('mending', () => {
  it('takes a slip back to the byte, so that its finding is gone, none is new and nothing else changed', () => {
    let mended = 0;
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), (which, nth, at) => {
        const file = files()[which % entries.size] ?? '';
        const faulty = corrupted(file, nth, at);
        if (faulty === null) return;
        const known = new Map([...entries, [file, faulty]]);
        const findings = findingsWith(faulty).filter((finding) => finding.file === file);
        const certain = repairsOf(findings, known).filter(({ isCertain }) => isCertain);
        if (certain.length === 0) return;
        mended++;
        const text = applyEdits(
          faulty.locator.text,
          certain.map(({ edit }) => edit),
        );
        expect(text).toBe(entries.get(file)?.locator.text);
      }),
      { numRuns: 40, seed: 20261120 },
    );
    expect(mended).toBeGreaterThan(15);
  });

  it('offers only edits that change one value or one name, whatever was written', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.string({ maxLength: 12 }), (which, nth, strange) => {
        const list = files().filter((file) => !file.endsWith('.csv'));
        const entry = entries.get(list[which % list.length] ?? '');
        if (entry === undefined) return;
        const lines = entry.locator.text.split('\n');
        const at = lines.findIndex((line, index) => index >= nth % 8 && /^[a-z_]+: /.test(line));
        lines[at] = `${lines[at]?.split(':')[0]}: ${strange}`;
        const faulty = entryWith(entry, lines.join('\n'));
        if (faulty === null || faulty.format === 'csv') return;
        const findings = findingsWith(faulty).filter(({ file }) => file === faulty.file);
        for (const { edit } of repairsOf(findings, new Map([[faulty.file, faulty]]))) {
          const text = applyEdits(faulty.locator.text, [edit]);
          const after = entryWith(faulty, text);
          expect(after).not.toBeNull();
          expect(text.slice(0, edit.start)).toBe(faulty.locator.text.slice(0, edit.start));
          expect(text.slice(edit.start + edit.text.length)).toBe(
            faulty.locator.text.slice(edit.end),
          );
        }
      }),
      { numRuns: 15, seed: 20261120 },
    );
  });

  it('puts nothing in order and gives no second permanent id where both are there already', () => {
    for (const entry of entries.values()) {
      const once = tidyText(entry, kindOf(entry), () => 'uid00001').text;
      const again = entryWith(entry, once);
      expect(again).not.toBeNull();
      if (again !== null) {
        const twice = tidyText(again, kindOf(entry), () => 'uid00002');
        expect(twice).toEqual({ text: once, isOrdered: false, isNamed: false });
      }
    }
  });
});

/** The data of a document written anew: keys and quotes as it happens, a comment above every key. */
function scrambled(entry: Entry, order: number): string {
  if (entry.format === 'csv') return entry.locator.text;
  const document = new Document(entry.data, { version: '1.2', aliasDuplicateObjects: false });
  const top = document.contents;
  if (isMap(top)) {
    top.items.sort((a, b) => rank(a, order) - rank(b, order));
    for (const [at, item] of top.items.entries()) {
      if (typeof item.key === 'object' && item.key !== null) {
        Object.assign(item.key, {
          commentBefore: ` comment ${at}`,
          type: at % 3 === 0 ? 'QUOTE_DOUBLE' : 'PLAIN',
        });
      }
    }
  }
  const data = document.toString({
    lineWidth: 0,
    defaultStringType: order % 2 === 0 ? 'QUOTE_SINGLE' : 'PLAIN',
  });
  const body = entry.body?.text ?? '';
  if (entry.format !== 'yaml') return `---\n${data}---\n${body}`;
  return body === '' ? data : `${data}body: ${JSON.stringify(body)}\n`;
}

function rank(pair: Pair, order: number): number {
  const text = String(pair.key);
  return [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0) + order) % 1009, 7);
}

const dataOf = (entry: Entry | null) => (entry?.format === 'csv' ? null : entry?.data);
const comments = (text: string) =>
  text
    .split('\n')
    .filter((line) => /^\s*#/.test(line))
    .sort();

describe('the canonical form', () => {
  it('is the same for a record however its keys, quotes and comments were arranged', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 1000 }), (which, order) => {
        const entry = entries.get(files()[which % entries.size] ?? '');
        if (entry === undefined || entry.format === 'csv') return;
        const text = scrambled(entry, order);
        const read = entryWith(entry, text);
        expect(read).not.toBeNull();
        if (read === null || read.format === 'csv') return;
        const canonical = canonicalText(read, kindOf(entry));
        const after = entryWith(entry, canonical);
        expect(dataOf(after)).toEqual(entry.data);
        expect(comments(canonical)).toEqual(comments(text));
        const keys = canonical.split('\n').filter((line) => /^"?[a-z_]+"?:/.test(line));
        expect(keys.filter((line) => line.startsWith('"'))).toEqual([]);
        expect(after && canonicalText(after, kindOf(entry))).toBe(canonical);
      }),
      { numRuns: 150, seed: 20261120 },
    );
  });

  it('says what was said before and has itself as its form, for whatever YAML can be read', () => {
    fc.assert(
      fc.property(yamlText, fc.boolean(), (source, isMarkdown) => {
        const text = isMarkdown ? `---\n${source}\n---\n\nText  \n` : source;
        const within = `kpis/a.${isMarkdown ? 'md' : 'yaml'}`;
        const entry = entryWith({ file: within, within }, text);
        if (entry === null) return;
        const canonical = canonicalText(entry, 'kpi');
        const after = entryWith(entry, canonical);
        expect(dataOf(after)).toEqual(dataOf(entry));
        expect(after && canonicalText(after, 'kpi')).toBe(canonical);
        const tidied = tidyText(entry, 'kpi', () => 'uid00001').text;
        const { uid: _, ...rest } = dataOf(entryWith(entry, tidied)) ?? {};
        expect(rest).toEqual(dataOf(entry));
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps every row of a table, and the lines of check-ins where they are', () => {
    const cell = fc.constantFrom(
      'a',
      ' b ',
      '"c, d"',
      '"e ""f"""',
      '',
      '"two\nlines"',
      ' 2026-01-05',
    );
    const row = fc.array(cell, { minLength: 1, maxLength: 3 }).map((cells) => cells.join(','));
    const date = fc
      .integer({ min: 1, max: 28 })
      .map((day) => `2026-02-${String(day).padStart(2, '0')}`);
    const lines = fc.array(
      fc.oneof(
        row,
        fc.constant(''),
        fc.tuple(date, row).map((one) => one.join(',')),
      ),
    );
    fc.assert(
      fc.property(lines, fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, end, isMeasured) => {
        const folder = isMeasured ? 'measurements' : 'check-ins';
        const text = ['date,value,note', ...rows].join(end);
        const entry = entryWith({ file: `${folder}/a.csv`, within: `${folder}/a.csv` }, text);
        if (entry?.format !== 'csv') return;
        const kind = isMeasured ? 'measurement' : 'check-in';
        const canonical = canonicalText(entry, kind);
        const after = entryWith(entry, canonical);
        if (after?.format !== 'csv') throw new Error(`not a table any more: ${canonical}`);
        const rowsOf = (table: typeof entry) => table.rows.map(({ cells }) => cells.join('|'));
        expect(rowsOf(after).sort()).toEqual(rowsOf(entry).sort());
        if (!isMeasured) expect(after.rows).toEqual(entry.rows);
        expect(canonicalText(after, kind)).toBe(canonical);
      }),
      { numRuns: 1000 },
    );
  });
});
