import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { MachineError } from '../../finding/index.ts';
import { diskError, makeFolders, realDisk } from '../disk.ts';

/** What building the repository needs from outside. */
export interface Surroundings {
  env: Readonly<Record<string, string | undefined>>;
  /** Stops git and takes everything back. */
  stopped: AbortSignal;
}

/** The oldest git whose options are used here. */
const OLDEST = [2, 30] as const;

/** What to ask of git, in which folder. */
interface Command {
  folder?: string;
  name: string;
  words: string[];
}

/** What neither the system nor the person decides: no hook runs, files lie on disk as committed. */
const SETTINGS = [`core.hooksPath=${devNull}`, 'gc.auto=0', 'core.autocrlf=false', 'core.eol=lf'];

const HELD = ['.git', 'content', 'throughline.yaml'];
const NOT_COMMITTED = 'node_modules/\ndist/\n.throughline/\n';

/**
 * Makes a repository of the stream in a folder that is absent or empty, checks its last commit out and
 * gives back that commit's id. When anything fails nothing is left behind. Throws MachineError.
 */
export async function plantRepository(
  folder: string,
  shown: string,
  stream: Uint8Array,
  { env, stopped }: Surroundings,
): Promise<string> {
  requireRoom(folder, shown);
  const git = (command: Command, input?: Uint8Array) => runGit(command, { env, stopped }, input);
  await requireGit(git);
  const made: string[] = [];
  try {
    makeFolders(realDisk, folder, made);
    const shape = ['--template=', '--object-format=sha1', '--initial-branch=main'];
    await git({ name: 'init', words: ['--quiet', ...shape, folder] });
    await git({ folder, name: 'fast-import', words: ['--quiet'] }, stream);
    await git({ folder, name: 'reset', words: ['--quiet', '--hard', 'refs/heads/main'] });
    mkdirSync(join(folder, '.git/info'), { recursive: true });
    writeFileSync(join(folder, '.git/info/exclude'), NOT_COMMITTED);
    return (await git({ folder, name: 'rev-parse', words: ['HEAD'] })).trim();
  } catch (error) {
    for (const name of HELD) rmSync(join(folder, name), { recursive: true, force: true });
    for (const path of made) rmdirSync(path);
    throw diskError(error, shown);
  }
}

function requireRoom(folder: string, shown: string): void {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) throw new MachineError(`${shown} is a file, not a folder.`);
  if (readdirSync(folder).length > 0) {
    throw new MachineError(`${shown} is not empty. Name a folder that is empty or not there yet.`);
  }
}

async function requireGit(git: (command: Command) => Promise<string>): Promise<void> {
  const version = await git({ name: 'version', words: [] });
  const [major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(version)?.slice(1) ?? []).map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new MachineError(`git ${OLDEST.join('.')} or later is needed; this is ${version.trim()}.`);
}

/** Runs git with no configuration but this one and gives back what it printed. */
function runGit(
  { folder, name, words }: Command,
  { env, stopped }: Surroundings,
  input?: Uint8Array,
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const where = folder === undefined ? [] : ['-C', folder];
  const argv = [...where, ...SETTINGS.flatMap((one) => ['-c', one]), name, ...words];
  const child = spawn('git', argv, {
    env: ownEnvironment(env),
    stdio: 'pipe',
    signal: stopped,
    windowsHide: true,
  });
  const told: Buffer[] = [];
  const complained: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => told.push(part));
  child.stderr.on('data', (part: Buffer) => complained.push(part));
  // A git that ended early says why on stderr; the broken pipe says nothing.
  child.stdin.on('error', () => {});
  child.on('error', (error) => reject(missingGit(error)));
  child.on('close', (code) => {
    if (code === 0) resolve(Buffer.concat(told).toString('utf8'));
    else reject(new MachineError(`git ${name} failed: ${lastLine(complained)}`));
  });
  child.stdin.end(input);
  return promise;
}

/** PATH and what Windows needs to start a program; no setting of git's comes through. */
function ownEnvironment(env: Surroundings['env']): Record<string, string> {
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] =>
      /^(?:path|systemroot|temp|tmp)$/i.test(entry[0]) && entry[1] !== undefined,
  );
  return {
    ...Object.fromEntries(kept),
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
  };
}

function missingGit(error: Error): Error {
  const isMissing = 'code' in error && error.code === 'ENOENT';
  return isMissing ? new MachineError('git is needed for this and is not there.') : error;
}

function lastLine(complained: readonly Buffer[]): string {
  const lines = Buffer.concat(complained).toString('utf8').trim().split('\n');
  return lines.at(-1) || 'it did not say why';
}
