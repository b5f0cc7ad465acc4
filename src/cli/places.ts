import { lstatSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { MachineError } from '../finding/index.ts';
import { readBytes } from '../read/index.ts';
import type { Config } from '../schema/index.ts';
import type { Organisation } from './organisation.ts';

/** Where a file of the content lies, or will. */
export interface FilePlace {
  /** As findings name it: relative to the repository's root. */
  shown: string;
  /** The folder that is locked while it is written: the repository, or a root given by `--content`. */
  base: string;
  /** Below the base. */
  path: string;
  /** Below its content root. */
  within: string;
}

/** A content root that files can be written to. */
interface Root {
  name: string;
  base: string;
  prefix: string;
}

/** Where a new file goes: the first content root, or the one named by `--into`. */
export function placeNew(
  { root, content, result }: Organisation,
  into: string | null,
  within: string,
): FilePlace {
  const roots = rootsOf(root, content, result.config.content);
  const chosen =
    into === null
      ? roots[0]
      : roots.find(({ name, base }) => into === name || join(base) === join(root, into));
  if (chosen === undefined) {
    throw new MachineError(
      `\`${into}\` is no content root. There are ${roots.map(({ name }) => `\`${name}\``).join(', ')}.`,
    );
  }
  return placeAt(chosen, within);
}

/** The place of a file that findings name `shown`. */
export function placeOf({ root, content, result }: Organisation, shown: string): FilePlace {
  return placeIn({ root, content, config: result.config }, shown);
}

/** The same for files that were read, but not judged. */
export function placeIn(
  { root, content, config }: { root: string; content: readonly string[]; config: Config },
  shown: string,
): FilePlace {
  const roots = rootsOf(root, content, config.content);
  const found = roots.find(({ name }) => shown.startsWith(`${name}/`));
  if (found === undefined) throw new MachineError(`${shown} lies in no content root.`);
  return placeAt(found, shown.slice(found.name.length + 1));
}

/** The place of a file in the content root that holds the file findings name `shown`. */
export function placeBeside(organisation: Organisation, shown: string, within: string): FilePlace {
  const { root, content, result } = organisation;
  const roots = rootsOf(root, content, result.config.content);
  const found = roots.find(({ name }) => shown.startsWith(`${name}/`));
  return found === undefined ? placeNew(organisation, null, within) : placeAt(found, within);
}

/** The text of a file as it is on disk, a byte order mark included; null when it is not there. */
export function textAt({ base, path, shown }: FilePlace): string | null {
  const absolute = join(base, path);
  if (lstatSync(absolute, { throwIfNoEntry: false }) === undefined) return null;
  const bytes = readBytes(absolute, shown);
  if (!(bytes instanceof Uint8Array)) throw new MachineError(bytes.message);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new MachineError(`${shown} is not text in UTF-8, so nothing is added to it.`);
  }
}

function placeAt({ name, base, prefix }: Root, within: string): FilePlace {
  return { shown: `${name}/${within}`, base, path: `${prefix}${within}`, within };
}

function rootsOf(root: string, content: readonly string[], configured: readonly string[]): Root[] {
  return [
    ...configured.map((name) => ({ name, base: root, prefix: `${name}/` })),
    ...content.map((path) => ({
      name: relative(root, path).split(sep).join('/') || '.',
      base: path,
      prefix: '',
    })),
  ];
}
