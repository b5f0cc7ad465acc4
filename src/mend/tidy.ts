import type { DocumentEntry, Entry } from '../parse/index.ts';
import type { DocumentKind, Kind } from '../schema/index.ts';
import { applyEdits, entryWith } from './edit.ts';
import { addField } from './field.ts';
import { withKeysInOrder } from './key-order.ts';
import { withRowsInOrder } from './table.ts';

/** Kinds of notes with a date: nobody renames them, so they need no permanent id. */
const NOTES: readonly Kind[] = ['check-in', 'review', 'feedback'];

/** A file put in order. */
export interface Tidied {
  text: string;
  isOrdered: boolean;
  /** Whether it got a permanent id. */
  isNamed: boolean;
}

/**
 * The text of a file with its keys, or its measurements, in order, and with a permanent id where a
 * record of its kind should have one; `newUid` is asked only then. Everything else stays byte for byte.
 */
export function tidyText(entry: Entry, kind: Kind, newUid: () => string): Tidied {
  const { text } = entry.locator;
  if (entry.format === 'csv') {
    const sorted = kind === 'measurement' ? withRowsInOrder(entry) : text;
    return { text: sorted, isOrdered: sorted !== text, isNamed: false };
  }
  if (kind === 'measurement') return { text, isOrdered: false, isNamed: false };
  const ordered = withKeysInOrder(entry, kind);
  const named = withUid(entry, ordered, kind, newUid);
  return { text: named ?? ordered, isOrdered: ordered !== text, isNamed: named !== null };
}

function withUid(
  entry: DocumentEntry,
  ordered: string,
  kind: DocumentKind,
  newUid: () => string,
): string | null {
  if (NOTES.includes(kind) || Object.hasOwn(entry.data, 'uid')) return null;
  const after = entryWith(entry, ordered);
  if (after === null || after.format === 'csv') return null;
  const edit = addField(after, kind, 'uid', newUid());
  return edit && applyEdits(ordered, [edit]);
}
