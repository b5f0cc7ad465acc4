import type { DocumentEntry } from '../parse/index.ts';
import { type DocumentKind, keyOrder } from '../schema/index.ts';
import { applyEdits, type Edit, entryWith } from './edit.ts';
import { mapsIn } from './maps.ts';
import { differences } from './same.ts';

/**
 * Writes the permanent id `uid` into a document that has none, on a line of its own below the keys that
 * come before it. Null where it has one, or where its keys do not stand on lines of their own.
 */
export function giveUid(entry: DocumentEntry, kind: DocumentKind, uid: string): Edit | null {
  if (Object.hasOwn(entry.data, 'uid')) return null;
  const { text } = entry.locator;
  const keys = mapsIn(entry).at(-1)?.keys ?? [];
  const order = keyOrder(kind, [], keys) ?? [];
  const before = order.slice(0, order.indexOf('uid'));
  const last = keys.findLast((key) => before.includes(key));
  if (last === undefined) return null;
  const ends = Math.max(entry.places.key([last]).end.offset, entry.places.value([last]).end.offset);
  const feed = text.indexOf('\n', ends);
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const at = text[ends - 1] === '\n' ? ends : feed < 0 ? text.length : feed + 1;
  const isOpen = at > 0 && text[at - 1] !== '\n';
  const line = isOpen ? `${lineEnd}uid: ${uid}` : `uid: ${uid}${lineEnd}`;
  const edit: Edit = { file: entry.file, start: at, end: at, text: line, title: 'Give it a uid' };
  const after = entryWith(entry, applyEdits(text, [edit]));
  if (after === null || after.format === 'csv') return null;
  const changed = differences(entry.data, after.data);
  const isAlone = changed.length === 1 && changed[0]?.after === uid;
  return isAlone && (entry.body?.text ?? '') === (after.body?.text ?? '') ? edit : null;
}
