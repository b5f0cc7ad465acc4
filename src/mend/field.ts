import type { DocumentEntry } from '../parse/index.ts';
import { type DocumentKind, keyOrder } from '../schema/index.ts';
import { applyEdits, type Edit, entryWith } from './edit.ts';
import { mapsIn } from './maps.ts';
import { differences } from './same.ts';

/**
 * Writes a field a document does not have on a line of its own, below the keys that come before it in
 * the schema; `source` is its value as YAML. Null where the keys do not stand on lines of their own.
 */
export function addField(
  entry: DocumentEntry,
  kind: DocumentKind,
  key: string,
  source: string,
): Edit | null {
  if (Object.hasOwn(entry.data, key)) return null;
  const { text } = entry.locator;
  const keys = mapsIn(entry).at(-1)?.keys ?? [];
  const order = keyOrder(kind, [], keys) ?? [];
  const before = order.slice(0, order.indexOf(key));
  const last = keys.findLast((known) => before.includes(known));
  if (last === undefined) return null;
  const ends = Math.max(entry.places.key([last]).end.offset, entry.places.value([last]).end.offset);
  const feed = text.indexOf('\n', ends);
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const at = text[ends - 1] === '\n' ? ends : feed < 0 ? text.length : feed + 1;
  const isOpen = at > 0 && text[at - 1] !== '\n';
  const line = isOpen ? `${lineEnd}${key}: ${source}` : `${key}: ${source}${lineEnd}`;
  const edit: Edit = { file: entry.file, start: at, end: at, text: line, title: `Add \`${key}\`` };
  return addsOnly(entry, edit, key) ? edit : null;
}

/** Whether an edit changes nothing but what stands under a top-level key. */
function addsOnly(entry: DocumentEntry, edit: Edit, key: string): boolean {
  const after = entryWith(entry, applyEdits(entry.locator.text, [edit]));
  if (after === null || after.format === 'csv') return false;
  const changed = differences(entry.data, after.data);
  const isAlone = changed.length > 0 && changed.every(({ path }) => path[0] === key);
  return isAlone && (entry.body?.text ?? '') === (after.body?.text ?? '');
}

/**
 * Adds one text at the end of a list of texts at the top of a document, which it makes where there is
 * none. Null where that cannot be done without changing anything else.
 */
export function addToList(
  entry: DocumentEntry,
  kind: DocumentKind,
  key: string,
  item: string,
): Edit | null {
  const list = entry.data[key];
  if (list === undefined) return addField(entry, kind, key, `[${item}]`);
  if (!Array.isArray(list)) return null;
  const { text } = entry.locator;
  const { start, end } = entry.places.value([key]);
  const edit: Edit = { file: entry.file, start: 0, end: 0, text: '', title: `Add to \`${key}\`` };
  if (text[start.offset] === '[') {
    const at = end.offset - 1;
    const own = list.length === 0 ? item : `, ${item}`;
    Object.assign(edit, { start: at, end: at, text: own });
  } else {
    const last = entry.places.value([key, list.length - 1]);
    const line = text.slice(last.start.offset - last.start.column + 1, last.start.offset);
    const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
    Object.assign(edit, {
      start: last.end.offset,
      end: last.end.offset,
      text: `${lineEnd}${line}${item}`,
    });
  }
  return addsOnly(entry, edit, key) ? edit : null;
}
