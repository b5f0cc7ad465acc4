import type { Place } from '../finding/index.ts';
import { addToList, type Edit } from '../mend/index.ts';
import { type AnyRecord, isId, type Kind, type Ref, refOf, splitRef } from '../schema/index.ts';
import { shownIn } from './components.ts';
import { placeOf } from './links.ts';
import { nameIn } from './navigation.ts';
import type { Organisation } from './organisation.ts';

/** What a new name changes: texts of files, then the names of files. */
export interface Renaming {
  edits: Edit[];
  files: { from: string; to: string }[];
}

/** Why a name cannot be given, in one sentence. */
export class RefusedName extends Error {}

/** Kinds whose sub-folders are part of the id. */
const NESTED: readonly Kind[] = ['check-in', 'review', 'feedback'];

/**
 * All that changes when a record or key result gets a new id: every place that names it, the name of
 * its file and of its measurements, and `formerly`, so that its history stays. Throws
 * {@link RefusedName} for a name that cannot be an id, or that another has.
 */
export function renamingOf(organisation: Organisation, ref: Ref, name: string): Renaming {
  const record = organisation.find(ref);
  if (record === undefined) throw new RefusedName('Nothing has this name.');
  if (record.kind === 'measurement')
    throw new RefusedName('Rename the KPI or key result that is measured.');
  const { kind, id } = splitRef(ref);
  const next = kind === 'key-result' ? `${record.id}.${name}` : name;
  if (next === id) return { edits: [], files: [] };
  refuseName(organisation, record, refOf(kind, next), name);
  const mentions = mentionEdits(organisation, ref, next);
  if (kind === 'key-result') {
    const own = ownId(record, nameIn(ref), name);
    return { edits: [...mentions, ...own], files: measurementFiles(organisation, id, next) };
  }
  const within = keyResultRefs(record).map((own): [Ref, string] => [own, `${next}.${nameIn(own)}`]);
  return {
    edits: [
      ...mentions,
      ...within.flatMap(([own, after]) => mentionEdits(organisation, own, after)),
      ...formerly(organisation, record),
    ],
    files: [
      { from: record.file, to: fileAs(record, next) },
      ...measurementFiles(organisation, id, next),
      ...within.flatMap(([own, after]) => measurementFiles(organisation, splitRef(own).id, after)),
    ],
  };
}

function refuseName(organisation: Organisation, record: AnyRecord, next: Ref, name: string): void {
  const parts = NESTED.includes(record.kind) ? name.split('/') : [name];
  if (!parts.every(isId)) {
    throw new RefusedName('An id is made of small letters, digits and single hyphens, at most 64.');
  }
  const isTable = record.file.endsWith('.csv');
  if (isTable) throw new RefusedName('A line of a table has its number as its id.');
  const { kind, id } = splitRef(next);
  const holder = organisation.find(next);
  const isTaken =
    kind === 'key-result'
      ? keyResultRefs(record).includes(next)
      : holder !== undefined && holder !== record;
  if (isTaken) throw new RefusedName(`There is already one with the id ${id}.`);
}

function keyResultRefs(record: AnyRecord): Ref[] {
  if (record.kind !== 'objective') return [];
  return (record.data.key_results ?? []).map(({ id }) => refOf('key-result', `${record.id}.${id}`));
}

/** The places that name `ref`, each with its kind and its quotes as they are. */
function mentionEdits(organisation: Organisation, ref: Ref, next: string): Edit[] {
  const { kind, id } = splitRef(ref);
  const shown = shownIn(organisation, ref).map((place) => edit(place, next));
  const named = organisation.links.to(ref).flatMap((written): Edit[] => {
    if (written.link.at.length === 0) return [];
    const place = placeOf(written);
    const text = textAt(organisation, place);
    // A key of `values` may leave out the objective.
    const short = kind === 'key-result' ? nameIn(ref) : id;
    const shortNext = kind === 'key-result' ? next.slice(next.indexOf('.') + 1) : next;
    const shape = /^(["']?)([a-z-]+:)?(.*)\1$/s.exec(text);
    const bare = shape?.[3];
    const after = bare === id ? next : bare === short ? shortNext : null;
    if (shape === null || after === null || after === bare) return [];
    return [edit(place, `${shape[1]}${shape[2] ?? ''}${after}${shape[1]}`)];
  });
  return [...named, ...shown];
}

function textAt({ content }: Organisation, { file, start, end }: Place): string {
  return content.entry(file)?.locator.text.slice(start.offset, end.offset) ?? '';
}

function ownId(record: AnyRecord, name: string, next: string): Edit[] {
  if (record.kind !== 'objective') return [];
  const at = (record.data.key_results ?? []).findIndex(({ id }) => id === name);
  return at < 0 ? [] : [edit(record.places.value(['key_results', at, 'id']), next)];
}

function formerly({ content }: Organisation, record: AnyRecord): Edit[] {
  const entry = content.entry(record.file);
  if (entry === null || entry.format === 'csv' || record.kind === 'measurement') return [];
  if (NESTED.includes(record.kind)) return [];
  const edit = addToList(entry, record.kind, 'formerly', record.id);
  return edit === null ? [] : [edit];
}

/** The folder stays, but for kinds whose folders are part of the id. */
function fileAs(record: AnyRecord, next: string): string {
  const ending = record.file.slice(record.file.lastIndexOf('.'));
  const own = NESTED.includes(record.kind) ? record.id : (record.id.split('/').at(-1) ?? '');
  return `${record.file.slice(0, -(own.length + ending.length))}${next}${ending}`;
}

function measurementFiles(organisation: Organisation, id: string, next: string) {
  const table = organisation.find(refOf('measurement', id));
  if (table === undefined) return [];
  const folder = table.file.slice(0, table.file.lastIndexOf('/') + 1);
  return [{ from: table.file, to: `${folder}${next}.csv` }];
}

function edit({ file, start, end }: Place, text: string): Edit {
  return { file, start: start.offset, end: end.offset, text, title: 'Rename' };
}
