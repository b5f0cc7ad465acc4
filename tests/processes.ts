/** Real processes for tests: the command as users start it, with its exit code and both outputs. */
import { spawnSync } from 'node:child_process';
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

/** Runs a program to its end, without a terminal and without input. */
export function run(program: string, argv: string[], { cwd, env = {} }: RunOptions): Ended {
  const { status, stdout, stderr, error } = spawnSync(program, argv, {
    cwd,
    env: { ...process.env, NO_COLOR: '1', ASTRO_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (error) throw error;
  return { code: status, out: stdout, err: stderr };
}

/** Runs this repository's command from its sources. */
export function throughline(argv: string[], options: RunOptions): Ended {
  return run(process.execPath, [BIN, ...argv], options);
}
