import { checkIn } from './check-in.ts';
import { map, may, number, reference, text } from './field.ts';

/** One line of a table of check-ins: the fields of a check-in that fit into a cell. */
export const checkInLine = map({
  date: checkIn.shape.date,
  author: checkIn.shape.author,
  about: may(reference, 'The objective, key result, KPI or initiative it is about.'),
  status: checkIn.shape.status,
  confidence: checkIn.shape.confidence,
  value: may(number, 'The value of the key result that `about` names.'),
  note: may(text, 'What is to be said about it.'),
});

export const CHECK_IN_COLUMNS: readonly string[] = Object.keys(checkInLine.shape);
