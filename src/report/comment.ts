import { plainMarkdown } from './plain-markdown.ts';
import { visible } from './visible.ts';
import { count } from './words.ts';

/** What GitHub takes as one comment, in characters; some room is kept for the note on what was left out. */
const LONGEST = 65_536;
const ROOM = LONGEST - 200;

/** Rows of a table, or items of a list, that a comment shows. */
export const MOST_ROWS = 50;
const MOST_IN_A_CELL = 160;

/** The hidden first line by which a program finds its comment again. */
export function marker(command: 'check' | 'compare'): string {
  return `<!-- throughline:${command} -->`;
}

/** A comment: its beginning, then the sections in their order, cut by whole sections where they do not fit. */
export function fitSections(beginning: string, sections: readonly string[], rest: string): string {
  let text = beginning;
  let left = 0;
  for (const section of sections) {
    if (text.length + section.length <= ROOM) text += section;
    else left += 1;
  }
  return left === 0 ? text : `${text}\n${count(left, 'section')} left out to fit; ${rest}\n`;
}

/** A heading and the lines below it; nothing when there are none. */
export function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `\n### ${title}\n\n${lines.join('\n')}\n`;
}

/** A table; its cells are plain text from content. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const left = rows.length - MOST_ROWS;
  return [
    line(heads),
    line(heads.map(() => '---')),
    ...rows.slice(0, MOST_ROWS).map((cells) => line(cells.map((text) => cellText(text)))),
    ...(left > 0 ? ['', `… and ${left} more.`] : []),
  ];
}

/** Text from content for a cell or an item: cut, one line, and nothing in it is markup. */
export function cellText(text: string, most = MOST_IN_A_CELL): string {
  const letters = [...visible(text)];
  const isLong = letters.length > most;
  return plainMarkdown(isLong ? `${letters.slice(0, most - 1).join('')}…` : text);
}
