import type { Place } from '../finding/index.ts';
import type { Page } from './style.ts';
import { inertInLogs, visible } from './visible.ts';
import { widthOf } from './wrap.ts';

const TAB = 4;
/** Columns of a line shown when the terminal does not say how many it has. */
const USUAL = 100;
/** Longest line that is looked at whole; of a longer one the part around the place is shown. */
const LONGEST = 2_000;

/**
 * The source line of a place with a caret under each of its columns, or nothing when the file has no
 * such line any more. Tabs are drawn as spaces and wide characters counted double, so that the carets align.
 */
export function excerpt(text: string, place: Place, page: Page, indent: string): string[] {
  const line = lineAt(text, place);
  if (line === null || line.trim() === '') return [];
  const number = String(place.start.line);
  const gutter = `${indent}${number} │ `;
  const room = Math.max(20, (page.width ?? USUAL) - widthOf(gutter));

  const from = Math.min(place.start.column - 1, line.length);
  const to = place.end.line === place.start.line ? place.end.column - 1 : line.length;
  const shown = drawAround(line, from, Math.max(from, Math.min(to, line.length)), room);
  const carets = page.style.red('^'.repeat(shown.wide));
  return [
    `${page.style.dim(gutter)}${shown.text}`,
    `${page.style.dim(`${indent}${' '.repeat(number.length)} │ `)}${' '.repeat(shown.before)}${carets}`,
  ];
}

interface Drawn {
  text: string;
  /** Columns before the carets, and under them. */
  before: number;
  wide: number;
}

function drawAround(line: string, from: number, to: number, room: number): Drawn {
  const start = line.length > LONGEST ? Math.max(0, from - 40) : 0;
  const head = draw(line.slice(start, from), 0);
  const spot = draw(line.slice(from, Math.min(to, from + LONGEST)), widthOf(head));
  const tail = draw(line.slice(to, to + LONGEST), widthOf(head) + widthOf(spot));

  const keptSpot = cutTo(spot, Math.max(1, room - 12), 'end');
  const keptHead = cutTo(head, Math.max(8, room - 1 - widthOf(keptSpot)), 'start');
  const lead = start > 0 && !keptHead.startsWith('…') ? '…' : '';
  const left = room - widthOf(lead) - widthOf(keptHead) - widthOf(keptSpot);
  const keptTail = left < 2 ? (tail === '' ? '' : '…') : cutTo(tail, left, 'end');
  return {
    text: inertInLogs(`${lead}${keptHead}${keptSpot}${keptTail}`),
    before: widthOf(lead) + widthOf(keptHead),
    wide: Math.max(1, widthOf(keptSpot)),
  };
}

/** Text as columns: tabs up to the next stop, counted from the column it begins in. */
function draw(text: string, column: number): string {
  let drawn = '';
  for (const piece of text.split(/(\t)/)) {
    drawn += piece === '\t' ? ' '.repeat(TAB - ((column + widthOf(drawn)) % TAB)) : visible(piece);
  }
  return drawn;
}

function cutTo(text: string, width: number, side: 'start' | 'end'): string {
  if (widthOf(text) <= width) return text;
  const pieces = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  if (side === 'start') pieces.reverse();
  const kept: string[] = [];
  for (let taken = 1; pieces.length > 0; ) {
    const piece = pieces.shift() ?? '';
    taken += widthOf(piece);
    if (taken > width) break;
    kept.push(piece);
  }
  return side === 'start' ? `…${kept.reverse().join('')}` : `${kept.join('')}…`;
}

/** The line a place begins in; null when the text is no longer the one the place was found in. */
function lineAt(text: string, place: Place): string | null {
  const start = place.start.offset - (place.start.column - 1);
  const isStart = start === 0 || (start > 0 && /[\r\n]/.test(text.charAt(start - 1)));
  if (!isStart || start > text.length) return null;
  const ends = /[\r\n]/g;
  ends.lastIndex = start;
  return text.slice(start, ends.exec(text)?.index ?? text.length);
}
