import { cp, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { MachineError } from '../finding/index.ts';

/** A file in every site we build: by it we know a folder that may be replaced. */
export const MARKER = '.throughline-site';

/** Refuses a target that is not ours to replace: a file, a link, or a folder that holds something else. */
export async function checkTarget(out: string): Promise<void> {
  const facts = await lstat(out).catch(absent);
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

/** Puts `built` in place of `out` by renaming, so that no reader finds half a site. */
export async function replaceFolder(built: string, out: string): Promise<void> {
  const parent = dirname(out);
  await mkdir(parent, { recursive: true });
  const staging = await mkdtemp(join(parent, `.${basename(out)}-`));
  try {
    const [fresh, old] = [join(staging, 'new'), join(staging, 'old')];
    await cp(built, fresh, { recursive: true });
    await checkTarget(out);
    const replaced = await rename(out, old).then(
      () => true,
      (error) => absent(error) !== null,
    );
    await rename(fresh, out).catch(async (error: unknown) => {
      if (replaced) await rename(old, out);
      throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
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

function absent(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
