import type { NarrativeFault } from './fault.ts';

/** Quotes and lists may lie in one another this deep on one line. */
const DEEPEST = 16;

/** Quotes and list items a text may begin. */
const MOST_CONTAINERS = 2000;

/** Marks of emphasis a paragraph may have. */
const MOST_MARKS = 2000;

/**
 * Refuses what would keep the parser busy for many seconds: remark takes 34 s for 32 KiB of nested
 * lists and 5 s for 32 KiB of asterisks or short quotes (measured). What passes here takes less than 1 s.
 */
export function guardNarrative(text: string): NarrativeFault | null {
  let marks = 0;
  let containers = 0;
  for (let from = 0; from < text.length; ) {
    const to = endOfLine(text, from);
    const line = text.slice(from, to);
    if (line.trim() === '') marks = 0;
    const nesting = nestingOf(line);
    if (nesting > DEEPEST) {
      return refuse(from, to, `Quotes and lists lie in one another more than ${DEEPEST} deep.`);
    }
    containers += nesting;
    if (containers > MOST_CONTAINERS) {
      return refuse(from, to, `The text has more than ${MOST_CONTAINERS} quotes and list items.`);
    }
    for (const character of line) if (character === '*' || character === '_') marks++;
    if (marks > MOST_MARKS) {
      return refuse(from, to, `The paragraph has more than ${MOST_MARKS} marks of emphasis.`);
    }
    from = to + 1;
  }
  return null;
}

/** How many quotes and lists a line opens at its beginning. */
function nestingOf(line: string): number {
  let nesting = 0;
  for (const mark of line.matchAll(/[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))/gy)) {
    if (mark[0] !== '' && ++nesting > DEEPEST) break;
  }
  return nesting;
}

function endOfLine(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\n' || text[at] === '\r') return at;
  }
  return text.length;
}

function refuse(from: number, to: number, message: string): NarrativeFault {
  return {
    rule: 'content/safe-narrative',
    from,
    to,
    message,
    hint: 'Write the text more plainly.',
  };
}
