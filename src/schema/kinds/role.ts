import { anyRecord, title } from './any-record.ts';
import { listOf, map, may, must, text, wholeFrom1To5 } from './field.ts';

const outcomes = map({
  results: may(listOf(text), 'What somebody in this role brings about.'),
  actions: may(listOf(text), 'What they do for it.'),
  behaviors: may(listOf(text), 'How they go about it.'),
});

const skill = map({
  skill: must(text, 'The skill.'),
  level: may(wholeFrom1To5, 'How well it has to be mastered, 1 to 5.'),
});

/** What is expected of a position. */
export const role = map({
  title,
  outcomes: may(outcomes, 'What is expected: results, actions and behaviours.'),
  skills: may(listOf(skill), 'The skills it asks for.'),
  ...anyRecord,
});
