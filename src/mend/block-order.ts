import type { DocumentEntry } from '../parse/index.ts';
import type { Edit } from './edit.ts';
import { type MapAt, spanOfData } from './maps.ts';

/** One key with all that moves with it. */
interface Block {
  /** Comments and blank lines above it. */
  above: string;
  /** What stands before the key on its line: blanks, for the first key of an item a dash. */
  indent: string;
  /** From the key to the end of the last line of its value. */
  own: string;
}

/**
 * The keys of a map written line by line in another order, each with the comments above it and to its
 * right. Null where keys share a line, or where a comment would come between a dash and its first key.
 */
export function reorderBlock(
  entry: DocumentEntry,
  map: MapAt,
  order: readonly number[],
): Edit | null {
  const { text } = entry.locator;
  const cut = cutBlocks(entry, map);
  if (cut === null) return null;
  const { blocks, start, end } = cut;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const isOpen = !blocks.at(-1)?.own.endsWith('\n');
  const moved = order.map((from, to) => {
    const { above = '', own = '' } = blocks[from] ?? {};
    const line = own.endsWith('\n') ? own : own + lineEnd;
    return { above, line: `${blocks[to]?.indent ?? ''}${line}` };
  });
  if (blocks[0]?.indent.trim() !== '' && moved[0]?.above !== '') return null;
  const joined = moved.map(({ above, line }) => above + line).join('');
  const whole = isOpen ? joined.slice(0, -lineEnd.length) : joined;
  return { file: entry.file, start, end, text: whole, title: 'Put the keys in order' };
}

function cutBlocks(
  entry: DocumentEntry,
  { path, keys }: MapAt,
): { blocks: Block[]; start: number; end: number } | null {
  const { places, locator } = entry;
  const { text } = locator;
  const span = spanOfData(entry);
  const spans = keys.map((key) => {
    const at = places.key([...path, key]);
    const value = places.value([...path, key]);
    const line = text.lastIndexOf('\n', at.start.offset - 1) + 1;
    const ends = Math.max(at.end.offset, value.end.offset);
    return { line, key: at.start.offset, ends };
  });
  const first = spans[0];
  if (first === undefined) return null;
  const width = first.key - first.line;
  const top = path.length === 0 ? endOfHead(text, span.from, first.line) : first.line;
  const blocks: Block[] = [];
  let reached = top;
  for (const [at, { line, key, ends }] of spans.entries()) {
    const indent = text.slice(line, key);
    const isOwnLine = line >= reached && key - line === width;
    if (!isOwnLine || !(at === 0 ? /^[ -]*$/ : /^ *$/).test(indent)) return null;
    const next = endOfBlock(text, ends, width, spans[at + 1]?.line ?? span.to);
    blocks.push({ above: text.slice(reached, line), indent, own: text.slice(key, next) });
    reached = next;
  }
  return { blocks, start: top, end: reached };
}

/** After the comments at the top of a file that belong to no key: up to a blank line, or a word to the editor. */
function endOfHead(text: string, from: number, to: number): number {
  const lines = text.slice(from, to).split(/(?<=\n)/);
  const last = lines.findLastIndex((line) => line.trim() === '' || line.includes('$schema='));
  return from + lines.slice(0, last + 1).join('').length;
}

/** After the line a value ends in, and the comments below it that stand further in than its key. */
function endOfBlock(text: string, from: number, width: number, most: number): number {
  let end = from > 0 && text[from - 1] === '\n' ? from : nextLine(text, from, most);
  for (let at = end; at < most; ) {
    const next = nextLine(text, at, most);
    const [, blanks = '', character] = /^([ \t]*)(\S?)/.exec(text.slice(at, next)) ?? [];
    if (character === '#' && blanks.length > width) end = next;
    else if (character !== '') break;
    at = next;
  }
  return end;
}

function nextLine(text: string, from: number, most: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 || at >= most ? most : at + 1;
}
