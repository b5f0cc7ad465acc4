import type { DocumentEntry } from '../parse/index.ts';
import { type DocumentKind, keyOrder } from '../schema/index.ts';
import { reorderBlock } from './block-order.ts';
import { applyEdits, type Edit, entryWith } from './edit.ts';
import { reorderFlow } from './flow-order.ts';
import { type MapAt, mapsIn } from './maps.ts';
import { sayTheSame } from './same.ts';

/** Whose fields a document has. */
export type Subject = DocumentKind | 'configuration';

/**
 * The text of a document with the keys of each map in the order of its kind's schema; names nobody
 * knows come last, in the order they had. Comments go with the key below them. A map whose keys cannot
 * be moved without changing what the file says stays as it is.
 */
export function withKeysInOrder(entry: DocumentEntry, subject: Subject): string {
  const deepest = Math.max(...mapsIn(entry).map(({ path }) => path.length), 0);
  let current = entry;
  for (let depth = deepest; depth >= 0; depth--) current = orderedAt(current, subject, depth);
  return current.locator.text;
}

/** Maps of one depth lie beside each other, so that they can be put in order together. */
function orderedAt(entry: DocumentEntry, subject: Subject, depth: number): DocumentEntry {
  const edits = mapsIn(entry)
    .filter(({ path }) => path.length === depth)
    .flatMap((map) => orderingOf(entry, subject, map) ?? []);
  if (edits.length === 0) return entry;
  return carriedOut(entry, edits) ?? edits.reduce((e, edit) => carriedOut(e, [edit]) ?? e, entry);
}

function carriedOut(entry: DocumentEntry, edits: readonly Edit[]): DocumentEntry | null {
  const after = entryWith(entry, applyEdits(entry.locator.text, edits));
  if (after === null || after.format === 'csv') return null;
  return sayTheSame(entry, after) ? after : null;
}

function orderingOf(entry: DocumentEntry, subject: Subject, map: MapAt): Edit | null {
  const order = orderOf(subject, map);
  if (order === null || order.every((from, to) => from === to)) return null;
  const { start } = entry.places.value(map.path);
  const isFlow = map.path.length > 0 && entry.locator.text[start.offset] === '{';
  return isFlow ? reorderFlow(entry, map, order) : reorderBlock(entry, map, order);
}

/** For each place the index of the key that belongs there; null where no order is known. */
function orderOf(subject: Subject, { path, keys }: MapAt): number[] | null {
  const known = keyOrder(subject, path, keys);
  if (known === null) return null;
  const ranks = new Map(known.map((key, rank) => [key, rank]));
  // The narrative of a YAML file stands below its data.
  const rankOf = (at: number) => {
    const key = keys[at] ?? '';
    return (
      ranks.get(key) ?? (path.length === 0 && key === 'body' ? known.length + 1 : known.length)
    );
  };
  return [...keys.keys()].sort((a, b) => rankOf(a) - rankOf(b) || a - b);
}
