import { anyRecord, title } from './any-record.ts';
import { day, map, may, oneOf, ordered, owner, reference, references } from './field.ts';

/** Work that is meant to move an objective, a key result or a KPI. */
export const initiative = ordered(
  map({
    title,
    owner: may(owner, 'The one person who answers for it.'),
    team: may(reference, 'The team that does the work.'),
    advances: may(references, 'The objectives, key results or KPIs it is meant to move.'),
    start: may(day, 'The first day of the work.'),
    due: may(day, 'The day it is due.'),
    state: may(oneOf(['proposed', 'active', 'done', 'dropped']), 'Where the work stands.'),
    budget: may(reference, 'The budget that pays for it.'),
    ...anyRecord,
  }),
  'start',
  'due',
);
