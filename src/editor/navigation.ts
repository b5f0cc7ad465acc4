import { type Place, startOf } from '../finding/index.ts';
import { type AnyRecord, type Ref, refOf, splitRef } from '../schema/index.ts';
import { shownIn } from './components.ts';
import { placeOf } from './links.ts';
import type { Organisation } from './organisation.ts';

/** What stands at a place of a file: a record or key result that is named, or defined, there. */
export interface Named {
  ref: Ref;
  place: Place;
  isDefinition: boolean;
}

/** What is named or defined at `offset` of a file; null where neither is. */
export function namedAt(organisation: Organisation, path: string, offset: number): Named | null {
  for (const written of organisation.links.in(path)) {
    const place = placeOf(written);
    if (written.link.at.length > 0 && holds(place, offset)) {
      return { ref: written.link.to, place, isDefinition: false };
    }
  }
  for (const record of organisation.recordsIn(path)) {
    const own = definedIn(record).find(({ place }) => holds(place, offset));
    if (own) return { ...own, isDefinition: true };
  }
  return null;
}

/** Where a record or key result is defined; null for what is not there. */
export function definitionOf(organisation: Organisation, ref: Ref): Place | null {
  const record = organisation.find(ref);
  if (record === undefined) return null;
  return definedIn(record).find((own) => own.ref === ref)?.place ?? startOf(record.file);
}

/** Every place that names a record or key result, file by file. */
export function mentionsOf(organisation: Organisation, ref: Ref): Place[] {
  return [...organisation.links.to(ref).map(placeOf), ...shownIn(organisation, ref)];
}

/** Where a file says what it is: the title of its record, and the ids of key results. */
function definedIn(record: AnyRecord): { ref: Ref; place: Place }[] {
  const self = refOf(record.kind, record.id);
  if (record.kind === 'measurement') return [{ ref: self, place: startOf(record.file) }];
  const name = record.kind === 'person' ? 'name' : 'title';
  const head = { ref: self, place: record.places.value([name]) };
  if (record.kind !== 'objective') return [head];
  const results = (record.data.key_results ?? []).map(({ id }, at) => {
    const ref = refOf('key-result', `${record.id}.${id}`);
    return { ref, place: record.places.value(['key_results', at, 'id']) };
  });
  return [head, ...results];
}

function holds({ start, end }: Place, offset: number): boolean {
  return start.offset <= offset && offset <= end.offset;
}

/** The last part of an id, which is the name of a file or of a key result. */
export function nameIn(ref: Ref): string {
  const { kind, id } = splitRef(ref);
  return kind === 'key-result' ? id.slice(id.indexOf('.') + 1) : id;
}
