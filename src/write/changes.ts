import { join } from 'node:path';
import { MachineError } from '../finding/index.ts';
import { CI_FILES } from './ci/files.ts';
import { type Disk, diskError, realDisk } from './disk.ts';
import {
  carryOut,
  digest,
  type Journal,
  newJournal,
  readJournal,
  temporaryOf,
  undo,
  writeJournal,
} from './journal.ts';
import { takeLock, type Writer } from './lock.ts';
import { findTarget, type Target } from './target.ts';
import { removeIfThere, writeWhole } from './whole-file.ts';

/** A file to be made new, or the whole new text of one that was read before. Paths have `/`. */
export type Change =
  | { kind: 'create'; path: string; text: string }
  | { kind: 'append'; path: string; before: string; text: string };

/** What happened; `finished` are files of an earlier command that was stopped half-way. */
export interface Written {
  written: string[];
  finished: string[];
}

/**
 * Makes all changes below the folder `base`, or none: every text is written beside its place, kept by
 * the disk and compared in size before the first file gets its name. Never over a file that exists,
 * that changed since it was read, or that is reached through a link. Throws MachineError.
 */
export async function writeChanges(
  base: string,
  changes: Change[],
  writer: Writer,
  disk: Disk = realDisk,
): Promise<Written> {
  const first = changes[0]?.path ?? base;
  let release: () => void;
  try {
    release = await takeLock(disk, base, writer);
  } catch (error) {
    throw diskError(error, first);
  }
  try {
    const finished = finishStopped(disk, base);
    applyAll(disk, base, changes);
    return { written: changes.map(({ path }) => path), finished };
  } catch (error) {
    throw diskError(error, first);
  } finally {
    release();
  }
}

/** Files that commands may write: records, their tables, the configuration, the debt, what `init` adds. */
function mayBeWritten(path: string): boolean {
  if (OWN_FILES.includes(path)) return true;
  return (
    /(?:\.(?:md|mdx|yaml|yml|csv)|debt\.json)$/.test(path) &&
    path.split('/').every((part) => !part.startsWith('.'))
  );
}

const OWN_FILES = [
  '.gitignore',
  '.throughline-debt.json',
  ...CI_FILES,
  '.vscode/settings.json',
  '.vscode/extensions.json',
];

function finishStopped(disk: Disk, base: string): string[] {
  const journal = readJournal(disk, base, mayBeWritten);
  if (journal === null) return [];
  if (journal.state === 'preparing') {
    undo(disk, base, journal);
    return [];
  }
  const left = new Set(carryOut(disk, base, journal));
  return journal.steps.map(({ path }) => path).filter((path) => !left.has(path));
}

function applyAll(disk: Disk, base: string, changes: Change[]): void {
  const targets = changes.map((change) => [change, checkTarget(disk, base, change)] as const);
  const steps = changes.map((change) => ({
    path: change.path,
    before: change.kind === 'create' ? null : digest(change.before),
    after: digest(change.text),
  }));
  const folders = [...new Set(targets.flatMap(([, target]) => target.missing))];
  const journal = newJournal(steps, folders);
  writeJournal(disk, base, journal);
  try {
    prepare(disk, base, journal, targets);
    writeJournal(disk, base, { ...journal, state: 'naming' });
  } catch (error) {
    undo(disk, base, journal);
    throw error;
  }
  const [changed] = carryOut(disk, base, journal);
  if (changed !== undefined) throw changedMeanwhile(changed);
}

/** Looks that a change may be made; the look is repeated when the file gets its name. */
function checkTarget(disk: Disk, base: string, change: Change): Target {
  if (!mayBeWritten(change.path)) {
    throw new MachineError(`${JSON.stringify(change.path)} is not a file that commands write.`);
  }
  const target = findTarget(disk, base, change.path);
  if (change.kind === 'create') {
    if (target.exists) {
      throw new MachineError(`${change.path} is there already and is left as it is.`);
    }
  } else if (!target.exists) {
    throw changedMeanwhile(change.path);
  } else if (digest(disk.readFileSync(target.absolute)) !== digest(change.before)) {
    throw changedMeanwhile(change.path);
  }
  return target;
}

function prepare(
  disk: Disk,
  base: string,
  journal: Journal,
  targets: (readonly [Change, Target])[],
): void {
  for (const folder of journal.folders) disk.mkdirSync(join(base, folder));
  for (const [change, { absolute }] of targets) {
    const temporary = temporaryOf(absolute);
    removeIfThere(disk, temporary);
    const mode = change.kind === 'append' ? disk.lstatSync(absolute).mode & 0o777 : undefined;
    writeWhole(disk, temporary, change.text, mode);
  }
}

function changedMeanwhile(path: string): MachineError {
  return new MachineError(`${path} changed while this command ran. Run it again.`);
}
