const LONGEST = 40;

/** What somebody wrote as a sentence can show it: at most 40 characters, the last an ellipsis if cut. */
export function shorten(written: string): string {
  if (written.length <= LONGEST) return written;
  // Whole characters: half a surrogate pair is no text.
  return `${[...written.slice(0, LONGEST)].slice(0, -1).join('')}…`;
}
