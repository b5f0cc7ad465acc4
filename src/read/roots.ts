import { lstatSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
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

/**
 * What keeps a content root from being read, null when nothing does; `earlier` are the roots before
 * it. A root given by `--content` is the operator's word: it may be reached by a link and lie
 * anywhere, and is not there only by mistake, which throws a `MachineError`.
 */
export function judgeRoot(
  root: string,
  contentRoot: ContentRoot,
  earlier: readonly ContentRoot[],
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
  if (external || (contentRoot.assumed && !isThere(path))) return null;
  return findFault(root, name, path, at);
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
function findFault(root: string, name: string, path: string, at: Place): Finding | null {
  if (!contains(root, path)) {
    return refuseRoot(
      `The content folder \`${name}\` lies outside of the repository.`,
      OUTSIDE,
      at,
    );
  }
  let reached = root;
  for (const part of relative(root, path).split(sep)) {
    if (part === '') continue;
    reached = join(reached, part);
    try {
      const stats = lstatSync(reached);
      if (stats.isSymbolicLink()) {
        return refuseRoot(
          `The content folder \`${name}\` is reached by a link, and links are not followed.`,
          'Put the folder itself in the repository, or give it by --content.',
          at,
        );
      }
      if (!stats.isDirectory()) {
        return refuseRoot(`The content folder \`${name}\` is not a folder.`, MISSING, at);
      }
    } catch (error) {
      const code = codeOf(error);
      if (code !== 'ENOENT' && code !== 'ENOTDIR') return refuseError(name, error);
      const near = nearFolder(root, path, reached);
      const hint = near === null ? MISSING : `Did you mean \`${near}\`?`;
      return refuseRoot(`The content folder \`${name}\` is not there.`, hint, at);
    }
  }
  return null;
}

const OUTSIDE = 'Name a folder inside of the repository, or give the other one by --content.';
const MISSING = `Make the folder, or name another one under \`content\` in \`${CONFIG_FILE}\`.`;

/** The folder that was meant by `path`, of which the part that ends at `missing` is not there. */
function nearFolder(root: string, path: string, missing: string): string | null {
  const folder = dirname(missing);
  try {
    const known = readdirSync(folder, { withFileTypes: true })
      .filter((item) => item.isDirectory() && !item.name.startsWith('.'))
      .map(({ name }) => name);
    const rest = relative(missing, path);
    const meant = nearest(basename(missing), known, 3)
      .map((name) => join(folder, name, rest))
      .find((one) => isFolder(one));
    return meant === undefined ? null : relative(root, meant).split(sep).join('/');
  } catch (error) {
    codeOf(error);
    return null;
  }
}

/** Whether anything is at `path`, be it a link that leads nowhere. */
export function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch (error) {
    codeOf(error);
    return false;
  }
}

function refuseRoot(message: string, hint: string, place: Place): Finding {
  return createFinding({ rule: 'content/readable', message, hint, place });
}
