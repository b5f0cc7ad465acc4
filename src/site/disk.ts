import { MachineError } from '../finding/index.ts';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this account may not write there',
  EPERM: 'this account may not write there',
  EROFS: 'the disk is read-only',
  ENOENT: 'a part of its path is not there',
  ENOTDIR: 'a part of its path is a file',
  ENAMETOOLONG: 'the name is too long for this disk',
  EDQUOT: 'the disk quota is used up',
  EMFILE: 'too many files are open',
  EIO: 'the disk reported an error',
};

/** A failed disk call as one plain sentence about `path`; any other error as it is. */
export function diskError(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = REASONS[code];
  if (reason === undefined) return fullDiskError(error, path);
  return new MachineError(`${path} cannot be written: ${reason}.`, { cause: error });
}

/**
 * A full disk as one plain sentence about `path`; any other error as it is. The bundler, which is
 * not written in JavaScript, tells of it in words alone.
 */
export function fullDiskError(error: unknown, path: string): unknown {
  const isFull = error instanceof Error && /\bENOSPC\b|No space left on device/.test(error.message);
  if (!isFull || error instanceof MachineError) return error;
  const message = `${path} cannot be written: no space is left on the disk.`;
  return new MachineError(message, { cause: error });
}
