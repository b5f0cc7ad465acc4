import { lstatSync, realpathSync } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';
import { createFinding, type Finding, MachineError, startOf } from '../finding/index.ts';
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
  const other = earlier.find((one) => contains(one.path, path) || contains(path, one.path));
  if (other !== undefined) {
    return refuseRoot(
      `The content folders \`${other.name}\` and \`${name}\` lie in one another.`,
      'Name only folders that lie beside each other.',
    );
  }
  return external ? null : findFault(root, name, path, source);
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
function findFault(root: string, name: string, path: string, source: Source): Finding | null {
  if (!contains(root, path)) {
    return refuseRoot(`The content folder \`${name}\` lies outside of the repository.`, OUTSIDE);
  }
  let reached = '';
  for (const part of relative(root, path).split(sep)) {
    if (part === '') continue;
    reached = reached === '' ? part : `${reached}/${part}`;
    try {
      const fault = judgePart(name, source.inspect(reached));
      if (fault !== null) return fault;
    } catch (error) {
      return refuseError(name, error);
    }
  }
  return null;
}

/** One part of the way to a content folder. */
function judgePart(name: string, kind: ItemKind | null): Finding | null {
  if (kind === 'folder') return null;
  if (kind === null) return refuseRoot(`The content folder \`${name}\` is not there.`, MISSING);
  if (kind === 'link') {
    return refuseRoot(
      `The content folder \`${name}\` is reached by a link, and links are not followed.`,
      'Put the folder itself in the repository, or give it by --content.',
    );
  }
  if (kind === 'submodule') {
    return refuseRoot(
      `The content folder \`${name}\` lies in a submodule, whose files no commit of this repository holds.`,
      'Give the other checkout by --content.',
    );
  }
  return refuseRoot(`The content folder \`${name}\` is not a folder.`, MISSING);
}

const OUTSIDE = 'Name a folder inside of the repository, or give the other one by --content.';
const MISSING = `Make the folder, or name another one under \`content\` in \`${CONFIG_FILE}\`.`;

function refuseRoot(message: string, hint: string): Finding {
  return createFinding({ rule: 'content/readable', message, hint, place: startOf(CONFIG_FILE) });
}
