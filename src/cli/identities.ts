import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Result } from '../audit/index.ts';
import { MachineError } from '../finding/index.ts';
import type { AnyRecord } from '../schema/index.ts';
import type { Options } from './definition.ts';
import type { Io } from './io.ts';

/** Names one identity file, as `--identity` does. */
const VARIABLE = 'THROUGHLINE_IDENTITY';

/** No list of keys is longer. */
const LARGEST = 64 * 1024;

/**
 * The keys in the files that `--identity` and THROUGHLINE_IDENTITY name, as `age-keygen` writes them.
 * Throws a `MachineError` that names the file, and never what stands in it.
 */
export function identitiesOf(io: Io, options: Options): string[] {
  const named = io.env[VARIABLE] ?? '';
  const files = [...options.texts('identity'), ...(named === '' ? [] : [named])];
  return [...new Set(files.flatMap((file) => keysIn(resolve(io.cwd, file), file)))];
}

function keysIn(path: string, given: string): string[] {
  const lines = readLines(path, given);
  const keys = lines.filter((line) => line !== '' && !line.startsWith('#'));
  const strange = keys.findIndex((key) => !/^AGE-SECRET-KEY-(?:PQ-)?1[0-9A-Z]+$/.test(key));
  if (keys.length > 0 && strange < 0) return keys;
  throw new MachineError(
    `\`${given}\` is not an identity file of age. Each line is a key that begins with AGE-SECRET-KEY-1, or a remark after \`#\`; age-keygen writes one.`,
  );
}

function readLines(path: string, given: string): string[] {
  try {
    const { size } = statSync(path);
    if (size <= LARGEST) {
      return readFileSync(path, 'utf8')
        .split(/\r?\n/)
        .map((line) => line.trim());
    }
  } catch {
    throw new MachineError(`the identity file \`${given}\` is not there or cannot be read.`);
  }
  throw new MachineError(`\`${given}\` is too large for an identity file.`);
}

/** Says on stderr when identities were given and opened nothing: they are the wrong ones, most likely. */
export function tellUnopened(
  io: Io,
  identities: readonly string[],
  { encrypted, findings, scorecard }: Result,
): void {
  const isOpened = ({ file }: { file: string }) => file.endsWith('.age');
  const records = Object.values<AnyRecord[]>(scorecard.graph.records);
  if (identities.length === 0 || encrypted.length === 0) return;
  if (findings.some(isOpened) || records.some((list) => list.some(isOpened))) return;
  const files =
    encrypted.length === 1
      ? 'the encrypted file: what is in it'
      : 'any of the encrypted files: what is in them';
  const none = identities.length === 1 ? 'The identity does not open' : 'No identity opens';
  io.stderr.write(`${none} ${files} was not judged.\n`);
}
