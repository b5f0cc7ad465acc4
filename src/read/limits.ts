/** The configuration's name at the repository's root. */
export const CONFIG_FILE = 'throughline.yaml';

const MEBIBYTE = 1024 * 1024;

/**
 * Most bytes a file may have, by ending. A document is written by a person, and 1 MiB is a long
 * book; a table grows by a line a period, and 64 MiB hold two million of them.
 */
export const SIZE_LIMITS: Readonly<Record<string, number>> = {
  '.md': MEBIBYTE,
  '.mdx': MEBIBYTE,
  '.yaml': MEBIBYTE,
  '.yml': MEBIBYTE,
  '.csv': 64 * MEBIBYTE,
};

/** The last ending of a name with its dot, in the letters it is written in; '' when it has none. */
export function endingOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= name.lastIndexOf('/') + 1 ? '' : name.slice(dot);
}
