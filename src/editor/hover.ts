import type { Place } from '../finding/index.ts';
import { fieldAt } from '../schema/index.ts';
import { cardOf } from './card.ts';
import { cursorAt } from './cursor.ts';
import { namedAt } from './navigation.ts';
import type { Organisation } from './organisation.ts';
import { cursorIn, subjectOf } from './subject.ts';

/** What is said about a place: Markdown, and which text it is about. */
export interface Hint {
  markdown: string;
  from: number;
  to: number;
}

/** What is to be said at `offset`: of a name who it is and how it stands, of a field what belongs there. */
export function hintAt(
  organisation: Organisation,
  path: string,
  text: string,
  offset: number,
): Hint | null {
  const named = namedAt(organisation, path, offset);
  if (named !== null) return { markdown: cardOf(organisation, named.ref), ...spanOf(named.place) };
  const subject = subjectOf(organisation, path);
  if (subject?.format !== 'document') return null;
  const cursor = cursorIn(path, text, offset);
  const word = wordAt(text, offset);
  if (cursor === null || word === null || cursor.role === 'value') return null;
  // The word is a key only where a colon follows it.
  const whole = cursorAt(text, word.to, cursorStart(path, text)) ?? cursor;
  const field = fieldAt(subject.kind, [...whole.path, word.word]);
  if (field === null || !/^["']?\s*:(?:\s|$)/.test(text.slice(word.to, word.to + 10))) return null;
  return { markdown: [field.description, `Expected: ${field.expected}.`].join('\n\n'), ...word };
}

function cursorStart(path: string, text: string): number {
  return /\.ya?ml$/.test(path) ? 0 : (/^---[ \t]*\r?\n/.exec(text)?.[0].length ?? 0);
}

function wordAt(text: string, offset: number): { word: string; from: number; to: number } | null {
  const before = /[\w-]*$/.exec(text.slice(Math.max(0, offset - 100), offset))?.[0] ?? '';
  const after = /^[\w-]*/.exec(text.slice(offset, offset + 100))?.[0] ?? '';
  const word = before + after;
  return word === '' ? null : { word, from: offset - before.length, to: offset + after.length };
}

function spanOf({ start, end }: Place): { from: number; to: number } {
  return { from: start.offset, to: end.offset };
}
