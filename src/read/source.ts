import { type Dirent, lstatSync, readdirSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../finding/index.ts';
import { readBytes } from './bytes.ts';
import { codeOf, refuseError } from './refusals.ts';

/** What lies at a path. A submodule is another repository, whose files are not here. */
export type ItemKind = 'folder' | 'file' | 'link' | 'special' | 'submodule';

/** One item of a folder. */
export interface Item {
  name: string;
  kind: ItemKind;
}

/**
 * Where content is read from: the working tree, or the tree of a commit. `path` is relative to its
 * top, with `/`, '' for the top itself; `shown` is how findings name it.
 */
export interface Source {
  /** Where it lies on the disk, an absolute path; absent where it lies in a commit or in an editor. */
  readonly top?: string;
  /** Null where nothing is. Throws the machine's error when it cannot be told. */
  inspect(path: string): ItemKind | null;
  /** The items of a folder in any order, or why they cannot be listed. */
  list(path: string, shown: string): Item[] | Finding;
  /** The bytes of a regular file, or why they are refused. */
  read(path: string, shown: string): Uint8Array | Finding;
}

/** The files below `top`, an absolute path, as they lie on the disk. Nothing is followed. */
export function diskSource(top: string): Source {
  // Not `join`, which would take apart each of a hundred thousand paths that are whole already.
  const absolute = (path: string) => (path === '' ? top : `${top}/${path}`);
  return {
    top,
    inspect(path) {
      try {
        return kindOfStats(lstatSync(absolute(path)));
      } catch (error) {
        const code = codeOf(error);
        if (code === 'ENOENT' || code === 'ENOTDIR') return null;
        throw error;
      }
    },
    list(path, shown) {
      const folder = absolute(path);
      try {
        return readdirSync(folder, { withFileTypes: true }).map((item) => {
          return { name: item.name, kind: kindOf(item, folder) };
        });
      } catch (error) {
        return refuseError(shown, error);
      }
    },
    read: (path, shown) => readBytes(absolute(path), shown),
  };
}

/** Some file systems do not say in the listing what an item is. */
function kindOf(item: Dirent, folder: string): ItemKind {
  if (item.isFile()) return 'file';
  if (item.isDirectory()) return 'folder';
  if (item.isSymbolicLink()) return 'link';
  if (item.isFIFO() || item.isSocket() || item.isBlockDevice() || item.isCharacterDevice()) {
    return 'special';
  }
  try {
    return kindOfStats(lstatSync(join(folder, item.name)));
  } catch (error) {
    codeOf(error);
    return 'special';
  }
}

function kindOfStats(stats: Stats): ItemKind {
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'folder';
  return stats.isSymbolicLink() ? 'link' : 'special';
}
