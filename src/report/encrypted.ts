import type { Page } from './style.ts';
import { visible } from './visible.ts';
import { count } from './words.ts';

/** How many encrypted files are named one by one. */
const MOST_NAMED = 5;

/** Which files were not judged because nobody here can open them, by their paths alone. */
export function encryptedLines(paths: readonly string[], { style }: Page): string[] {
  if (paths.length === 0) return [];
  const named = paths.slice(0, MOST_NAMED).map(visible).join(', ');
  const more = paths.length > MOST_NAMED ? ` and ${paths.length - MOST_NAMED} more` : '';
  const lead = `${count(paths.length, 'encrypted file')} not opened: ${named}${more}`;
  return [style.dim(lead)];
}
