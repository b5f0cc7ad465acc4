import { lstatSync, realpathSync } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';
import {
  createFinding,
  type Finding,
  MachineError,
  nearest,
  type Place,
  startOf,
} from '../finding/index.ts';
import type { ContentRoot } from './file.ts';
import { CONFIG_FILE } from './limits.ts';
import { codeOf, refuseError } from './refusals.ts';
import type { ItemKind, Source } from './source.ts';

/**
 * What keeps a content root from being read, null when nothing does; `earlier` are the roots before
 * it. A root given by `--content` is the operator's word: it may be reached by a link and lie
 * anywhere, and is not there only by mistake, which throws a `MachineError`.
 */
export function judgeRoot(
  root: string,
  contentRoot: ContentRoot,
  earlier: readonly ContentRoot[],
  source: Source,
): Finding | null {
  const { name, path, external } = contentRoot;
  if (external && !isFolder(path)) {
    throw new MachineError(`The folder ${name} that --content names is not there.`);
  }
  const at = contentRoot.place ?? startOf(CONFIG_FILE);
  const other = earlier.find((one) => contains(one.path, path) || contains(path, one.path));
  if (other !== undefined) {
    return refuseRoot(
      `The content folders \`${other.name}\` and \`${name}\` lie in one another.`,
      'Name only folders that lie beside each other.',
      at,
    );
  }
  const below = relative(root, path).split(sep).join('/');
  if (external || (contentRoot.assumed && source.inspect(below) === null)) return null;
  return findFault(root, name, path, at, source);
}

/** Whether `inner` is `outer` or lies below it. */
function contains(outer: string, inner: string): boolean {
  const way = relative(outer, inner);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function isFolder(path: string): boolean {
  try {
    return lstatSync(realpathSync(path)).isDirectory();
  } catch (error) {
    codeOf(error);
    return false;
  }
}

/** What is wrong with a folder the configuration names; every part of its path is looked at. */
function findFault(
  root: string,
  name: string,
  path: string,
  at: Place,
  source: Source,
): Finding | null {
  if (!contains(root, path)) {
    return refuseRoot(
      `The content folder \`${name}\` lies outside of the repository.`,
      OUTSIDE,
      at,
    );
  }
  const below = relative(root, path).split(sep).join('/');
  let reached = '';
  for (const part of below.split('/')) {
    if (part === '') continue;
    reached = reached === '' ? part : `${reached}/${part}`;
    try {
      const kind = source.inspect(reached);
      if (kind === null) {
        const near = nearFolder(below, reached, source);
        const hint = near === null ? MISSING : `Did you mean \`${near}\`?`;
        return refuseRoot(`The content folder \`${name}\` is not there.`, hint, at);
      }
      const fault = judgePart(name, kind, at);
      if (fault !== null) return fault;
    } catch (error) {
      return refuseError(name, error);
    }
  }
  return null;
}

/** One part of the way to a content folder. */
function judgePart(name: string, kind: ItemKind, at: Place): Finding | null {
  if (kind === 'folder') return null;
  if (kind === 'link') {
    return refuseRoot(
      `The content folder \`${name}\` is reached by a link, and links are not followed.`,
      'Put the folder itself in the repository, or give it by --content.',
      at,
    );
  }
  if (kind === 'submodule') {
    return refuseRoot(
      `The content folder \`${name}\` lies in a submodule, whose files no commit of this repository holds.`,
      'Give the other checkout by --content.',
      at,
    );
  }
  return refuseRoot(`The content folder \`${name}\` is not a folder.`, MISSING, at);
}

const OUTSIDE = 'Name a folder inside of the repository, or give the other one by --content.';
const MISSING = `Make the folder, or name another one under \`content\` in \`${CONFIG_FILE}\`.`;

/** The folder that was meant by `path`, of which the part that ends at `missing` is not there. */
function nearFolder(path: string, missing: string, source: Source): string | null {
  const slash = missing.lastIndexOf('/');
  const folder = missing.slice(0, slash + 1);
  const items = source.list(missing.slice(0, Math.max(slash, 0)), folder);
  if (!Array.isArray(items)) return null;
  const known = items
    .filter(({ name, kind }) => kind === 'folder' && !name.startsWith('.'))
    .map(({ name }) => name);
  const near = nearest(missing.slice(slash + 1), known, 3);
  const meant = near.map((name) => folder + name + path.slice(missing.length));
  return meant.find((one) => isFolderIn(source, one)) ?? null;
}

function isFolderIn(source: Source, path: string): boolean {
  try {
    return source.inspect(path) === 'folder';
  } catch (error) {
    codeOf(error);
    return false;
  }
}

function refuseRoot(message: string, hint: string, place: Place): Finding {
  return createFinding({ rule: 'content/readable', message, hint, place });
}
