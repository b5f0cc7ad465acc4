import { Buffer } from 'node:buffer';
import { dirname } from 'node:path';
import { MachineError } from '../finding/index.ts';
import { type Disk, diskCode } from './disk.ts';

/**
 * Writes a new file to its last byte and asks the disk to keep it; fails when one is there. Node's
 * own `writeFile` and the libraries tried may report success on a full disk, so size is compared.
 */
export function writeWhole(disk: Disk, absolute: string, text: string, mode = 0o666): void {
  const bytes = Buffer.from(text, 'utf8');
  const file = disk.openSync(absolute, 'wx', mode);
  try {
    for (let written = 0; written < bytes.length; ) {
      const count = disk.writeSync(file, bytes, written, bytes.length - written);
      if (count === 0)
        throw new MachineError(`The disk took only ${written} of ${bytes.length} bytes.`);
      written += count;
    }
    if (mode !== 0o666) disk.fchmodSync(file, mode);
    disk.fsyncSync(file);
    const { size } = disk.fstatSync(file);
    if (size !== bytes.length) {
      throw new MachineError(`The disk kept only ${size} of ${bytes.length} bytes.`);
    }
  } finally {
    disk.closeSync(file);
  }
}

/** Gives a finished temporary file its name, never over an existing one; false when one is there. */
export function nameNew(disk: Disk, temporary: string, absolute: string): boolean {
  try {
    disk.linkSync(temporary, absolute);
  } catch (error) {
    const code = diskCode(error);
    if (code === 'EEXIST') return false;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS' && code !== 'EMLINK')
      throw error;
    // A disk without hard links: the lock and the look before are what is left.
    if (exists(disk, absolute)) return false;
    disk.renameSync(temporary, absolute);
    return true;
  }
  disk.unlinkSync(temporary);
  return true;
}

/** Asks the disk to keep the names in a folder; systems that cannot open folders are passed over. */
export function keepFolder(disk: Disk, folder: string): void {
  try {
    const handle = disk.openSync(folder, 'r');
    try {
      disk.fsyncSync(handle);
    } finally {
      disk.closeSync(handle);
    }
  } catch (error) {
    const code = diskCode(error);
    if (code !== 'EISDIR' && code !== 'EPERM' && code !== 'EINVAL' && code !== 'ENOTSUP')
      throw error;
  }
}

/** Puts `text` in place of a file of the tool's own, in one step; the caller holds the lock. */
export function putWhole(disk: Disk, absolute: string, text: string): void {
  const temporary = `${absolute}.new`;
  removeIfThere(disk, temporary);
  try {
    writeWhole(disk, temporary, text);
    disk.renameSync(temporary, absolute);
  } catch (error) {
    removeIfThere(disk, temporary);
    throw error;
  }
  keepFolder(disk, dirname(absolute));
}

export function removeIfThere(disk: Disk, absolute: string): void {
  try {
    disk.unlinkSync(absolute);
  } catch (error) {
    if (diskCode(error) !== 'ENOENT') throw error;
  }
}

function exists(disk: Disk, absolute: string): boolean {
  try {
    disk.lstatSync(absolute);
    return true;
  } catch (error) {
    if (diskCode(error) === 'ENOENT') return false;
    throw error;
  }
}
