import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { CONFIG, ENVIRONMENT } from './git.ts';

/** A git that is asked by its plumbing: where, and the PATH it is found on. */
export interface Asked {
  root: string;
  path: string;
}

/** How a git ended: its exit code (null when it was stopped or could not be run) and what it said. */
export interface End {
  code: number | null;
  said: string;
}

/** A git at work. Its output must be read to the end. */
export interface Running {
  output: AsyncIterable<Uint8Array>;
  /** Sends text to its input; settles when more may be sent. One sender at a time. */
  send(text: string): Promise<void>;
  close(): void;
  ended: Promise<End>;
}

/** No history takes longer than this to read. */
const TIME_LIMIT_MS = 600_000;
const MOST_SAID = 4000;

/** Starts a git command under the fixed environment, without a shell. Never throws: see {@link End}. */
export function startGit({ root, path }: Asked, command: readonly string[]): Running {
  const settings = CONFIG.flatMap((setting) => ['-c', setting]);
  const child = spawn('git', [...settings, ...command], {
    cwd: root,
    env: { ...ENVIRONMENT, PATH: path, LC_ALL: 'C.UTF-8', TZ: 'UTC' },
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: TIME_LIMIT_MS,
    killSignal: 'SIGKILL',
  });
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => {
    if (said.length < MOST_SAID) said += bytes.toString('utf8');
  });
  // A git that ends early closes its input; how it ended is told by `ended`.
  child.stdin.on('error', () => {});
  let go: (() => void) | null = null;
  for (const name of ['drain', 'close']) child.stdin.on(name, () => go?.());
  const ended = new Promise<End>((resolve) => {
    child.on('error', (error) => resolve({ code: null, said: error.message }));
    child.on('close', (code) => resolve({ code, said: said.trim() }));
  });
  return {
    output: child.stdout,
    send: (text) =>
      new Promise((resolve) => {
        if (child.stdin.write(text) || child.stdin.destroyed) resolve();
        else go = resolve;
      }),
    close: () => child.stdin.end(),
    ended,
  };
}

/** All that a git command prints, and how it ended. */
export async function askGit(
  asked: Asked,
  command: readonly string[],
): Promise<End & { bytes: Uint8Array }> {
  const running = startGit(asked, command);
  running.close();
  const parts: Uint8Array[] = [];
  for await (const part of running.output) parts.push(part);
  return { ...(await running.ended), bytes: Buffer.concat(parts) };
}

/** The lines a git command prints, until the reader has seen enough. */
export async function* linesOfGit(
  asked: Asked,
  command: readonly string[],
): AsyncGenerator<string> {
  const running = startGit(asked, command);
  running.close();
  const lines = createInterface({ input: running.output as NodeJS.ReadableStream });
  for await (const line of lines) yield line;
  await running.ended;
}

/** Ends with the text of all that was printed; null when git said no. */
export async function answerOfGit(
  asked: Asked,
  command: readonly string[],
): Promise<string | null> {
  const { code, bytes } = await askGit(asked, command);
  return code === 0 ? new TextDecoder().decode(bytes).trim() : null;
}
