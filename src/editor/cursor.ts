import type { Path } from '../parse/index.ts';
import { endOfToken, inFlow } from './flow.ts';

/** Where somebody types in YAML, however unfinished it is. */
export interface Cursor {
  /** Of the map whose key is typed, or of the value. */
  path: Path;
  /** `item`: the first word after a dash, which may be either. */
  role: 'key' | 'value' | 'item';
  /** What is typed is replaced from here… */
  from: number;
  /** …to here. */
  to: number;
  typed: string;
}

/** A key or an item that lines further in belong to. */
interface Frame {
  column: number;
  step: string | number;
  /** Its value is a text over several lines. */
  isText: boolean;
}

/** The path and role of `offset` in the YAML that begins at `from`; null inside a text or a comment. */
export function cursorAt(text: string, offset: number, from: number): Cursor | null {
  const start = Math.max(from, text.slice(0, offset).lastIndexOf('\n') + 1);
  const frames: Frame[] = [];
  for (const line of text.slice(from, start).split(/\r?\n/).slice(0, -1)) take(frames, line);
  const before = text.slice(start, offset);
  const { blanks = '', dashes = '', rest = '' } = LINE.exec(before)?.groups ?? {};
  if (isInText(frames, blanks.length) || /(?:^|\s)#[^"']*$/.test(before)) return null;
  close(frames, blanks.length, dashes);
  openItems(frames, blanks.length, dashes);
  const column = blanks.length + dashes.length;
  const key = KEY.exec(rest)?.groups;
  const parents = frames.map(({ step }) => step);
  if (key?.['name'] === undefined) {
    const role = dashes === '' ? 'key' : 'item';
    if (/^[[{]/.test(rest)) return withRange(inFlow(rest, parents), text, start + column, offset);
    return withRange({ path: parents, role, start: 0 }, text, start + column, offset);
  }
  const value = key['value'] ?? '';
  const at = start + column + rest.length - value.length;
  return withRange(inFlow(value, [...parents, key['name']]), text, at, offset);
}

const LINE = /^(?<blanks> *)(?<dashes>(?:-(?: +|$))*)(?<rest>.*)$/s;
const KEY = /^(?<quote>["']?)(?<name>[^\s"'#:{}[\],][^"':]*?)\k<quote>\s*:(?: +(?<value>.*))?$/s;

/** Lets a line above the cursor open and close what it opens and closes. */
function take(frames: Frame[], line: string): void {
  const { blanks = '', dashes = '', rest = '' } = LINE.exec(line)?.groups ?? {};
  if (rest.trim() === '' && dashes === '') return;
  if (rest.startsWith('#') || isInText(frames, blanks.length)) return;
  close(frames, blanks.length, dashes);
  openItems(frames, blanks.length, dashes);
  const key = KEY.exec(rest)?.groups;
  if (key?.['name'] === undefined) return;
  const column = blanks.length + dashes.length;
  frames.push({ column, step: key['name'], isText: /^[|>]/.test(key['value'] ?? '') });
}

function isInText(frames: readonly Frame[], blanks: number): boolean {
  const top = frames.at(-1);
  return top?.isText === true && blanks > top.column;
}

/** A dash in the column of its key belongs to that key; a key in the column of another follows it. */
function close(frames: Frame[], column: number, dashes: string): void {
  for (let top = frames.at(-1); top !== undefined; top = frames.at(-1)) {
    const isAfter = top.column > column;
    const isBeside = top.column === column && (dashes === '' || typeof top.step === 'number');
    if (!isAfter && !isBeside) return;
    if (isBeside && dashes !== '' && typeof top.step === 'number') return;
    frames.pop();
  }
}

function openItems(frames: Frame[], blanks: number, dashes: string): void {
  let column = blanks;
  for (const dash of dashes.match(/- */g) ?? []) {
    const top = frames.at(-1);
    if (top?.column === column && typeof top.step === 'number') top.step += 1;
    else frames.push({ column, step: 0, isText: false });
    column += dash.length;
  }
}

function withRange(
  { path, role, start }: { path: Path; role: Cursor['role']; start: number },
  text: string,
  base: number,
  offset: number,
): Cursor {
  const from = base + start;
  return { path, role, from, to: endOfToken(text, offset), typed: text.slice(from, offset) };
}
