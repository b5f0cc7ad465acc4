import { realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { MachineError, nearest } from '../finding/index.ts';
import { CONFIG_FILE } from '../read/index.ts';
import type { Options } from './definition.ts';
import type { Io } from './io.ts';

/** A report to a file, as `--output FORMAT=FILE` asks for it. */
export interface OutputFile<Format extends string> {
  format: Format;
  /** As it was given. */
  shown: string;
  absolute: string;
}

/** The files that `--output` names. Throws when one is no format and file, or is named twice. */
export function outputFiles<Format extends string>(
  io: Io,
  options: Options,
  formats: readonly Format[],
): OutputFile<Format>[] {
  const files = options.texts('output').map((given) => outputFile(given, io, formats));
  for (const [index, { absolute, shown }] of files.entries()) {
    if (files.findIndex((file) => file.absolute === absolute) < index) {
      throw new MachineError(`--output names \`${shown}\` twice.`);
    }
  }
  return files;
}

function outputFile<Format extends string>(
  given: string,
  io: Io,
  formats: readonly Format[],
): OutputFile<Format> {
  const cut = given.indexOf('=');
  const [name, shown] = [given.slice(0, Math.max(0, cut)), given.slice(cut + 1)];
  if (cut < 1 || shown === '') {
    throw new MachineError(
      `--output expects a format and a file, such as sarif=throughline.sarif, not \`${given}\`.`,
    );
  }
  const format = formats.find((known) => known === name);
  if (format === undefined) throw unknownFormat(name, formats);
  return { format, shown, absolute: resolve(io.cwd, shown) };
}

function unknownFormat(name: string, formats: readonly string[]): MachineError {
  const [near] = nearest(name, formats);
  const hint = near === undefined ? `It is one of ${formats.join(', ')}.` : `Did you mean ${near}?`;
  return new MachineError(`--output knows no format \`${name}\`. ${hint}`);
}

/** Refuses files that lie where records, commits or settings lie: a report never comes between them. */
export function refuseOwnPlaces(
  files: readonly OutputFile<string>[],
  root: string,
  contentRoots: readonly string[],
): void {
  const roots = contentRoots.map((folder) => withoutLinks(resolve(root, folder)));
  for (const { absolute, shown } of files) {
    const real = join(withoutLinks(dirname(absolute)), basename(absolute));
    if (roots.some((folder) => isWithin(real, folder))) {
      throw new MachineError(`\`${shown}\` lies in a content folder; give a report another place.`);
    }
    if (real.split(sep).some((part) => part.toLowerCase() === '.git')) {
      throw new MachineError(`\`${shown}\` lies in .git; give a report another place.`);
    }
    if (real === join(withoutLinks(root), CONFIG_FILE)) {
      throw new MachineError(`\`${shown}\` holds the settings; give a report another place.`);
    }
  }
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way.split(sep)[0] !== '..' && resolve(folder, way) === path);
}

/** A path with its links followed, as far as it is there. */
function withoutLinks(absolute: string): string {
  if (dirname(absolute) === absolute) return absolute;
  try {
    return realpathSync(absolute);
  } catch {
    return join(withoutLinks(dirname(absolute)), basename(absolute));
  }
}
