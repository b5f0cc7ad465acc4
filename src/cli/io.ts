/** Everything outside that a command touches; tests pass their own. */
export interface Io {
  stdout: Output;
  stderr: Output;
  env: Readonly<Record<string, string | undefined>>;
  /** Absolute. */
  cwd: string;
  /** How this command is typed here: `throughline`, or `npx throughline`. */
  called: string;
  now(): Date;
  /** A new permanent id for a record: letters and digits nobody has drawn before. */
  newUid(): string;
  /** Asks the person at the terminal; null where nobody can answer. */
  ask: Ask | null;
  /** Who git would say made a commit here. */
  gitIdentity(): Promise<{ name: string | null; email: string | null }>;
  process: { pid: number; host: string; isRunning(pid: number): boolean };
  /** Settles when the person stops a command that serves until it is stopped. */
  stopped: AbortSignal;
}

export interface Output {
  write(text: string): void;
  isTTY: boolean;
  /** Null when it is no terminal. */
  columns: number | null;
}

/** Questions; each throws {@link Stopped} when the person leaves it. */
export interface Ask {
  text(question: TextQuestion): Promise<string>;
  choose(message: string, choices: Choice[], initial?: string): Promise<string>;
  confirm(message: string, initial: boolean): Promise<boolean>;
}

export interface TextQuestion {
  message: string;
  /** Taken when nothing is typed. */
  initial?: string | undefined;
  placeholder?: string | undefined;
  /** What is wrong with an answer, or null. */
  judge?(answer: string): string | null;
}

export interface Choice {
  value: string;
  label: string;
  hint?: string | undefined;
}

/** The person stopped the command (Ctrl-C); nothing was written. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}
