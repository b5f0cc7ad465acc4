import fs from 'node:fs';
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
  ENOTDIR: 'a part of its path is a file',
  EISDIR: 'a folder stands in its place',
};

/** The system's code of a failed disk call (`ENOSPC`), or null for any other error. */
export function diskCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
}

/** A failed disk call as one plain sentence about `path`; any other error is given back as it is. */
export function diskError(error: unknown, path: string): unknown {
  const code = diskCode(error);
  if (code === null) return error;
  return new MachineError(`${path} cannot be written: ${REASONS[code] ?? code}.`, { cause: error });
}
