import { anyRecord, title } from './any-record.ts';
import {
  amount,
  day,
  listOf,
  map,
  may,
  must,
  oneOf,
  oneOrMoreReferences,
  reference,
  text,
} from './field.ts';

const learning = map({
  title: must(text, 'What is learned or done.'),
  kind: may(text, 'How: a course, a book, mentoring, a task.'),
  cost: may(amount, 'What it costs.'),
  done: may(day, 'The day it was finished.'),
});

const goal = map({
  title: must(text, 'What the person will be able to do.'),
  skill: may(text, 'The skill of the role it grows.'),
  supports: may(oneOrMoreReferences, 'The objective or priority it helps, or several.'),
  due: may(day, 'The day it is due.'),
  state: may(oneOf(['proposed', 'active', 'done', 'dropped']), 'Where it stands.'),
  learning: may(listOf(learning), 'What is done for it.'),
});

/** What a person wants to learn in a cycle. */
export const development = map({
  title,
  person: may(reference, 'Whose plan it is.'),
  cycle: may(reference, 'The cycle it belongs to.'),
  goals: may(listOf(goal), 'What is to be learned.'),
  ...anyRecord,
});
