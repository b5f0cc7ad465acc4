import { anyRecord, title } from './any-record.ts';
import { day, id, map, may, must, ordered, owner, references, text, weight } from './field.ts';

const horizon = map({
  start: must(day, 'The first day it is pursued.'),
  end: must(day, 'The last day it is pursued.'),
});

/** A strategic priority: what the organisation is trying to become. */
export const priority = map({
  title,
  perspective: may(id, 'The perspective it belongs to, one of those in throughline.yaml.'),
  owner: may(owner, 'The one person who answers for it.'),
  weight: may(weight, 'How much it counts beside the other priorities; 1 when not said.'),
  horizon: may(ordered(horizon, 'start', 'end'), 'From when to when it is pursued.'),
  drives: may(references, 'The priorities it causes: upward on the strategy map.'),
  success: may(text, 'What it looks like when it has been reached.'),
  ...anyRecord,
});
