/** The command in this process, with everything outside it in the test's hands. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Ask, type Io, main } from '../src/cli/index.ts';

export interface Told {
  code: number;
  out: string;
  err: string;
}

export interface Setting {
  cwd: string;
  called?: string;
  env?: Record<string, string>;
  /** Columns of the terminal; none when it is not one. */
  columns?: number;
  /** A fixed instant, or a clock. */
  now?: string | (() => Date);
  /** Answers to questions in their order, and the questions asked meanwhile. */
  /** Permanent ids to be written; `uid00001`, `uid00002`, … when not said. */
  newUid?: () => string;
  ask?: Ask;
  identity?: { name: string | null; email: string | null };
}

/** Runs one command, `argv` as it is typed after the program's name. */
export async function tell(argv: string[], setting: Setting): Promise<Told> {
  const out: string[] = [];
  const err: string[] = [];
  const columns = setting.columns ?? null;
  const io: Io = {
    stdout: { write: (text) => out.push(text), isTTY: columns !== null, columns },
    stderr: { write: (text) => err.push(text), isTTY: columns !== null, columns },
    env: { PATH: process.env['PATH'], ...setting.env },
    cwd: setting.cwd,
    called: setting.called ?? 'throughline',
    now: clockOf(setting.now ?? '2026-11-20T12:00:00Z'),
    newUid: setting.newUid ?? countingUids(),
    ask: setting.ask ?? null,
    gitIdentity: async () => setting.identity ?? { name: null, email: null },
    process: { pid: process.pid, host: 'here', isRunning: (pid) => pid === process.pid },
    stopped: new AbortController().signal,
  };
  const code = await main(argv, io);
  return { code, out: out.join(''), err: err.join('') };
}

function countingUids(): () => string {
  let count = 0;
  return () => `uid${String(++count).padStart(5, '0')}`;
}

function clockOf(now: string | (() => Date)): () => Date {
  return typeof now === 'string' ? () => new Date(now) : now;
}

/** A person who gives these answers in turn; the messages they were asked are kept in `asked`. */
export function answering(answers: (string | Error)[]): Ask & { asked: string[] } {
  const left = [...answers];
  const asked: string[] = [];
  const next = (message: string): string => {
    asked.push(message);
    const answer = left.shift();
    if (answer === undefined) throw new Error(`No answer is left for: ${message}`);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return {
    asked,
    async text({ message, initial, judge }) {
      const answer = next(message) || (initial ?? '');
      const fault = judge?.(answer) ?? null;
      if (fault !== null) throw new Error(`“${answer}” was refused: ${fault}`);
      return answer;
    },
    async choose(message, choices) {
      const answer = next(message);
      if (choices.some(({ value }) => value === answer)) return answer;
      const offered = choices.map(({ value }) => value).join(', ');
      throw new Error(`“${answer}” is not among the choices of “${message}”: ${offered}`);
    },
    async confirm(message) {
      return next(message) === 'yes';
    },
  };
}

/** Writes files below a folder. */
export function put(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Every file below a folder with its text. */
export function filesIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const named = files.map((path): [string, string] => [
    path.slice(folder.length + 1).replaceAll('\\', '/'),
    readFileSync(path, 'utf8'),
  ]);
  return Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1)));
}
