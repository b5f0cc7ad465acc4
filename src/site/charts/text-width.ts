/** How wide words will be, known at build without a browser: the advance widths of Source Sans 3. */

/** Characters by their width in thousandths of the letter size, rounded up. */
const WIDTHS: readonly (readonly [number, string])[] = [
  [265, " '.,:;·ilIj|"],
  [310, '-!()[]{}ft"'],
  [350, 'r/\\'],
  [430, 'sz*?'],
  [470, 'cvxykEFLJ'],
  [500, '0123456789aeg€£$¥+=<>−–_~^#'],
  [560, 'bdhnopquACKPRSTVXYZBN&'],
  [670, 'DGHOQU—'],
  [835, 'mwMW%@…'],
];
const OTHER = 1000;
const LATIN_LETTER = 560;
const BOLD = 1.035;

const KNOWN: ReadonlyMap<string, number> = new Map(
  WIDTHS.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const)),
);

/** The width of words at a letter size, in the same unit; generous rather than short. */
export function widthOf(words: string, size: number, bold = false): number {
  let thousandths = 0;
  for (const letter of words) thousandths += letterWidth(letter);
  return (thousandths / 1000) * size * (bold ? BOLD : 1);
}

function letterWidth(letter: string): number {
  const known = KNOWN.get(letter);
  if (known !== undefined) return known;
  if (letter === '\u00a0') return 265;
  const code = letter.codePointAt(0) ?? 0;
  // Letters with marks are as wide as those without; everything further off may be a full square.
  return code >= 0xc0 && code < 0x250 ? LATIN_LETTER : OTHER;
}

/** The words, or as many letters of them as fit a width, with an ellipsis in place of the rest. */
export function cutTo(words: string, width: number, size: number, bold = false): string {
  if (widthOf(words, size, bold) <= width) return words;
  const letters = [...words];
  while (letters.length > 0) {
    letters.pop();
    const cut = `${letters.join('').trimEnd()}…`;
    if (widthOf(cut, size, bold) <= width) return cut;
  }
  return '';
}

/** Words set in lines no wider than `width`, at most `most` of them; what is left over ends in an ellipsis. */
export function wrapWords(words: string, width: number, size: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(/\s+/).filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer, size) <= width || line === '') {
      line = longer;
      continue;
    }
    lines.push(line);
    line = word;
  }
  if (line !== '') lines.push(line);
  const kept = lines.slice(0, most);
  const last = kept.at(-1);
  if (lines.length > most && last !== undefined) kept[most - 1] = `${last} …`;
  return kept.map((text) => cutTo(text, width, size));
}
