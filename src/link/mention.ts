import type { Path } from '../parse/index.ts';
import type { AnyRecord, Ref } from '../schema/index.ts';
import { isWebAddress } from '../schema/index.ts';
import type { KeyResultNode } from './graph.ts';
import { ENTERED_BY, REFERENCES, type Reference } from './reference.ts';

/** One place in a record that names another. */
export interface Mention {
  record: AnyRecord;
  /** The record, or the key result in it, that the link starts from. */
  from: Ref;
  reference: Reference;
  /** As written. */
  text: string;
  at: Path;
  /** The weight written beside it. */
  weight: number | null;
}

/**
 * Every mention in a record, in the order of the fields. A list where one owner belongs names
 * nobody: the rule that asks for one owner reports it. A key result left out for its id is silent.
 */
export function mentionsIn(record: AnyRecord, keyResults: readonly KeyResultNode[]): Mention[] {
  if (record.kind === 'measurement') return enteredBy(record);
  const mentions: Mention[] = [];
  for (const reference of REFERENCES[record.kind]) {
    for (const { value, at } of valuesAt(record.data, reference.path)) {
      const from = at[0] === 'key_results' ? keyResultAt(keyResults, at[1]) : record.ref;
      if (from === undefined) continue;
      const mention = reading(value, at, reference);
      if (mention === null) continue;
      const { text, at: place, weight } = mention;
      mentions.push({ record, from, reference, text, at: place, weight });
    }
  }
  return mentions;
}

/** Whoever entered values, once each: a file of a thousand lines has a handful of authors. */
function enteredBy(record: Extract<AnyRecord, { kind: 'measurement' }>): Mention[] {
  const first = new Map<string, number>();
  for (const { by, row } of record.data.points) {
    if (by !== undefined && by !== '' && !first.has(by)) first.set(by, row);
  }
  return [...first].map(([text, row]) => ({
    record,
    from: record.ref,
    reference: ENTERED_BY,
    text,
    at: [row, 'by'],
    weight: null,
  }));
}

function keyResultAt(nodes: readonly KeyResultNode[], index: string | number | undefined) {
  return nodes.find((node) => node.index === index)?.ref;
}

function reading(value: unknown, at: Path, reference: Reference) {
  if (typeof value === 'string') {
    return reference.address && isWebAddress(value) ? null : { text: value, at, weight: null };
  }
  if (reference.weighted !== true || !isMap(value) || typeof value['to'] !== 'string') return null;
  const weight = typeof value['weight'] === 'number' ? value['weight'] : null;
  return { text: value['to'], at: at.concat('to'), weight };
}

/** What stands at a path whose `*` is every item of a list; most records say nothing at most paths. */
function valuesAt(data: object, path: readonly string[]): readonly Found[] {
  if (!Object.hasOwn(data, path[0] ?? '')) return NONE;
  // A path without lists is its own place: all records share it.
  if (!path.includes('*')) return valueAt(data, path);
  const found: Found[] = [];
  gather({ value: data, at: [] }, path, 0, found);
  return found;
}

function valueAt(data: object, path: readonly string[]): readonly Found[] {
  let value: unknown = data;
  for (const key of path) {
    if (!isMap(value) || !Object.hasOwn(value, key)) return NONE;
    value = value[key];
  }
  return [{ value, at: path }];
}

const NONE: readonly Found[] = [];

interface Found {
  value: unknown;
  at: Path;
}

function gather({ value, at }: Found, path: readonly string[], depth: number, found: Found[]) {
  const key = path[depth];
  if (key === undefined) found.push({ value, at });
  else if (key !== '*') {
    if (isMap(value) && Object.hasOwn(value, key))
      gather({ value: value[key], at: at.concat(key) }, path, depth + 1, found);
  } else if (!Array.isArray(value)) gather({ value, at }, path, depth + 1, found);
  else {
    for (const [i, item] of value.entries())
      gather({ value: item, at: at.concat(i) }, path, depth + 1, found);
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
