import { z } from 'zod';
import { KINDS } from './kind.ts';
import {
  id,
  listOf,
  map,
  may,
  must,
  number,
  oneOf,
  PHRASES,
  text,
  wholeCount,
} from './kinds/field.ts';
import { either } from './words.ts';

/** What a rule of one's own may follow from record to record; without it, the throughline. */
const FOLLOWED = [
  'supports',
  'relates-to',
  'drives',
  'advances',
  'depends-on',
  'about',
  'explains',
  'cycle',
  'parent',
  'team',
  'owner',
  'lead',
  'manager',
  'role',
  'author',
  'reviewer',
  'subject',
  'budget',
  'funds',
  'outcome',
  'evidence',
  'superseded-by',
] as const;

const scalar = z
  .union([z.string(), number, z.boolean()])
  .register(PHRASES, { phrase: 'a text, a number, `true` or `false`' });
const bound = z
  .union([number, z.string()])
  .register(PHRASES, { phrase: 'a number, or a date such as 2026-12-31' });

const test = map({
  is: may(scalar, 'The field says exactly this.'),
  is_not: may(scalar, 'The field says something else, or nothing.'),
  one_of: may(listOf(scalar).min(1), 'The field says one of these.'),
  none_of: may(listOf(scalar).min(1), 'The field says none of these, or nothing.'),
  present: may(z.boolean(), 'Whether the field is there and not empty.'),
  includes: may(scalar, 'The field is a list that holds this.'),
  excludes: may(scalar, 'The field is no list that holds this.'),
  at_least: may(bound, 'The field is a number or a date, and no less.'),
  at_most: may(bound, 'The field is a number or a date, and no more.'),
  count_at_least: may(wholeCount, 'The field is a list of at least so many.'),
  count_at_most: may(wholeCount, 'The field is absent, or a list of at most so many.'),
  contains: may(text, 'The field is a text with these words in it; capitals make no difference.'),
  begins_with: may(text, 'The field is a text that begins so; capitals make no difference.'),
  ends_with: may(text, 'The field is a text that ends so; capitals make no difference.'),
});
/** Tests of one field; all that are given have to hold. */
export type FieldTest = z.output<typeof test>;

const conditions = z
  .record(z.string(), z.union([scalar, listOf(scalar).min(1), test]))
  .register(PHRASES, {
    phrase: 'fields, each with the value it has, a list of values, or tests such as `at_least: 5`',
  });
/** Fields and what is asked of them: a value, a list of values it is one of, or tests. */
export type Conditions = z.output<typeof conditions>;

const kinds = z
  .union([oneOf(KINDS), listOf(oneOf(KINDS)).min(1)])
  .register(PHRASES, { phrase: 'a kind such as `kpi`, or a list of kinds' });

const links = z
  .union([oneOf(FOLLOWED), listOf(oneOf(FOLLOWED)).min(1)])
  .register(PHRASES, { phrase: `${either(FOLLOWED)}, or a list of these` });

const neighbours = map({
  kind: may(kinds, 'Of which kind they are; of any when not said.'),
  by: may(links, 'Which links are followed; those of the throughline when not said.'),
  hops: may(z.int().min(1).max(4), 'How many steps away they may be; 1 when not said.'),
  where: may(conditions, 'Which of them count.'),
  at_least: may(wholeCount, 'How many there are at least; 1 when nothing else is asked.'),
  at_most: may(wholeCount, 'How many there are at most.'),
  each: may(conditions, 'What each of them says.'),
});
/** What is asked of the records above or below one. */
export type Neighbours = z.output<typeof neighbours>;

export const localRule = map({
  name: must(id, 'Its name; findings call it `local/NAME`.'),
  select: must(
    map({
      kind: must(kinds, 'The kinds of records it judges.'),
      where: may(conditions, 'Which of them.'),
    }),
    'Which records it judges.',
  ),
  demand: must(
    map({
      fields: may(conditions, 'What their own fields say.'),
      above: may(neighbours, 'What they lead up to, or name.'),
      below: may(neighbours, 'What leads up to them, or names them.'),
    }),
    'What it asks of them.',
  ),
  severity: may(oneOf(['info', 'warn', 'error']), 'How grave it is; warn when not said.'),
  message: must(text, 'What it asks, in a sentence.'),
  hint: may(text, 'What to do about it.'),
});
export type WrittenRule = z.output<typeof localRule>;

/** A rule of one's own, and which item of the configuration's list it is. */
export interface LocalRule extends WrittenRule {
  index: number;
}
