import fs from 'node:fs';
import { dirname } from 'node:path';
import { MachineError } from '../finding/index.ts';

/** The calls on the disk that writing needs; tests pass one that fills up or dies half-way. */
export type Disk = Pick<
  typeof fs,
  | 'closeSync'
  | 'fchmodSync'
  | 'fstatSync'
  | 'fsyncSync'
  | 'linkSync'
  | 'lstatSync'
  | 'mkdirSync'
  | 'openSync'
  | 'readFileSync'
  | 'renameSync'
  | 'rmdirSync'
  | 'unlinkSync'
  | 'writeSync'
>;

export const realDisk: Disk = fs;

const REASONS: Record<string, string> = {
  EACCES: 'this account may not write there',
  EPERM: 'this account may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'it would be larger than a file may be here',
  EMFILE: 'too many files are open',
  EIO: 'the disk reported an error',
  ENAMETOOLONG: 'the name is too long for this disk',
  ENOENT: 'a part of its path leads nowhere, or the system lets nobody make anything there',
  ENOTDIR: 'a part of its path is a file',
  EISDIR: 'a folder stands in its place',
};

/** The system's code of a failed disk call (`ENOSPC`), or null for any other error. */
export function diskCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
}

/**
 * Makes a folder and those above it that are missing, and notes them in `made`, innermost first. One
 * after the other: Node tries for ever to make a whole way at once below `/proc`.
 */
export function makeFolders(
  disk: Pick<Disk, 'lstatSync' | 'mkdirSync'>,
  folder: string,
  made: string[] = [],
): void {
  const missing: string[] = [];
  for (let path = folder; !isThere(disk, path); path = dirname(path)) missing.push(path);
  for (const path of missing.toReversed()) {
    try {
      disk.mkdirSync(path);
      made.unshift(path);
    } catch (error) {
      // Somebody else made it meanwhile.
      if (diskCode(error) !== 'EEXIST') throw error;
    }
  }
}

function isThere(disk: Pick<Disk, 'lstatSync'>, path: string): boolean {
  return disk.lstatSync(path, { throwIfNoEntry: false }) !== undefined || dirname(path) === path;
}

/** A failed disk call as one plain sentence about `path`; any other error is given back as it is. */
export function diskError(error: unknown, path: string): unknown {
  const code = diskCode(error);
  if (code === null) return error;
  return new MachineError(`${path} cannot be written: ${REASONS[code] ?? code}.`, { cause: error });
}
