import { anyRecord, title } from './any-record.ts';
import { day, map, may, must, oneOf, ordered, reference } from './field.ts';

/** A span of time that objectives are set for. */
export const cycle = ordered(
  map({
    title,
    start: must(day, 'Its first day.'),
    end: must(day, 'Its last day.'),
    kind: may(oneOf(['quarter', 'half', 'year', 'custom']), 'How long it is.'),
    parent: may(reference, 'The longer cycle it is part of.'),
    check_in: may(
      oneOf(['weekly', 'fortnightly', 'monthly']),
      'How often each objective is checked in.',
    ),
    review_by: may(day, 'The day by which its reviews are written.'),
    ...anyRecord,
  }),
  'start',
  'end',
);
