import { join } from 'node:path';
import { MachineError } from '../finding/index.ts';
import { type Disk, diskCode } from './disk.ts';

/** A place on disk that may be written: below the folder the caller chose, through no link. */
export interface Target {
  absolute: string;
  exists: boolean;
  /** Folders on the way that are not there yet, outermost first, as paths below the base. */
  missing: string[];
}

const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\\:*?"<>|]/u;

/**
 * Finds where `path` (relative, with `/`) lies below the folder `base`. Throws a MachineError when
 * it leaves the base, when any part of it is a link, or when something other than a file is there.
 */
export function findTarget(disk: Disk, base: string, path: string): Target {
  const parts = path.split('/');
  if (UNSAFE.test(path) || parts.some((part) => part === '' || part === '.' || part === '..')) {
    throw new MachineError(`${JSON.stringify(path)} is not a path that may be written.`);
  }
  const missing: string[] = [];
  let absolute = base;
  for (const [index, part] of parts.entries()) {
    absolute = join(absolute, part);
    const shown = parts.slice(0, index + 1).join('/');
    const isLast = index === parts.length - 1;
    const found = missing.length > 0 ? 'nothing' : lookAt(disk, absolute);
    if (found === 'link') {
      throw new MachineError(`${shown} is a link; nothing is written through links.`);
    }
    if (isLast && found === 'other') {
      throw new MachineError(`${shown} is not an ordinary file and is left as it is.`);
    }
    if (isLast && found === 'folder') {
      throw new MachineError(`${shown} is a folder; a file was to be written there.`);
    }
    if (!isLast && (found === 'file' || found === 'other')) {
      throw new MachineError(`${shown} is a file; a folder is needed there.`);
    }
    if (isLast) return { absolute, exists: found === 'file', missing };
    if (found === 'nothing') missing.push(shown);
  }
  throw new MachineError('A path to write is empty.');
}

function lookAt(disk: Disk, absolute: string): 'nothing' | 'file' | 'folder' | 'link' | 'other' {
  try {
    const stat = disk.lstatSync(absolute);
    if (stat.isSymbolicLink()) return 'link';
    if (stat.isDirectory()) return 'folder';
    return stat.isFile() ? 'file' : 'other';
  } catch (error) {
    if (diskCode(error) === 'ENOENT') return 'nothing';
    throw error;
  }
}
