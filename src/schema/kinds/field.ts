import { z } from 'zod';
import { CADENCES, isDay } from '../../calendar/index.ts';
import { isHandleText, isId, isReference, isWebAddress } from '../identifier.ts';

/** What a schema expects, in words that end the sentence "expected …". */
export const PHRASES = z.registry<{ phrase: string }>();

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
  json: { pattern?: string; format?: string; enum?: string[] },
): z.ZodString {
  return z
    .string()
    .refine(test, { error: (issue) => say(String(issue.input)) })
    .meta(json)
    .register(PHRASES, { phrase });
}

/** One of a few words. */
export function oneOf<const T extends readonly string[]>(words: T) {
  return z.enum(words);
}

export function listOf<T extends z.ZodType>(item: T): z.ZodArray<T> {
  return z.array(item);
}

export const text = textThat(
  (t) => /\S/.test(t),
  'text',
  () => 'is empty',
  { pattern: '\\S' },
);

/** A text or a list of texts. */
export const oneOrMore = z.union([text, listOf(text)]);

export const day = textThat(
  isDay,
  'a date such as 2026-11-20',
  (t) => `is \`${t}\`, ${dayFault(t)}`,
  { pattern: '^\\d{4}-\\d{2}-\\d{2}$', format: 'date' },
);

/** The id of a record of the one kind a field points at, or `kind:id`. */
export const reference = textThat(
  isReference,
  'the id of a record, such as `checkout-p95` or `kpi:checkout-p95`',
  (t) => `is \`${t}\`, which cannot be an id`,
  {
    pattern:
      '^([a-z]+(-[a-z]+)*:)?[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*(\\.[a-z0-9]+(-[a-z0-9]+)*)?$',
  },
);

/** An id that is defined here rather than pointed at. */
export const id = textThat(
  isId,
  'an id of small letters, digits and single hyphens, at most 64',
  (t) => `is \`${t}\`, which cannot be an id`,
  { pattern: '^(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)*$' },
);

export const webAddress = textThat(
  isWebAddress,
  'an address that begins with https:// or http://',
  (t) => `is \`${t}\`, which is no web address`,
  { pattern: '^https?://[^\\s/?#]+[^\\s]*$' },
);

/** What shows where a rating comes from: a record's id or a web address. */
export const evidence = textThat(
  (t) => isReference(t) || isWebAddress(t),
  'the id of a record or a web address',
  (t) => `is \`${t}\`, which is neither an id nor a web address`,
  { pattern: '\\S' },
);

export const email = textThat(
  (t) => /^[^\s@<>(),;:"[\]\\]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(t) && t.length <= 254,
  'an e-mail address',
  (t) => `is \`${t}\`, which is no e-mail address`,
  { pattern: '^[^\\s@<>(),;:"\\[\\]\\\\]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+$' },
);

export const handle = textThat(
  isHandleText,
  'a name on that service, without @',
  (t) => `is \`${t}\`, which cannot be a name on that service`,
  { pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$' },
);

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
export const currency = textThat(
  (t) => CURRENCIES.has(t),
  'a currency code of ISO 4217, such as EUR',
  (t) => `is \`${t}\`, which is no currency code`,
  { pattern: '^[A-Z]{3}$' },
);

export const number = z.number();
export const weight = z.number().min(0);
export const amount = z.number().min(0);
export const share = z.number().min(0).max(1);
export const rating = z.number().min(1).max(5);
export const wholeFrom1To5 = z.int().min(1).max(5);
export const wholeCount = z.int().min(0);

/** One person's id. A list passes, so that the rule that asks for exactly one can name it. */
export const owner = z.union([reference, listOf(reference)]);
export const references = listOf(reference);
export const cadence = oneOf(CADENCES);

/** What a record contributes to: an id, or an id with the weight of this one link. */
export const support = z.union([
  reference,
  map({
    to: must(reference, 'The priority or objective it contributes to.'),
    weight: may(weight, 'How much it counts there; in place of the weight of the record.'),
  }),
]);
export type Support = z.output<typeof support>;

export const unit = map({
  kind: must(
    oneOf(['percent', 'count', 'ratio', 'duration', 'currency', 'score', 'other']),
    'What kind of quantity the value is; it decides how the value is written.',
  ),
  base: may(oneOf(['ms', 's', 'min', 'h', 'd']), 'What a duration is counted in.'),
  currency: may(currency, 'Currency code of ISO 4217, such as EUR.'),
  symbol: may(text, 'Short text after the value, such as "tickets".'),
  precision: may(z.int().min(0).max(10), 'How many decimals are shown.'),
});
export type Unit = z.output<typeof unit>;

const MONTHS =
  'January February March April May June July August September October November December';

function dayFault(text: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return 'which is no date';
  const year = Number(parts[1]);
  if (year < 1990 || year > 2100) return 'which is not between 1990 and 2100';
  const month = MONTHS.split(' ')[Number(parts[2]) - 1];
  if (month === undefined) return `and there is no month ${parts[2]}`;
  return `and ${Number(parts[3])} ${month}${month === 'February' ? ` ${year}` : ''} does not exist`;
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
