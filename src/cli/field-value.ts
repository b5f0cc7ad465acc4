import { MachineError } from '../finding/index.ts';
import type { JsonSchema } from '../schema/index.ts';
import type { Writable } from '../write/index.ts';

export type Data = { [key: string]: Writable };

/** The schemas that may describe a place: unions taken apart. */
function variants(schema: JsonSchema | undefined): JsonSchema[] {
  if (schema === undefined) return [];
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return parts.length === 0 ? [schema] : parts.flatMap((part) => variants(asSchema(part)));
}

function asSchema(value: unknown): JsonSchema | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonSchema)
    : undefined;
}

/** The words a field may be one of; empty where it is not one of a few words. */
export function wordsAt(schema: JsonSchema, path: string): string[] {
  return schemasAt(schema, path).flatMap(({ enum: words }) => words?.map(String) ?? []);
}

/** The schemas of the field at a path such as `target.value` or `key_results.0.from`. */
export function schemasAt(schema: JsonSchema, path: string): JsonSchema[] {
  let at = variants(schema);
  for (const key of keysOf(path)) {
    at = at.flatMap((one) => {
      if (typeof key === 'number') return variants(asSchema(one.items));
      return variants(asSchema(one.properties?.[key]) ?? asSchema(one.additionalProperties));
    });
  }
  return at;
}

/**
 * What a text given for a field stands for: a number where only a number fits, a list split at
 * commas where a list is asked for, `{…}` and `[…]` as YAML, else the text as it is.
 */
export async function readValue(schemas: JsonSchema[], text: string): Promise<Writable> {
  const types = schemas.flatMap(({ type, enum: words }) => type ?? (words ? ['string'] : []));
  const allows = (...names: string[]): boolean => types.some((type) => names.includes(type));
  if (/^[[{]/.test(text.trim()) && allows('array', 'object')) return readFlow(text);
  if (allows('number', 'integer') && isNumber(text)) return Number(text);
  if (allows('boolean') && /^(?:true|false)$/.test(text)) return text === 'true';
  if (!allows('array') || allows('string')) return text;
  const items = schemas.flatMap(({ items }) => variants(asSchema(items)));
  const parts = text.split(',').map((part) => part.trim());
  return Promise.all(parts.filter((part) => part !== '').map((part) => readValue(items, part)));
}

/** Puts a value at a path of the data, making the maps and lists on the way. */
export function setAt(data: Data, path: string, value: Writable): void {
  const keys = keysOf(path);
  let holder: Writable[] | Data = data;
  for (const [index, key] of keys.entries()) {
    const isLast = index === keys.length - 1;
    const next: Writable = isLast ? value : typeof keys[index + 1] === 'number' ? [] : {};
    const current = stepInto(holder, key, path);
    const stays = !isLast && typeof current === 'object' && current !== null;
    const taken = stays ? current : next;
    if (Array.isArray(holder)) holder[Number(key)] = taken;
    else
      Object.defineProperty(holder, key, {
        value: taken,
        writable: true,
        enumerable: true,
        configurable: true,
      });
    if (!isLast) holder = taken as Writable[] | Data;
  }
}

function stepInto(
  holder: Writable[] | Data,
  key: string | number,
  path: string,
): Writable | undefined {
  if (!Array.isArray(holder)) {
    if (typeof key === 'string') return Object.hasOwn(holder, key) ? holder[key] : undefined;
    throw new MachineError(`\`${path}\` counts into something that is not a list.`);
  }
  if (typeof key === 'string') {
    throw new MachineError(`\`${path}\` names a field of a list; say which item, such as 0.`);
  }
  if (key <= holder.length) return holder[key];
  throw new MachineError(`\`${path}\` leaves out item ${holder.length}; items are counted from 0.`);
}

const REFUSED = ['__proto__', 'constructor', 'prototype'];

function keysOf(path: string): (string | number)[] {
  const keys = path.replace(/\[(\d+)\]/g, '.$1').split('.');
  if (keys.some((key) => key === '' || REFUSED.includes(key))) {
    throw new MachineError(
      `\`${path}\` names no field; write it like target.value or key_results.0.id.`,
    );
  }
  return keys.map((key) => (/^\d{1,4}$/.test(key) ? Number(key) : key));
}

function isNumber(text: string): boolean {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) && Math.abs(Number(text)) <= 1e15;
}

/** A `{…}` or `[…]` of YAML 1.2, without tags, anchors and aliases. */
async function readFlow(text: string): Promise<Writable> {
  const { parse } = await import('yaml');
  try {
    return parse(text, {
      version: '1.2',
      schema: 'core',
      maxAliasCount: 0,
      uniqueKeys: true,
    }) as Writable;
  } catch {
    throw new MachineError(
      `\`${text}\` is not written as YAML, such as {kind: percent} or [a, b].`,
    );
  }
}
