import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { MachineError } from '../finding/index.ts';
import { type Disk, diskCode } from './disk.ts';
import { WORK_FOLDER } from './lock.ts';
import { findTarget } from './target.ts';
import { keepFolder, nameNew, putWhole, removeIfThere } from './whole-file.ts';

const JOURNAL = `${WORK_FOLDER}/journal`;
const VERSION = 1;

/** One file of a change: its finished text waits in a temporary file beside it. */
export interface Step {
  path: string;
  /** SHA-256 of the text that must be there now; null: no file may be there. */
  before: string | null;
  after: string;
}

/**
 * What a command is about to do with several files. While `preparing`, nothing has its name yet and
 * everything can be taken back; once `naming`, it is carried to its end, by this run or the next.
 */
export interface Journal {
  version: typeof VERSION;
  state: 'preparing' | 'naming';
  steps: Step[];
  /** Folders made for the files, outermost first. */
  folders: string[];
}

export function newJournal(steps: Step[], folders: string[]): Journal {
  return { version: VERSION, state: 'preparing', steps, folders };
}

export function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The temporary file beside a file; hidden, so that no reading command takes it for a record. */
export function temporaryOf(absolute: string): string {
  const cut = Math.max(absolute.lastIndexOf('/'), absolute.lastIndexOf('\\')) + 1;
  return `${absolute.slice(0, cut)}.${absolute.slice(cut)}.throughline-new`;
}

export function writeJournal(disk: Disk, base: string, journal: Journal): void {
  putWhole(disk, join(base, JOURNAL), `${JSON.stringify(journal)}\n`);
}

function removeJournal(disk: Disk, base: string): void {
  removeIfThere(disk, join(base, JOURNAL));
  keepFolder(disk, join(base, WORK_FOLDER));
}

/** The journal a stopped command left behind, or null. Only paths that may be written pass. */
export function readJournal(
  disk: Disk,
  base: string,
  mayBeWritten: (path: string) => boolean,
): Journal | null {
  const target = findTarget(disk, base, JOURNAL);
  if (!target.exists) return null;
  const journal = parseJournal(disk.readFileSync(target.absolute, 'utf8'));
  if (journal?.steps.every((step) => mayBeWritten(step.path))) return journal;
  throw new MachineError(
    `${JOURNAL} was left by a stopped command and cannot be understood. Look whether your files are as you want them, delete it and try again.`,
  );
}

/** Takes back what was prepared: no file had its name yet. */
export function undo(disk: Disk, base: string, journal: Journal): void {
  for (const { path } of journal.steps) {
    removeIfThere(disk, temporaryOf(findTarget(disk, base, path).absolute));
  }
  for (const folder of journal.folders.toReversed()) {
    try {
      disk.rmdirSync(join(base, folder));
    } catch (error) {
      if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(diskCode(error) ?? '')) throw error;
    }
  }
  removeJournal(disk, base);
}

/**
 * Gives every prepared file its name and removes the journal; safe to repeat after a stop at any
 * point. Gives back the paths that had changed meanwhile and were left as they are.
 */
export function carryOut(disk: Disk, base: string, journal: Journal): string[] {
  const left = journal.steps.filter((step) => !takeStep(disk, base, step)).map(({ path }) => path);
  const folders = new Set(journal.steps.map(({ path }) => dirname(join(base, path))));
  for (const folder of journal.folders) folders.add(dirname(join(base, folder)));
  for (const folder of folders) keepFolder(disk, folder);
  removeJournal(disk, base);
  return left;
}

function takeStep(disk: Disk, base: string, step: Step): boolean {
  const { absolute, exists } = findTarget(disk, base, step.path);
  const temporary = temporaryOf(absolute);
  const now = exists ? digest(disk.readFileSync(absolute)) : null;
  if (now === step.after) {
    removeIfThere(disk, temporary);
    return true;
  }
  if (now !== step.before || !isIntact(disk, temporary, step.after)) {
    removeIfThere(disk, temporary);
    return false;
  }
  if (step.before === null) return nameNew(disk, temporary, absolute);
  disk.renameSync(temporary, absolute);
  return true;
}

function isIntact(disk: Disk, temporary: string, after: string): boolean {
  try {
    return disk.lstatSync(temporary).isFile() && digest(disk.readFileSync(temporary)) === after;
  } catch (error) {
    if (diskCode(error) === 'ENOENT') return false;
    throw error;
  }
}

function parseJournal(text: string): Journal | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { version, state, steps, folders } = value as Partial<Record<keyof Journal, unknown>>;
  if (version !== VERSION || (state !== 'preparing' && state !== 'naming')) return null;
  if (!Array.isArray(steps) || !steps.every(isStep)) return null;
  if (!Array.isArray(folders) || !folders.every((folder) => holdsOne(folder, steps))) return null;
  return { version, state, steps, folders };
}

function holdsOne(folder: unknown, steps: Step[]): folder is string {
  return typeof folder === 'string' && steps.some(({ path }) => path.startsWith(`${folder}/`));
}

function isStep(value: unknown): value is Step {
  if (typeof value !== 'object' || value === null) return false;
  const { path, before, after } = value as Partial<Record<keyof Step, unknown>>;
  return (
    typeof path === 'string' &&
    (before === null || typeof before === 'string') &&
    typeof after === 'string'
  );
}
