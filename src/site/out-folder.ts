import { renameSync } from 'node:fs';
import {
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { MachineError } from '../finding/index.ts';
import { diskError } from './disk.ts';

/** A file in every site we build: by it we know a folder that may be replaced. */
export const MARKER = '.throughline-site';

/** Refuses a target that is not ours to replace: a file, a link, or a folder that holds something else. */
export async function checkTarget(out: string): Promise<void> {
  const facts = await lstat(out).catch((error) => absent(error, out));
  if (facts === null) return;
  if (!facts.isDirectory()) {
    throw new MachineError(`${out} is not a folder; name another one with --out.`);
  }
  const names = await readdir(out);
  if (names.length === 0 || names.includes(MARKER)) return;
  throw new MachineError(
    `${out} holds files that no build of a site put there; empty it, or name another folder with --out.`,
  );
}

/**
 * Puts `built` in place of `out` by renaming, so that no reader finds half a site. `onStaging` hears
 * of the folder beside `out` in which that is prepared, to remove it should the program be stopped.
 */
export async function replaceFolder(
  built: string,
  out: string,
  onStaging: (folder: string) => void,
): Promise<void> {
  const parent = dirname(out);
  try {
    await mkdir(parent, { recursive: true });
    const staging = await mkdtemp(join(parent, `.${basename(out)}-`));
    onStaging(staging);
    try {
      // Should the machine stop now, nobody commits what is left.
      await writeFile(join(staging, '.gitignore'), '*\n');
      await move(built, join(staging, 'new'));
      await checkTarget(out);
      exchange(out, join(staging, 'new'), join(staging, 'old'));
    } finally {
      await rm(staging, { recursive: true, force: true });
    }
  } catch (error) {
    throw diskError(error, out);
  }
}

/** By renaming where both lie on one disk, which costs nothing however large the site; else by a copy. */
async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch {
    await cp(from, to, { recursive: true });
  }
}

/** Both renames in one go: no signal is heard between them, so one of the two sites always stands. */
function exchange(out: string, fresh: string, old: string): void {
  let replaced = true;
  try {
    renameSync(out, old);
  } catch (error) {
    absent(error, out);
    replaced = false;
  }
  try {
    renameSync(fresh, out);
  } catch (error) {
    if (replaced) renameSync(old, out);
    throw error;
  }
}

/** What a built site says of itself; a `MachineError` where the folder is none. */
export async function readMarker(folder: string): Promise<{ base: string }> {
  const text = await readFile(join(folder, MARKER), 'utf8').catch(() => null);
  if (text === null) {
    throw new MachineError(
      `${folder} is not a built site; build one first with throughline build.`,
    );
  }
  const said: unknown = JSON.parse(text);
  const base = typeof said === 'object' && said !== null ? Reflect.get(said, 'base') : null;
  return { base: typeof base === 'string' ? base : '/' };
}

function absent(error: unknown, path: string): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw diskError(error, path);
}
