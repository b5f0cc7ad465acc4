import { MachineError, nearest } from '../finding/index.ts';
import type { Io } from './io.ts';

/** Flags that every command knows; those it has no use for are refused. */
export const GLOBALS = ['content', 'identity', 'at', 'as-of', 'format', 'audience'] as const;
export type Global = (typeof GLOBALS)[number];

/** One command: how it is called, what its help teaches, and what it does. */
export interface Definition {
  /** One sentence. */
  description: string;
  /** `[name, meaning]`, the name in `<>` when it must be given, in `[]` when it may. */
  arguments?: [string, string][];
  /** `[flags, meaning]`; a flag that may be given several times ends in `...`. */
  options?: [string, string][];
  takes: readonly Global[];
  /** Values of `--format`, the default first. */
  formats?: readonly string[];
  examples: [string, string][];
  /** Exit codes beyond 0 and 2. */
  exits?: [number, string][];
  /** More help, below the examples. */
  notes?: string;
  /** Gives back the exit code. Wrong usage and the machine's failures are thrown as MachineError. */
  run(call: Call): Promise<number>;
}

/** The flag of every command that reads what happened. */
export const NO_CACHE: [string, string] = [
  '--no-cache',
  'read the whole history anew, and keep nothing of it for the next time',
];

/** Whether a command may use what was kept of the history, and keep more. */
export function usesCache(options: Options): boolean {
  return options.flag('cache') ?? true;
}

/** A command's module: its definition, which may look at the words it was called with. */
export interface CommandModule {
  define(argv: readonly string[]): Definition | Promise<Definition>;
}

/** A call of a command, its words taken apart. */
export interface Call {
  io: Io;
  args: (string | undefined)[];
  options: Options;
}

/** Values of flags by their long name without dashes (`as-of`). */
export class Options {
  readonly #values: ReadonlyMap<string, unknown>;

  constructor(values: ReadonlyMap<string, unknown>) {
    this.#values = values;
  }

  /** The value of a flag that takes one; null when it was not given. */
  text(name: string): string | null {
    const value = this.#values.get(name);
    return typeof value === 'string' ? value : null;
  }

  /** All values of a flag that may be given several times. */
  texts(name: string): string[] {
    const value = this.#values.get(name);
    return Array.isArray(value) ? value.map(String) : [];
  }

  /** Whether a flag without a value was given. */
  has(name: string): boolean {
    return this.#values.has(name) && this.#values.get(name) !== false;
  }

  /** What was said of a flag that can be turned on and off; null when nothing was. */
  flag(name: string): boolean | null {
    const value = this.#values.get(name);
    return typeof value === 'boolean' ? value : null;
  }

  /** The value of a flag that is a number; throws when it is something else. */
  number(name: string): number | null {
    const text = this.text(name);
    if (text === null) return null;
    const number = Number(text);
    if (text.trim() !== '' && Number.isFinite(number)) return number;
    throw new MachineError(`--${name} expects a number, not \`${text}\`.`);
  }

  /** The value of a flag that is one of a few words; throws with the words when it is another. */
  oneOf<Word extends string>(name: string, words: readonly Word[]): Word | null {
    const text = this.text(name);
    if (text === null) return null;
    const word = words.find((known) => known === text);
    if (word !== undefined) return word;
    const [near] = nearest(text, words);
    const hint = near === undefined ? '' : ` Did you mean ${near}?`;
    throw new MachineError(`--${name} is one of ${words.join(', ')}, not \`${text}\`.${hint}`);
  }
}
