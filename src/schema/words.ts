import type { Path } from '../parse/index.ts';

/** The place of a value in a sentence: "`by` in `target`", "item 2 of `supports`". */
export function subjectOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  const before = path.slice(0, -1);
  const isItem = typeof last === 'number';
  const name = isItem ? `item ${last + 1}` : `\`${last}\``;
  if (before.length === 0) return name;
  return `${name} ${isItem ? 'of' : 'in'} ${subjectOf(before)}`;
}

/** The same with a capital, to begin a sentence. */
export function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** Words joined as in a sentence: "a, b or c". Each in backticks. */
export function either(words: readonly (string | number)[], join = 'or'): string {
  const quoted = words.map((word) => `\`${word}\``);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} ${join} ${last}`;
}

/** Most characters of a value that a message repeats. */
const MOST_SHOWN = 60;

/** A value as a message repeats it: "the text `x`", "the number 3", "a list". */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `the text \`${shortened(value)}\``;
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'boolean') return `\`${value}\`, a yes or no`;
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return value === null ? 'empty' : 'several fields';
}

/** A text on one line, cut to what a message can carry. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= MOST_SHOWN ? line : `${line.slice(0, MOST_SHOWN - 1)}…`;
}
