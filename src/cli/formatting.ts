import { relative, resolve, sep } from 'node:path';
import { MachineError } from '../finding/index.ts';
import { openMoment } from '../index.ts';
import { type Contents, canonicalText, entryWith } from '../mend/index.ts';
import type { Entry } from '../parse/index.ts';
import { CONFIG_FILE, readContent } from '../read/index.ts';
import { identify, isReadme } from '../schema/index.ts';
import type { Options } from './definition.ts';
import type { Io } from './io.ts';
import { findOrganisation } from './organisation.ts';
import { type FilePlace, placeIn, textAt } from './places.ts';
import type { Revision } from './revision.ts';

/** A file in the content, and what its path says about it. */
interface Candidate {
  place: FilePlace;
  contents: Contents;
}

/**
 * Files that are not in canonical form with the text they would have, in the order of their paths, and
 * the names of those that cannot be read. `paths` are files or folders as typed; none means all.
 */
export async function formattable(
  io: Io,
  paths: readonly (string | undefined)[],
  options: Options,
): Promise<{ revisions: Revision[]; unread: string[] }> {
  const { root, content } = findOrganisation(io, options);
  const candidates = await candidatesIn(io, root, content);
  const asked = paths.flatMap((path) => (path === undefined ? [] : askedPath(io, root, path)));
  const chosen = asked.length === 0 ? candidates : candidates.filter(isAsked);
  const nothing = asked.find((path) => !chosen.some(({ place }) => isBelow(place.shown, path)));
  if (nothing !== undefined) {
    throw new MachineError(`${nothing || '.'} is no file of the content, and no folder with any.`);
  }
  const revisions: Revision[] = [];
  const unread: string[] = [];
  for (const candidate of chosen) {
    const revision = revisionOf(candidate);
    if (revision === null) unread.push(candidate.place.shown);
    else if (revision.after !== revision.before) revisions.push(revision);
  }
  return { revisions, unread };

  function isAsked({ place }: Candidate): boolean {
    return asked.some((path) => isBelow(place.shown, path));
  }
}

async function candidatesIn(io: Io, root: string, content: string[]): Promise<Candidate[]> {
  const moment = await openMoment({ root, content, mayTravel: false, env: io.env, now: io.now });
  const { files } = await readContent(root, moment.roots);
  const settings = { shown: CONFIG_FILE, base: root, path: CONFIG_FILE, within: CONFIG_FILE };
  const isThere = textAt(settings) !== null;
  const found = files.flatMap(({ path, within }): Candidate[] => {
    const { kind } = identify(within);
    if (kind === null || isReadme(within)) return [];
    return [{ place: placeIn({ root, content, config: moment.config }, path), contents: kind }];
  });
  return isThere ? [...found, { place: settings, contents: 'configuration' }] : found;
}

function revisionOf({ place, contents }: Candidate): Revision | null {
  const before = textOrNull(place);
  const entry = before === null ? null : entryWith(entryPlace(place), before);
  if (before === null || entry === null) return null;
  const mark = before.startsWith('\uFEFF') ? '\uFEFF' : '';
  const isRight = entry.format === 'csv' ? isTable(contents) : contents !== 'measurement';
  const after = isRight ? mark + canonicalText(entry, contents) : before;
  return { ...place, before, after };
}

function isTable(contents: Contents): boolean {
  return contents === 'measurement' || contents === 'check-in';
}

function entryPlace({ shown, within }: FilePlace): Pick<Entry, 'file' | 'within'> {
  return { file: shown, within };
}

function textOrNull(place: FilePlace): string | null {
  try {
    return textAt(place);
  } catch {
    return null;
  }
}

/** A path as findings write it. */
function askedPath(io: Io, root: string, path: string): string {
  return relative(root, resolve(io.cwd, path)).split(sep).join('/');
}

function isBelow(file: string, path: string): boolean {
  return path === '' || file === path || file.startsWith(`${path}/`);
}
