import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { getEventListeners } from 'node:events';
import { hostname } from 'node:os';
import { promisify } from 'node:util';
import { calledAs } from './calling.ts';
import type { Output } from './io.ts';
import { main } from './main.ts';
import { createAsk } from './prompts.ts';

/** Runs the command of this process and ends the process with its exit code. */
export async function start(): Promise<void> {
  const interruption = new AbortController();
  process.on('SIGINT', () => {
    // What serves closes what it opened; anything else ends once all who clean up have heard of it.
    const isServing = getEventListeners(interruption.signal, 'abort').length > 0;
    if (interruption.signal.aborted || !isServing) setImmediate(() => process.exit(130));
    interruption.abort();
  });
  const stdout = createOutput(process.stdout);
  const stderr = createOutput(process.stderr);
  const code = await main(process.argv.slice(2), {
    stdout,
    stderr,
    env: process.env,
    cwd: process.cwd(),
    called: calledAs({ env: process.env, cwd: process.cwd(), script: process.argv[1] ?? '' }),
    now: () => new Date(),
    newUid,
    ask: process.stdin.isTTY && process.stderr.isTTY ? createAsk() : null,
    gitIdentity,
    process: { pid: process.pid, host: hostname(), isRunning },
    stopped: interruption.signal,
  });
  await Promise.all([stdout.flushed(), stderr.flushed()]);
  process.exit(interruption.signal.aborted ? 130 : code);
}

/** A stream whose reader may leave early (`throughline list kpi | head -3`) without a complaint. */
function createOutput(stream: NodeJS.WriteStream): Output & { flushed(): Promise<void> } {
  let isClosed = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    isClosed = true;
  });
  return {
    write(text) {
      if (!isClosed) stream.write(text);
    },
    flushed: () =>
      new Promise((resolve) => {
        if (isClosed) resolve();
        else stream.write('', () => resolve());
      }),
    get isTTY() {
      return stream.isTTY;
    },
    get columns() {
      return stream.isTTY ? stream.columns : null;
    },
  };
}

/** 80 random bits as small letters and digits, which no reader of YAML takes for a number. */
function newUid(): string {
  return `u${BigInt(`0x${randomBytes(10).toString('hex')}`)
    .toString(36)
    .padStart(16, '0')}`;
}

async function gitIdentity(): Promise<{ name: string | null; email: string | null }> {
  const [name, email] = await Promise.all([gitSetting('user.name'), gitSetting('user.email')]);
  return { name, email };
}

/** `git config --get` reads settings and runs nothing. */
async function gitSetting(name: string): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)('git', ['config', '--get', name], {
      timeout: 2_000,
    });
    return stdout.trim() || null;
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Not ours to signal, but there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
