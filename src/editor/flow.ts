import type { Path } from '../parse/index.ts';

interface Bracket {
  opening: '[' | '{';
  index: number;
  key: string | null;
}

/** Path and role at the end of a value that may go into brackets; `start` is where the word begins. */
export function inFlow(
  value: string,
  parents: Path,
): { path: Path; role: 'key' | 'value'; start: number } {
  const open: Bracket[] = [];
  let start = 0;
  let quote: string | null = null;
  for (let at = 0; at < value.length; at++) {
    const character = value[at] ?? '';
    if (quote !== null) {
      if (character === quote) quote = null;
      continue;
    }
    const top = open.at(-1);
    const isInside = top !== undefined || at === 0;
    if (character === '"' || character === "'") quote = character;
    else if (isInside && (character === '[' || character === '{')) {
      open.push({ opening: character, index: 0, key: null });
      start = at + 1;
    } else if (top === undefined) continue;
    else if (character === ']' || character === '}') {
      open.pop();
      start = at + 1;
    } else if (character === ',') {
      top.index++;
      top.key = null;
      start = at + 1;
    } else if (character === ':' && top.opening === '{' && /\s|^$/.test(value[at + 1] ?? '')) {
      top.key ??= value
        .slice(start, at)
        .trim()
        .replace(/^["']|["']$/g, '');
      start = at + 1;
    }
  }
  const blanks = /^[\s"']*/.exec(value.slice(start))?.[0].length ?? 0;
  const top = open.at(-1);
  const path = [...parents, ...open.flatMap(stepsOf)];
  const role = top?.opening === '{' && top.key === null ? 'key' : 'value';
  return { path, role, start: start + blanks };
}

function stepsOf({ opening, index, key }: Bracket): (string | number)[] {
  if (opening === '[') return [index];
  return key === null ? [] : [key];
}

/** Where the word that holds `offset` ends. */
export function endOfToken(text: string, offset: number): number {
  return offset + (/^[\w./:-]*/.exec(text.slice(offset, offset + 300))?.[0].length ?? 0);
}
