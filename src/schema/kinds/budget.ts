import type { z } from 'zod';
import { everyRecord } from './every-record.ts';
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
  references,
  text,
} from './field.ts';

const period = map({
  start: must(day, 'Its first day.'),
  end: must(day, 'Its last day.'),
});

const line = map({
  title: must(text, 'What the money is for.'),
  amount: must(amount, 'How much is set aside.'),
  spent: may(amount, 'How much of it is spent.'),
  funds: may(references, 'The initiatives, development plans or objectives it pays for.'),
  outcome: may(references, 'The KPIs that should move because of it.'),
});

/** Money for a period, each line tied to what it should bring about. */
export const budget = map({
  ...everyRecord,
  period: may(ordered(period, 'start', 'end'), 'The span of time it is for.'),
  currency: may(currency, 'Currency code of ISO 4217, such as EUR.'),
  owner: may(owner, 'The one person who answers for it.'),
  total: may(amount, 'How much there is in all.'),
  lines: may(listOf(line), 'What it is spent on.'),
});

export type BudgetLine = z.output<typeof line>;
