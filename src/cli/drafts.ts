import { compareText } from '../finding/index.ts';
import { entryWith } from '../mend/index.ts';
import type { Entry } from '../parse/index.ts';
import { FOLDERS, identify, KINDS, type Kind } from '../schema/index.ts';
import type { Organisation } from './organisation.ts';
import { type FilePlace, placeOf, textAt } from './places.ts';

/** A file of the content as it is, for a command that may change it. */
export interface Draft {
  place: FilePlace;
  kind: Kind;
  /** Its text, a byte order mark included. */
  before: string;
  entry: Entry;
}

/** Every file that holds a record, in the order of the paths; those that cannot be read are left out. */
export function draftsOf(organisation: Organisation): Draft[] {
  const { records, broken } = organisation.result.scorecard.graph;
  const of = (kind: Kind) => records[FOLDERS[kind]].map(({ file }) => file);
  const files = new Set([...KINDS.flatMap(of), ...broken.map(({ file }) => file)]);
  return [...files].sort(compareText).flatMap((file) => draftOf(organisation, file) ?? []);
}

function draftOf(organisation: Organisation, file: string): Draft | null {
  const place = placeOf(organisation, file);
  const { kind } = identify(place.within);
  const before = kind === null || file.endsWith('.age') ? null : readable(place);
  if (kind === null || before === null) return null;
  const entry = entryWith({ file, within: place.within }, before);
  return entry && { place, kind, before, entry };
}

/** Null for what the check could not read either, and has told. */
function readable(place: FilePlace): string | null {
  try {
    return textAt(place);
  } catch {
    return null;
  }
}
