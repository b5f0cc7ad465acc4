import { z } from 'zod';
import { isDay } from '../../calendar/index.ts';

interface Wording {
  /** Ends the sentence "expected …". */
  phrase: string;
  /** What a value that is refused was probably meant to be, as a sentence. */
  hint?: (value: unknown) => string | undefined;
  /** Ends the sentence "this item …" for fields that name none of the possible forms. */
  lack?: string;
}

/** How messages speak about a schema. */
export const PHRASES = z.registry<Wording>();

/** A map that knows its keys; others are refused, but for the user's own `x-…`. */
export const map = z.strictObject;

/** A field that has to be there, with the line an editor shows about it. */
export function must<T extends z.ZodType>(schema: T, description: string): T {
  return schema.describe(description);
}

/** A field that may be absent, but never empty, with the line an editor shows about it. */
export function may<T extends z.ZodType>(schema: T, description: string): z.ZodExactOptional<T> {
  return schema.describe(description).exactOptional();
}

/** A text that passes `test`. `say` ends the sentence "`field` …" for one that does not. */
export function textThat(
  test: (text: string) => boolean,
  phrase: string,
  say: (text: string) => string,
  json: { pattern?: string; format?: string },
  hint?: (value: unknown) => string | undefined,
): z.ZodString {
  return z
    .string()
    .refine(test, { error: (issue) => say(String(issue.input)) })
    .meta(json)
    .register(PHRASES, hint ? { phrase, hint } : { phrase });
}

/** One of a few words. */
export function oneOf<const T extends readonly string[]>(words: T) {
  return z.enum(words);
}

export function listOf<T extends z.ZodType>(item: T): z.ZodArray<T> {
  return z.array(item);
}

/** The same map, refusing one whose `high` lies below its `low` (numbers or dates). */
export function ordered<T extends z.ZodObject>(schema: T, low: string, high: string): T {
  return schema.superRefine(
    (value, context) => {
      const [from, to] = [fieldOf(value, low), fieldOf(value, high)];
      const bothNumbers = typeof from === 'number' && typeof to === 'number';
      const bothDays =
        typeof from === 'string' && typeof to === 'string' && isDay(from) && isDay(to);
      if (!(bothNumbers || bothDays) || to >= from) return;
      const word = bothDays ? 'before' : 'below';
      context.addIssue({
        code: 'custom',
        path: [high],
        message: `is ${to}, which lies ${word} \`${low}\`, ${from}`,
        params: { expected: `${bothDays ? 'a date on or after' : 'a number of at least'} ${from}` },
      });
    },
    { when: () => true },
  );
}

/** What a map says under a key of its own; undefined for everything that is no map. */
export function fieldOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return Reflect.get(value, key);
}
