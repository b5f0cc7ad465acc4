import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import {
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, relative } from 'node:path';
import type { FileClock } from './stamps.ts';

/** A file for what need not be worked out again, that only its owner's own tool can have written. */
export interface Keeping {
  file: string;
  /** Proves who wrote it: kept away from every repository. */
  key: Uint8Array;
}

type Environment = Readonly<Record<string, string | undefined>>;

const KEY_BYTES = 32;
const PROOF = 64;
const LARGEST = 1 << 29;
const LINE_FEED = 10;

/**
 * Where the history of the organisation at `root` is kept: in its `node_modules/.cache`, else in the
 * user's cache folder. Null where the user has no such folder outside of the repository at `top`, as
 * whoever proposes a change to it could then write the key as well.
 */
export function findKeeping(root: string, top: string, env: Environment): Keeping | null {
  try {
    const folder = userFolder(env);
    if (folder === null) return null;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (isInside(realpathSync(folder), realpathSync(top))) return null;
    const key = readKey(join(folder, 'key'));
    const near = folderIn(root);
    const name = createHash('sha256').update(realpathSync(root)).digest('hex').slice(0, 16);
    const file = near === null ? join(folder, `history-${name}`) : join(near, 'history');
    return { file, key };
  } catch {
    return null;
  }
}

/** The lines that were kept, each read when it is asked for; null when there are none to be trusted. */
export function readKept({ file, key }: Keeping): Generator<string> | null {
  try {
    const { size } = lstatSync(file);
    if (!isFile(file) || size > LARGEST || size < PROOF) return null;
    const bytes = readFileSync(file);
    const body = bytes.subarray(0, bytes.length - PROOF);
    const proof = createHmac('sha256', key).update(body).digest('hex');
    const isProved = timingSafeEqual(Buffer.from(proof), bytes.subarray(body.length));
    return isProved ? linesOf(body) : null;
  } catch {
    return null;
  }
}

/** Keeps lines in place of what was kept before, in one step; does without where it cannot. */
export function writeKept({ file, key }: Keeping, lines: Iterable<string>): void {
  const beside = `${file}.${randomBytes(8).toString('hex')}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const descriptor = openSync(beside, 'wx', 0o600);
    try {
      writeLines(descriptor, key, lines);
    } finally {
      closeSync(descriptor);
    }
    renameSync(beside, file);
  } catch {
    rmSync(beside, { force: true });
  }
}

/** The clock that marks files where the cache lies; null where it cannot be asked. */
export function clockAt({ file }: Keeping): FileClock | null {
  const beside = `${file}.${randomBytes(8).toString('hex')}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(beside, '', { flag: 'wx', mode: 0o600 });
    const { dev, ctimeNs } = lstatSync(beside, { bigint: true });
    return { device: dev, now: ctimeNs };
  } catch {
    return null;
  } finally {
    rmSync(beside, { force: true });
  }
}

const BLOCK = 1 << 18;
/** That UTF-8 takes for a unit of text. */
const MOST_BYTES = 3;

/** Through one block of memory: what was written would else wait for the collector. */
function writeLines(descriptor: number, key: Uint8Array, lines: Iterable<string>): void {
  const hmac = createHmac('sha256', key);
  const block = Buffer.allocUnsafe(BLOCK);
  let used = 0;
  const write = (bytes: Uint8Array) => {
    hmac.update(bytes);
    writeAll(descriptor, bytes);
  };
  for (const line of lines) {
    const most = line.length * MOST_BYTES + 1;
    if (used + most > BLOCK) {
      write(block.subarray(0, used));
      used = 0;
    }
    if (most > BLOCK) write(Buffer.from(`${line}\n`));
    else {
      used += block.write(line, used);
      block[used++] = LINE_FEED;
    }
  }
  write(block.subarray(0, used));
  writeAll(descriptor, Buffer.from(hmac.digest('hex')));
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}

function* linesOf(bytes: Buffer): Generator<string> {
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(LINE_FEED, at);
    yield bytes.toString('utf8', at, end);
    at = end + 1;
  }
}

/** The key, made when there is none. */
function readKey(file: string): Uint8Array {
  try {
    const key = randomBytes(KEY_BYTES);
    const descriptor = openSync(file, 'wx', 0o600);
    writeSync(descriptor, key);
    closeSync(descriptor);
    return key;
  } catch {
    const { uid, mode } = lstatSync(file);
    const isOurs = process.getuid === undefined || (uid === process.getuid() && !(mode & 0o077));
    const key = isFile(file) && isOurs ? readFileSync(file) : new Uint8Array(0);
    if (key.length !== KEY_BYTES) throw new Error('The key is none.');
    return key;
  }
}

/** The cache folder in `node_modules`, where nothing on the way to it is a link. */
function folderIn(root: string): string | null {
  const modules = join(root, 'node_modules');
  if (!isFolder(modules)) return null;
  const cache = join(modules, '.cache');
  const own = join(cache, 'throughline');
  const isPlain = [cache, own].every((path) => isAbsent(path) || isFolder(path));
  return isPlain ? own : null;
}

function userFolder(env: Environment): string | null {
  const given = env['XDG_CACHE_HOME'];
  if (given !== undefined && isAbsolute(given)) return join(given, 'throughline');
  const home = env['HOME'] ?? (process.platform === 'win32' ? homedir() : undefined);
  if (home === undefined || !isAbsolute(home)) return null;
  if (process.platform === 'darwin') return join(home, 'Library/Caches/throughline');
  if (process.platform === 'win32') {
    return join(env['LOCALAPPDATA'] ?? join(home, 'AppData/Local'), 'throughline/cache');
  }
  return join(home, '.cache/throughline');
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith('..') && !isAbsolute(way);
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function isAbsent(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) === undefined;
}
