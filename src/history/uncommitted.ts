import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { diskSource, type Source } from '../read/index.ts';
import { readObjects } from './blobs.ts';
import { type Contents, contentsOf } from './contents.ts';
import type { PlacedFile } from './line.ts';
import { type FileRevision, pairUp, type RecordChange } from './pairs.ts';
import type { Stamps } from './stamps.ts';
import { type Asked, askGit } from './stream.ts';
import { parseTree } from './tree.ts';

interface Request extends Asked {
  commit: string;
  prefix: string;
  roots: readonly string[];
}

const LARGEST = 64 * 1024 * 1024;

/**
 * What lies on the disk otherwise than in the commit. Files are compared by hashing them here, as far
 * as the stamps do not know them: git would run the repository's own filters over them.
 */
export async function uncommittedChanges(
  request: Request,
  place: (path: string) => PlacedFile | null,
  stamps: Stamps,
): Promise<RecordChange[]> {
  const committed = await committedFiles(request, place);
  const source = diskSource(request.root);
  const gone: { file: PlacedFile; id: string }[] = [];
  const changed: { file: PlacedFile; id: string; bytes: Uint8Array }[] = [];
  const come: FileRevision[] = [];
  const here = new Set<string>();
  for (const path of filesBelow(source, request.roots)) {
    const file = place(request.prefix === '' ? path : `${request.prefix}/${path}`);
    if (file === null) continue;
    const id = committed.get(file.path)?.id;
    const mark = stamps.markOf(path);
    if (id !== undefined && stamps.knows(path, id, mark)) {
      stamps.note(path, id, mark);
      here.add(file.path);
      continue;
    }
    const bytes = source.read(path, path);
    if (!(bytes instanceof Uint8Array)) continue;
    here.add(file.path);
    if (id === undefined) come.push({ file, contents: readAs(bytes, file) });
    else if (id !== blobId(bytes, id)) changed.push({ file, id, bytes });
    else stamps.note(path, id, mark);
  }
  for (const { file, id } of committed.values()) if (!here.has(file.path)) gone.push({ file, id });
  const ids = [...gone, ...changed].map(({ id }) => id);
  const blobs = await readObjects(request, ids, LARGEST);
  const revision = ({ file, id }: { file: PlacedFile; id: string }): FileRevision => {
    const blob = blobs.get(id);
    return { file, contents: readAs(blob?.bytes ?? new Uint8Array(0), file) };
  };
  const stay = changed.map((one) => {
    const after = { file: one.file, contents: readAs(one.bytes, one.file) };
    return { before: revision(one), after };
  });
  return [...stay, ...pairUp(gone.map(revision), come, new Map())];
}

async function committedFiles(request: Request, place: (path: string) => PlacedFile | null) {
  const { bytes } = await askGit(request, [
    '--literal-pathspecs',
    'ls-tree',
    '-r',
    '-z',
    '--full-tree',
    request.commit,
    '--',
    ...request.roots.map((root) => join(request.prefix, root)),
  ]);
  const decoder = new TextDecoder();
  const files = new Map<string, { file: PlacedFile; id: string }>();
  for (const { kind, id, path } of parseTree(bytes)) {
    const file = kind === 'file' ? place(decoder.decode(path)) : null;
    if (file !== null) files.set(file.path, { file, id });
  }
  return files;
}

/** Paths of the regular files below the roots; links are not followed. */
function* filesBelow(source: Source, roots: readonly string[]): Generator<string> {
  const open = roots.filter((root) => isFolder(source, root));
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const items = source.list(folder, folder);
    if (!Array.isArray(items)) continue;
    for (const { name, kind } of items) {
      if (kind === 'folder') open.push(`${folder}/${name}`);
      else if (kind === 'file') yield `${folder}/${name}`;
    }
  }
}

/** Whether a path leads to a folder without passing a link. */
function isFolder(source: Source, path: string): boolean {
  const parts = path.split('/');
  return parts.every((_, at) => source.inspect(parts.slice(0, at + 1).join('/')) === 'folder');
}

/** The id git would give these bytes, in the same kind of hash as `like`. */
function blobId(bytes: Uint8Array, like: string): string {
  const hash = createHash(like.length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

function readAs(bytes: Uint8Array, { path, within, kind }: PlacedFile): Contents {
  return contentsOf(bytes, path, within, kind);
}
