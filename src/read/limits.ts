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

/** Most bytes of a list of tolerated findings, a line each. */
const LARGEST_JSON = 16 * MEBIBYTE;

/** Most bytes of a picture that every page shows, and its endings in small letters. */
const LARGEST_PICTURE = 100 * 1024;
const PICTURES: ReadonlySet<string> = new Set(['.png', '.jpg', '.jpeg', '.webp', '.avif']);

/** What encryption adds at most: a header for many readers, and 16 bytes for each 64 KiB. */
const AGE_HEADER = 32 * 1024;

/** Most bytes a file of this name may have; 0 for one that is never read. */
export function sizeLimit(name: string): number {
  const ending = endingOf(name);
  if (ending === '.json') return LARGEST_JSON;
  if (isPicture(name)) return LARGEST_PICTURE;
  if (ending !== '.age') return Object.hasOwn(SIZE_LIMITS, ending) ? (SIZE_LIMITS[ending] ?? 0) : 0;
  const plain = SIZE_LIMITS[endingOf(name.slice(0, -'.age'.length))] ?? 0;
  return plain === 0 ? 0 : plain + plain / 1024 + AGE_HEADER;
}

/** Whether a file is named as a picture: it is read where it is asked for by its name, and never else. */
export function isPicture(name: string): boolean {
  return PICTURES.has(endingOf(name).toLowerCase());
}

/** The last ending of a name with its dot, in the letters it is written in; '' when it has none. */
export function endingOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= name.lastIndexOf('/') + 1 ? '' : name.slice(dot);
}
