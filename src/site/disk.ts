import { MachineError } from '../finding/index.ts';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this account may not write there',
  EPERM: 'this account may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
  EMFILE: 'too many files are open',
  EIO: 'the disk reported an error',
  ENAMETOOLONG: 'the name is too long for this disk',
  ENOTDIR: 'a part of its path is a file',
};

/**
 * What went wrong on a disk as one plain sentence about `folder`; any other error as it is. The
 * bundler, which is not written in JavaScript, tells of a full disk in words alone.
 */
export function diskError(error: unknown, folder: string): unknown {
  if (!(error instanceof Error) || error instanceof MachineError) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const isFull = /\bENOSPC\b|No space left on device/.test(error.message);
  const reason = REASONS[isFull ? 'ENOSPC' : code];
  if (reason === undefined) return error;
  return new MachineError(`${folder} cannot be written: ${reason}.`, { cause: error });
}
