import { anyRecord, title } from './any-record.ts';
import { map, may, reference } from './field.ts';

/** A team, perhaps part of another. */
export const team = map({
  title,
  lead: may(reference, 'The person who leads it.'),
  parent: may(reference, 'The team it is part of.'),
  ...anyRecord,
});
