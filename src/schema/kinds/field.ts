/** The vocabulary the kinds are written in. */
import { z } from 'zod';
import { CADENCES } from '../../calendar/index.ts';
import { listOf, map, may, must, oneOf, PHRASES } from './build.ts';
import { currency, reference, text } from './texts.ts';

export { fieldOf, listOf, map, may, must, oneOf, ordered, PHRASES, textThat } from './build.ts';
export {
  currency,
  day,
  email,
  evidence,
  handle,
  id,
  oneOrMore,
  oneOrMoreReferences,
  reference,
  references,
  text,
  webAddress,
} from './texts.ts';

export const number = z.number();
export const weight = z.number().min(0);
export const amount = z.number().min(0);
export const share = z.number().min(0).max(1);
export const rating = z.number().min(1).max(5);
export const wholeFrom1To5 = z.int().min(1).max(5);
export const wholeCount = z.int().min(0);

/** One person's id. A list passes, so that the rule that asks for exactly one can name it. */
export const owner = z
  .union([reference, listOf(reference)])
  .register(PHRASES, { phrase: 'the id of one person, such as `ana-ruiz`' });
export const cadence = oneOf(CADENCES);

/** What a record contributes to: an id, or an id with the weight of this one link. */
export const support = z
  .union([
    reference,
    map({
      to: must(reference, 'The priority or objective it contributes to.'),
      weight: may(weight, 'How much it counts there; in place of the weight of the record.'),
    }),
  ])
  .register(PHRASES, { phrase: 'the id of a priority or objective, or `to` with `weight`' });

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
