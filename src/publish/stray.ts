import { type KeyResultNode, mentionsIn } from '../link/index.ts';
import type { NarrativePart, Path } from '../parse/index.ts';
import {
  type AnyRecord,
  type BrokenRecord,
  type Records,
  type Ref,
  refOf,
} from '../schema/index.ts';

/** Ids that an audience must not meet, because all that has them is hidden from it. */
export interface HiddenIds {
  /** Whether a reference, as somebody wrote it, names nothing but what is hidden. */
  has(text: string): boolean;
}

/** Ids of the records that are not visible, former ones too, and of `broken` that are not to be named. */
export function hiddenIds(
  records: Records,
  visible: ReadonlySet<Ref>,
  broken: readonly BrokenRecord[],
): HiddenIds {
  const hidden = new Set<string>(broken.map(({ id }) => id));
  const known = new Set<string>();
  for (const record of Object.values<AnyRecord[]>(records).flat()) {
    const ids = visible.has(refOf(record.kind, record.id)) ? known : hidden;
    ids.add(record.id);
    const former = 'formerly' in record.data ? record.data.formerly : undefined;
    for (const id of former ?? []) ids.add(id);
  }
  const isHidden = (id: string) => hidden.has(id) && !known.has(id);
  return {
    has: (text) => {
      const id = text.slice(text.indexOf(':') + 1);
      const dot = id.indexOf('.');
      return isHidden(id) || (dot > 0 && isHidden(id.slice(0, dot)));
    },
  };
}

/**
 * Places in a visible record that name something hidden without being a link: a reference of the
 * wrong kind, to a key result that is not there, to what could not be read, or written a second time.
 */
export function strayMentions(
  record: AnyRecord,
  linked: readonly Path[],
  hidden: HiddenIds,
): Path[] {
  const isLinked = new Set(linked.map(keyOf));
  const mentions = mentionsIn(record, nodesOf(record))
    .filter(({ text, at }) => hidden.has(text) && !isLinked.has(keyOf(at)))
    .map(({ at }) => at);
  if (record.kind !== 'check-in') return mentions;
  const values = Object.keys(record.data.values ?? {})
    .filter((key) => hidden.has(key) && !isLinked.has(keyOf(['values', key])))
    .map((key) => ['values', key]);
  return [...mentions, ...values];
}

/** Persons in a list where one owner belongs; such a list makes no link. */
export function listedOwners(record: AnyRecord): { at: Path; id: string }[] {
  const { data } = record;
  const own = 'owner' in data ? ownersAt(data.owner, ['owner']) : [];
  const results = record.kind === 'objective' ? (record.data.key_results ?? []) : [];
  return [
    ...own,
    ...results.flatMap(({ owner }, index) => ownersAt(owner, ['key_results', index, 'owner'])),
  ];
}

/** Parts of a narrative without the components that show something hidden. */
export function partsWithout(
  parts: readonly NarrativePart[],
  hidden: HiddenIds,
): readonly NarrativePart[] {
  return parts.filter(
    (part) =>
      part.kind !== 'component' || !Object.values(part.attributes).some((id) => hidden.has(id)),
  );
}

function ownersAt(owner: unknown, at: Path): { at: Path; id: string }[] {
  if (!Array.isArray(owner)) return [];
  return owner.flatMap((text, index) =>
    typeof text === 'string' ? [{ at: [...at, index], id: text.replace(/^person:/, '') }] : [],
  );
}

/** Every key result as a node, also those the graph left out for their ids. */
function nodesOf(record: AnyRecord): KeyResultNode[] {
  if (record.kind !== 'objective') return [];
  const ref = refOf('objective', record.id);
  return (record.data.key_results ?? []).map((data, index) => ({
    ref,
    objective: record,
    index,
    data,
  }));
}

function keyOf(path: Path): string {
  return JSON.stringify(path);
}
