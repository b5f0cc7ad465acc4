import { realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { MachineError } from '../finding/index.ts';
import { CONFIG_FILE } from '../read/index.ts';
import type { Options } from './definition.ts';
import type { Io } from './io.ts';

/**
 * The repository a command works on, as an absolute path without links: `--root`, else the nearest
 * folder upward with a throughline.yaml, else the folder the command was called in.
 */
export function findRoot(io: Io, options: Options): string {
  const given = options.text('root');
  if (given !== null) return folder(resolve(io.cwd, given), given);
  for (let at = io.cwd; ; at = dirname(at)) {
    if (isThere(join(at, CONFIG_FILE))) return realpathSync(at);
    if (dirname(at) === at) return realpathSync(io.cwd);
  }
}

/** A folder named by a flag, as an absolute path without links. */
export function folder(absolute: string, given: string): string {
  try {
    const real = realpathSync(absolute);
    if (statSync(real).isDirectory()) return real;
  } catch {
    throw new MachineError(`the folder \`${given}\` is not there or cannot be read.`);
  }
  throw new MachineError(`\`${given}\` is not a folder.`);
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
