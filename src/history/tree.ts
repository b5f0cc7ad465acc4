import { createFinding, type Finding, MachineError, startOf } from '../finding/index.ts';
import {
  type Item,
  isPicture,
  refuseName,
  refuseSize,
  SIZE_LIMITS,
  type Source,
  sizeLimit,
} from '../read/index.ts';
import { readObjects } from './blobs.ts';
import type { GitObject } from './objects.ts';
import { type Asked, askGit } from './stream.ts';

/** One entry of a tree, as `git ls-tree` lists it. */
export interface TreeEntry {
  kind: 'file' | 'link' | 'submodule' | 'folder';
  id: string;
  /** Bytes of a file; null when git does not say. */
  size: number | null;
  path: Uint8Array;
}

/** What the modes of a tree mean; all others are regular files. */
const KINDS: Readonly<Record<string, TreeEntry['kind']>> = {
  '040000': 'folder',
  '120000': 'link',
  '160000': 'submodule',
};

/** Entries in the output of `git ls-tree -z`, with or without sizes (`-l`). */
export function parseTree(bytes: Uint8Array): TreeEntry[] {
  const entries: TreeEntry[] = [];
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  for (let end = bytes.indexOf(0, at); end >= 0; end = bytes.indexOf(0, at)) {
    const tab = bytes.indexOf(9, at);
    const head = all.toString('latin1', at, tab);
    const [mode = '', , id = '', size = ''] = head.split(/ +/);
    const number = /^\d+$/.test(size) ? Number(size) : null;
    entries.push({
      kind: KINDS[mode] ?? 'file',
      id,
      size: number,
      path: bytes.slice(tab + 1, end),
    });
    at = end + 1;
  }
  return entries;
}

/** A file of a tree, as the source keeps it. */
interface Leaf {
  kind: TreeEntry['kind'];
  id: string;
  size: number;
  /** Whether its name is UTF-8. */
  isNamed: boolean;
}

type Folder = Map<string, Folder | Leaf>;

/** A commit, as the hex that `resolveRevision` gave, and the paths below the prefix that may be read. */
export interface WantedTree {
  commit: string;
  wanted: readonly string[];
}

/**
 * The tree of a commit as a place content is read from. `prefix` is the folder of the tree that is
 * its top ('' for all). Throws a `MachineError` when the commit's tree is not in this clone.
 */
export async function commitSource(
  asked: Asked,
  commit: string,
  prefix: string,
  wanted: readonly string[],
): Promise<Source> {
  const [source] = await commitSources(asked, prefix, [{ commit, wanted }]);
  if (source === undefined) throw new Error('a tree asked for and not given');
  return source;
}

/** The trees of several commits; a blob that is in many of them is read once, and is one object. */
export async function commitSources(
  asked: Asked,
  prefix: string,
  trees: readonly WantedTree[],
): Promise<Source[]> {
  const tops: Folder[] = [];
  const ids = new Set<string>();
  for (const tree of trees) {
    const { entries, contents, below } = await entriesOf(asked, prefix, tree);
    tops.push(folderAt(foldersOf(entries), prefix));
    for (const id of idsToRead(contents, below)) ids.add(id);
  }
  const blobs = await readObjects(asked, ids, Math.max(...Object.values(SIZE_LIMITS)));
  return tops.map((top) => sourceOf(top, blobs));
}

async function entriesOf(asked: Asked, prefix: string, { commit, wanted }: WantedTree) {
  const below = wanted.map((path) => [prefix, path].filter((part) => part !== '').join('/'));
  const isAll = below.includes('');
  const contents = await listTree(asked, commit, ['-r', '-l'], isAll ? [] : below);
  const ways = isAll ? [] : [...new Set(below.flatMap(partsOfWay))];
  const above = ways.length === 0 ? [] : await listTree(asked, commit, [], ways);
  return { entries: [...above, ...contents], contents, below };
}

async function listTree(
  asked: Asked,
  commit: string,
  flags: readonly string[],
  paths: readonly string[],
): Promise<TreeEntry[]> {
  const command = ['--literal-pathspecs', 'ls-tree', ...flags, '-z', '--full-tree', commit];
  const { code, bytes } = await askGit(asked, [...command, '--', ...paths]);
  if (code !== 0) throw lackOf(commit);
  return parseTree(bytes).filter(({ kind }) => kind !== 'folder');
}

/** The folders a path lies in: one of them may be a link or a submodule. */
function partsOfWay(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(0, -1).map((_, at) => parts.slice(0, at + 1).join('/'));
}

function lackOf(commit: string): MachineError {
  return new MachineError(
    `the files of commit ${commit.slice(0, 12)} are not all in this clone. Get them with git fetch --refetch --no-filter.`,
  );
}

/** What may be read; a picture only where it is asked for by its name. */
function* idsToRead(entries: readonly TreeEntry[], wanted: readonly string[]): Generator<string> {
  const named = new Set(wanted);
  for (const { kind, id, size, path } of entries) {
    const { text } = nameOf(path);
    if (isPicture(text) && !named.has(text)) continue;
    const limit = sizeLimit(text);
    if (kind === 'file' && limit > 0 && (size ?? 0) <= limit) yield id;
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function nameOf(bytes: Uint8Array): { text: string; isNamed: boolean } {
  try {
    return { text: UTF8.decode(bytes), isNamed: true };
  } catch {
    return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), isNamed: false };
  }
}

function foldersOf(entries: readonly TreeEntry[]): Folder {
  const top: Folder = new Map();
  for (const { kind, id, size, path } of entries) {
    const { text, isNamed } = nameOf(path);
    const parts = text.split('/');
    const name = parts.pop() ?? '';
    let folder = top;
    for (const part of parts) {
      const known = folder.get(part);
      const next: Folder = known instanceof Map ? known : new Map();
      folder.set(part, next);
      folder = next;
    }
    folder.set(name, { kind, id, size: size ?? 0, isNamed });
  }
  return top;
}

function find(top: Folder, path: string): Folder | Leaf | undefined {
  let found: Folder | Leaf | undefined = top;
  for (const part of path.split('/')) {
    if (part === '') continue;
    found = found instanceof Map ? found.get(part) : undefined;
  }
  return found;
}

function folderAt(top: Folder, path: string): Folder {
  const found = find(top, path);
  return found instanceof Map ? found : new Map();
}

function sourceOf(top: Folder, blobs: ReadonlyMap<string, GitObject>): Source {
  return {
    inspect(path) {
      const found = find(top, path);
      return found === undefined ? null : kindOf(found);
    },
    list(path) {
      return [...folderAt(top, path)].map(([name, item]): Item => ({ name, kind: kindOf(item) }));
    },
    read(path, shown) {
      const found = find(top, path);
      if (found === undefined || found instanceof Map) return refuseMissing(shown);
      const limit = sizeLimit(shown);
      if (!found.isNamed) return refuseName(shown);
      if (found.size > limit) return refuseSize(shown, found.size, limit);
      const blob = blobs.get(found.id);
      return blob?.state === 'read' ? blob.bytes : refuseMissing(shown);
    },
  };
}

function kindOf(item: Folder | Leaf): Item['kind'] {
  return item instanceof Map ? 'folder' : item.kind;
}

function refuseMissing(name: string): Finding {
  return createFinding({
    rule: 'content/readable',
    message: 'What this commit says of the file is not in this clone, or damaged.',
    hint: 'Get it with git fetch --refetch --no-filter, and look at what git fsck says.',
    place: startOf(name),
  });
}
