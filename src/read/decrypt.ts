import { createFinding, type Finding, MachineError, startOf } from '../finding/index.ts';
import { endingOf, SIZE_LIMITS } from './limits.ts';
import { refuseSize } from './refusals.ts';

/** Opens what was encrypted with age: the bytes, `closed` where it is for others, or why it cannot be. */
export type Opener = (bytes: Uint8Array, path: string) => Promise<Uint8Array | 'closed' | Finding>;

/** Longest header, some three hundred readers: each costs a multiplication on a curve. */
const LONGEST_HEADER = 32 * 1024;

const BEGIN = 'age-encryption.org/v1\n';
const ARMOR = '-----BEGIN AGE ENCRYPTED FILE-----';

/**
 * An opener for those who hold the identities, as age writes them (`AGE-SECRET-KEY-1…`). What it gives
 * back is kept nowhere. Throws a `MachineError` for an identity that is none.
 */
export async function openerFor(identities: readonly string[]): Promise<Opener> {
  const { armor, Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  for (const identity of identities) {
    try {
      decrypter.addIdentity(identity);
    } catch {
      // Not a word of what stands there: it may be a key with a slip in it.
      throw new MachineError('an identity cannot be used: it is not written as age writes them.');
    }
  }
  return async (bytes, path) => {
    let plain: Uint8Array;
    try {
      const raw = startsWith(bytes, ARMOR) ? armor.decode(textOf(bytes)) : bytes;
      if (!startsWith(raw, BEGIN)) return refuseGarbage(path);
      if (!hasShortHeader(raw)) return refuseHeader(path);
      plain = await decrypter.decrypt(raw);
    } catch (error) {
      return isForOthers(error) ? 'closed' : refuseGarbage(path);
    }
    const limit = SIZE_LIMITS[endingOf(path.slice(0, -'.age'.length))] ?? 0;
    return plain.length > limit ? refuseSize(path, plain.length, limit) : plain;
  };
}

/** The library tells by its words alone that none of the identities is among the readers. */
function isForOthers(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('no identity matched');
}

function startsWith(bytes: Uint8Array, words: string): boolean {
  return textOf(bytes.subarray(0, words.length)) === words;
}

/** The header ends with a line that begins `--- `. */
function hasShortHeader(bytes: Uint8Array): boolean {
  return textOf(bytes.subarray(0, LONGEST_HEADER)).includes('\n--- ');
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

function refuseGarbage(path: string): Finding {
  return createFinding({
    rule: 'content/readable',
    message: 'This file is damaged, or was not encrypted with age.',
    expected: 'a file as `age --encrypt` writes it, to the keys of those who may read it',
    hint: 'Encrypt it anew from the original, and commit what age wrote without changing it.',
    place: startOf(path),
  });
}

function refuseHeader(path: string): Finding {
  return createFinding({
    rule: 'content/readable',
    message: 'The list of those who may open this file is longer than 32 KiB.',
    expected: 'at most some three hundred readers',
    hint: 'Encrypt it anew for fewer readers, such as to one key that a group shares.',
    place: startOf(path),
  });
}
