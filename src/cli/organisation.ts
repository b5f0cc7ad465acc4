import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Result } from '../audit/index.ts';
import { type Day, isDay } from '../calendar/index.ts';
import { MachineError } from '../finding/index.ts';
import { check, type Stage } from '../index.ts';
import { CONFIG_FILE, readBytes } from '../read/index.ts';
import type { TextOf } from '../report/index.ts';
import type { Options } from './definition.ts';
import type { Io } from './io.ts';
import { createProgress } from './progress.ts';
import { findRoot, folder } from './root.ts';

/** An organisation as a command found it. */
export interface Organisation {
  /** Absolute. */
  root: string;
  /** Absolute paths given by `--content`. */
  content: string[];
  result: Result;
  textOf: TextOf;
}

/** Finds, reads and judges the organisation a command is about, with progress on stderr. */
export async function readOrganisation(io: Io, options: Options): Promise<Organisation> {
  const { root, content, asOf } = findOrganisation(io, options);
  const progress = createProgress(io);
  try {
    const result = await check({
      root,
      content,
      asOf,
      env: io.env,
      now: io.now,
      onStage: (stage, done, total) => progress(nameOf(stage), done, total),
    });
    return { root, content, result, textOf: textsBelow(root) };
  } finally {
    progress.end();
  }
}

/** What the global flags say, before anything is read. */
function findOrganisation(
  io: Io,
  options: Options,
): { root: string; content: string[]; asOf: Day | null } {
  const root = findRoot(io, options);
  const content = options.texts('content').map((given) => folder(resolve(io.cwd, given), given));
  const isNew = !existsSync(join(root, CONFIG_FILE)) && !existsSync(join(root, 'content'));
  if (isNew && content.length === 0) {
    const where = relative(io.cwd, root) || 'this folder';
    throw new MachineError(
      `${where} holds no ${CONFIG_FILE} and no content folder. Begin with throughline init.`,
    );
  }
  return { root, content, asOf: asOfFlag(options) };
}

/** The day that `--as-of` names, or null. */
export function asOfFlag(options: Options): Day | null {
  const given = options.text('as-of');
  if (given === null || isDay(given)) return given;
  throw new MachineError(`--as-of expects a date such as 2026-11-20, not \`${given}\`.`);
}

function nameOf(stage: Stage): string {
  return stage === 'reading' || stage === 'parsing' ? `${stage} files` : stage;
}

/** Texts of files as findings name them: relative to the root, also those of roots beside it. */
function textsBelow(root: string): TextOf {
  const known = new Map<string, string | null>();
  return (file) => {
    const text = known.get(file) ?? readText(resolve(root, file), file);
    known.set(file, text);
    return text;
  };
}

function readText(path: string, name: string): string | null {
  const bytes = readBytes(path, name);
  if (!(bytes instanceof Uint8Array)) return null;
  // Without the byte order mark, as offsets are counted.
  return new TextDecoder('utf-8').decode(bytes);
}
