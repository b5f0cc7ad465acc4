import { Buffer } from 'node:buffer';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { MachineError } from '../finding/index.ts';
import { type Disk, diskCode } from './disk.ts';
import { findTarget } from './target.ts';
import { removeIfThere } from './whole-file.ts';

/** Where the tool keeps its lock and journal while it writes; gone when it has ended. */
export const WORK_FOLDER = '.throughline';
const LOCK = `${WORK_FOLDER}/lock`;
const RETRY_MS = 40;

/** Who writes, and how to see whether another writer still runs. */
export interface Writer {
  pid: number;
  host: string;
  /** Milliseconds since 1970. */
  now(): number;
  isRunning(pid: number): boolean;
  /** How long to wait for another writer, in milliseconds. */
  patience: number;
}

interface Holder {
  pid: number;
  host: string;
  since: number;
}

/**
 * Holds the one lock of the folder `base` until the function it gives back is called. A lock left by
 * a process that no longer runs on this machine is taken over; a living one is waited for, and after
 * `patience` the error names its process and age.
 */
export async function takeLock(disk: Disk, base: string, writer: Writer): Promise<() => void> {
  const until = writer.now() + writer.patience;
  for (;;) {
    if (tryLock(disk, base, writer)) return () => releaseLock(disk, base);
    const holder = readHolder(disk, base);
    if (holder !== 'gone') {
      if (holder !== 'unreadable' && isDead(holder, writer)) takeAway(disk, base, holder);
      else if (writer.now() >= until) throw new MachineError(heldBy(holder, writer));
    }
    await wait(RETRY_MS);
  }
}

function tryLock(disk: Disk, base: string, writer: Writer): boolean {
  const { absolute, missing } = findTarget(disk, base, LOCK);
  let file: number;
  try {
    if (missing.length > 0) disk.mkdirSync(join(base, WORK_FOLDER));
    file = disk.openSync(absolute, 'wx');
  } catch (error) {
    // EEXIST: somebody was faster. ENOENT: somebody ended and took the empty folder along.
    const code = diskCode(error);
    if (code === 'EEXIST' || code === 'ENOENT') return false;
    throw error;
  }
  const holder: Holder = { pid: writer.pid, host: writer.host, since: writer.now() };
  try {
    disk.writeSync(file, Buffer.from(`${JSON.stringify(holder)}\n`));
  } catch (error) {
    releaseLock(disk, base);
    throw error;
  } finally {
    disk.closeSync(file);
  }
  return true;
}

function releaseLock(disk: Disk, base: string): void {
  removeIfThere(disk, join(base, LOCK));
  try {
    disk.rmdirSync(join(base, WORK_FOLDER));
  } catch (error) {
    const code = diskCode(error);
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'ENOENT') throw error;
  }
}

function readHolder(disk: Disk, base: string): Holder | 'gone' | 'unreadable' {
  let text: string;
  try {
    text = disk.readFileSync(join(base, LOCK), 'utf8');
  } catch (error) {
    if (diskCode(error) === 'ENOENT') return 'gone';
    throw error;
  }
  try {
    const holder: unknown = JSON.parse(text);
    return isHolder(holder) ? holder : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false;
  const { pid, host, since } = value as Partial<Record<keyof Holder, unknown>>;
  return Number.isInteger(pid) && typeof host === 'string' && typeof since === 'number';
}

function isDead(holder: Holder, writer: Writer): boolean {
  return holder.host === writer.host && !writer.isRunning(holder.pid);
}

/**
 * Removes a dead process's lock. Of two processes that see the same dead lock, the slower one may
 * move away the faster one's living lock: it then gives it back.
 */
function takeAway(disk: Disk, base: string, dead: Holder): void {
  const lock = join(base, LOCK);
  const aside = `${lock}.${dead.pid}`;
  try {
    disk.renameSync(lock, aside);
  } catch (error) {
    if (diskCode(error) === 'ENOENT') return;
    throw error;
  }
  const moved = disk.readFileSync(aside, 'utf8');
  if (moved.trim() === JSON.stringify(dead)) removeIfThere(disk, aside);
  else disk.renameSync(aside, lock);
}

function heldBy(holder: Holder | 'unreadable', writer: Writer): string {
  if (holder === 'unreadable') {
    return `Another throughline command seems to be writing here. If none runs, delete ${LOCK} and try again.`;
  }
  const seconds = Math.max(0, Math.round((writer.now() - holder.since) / 1000));
  const where = holder.host === writer.host ? '' : ` on ${JSON.stringify(holder.host)}`;
  return `Process ${holder.pid}${where} has been writing here for ${seconds} seconds. Try again when it has ended; if it no longer runs, delete ${LOCK}.`;
}
