import { z } from 'zod';
import { anyRecord, title } from './any-record.ts';
import {
  amount,
  currency,
  day,
  listOf,
  map,
  may,
  must,
  ordered,
  owner,
  PHRASES,
  reference,
  references,
  text,
} from './field.ts';

const span = map({
  start: must(day, 'Its first day.'),
  end: must(day, 'Its last day.'),
});

/** A cycle, or a span of days. */
const period = z
  .union([reference, ordered(span, 'start', 'end')])
  .register(PHRASES, { phrase: 'the id of a cycle, or `start` and `end`' });

const line = map({
  title: must(text, 'What the money is for.'),
  amount: must(amount, 'How much is set aside.'),
  spent: may(amount, 'How much of it is spent.'),
  funds: may(references, 'The initiatives, development plans or objectives it pays for.'),
  outcome: may(references, 'The KPIs that should move because of it.'),
});

/** Money for a period, each line tied to what it should bring about. */
export const budget = map({
  title,
  period: may(period, 'The cycle or the span of time it is for.'),
  currency: may(currency, 'Currency code of ISO 4217, such as EUR.'),
  owner: may(owner, 'The one person who answers for it.'),
  total: may(amount, 'How much there is in all.'),
  lines: may(listOf(line), 'What it is spent on.'),
  ...anyRecord,
});
