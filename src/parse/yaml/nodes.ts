import {
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  getScalarValue,
  SCALAR_STYLE,
  type ScalarEvent,
} from 'js-yaml';

/** A value's source range, and what lies in it; `from` is -1 for a value that is not written. */
export interface Node {
  from: number;
  to: number;
  /** Range of the key it stands under; -1 outside of maps. */
  keyFrom: number;
  keyTo: number;
  items: readonly Node[];
  /** The values of a map by key, the first where a key is repeated; null for lists and scalars. */
  fields: Map<string, Node> | null;
}

/** Shared by all that hold nothing: most of a document is scalars. */
const NOTHING: readonly Node[] = [];

interface Open {
  node: Node;
  /** The items of a list, as they come in. */
  items: Node[];
  flow: boolean;
  key: { name: string; from: number; to: number } | null;
  asKey: boolean;
}

/** The tree of source ranges behind the first document of a YAML text; null when there is none. */
export function buildNodes(source: string, events: readonly Event[]): Node | null {
  const stack: Open[] = [];
  let root: Node | null = null;
  let documents = 0;
  /** End of what was read last. */
  let reached = 0;

  const add = (from: number, to: number, fields: Node['fields'], items = NOTHING): Node => {
    const top = stack.at(-1);
    const key = top?.key ?? null;
    const node = { from, to, keyFrom: key?.from ?? -1, keyTo: key?.to ?? -1, items, fields };
    if (top === undefined) root ??= node;
    else if (top.node.fields === null) top.items.push(node);
    else if (key !== null && !top.node.fields.has(key.name)) top.node.fields.set(key.name, node);
    return node;
  };

  for (const event of events) {
    const top = stack.at(-1);
    const asKey = top !== undefined && top.node.fields !== null && top.key === null;
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        if (++documents > 1) return root;
        break;
      case EVENT_ID.SCALAR: {
        const { from, to } = rangeOf(source, event, reached);
        if (asKey) top.key = { name: getScalarValue(source, event), from, to };
        else {
          add(from, to, null);
          if (top) top.key = null;
        }
        // What is empty still ends after the colon or the dash that stands for it.
        if (from < 0 && !asKey) reached = pastMark(source, reached, top?.node.fields ? ':' : '-');
        reached = Math.max(reached, to);
        break;
      }
      case EVENT_ID.ALIAS:
        if (asKey) top.key = { name: '*', from: event.anchorStart - 1, to: event.anchorEnd };
        else {
          add(event.anchorStart - 1, event.anchorEnd, null);
          if (top) top.key = null;
        }
        reached = Math.max(reached, event.anchorEnd);
        break;
      case EVENT_ID.SEQUENCE:
      case EVENT_ID.MAPPING: {
        const fields = event.type === EVENT_ID.MAPPING ? new Map<string, Node>() : null;
        const items: Node[] = [];
        const node = asKey
          ? { from: event.start, to: event.start, keyFrom: -1, keyTo: -1, items, fields }
          : add(event.start, event.start, fields, items);
        const opens = source[event.start] === '[' || source[event.start] === '{';
        const flow = event.style === COLLECTION_STYLE.FLOW && opens;
        stack.push({ node, items, flow, key: null, asKey });
        reached = Math.max(reached, event.start + (flow ? 1 : 0));
        break;
      }
      case EVENT_ID.POP: {
        const closed = stack.pop();
        if (closed === undefined) break;
        if (closed.flow) reached = endOfFlow(source, reached);
        closed.node.to = Math.max(closed.node.from, reached);
        const parent = stack.at(-1);
        if (parent) {
          const { from, to } = closed.node;
          parent.key = closed.asKey ? { name: '?', from, to } : null;
        }
        break;
      }
    }
  }
  return root;
}

/** A scalar's exact source: with its quotes, or from its `|` or `>` to the end of its last line. */
function rangeOf(source: string, event: ScalarEvent, after: number): { from: number; to: number } {
  const { valueStart, valueEnd, style } = event;
  if (valueStart < 0) return { from: -1, to: -1 };
  if (style === SCALAR_STYLE.PLAIN) return { from: valueStart, to: valueEnd };
  if (style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED) {
    return { from: valueStart - 1, to: valueEnd + 1 };
  }
  const header = lineBefore(source, valueStart);
  let from = Math.max(header, after);
  while (from < valueStart && source[from] !== '|' && source[from] !== '>') from++;
  return { from, to: valueEnd };
}

/** Start of the line that ends at `offset`. */
function lineBefore(source: string, offset: number): number {
  let at = offset;
  if (source[at - 1] === '\n') at--;
  if (source[at - 1] === '\r') at--;
  while (at > 0 && source[at - 1] !== '\n' && source[at - 1] !== '\r') at--;
  return at;
}

/** Offset after `mark` where nothing but blanks and comments stands before it; else `from`. */
function pastMark(source: string, from: number, mark: ':' | '-'): number {
  for (let at = from; at < source.length; at++) {
    const character = source[at] ?? '';
    if (character === mark) return at + 1;
    if (character === '#') at = endOfLine(source, at);
    else if (!/\s/.test(character)) return from;
  }
  return from;
}

function endOfLine(source: string, from: number): number {
  let at = from;
  while (at < source.length && source[at] !== '\n' && source[at] !== '\r') at++;
  return at;
}

/** End of a list or map in brackets whose contents end at `offset`: after its closing bracket. */
function endOfFlow(source: string, offset: number): number {
  for (let at = offset; at < source.length; at++) {
    const character = source[at];
    if (character === ']' || character === '}') return at + 1;
    if (character === '#') at = endOfLine(source, at);
  }
  return source.length;
}
