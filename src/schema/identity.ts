import { nearest } from '../finding/index.ts';
import { idFrom, isId } from './identifier.ts';
import { FOLDERS, KINDS, type Kind } from './kind.ts';

/** What a file's path says about its record. */
export interface Identity {
  kind: Kind;
  /** As its name says; {@link Identity.asItShouldBe} where that cannot be an id. */
  id: string;
  /** The path below the folder with every part a proper id; null when it already is. */
  asItShouldBe: string | null;
}

/** A path that leads to no kind, and the folder that may have been meant. */
export interface Misplaced {
  kind: null;
  folder: string | null;
  meant: string | undefined;
}

const KIND_OF: ReadonlyMap<string, Kind> = new Map(KINDS.map((kind) => [FOLDERS[kind], kind]));

/** Kinds whose sub-folders are part of the id. */
const NESTED: ReadonlySet<Kind> = new Set<Kind>(['check-in', 'review', 'feedback']);

/** Kind and id of the file at `within`, a path below a content root. */
export function identify(within: string): Identity | Misplaced {
  const [folder = '', ...below] = within.split('/');
  if (below.length === 0) return { kind: null, folder: null, meant: undefined };
  const kind = KIND_OF.get(folder);
  if (kind === undefined) return { kind: null, folder, meant: meantFolder(folder) };
  const parts = NESTED.has(kind) ? below : below.slice(-1);
  parts.push(withoutEnding(parts.pop() ?? ''));
  const wanted = parts.map((part) => properPart(part, kind));
  const isProper = parts.every((part, at) => part === wanted[at]);
  return { kind, id: wanted.join('/'), asItShouldBe: isProper ? null : wanted.join('/') };
}

/** Whether the file at `within` lies in the folder of a kind; nothing else is worth parsing. */
export function isPlaced(within: string): boolean {
  const slash = within.indexOf('/');
  return slash >= 0 && KIND_OF.has(within.slice(0, slash));
}

/** Whether a file may lie beside records without being one. */
export function isReadme(within: string): boolean {
  return /(?:^|\/)readme\.md$/i.test(within);
}

/** `.age` is an ending over the ending. */
function withoutEnding(file: string): string {
  const name = file.replace(/(?<=.)\.age$/, '');
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? name : name.slice(0, dot);
}

/** A file of measurements may be named `objective.key-result`. */
function properPart(part: string, kind: Kind): string {
  if (isId(part)) return part;
  const dot = kind === 'measurement' ? part.indexOf('.') : -1;
  return dot < 0 ? idFrom(part) : `${idFrom(part.slice(0, dot))}.${idFrom(part.slice(dot + 1))}`;
}

function meantFolder(folder: string): string | undefined {
  const byKind = KINDS.find((kind) => kind === folder.toLowerCase());
  return byKind ? FOLDERS[byKind] : nearest(folder, KIND_OF.keys(), 1)[0];
}
