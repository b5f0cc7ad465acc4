/** One line of a text, without its end; `content` is where its indentation ends. */
export interface Line {
  from: number;
  content: number;
  to: number;
}

/** The line `at` lies in. */
export function lineAt(source: string, at: number): Line {
  let from = at;
  while (from > 0 && !isBreak(source, from - 1)) from--;
  let to = at;
  while (to < source.length && !isBreak(source, to)) to++;
  let content = from;
  while (content < to && (source[content] === ' ' || source[content] === '\t')) content++;
  return { from, content, to };
}

/** The quote or bracket that most likely opened what is still open at `at`; null when none is found. */
export function findOpening(source: string, at: number): number | null {
  for (let line = lineAt(source, at); ; line = lineAt(source, line.from - 1)) {
    const found = openIn(source, line, at);
    if (found !== null) return found;
    if (line.from === 0) return null;
  }
}

/**
 * The line at or just above `at` that no colon makes a field, where the one that stopped the parser
 * has one: the parser notices a missing colon only at the next one.
 */
export function firstUnnamedLine(source: string, at: number): Line | null {
  let line = lineAt(source, at);
  if (!namesField(source, line) && line.content < line.to) return line;
  while (line.from > 0) {
    line = lineAt(source, line.from - 1);
    const text = source.slice(line.content, line.to);
    if (text === '' || text.startsWith('#')) continue;
    return namesField(source, line) || text.startsWith('-') ? null : line;
  }
  return null;
}

function namesField(source: string, line: Line): boolean {
  return /:(?:[ \t]|$)/.test(source.slice(line.content, line.to));
}

/** As much of a line as is looked at: a longer one is not written by hand. */
const LOOKED_AT = 1000;

/** First quote or bracket of a line, before `at`, that begins a value and is not closed on the line. */
function openIn(source: string, line: Line, at: number): number | null {
  const text = source.slice(line.from, Math.min(line.to, at, line.from + LOOKED_AT));
  for (const match of text.matchAll(/(?:^|[:,?[{-])[ \t]*(["'[{])/g)) {
    const opening = match.index + match[0].length - 1;
    const character = match[1] ?? '';
    const closing = character === '[' ? ']' : character === '{' ? '}' : character;
    if (!text.includes(closing, opening + 1)) return line.from + opening;
  }
  return null;
}

function isBreak(source: string, at: number): boolean {
  return source[at] === '\n' || source[at] === '\r';
}
