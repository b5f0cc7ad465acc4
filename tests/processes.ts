/** Real processes for tests: the command as users start it, with its exit code and both outputs. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');
const BIN = join(ROOT, 'src/cli/bin.ts');

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

export interface RunOptions {
  cwd: string;
  env?: Record<string, string>;
}

/** What `npm test` says of itself is nothing that a command under test was called by. */
function ownEnv(): NodeJS.ProcessEnv {
  const { npm_command: _command, npm_lifecycle_event: _event, ...env } = process.env;
  return env;
}

/** Runs a program to its end, without a terminal and without input. */
export function run(program: string, argv: string[], { cwd, env = {} }: RunOptions): Ended {
  const { status, stdout, stderr, error } = spawnSync(program, argv, {
    cwd,
    env: { ...ownEnv(), NO_COLOR: '1', ASTRO_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (error) throw error;
  return { code: status, out: stdout, err: stderr };
}

/** A command that serves until it is stopped. */
export interface Serving {
  /** The address it printed. */
  url: string;
  /** Interrupts it as Ctrl-C would; gives its exit code. */
  stop(): Promise<number | null>;
}

/** Starts a command and waits for the address on its first line. */
export async function serving(
  program: string,
  argv: string[],
  { cwd, env = {} }: RunOptions,
): Promise<Serving> {
  const child = spawn(program, argv, {
    cwd,
    env: { ...ownEnv(), NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const line = await Promise.race([
    new Promise<string>((resolve) => child.stdout.setEncoding('utf8').once('data', resolve)),
    ended.then((code) => Promise.reject(new Error(`It ended with ${code}: ${said}`))),
  ]);
  const stop = () => {
    child.kill('SIGINT');
    return ended;
  };
  return { url: line.trim(), stop };
}

/** Runs this repository's command from its sources. */
export function throughline(argv: string[], options: RunOptions): Ended {
  return run(process.execPath, [BIN, ...argv], options);
}
