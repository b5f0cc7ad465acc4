import { dirname } from 'node:path';
import { MachineError } from '../finding/index.ts';
import { type Disk, diskCode, diskError, makeFolders, realDisk } from './disk.ts';
import { temporaryOf } from './journal.ts';
import { removeIfThere, writeWhole } from './whole-file.ts';

/** A report that somebody asked for by its path; `shown` is the path as it was given. */
export interface ReportFile {
  absolute: string;
  shown: string;
  text: string;
}

/**
 * Writes reports, each whole or not at all, none before all are on the disk. A report of an earlier
 * run is replaced; a link, a folder or a device is left as it is. Throws MachineError.
 */
export function writeReports(files: readonly ReportFile[], disk: Disk = realDisk): void {
  const prepared: ReportFile[] = [];
  try {
    for (const file of files) {
      prepared.push(file);
      attempt(file, () => prepare(disk, file));
    }
    for (const file of files) {
      attempt(file, () => disk.renameSync(temporaryOf(file.absolute), file.absolute));
    }
  } finally {
    for (const { absolute } of prepared) discard(disk, absolute);
  }
}

function prepare(disk: Disk, { absolute, shown, text }: ReportFile): void {
  const fault = faultOf(disk, absolute);
  if (fault !== null) throw new MachineError(`${shown} ${fault} and is left as it is.`);
  makeFolders(disk, dirname(absolute));
  removeIfThere(disk, temporaryOf(absolute));
  writeWhole(disk, temporaryOf(absolute), text);
}

function faultOf(disk: Disk, absolute: string): string | null {
  const found = disk.lstatSync(absolute, { throwIfNoEntry: false });
  if (found === undefined || found.isFile()) return null;
  if (found.isSymbolicLink()) return 'is a link';
  return found.isDirectory() ? 'is a folder' : 'is not an ordinary file';
}

/** Nothing is left beside a report; when the disk gives way here too, the first failure is told. */
function discard(disk: Disk, absolute: string): void {
  try {
    removeIfThere(disk, temporaryOf(absolute));
  } catch (error) {
    if (diskCode(error) === null) throw error;
  }
}

function attempt({ shown }: ReportFile, act: () => void): void {
  try {
    act();
  } catch (error) {
    throw diskError(error, shown);
  }
}

/** Adds text to a file that the machine of a job keeps for it. Throws MachineError. */
export function addToJobFile(absolute: string, text: string, disk: Disk = realDisk): void {
  let file: number | null = null;
  try {
    file = disk.openSync(absolute, 'a');
    const bytes = Buffer.from(text, 'utf8');
    for (let written = 0; written < bytes.length; ) {
      written += disk.writeSync(file, bytes, written, bytes.length - written);
    }
  } catch (error) {
    throw diskError(error, absolute);
  } finally {
    if (file !== null) disk.closeSync(file);
  }
}
