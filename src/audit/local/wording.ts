import { type Conditions, type FieldTest, listed, type Neighbours } from '../../schema/index.ts';
import { count } from '../wording.ts';
import { testOf } from './conditions.ts';

/** A test as it follows "expected": `` `source.method` to be `automatic` ``. */
export function testWords(field: string, asked: Conditions[string]): string {
  const parts = Object.entries(testOf(asked)).map(([name, value]) => {
    return WORDS[name as keyof FieldTest](value);
  });
  return `\`${field}\` ${parts.join(' and ')}`;
}

/** Several of them. */
export function conditionsWords(conditions: Conditions): string {
  return Object.entries(conditions)
    .map(([field, asked]) => testWords(field, asked))
    .join(', ');
}

const quoted = (value: unknown): string =>
  Array.isArray(value) ? value.map(quoted).join(' or ') : `\`${String(value)}\``;

const WORDS: Record<keyof FieldTest, (asked: unknown) => string> = {
  is: (asked) => `is ${quoted(asked)}`,
  is_not: (asked) => `is not ${quoted(asked)}`,
  one_of: (asked) => `is ${quoted(asked)}`,
  none_of: (asked) => `is not ${quoted(asked)}`,
  present: (asked) => (asked === true ? 'is there' : 'is not there'),
  includes: (asked) => `includes ${quoted(asked)}`,
  excludes: (asked) => `does not include ${quoted(asked)}`,
  at_least: (asked) => `is at least ${quoted(asked)}`,
  at_most: (asked) => `is at most ${quoted(asked)}`,
  count_at_least: (asked) => `has at least ${count(Number(asked), 'item')}`,
  count_at_most: (asked) => `has at most ${count(Number(asked), 'item')}`,
  contains: (asked) => `contains ${quoted(asked)}`,
  begins_with: (asked) => `begins with ${quoted(asked)}`,
  ends_with: (asked) => `ends with ${quoted(asked)}`,
};

/** `at least 1 initiative above it by advances, with …`. */
export function neighboursWords(
  { kind, by, hops = 1, where }: Neighbours,
  direction: 'above' | 'below',
  amount: string,
  each?: string,
): string {
  const kinds = listed(kind).map((one) => `\`${one}\``);
  const what = kinds.length === 0 ? '' : ` of kind ${kinds.join(' or ')}`;
  const links = listed(by);
  const way = links.length === 0 ? '' : ` by ${links.map((link) => `\`${link}\``).join(' or ')}`;
  const far = hops === 1 ? '' : ` within ${hops} steps`;
  const which = where === undefined ? '' : ` where ${conditionsWords(where)}`;
  const asked = each === undefined ? '' : `: ${each}`;
  return `${amount}${what} ${direction} it${way}${far}${which}${asked}`;
}
