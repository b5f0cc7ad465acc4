import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { diskSource } from '../read/index.ts';
import { readRepository } from './repository.ts';
import { type Asked, askGit } from './stream.ts';
import { parseTree } from './tree.ts';

/**
 * Those among `paths`, given below `root`, whose text on the disk is in no commit: altered since the one
 * that is checked out, or new. None where there is no repository. Line ends that git turns are no change.
 */
export async function uncommittedAmong(asked: Asked, paths: readonly string[]): Promise<string[]> {
  const { state, commit, prefix } = await readRepository(asked.root, asked.path);
  if (state === 'unborn') return [...paths];
  if (state !== 'ok' || commit === null) return [];
  const committed = await idsBelow(asked, commit, prefix, paths);
  const source = diskSource(asked.root);
  return paths.filter((path) => {
    const id = committed.get(join(prefix, path));
    const bytes = source.read(path, path);
    return !(bytes instanceof Uint8Array) || id === undefined || !isBlob(bytes, id);
  });
}

async function idsBelow(
  asked: Asked,
  commit: string,
  prefix: string,
  paths: readonly string[],
): Promise<Map<string, string>> {
  const tops = [...new Set(paths.map((path) => join(prefix, path.split('/')[0] ?? '')))];
  const command = ['--literal-pathspecs', 'ls-tree', '-r', '-z', '--full-tree', commit, '--'];
  const { bytes } = await askGit(asked, [...command, ...tops]);
  const decoder = new TextDecoder();
  return new Map(parseTree(bytes).map(({ id, path }) => [decoder.decode(path), id]));
}

function isBlob(bytes: Uint8Array, id: string): boolean {
  const hash = (content: Uint8Array) =>
    createHash(id.length === 64 ? 'sha256' : 'sha1')
      .update(`blob ${content.length}\0`)
      .update(content)
      .digest('hex');
  if (hash(bytes) === id) return true;
  const turned = Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n');
  return hash(Buffer.from(turned, 'latin1')) === id;
}
