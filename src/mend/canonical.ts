import type { DocumentEntry, Entry, TableEntry } from '../parse/index.ts';
import { applyEdits, type Edit, entryWith } from './edit.ts';
import { type Subject, withKeysInOrder } from './key-order.ts';
import { spanOfData } from './maps.ts';
import { needlessQuotes } from './quotes.ts';
import { sayTheSame } from './same.ts';
import { withPlainCells, withRowsInOrder } from './table.ts';

/** What a file holds: the fields of a kind, a table of measurements, or lines of check-ins. */
export type Contents = Subject | 'measurement';

/**
 * The text of a file in its one canonical form: keys in the order of the schema, quotes only where they
 * are needed, no blanks at the ends of lines, rows by date, one line break at the end. Comments, line
 * ends and narrative stay. What cannot be changed without changing what the file says stays as it is.
 */
export function canonicalText(entry: Entry, contents: Contents): string {
  if (entry.format === 'csv') return canonicalTable(entry, contents === 'measurement');
  if (contents === 'measurement') return entry.locator.text;
  const ordered = entryOf(entry, withKeysInOrder(entry, contents));
  const bare = carriedOut(ordered, needlessQuotes(ordered));
  const trimmed = carriedOut(bare, blanksAtLineEnds(bare));
  return carriedOut(trimmed, endOfFile(trimmed)).locator.text;
}

/** All edits at once; one by one where together they would change what the file says. */
function carriedOut(entry: DocumentEntry, edits: readonly Edit[]): DocumentEntry {
  if (edits.length === 0) return entry;
  const after = entryOf(entry, applyEdits(entry.locator.text, edits));
  if (after !== entry) return after;
  const inReverse = edits.length === 1 ? [] : edits.toSorted((a, b) => b.start - a.start);
  return inReverse.reduce(
    (current, edit) => entryOf(current, applyEdits(current.locator.text, [edit])),
    entry,
  );
}

/** The entry with another text, if that says the same. */
function entryOf(entry: DocumentEntry, text: string): DocumentEntry {
  if (text === entry.locator.text) return entry;
  const after = entryWith(entry, text);
  return after !== null && after.format !== 'csv' && sayTheSame(entry, after) ? after : entry;
}

function blanksAtLineEnds(entry: DocumentEntry): Edit[] {
  const { file, locator } = entry;
  const { from, to } = spanOfData(entry);
  const blanks = locator.text.slice(from, to).matchAll(/[ \t]+(?=\r?\n|$)/g);
  return [...blanks].map(({ index, 0: { length } }) => {
    const start = from + index;
    return { file, start, end: start + length, text: '', title: 'Take away blanks' };
  });
}

function endOfFile({ file, locator: { text } }: DocumentEntry): Edit[] {
  const end = text.trimEnd();
  const line = text.includes('\r\n') ? '\r\n' : '\n';
  if (text === end + line) return [];
  const title = 'End with one line break';
  return [{ file, start: end.length, end: text.length, text: line, title }];
}

function canonicalTable(table: TableEntry, isMeasured: boolean): string {
  const plain = withPlainCells(table, isMeasured);
  const read = entryWith(table, plain);
  const text = isMeasured && read?.format === 'csv' ? withRowsInOrder(read) : plain;
  return `${text.trimEnd()}${text.includes('\r\n') ? '\r\n' : '\n'}`;
}
