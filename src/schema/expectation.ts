import { z } from 'zod';
import type { Path } from '../parse/index.ts';
import { PHRASES } from './kinds/field.ts';
import { either } from './words.ts';

/** Most keys of a map that a sentence lists. */
const MOST_KEYS = 14;

/** What a schema expects, in words that follow "expected". */
export function phraseOf(wrapped: z.core.$ZodType): string {
  const schema = unwrapped(wrapped);
  const known = PHRASES.get(schema);
  if (known) return known.phrase;
  if (schema instanceof z.ZodEnum) return either(schema.options.map(String));
  if (schema instanceof z.ZodLiteral) return either([...schema.values].map(String));
  if (schema instanceof z.ZodNumber) return numberPhrase(schema);
  if (schema instanceof z.ZodArray) return `a list; each item is ${phraseOf(schema.element)}`;
  if (schema instanceof z.ZodRecord) return `names, each with ${phraseOf(schema.valueType)}`;
  if (schema instanceof z.ZodUnion) return schema.options.map(phraseOf).join(', or ');
  if (schema instanceof z.ZodObject) return keysPhrase(Object.keys(schema.shape));
  return 'text';
}

/** The fields a map may have, cut to what a sentence can carry. */
export function keysPhrase(keys: readonly string[]): string {
  const known = keys.filter((key) => !key.startsWith('x-'));
  if (known.length <= MOST_KEYS) {
    return `${known.length === 1 ? 'the field' : 'the fields'} ${either(known, 'and')}`;
  }
  const listed = known.slice(0, MOST_KEYS).map((key) => `\`${key}\``);
  return `the fields ${listed.join(', ')} and ${known.length - MOST_KEYS} more`;
}

/** What a value that `schema` refused was probably meant to be, as a sentence. */
export function hintOf(wrapped: z.core.$ZodType | undefined, value: unknown): string | undefined {
  if (!wrapped) return undefined;
  const schema = unwrapped(wrapped);
  const hint = PHRASES.get(schema)?.hint?.(value);
  if (hint !== undefined || !(schema instanceof z.ZodUnion)) return hint;
  for (const option of schema.options) {
    const found = hintOf(option, value);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The schema of what stands at `path`; undefined where nothing is known to stand. */
export function schemaAt(wrapped: z.core.$ZodType, path: Path): z.core.$ZodType | undefined {
  const schema = unwrapped(wrapped);
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  if (schema instanceof z.ZodUnion) {
    for (const option of schema.options) {
      const found = schemaAt(option, path);
      if (found) return found;
    }
    return undefined;
  }
  const next = childOf(schema, String(step));
  return next && schemaAt(next, rest);
}

/** Without the wrapper that says "may be absent". */
export function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodExactOptional || schema instanceof z.ZodOptional
    ? unwrapped(schema.unwrap())
    : schema;
}

function childOf(schema: z.core.$ZodType, step: string): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodRecord) return schema.valueType;
  if (schema instanceof z.ZodObject && Object.hasOwn(schema.shape, step)) return schema.shape[step];
  return undefined;
}

function numberPhrase(schema: z.ZodNumber): string {
  const noun = schema.isInt ? 'a whole number' : 'a number';
  const low = schema.minValue;
  const high = schema.maxValue;
  const hasLow = low !== null && Number.isFinite(low) && low > Number.MIN_SAFE_INTEGER;
  const hasHigh = high !== null && Number.isFinite(high) && high < Number.MAX_SAFE_INTEGER;
  if (hasLow && hasHigh) return `${noun} from ${low} to ${high}`;
  if (hasLow) return `${noun} of at least ${low}`;
  return hasHigh ? `${noun} of at most ${high}` : noun;
}
