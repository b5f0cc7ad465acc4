import type { Kind } from './kind.ts';

/** A kind in a sentence. */
export const NOUNS: Readonly<Record<Kind, string>> = {
  priority: 'a priority',
  objective: 'an objective',
  kpi: 'a KPI',
  measurement: 'a file of measurements',
  initiative: 'an initiative',
  'check-in': 'a check-in',
  cycle: 'a cycle',
  team: 'a team',
  person: 'a person',
  role: 'a role',
  review: 'a review',
  feedback: 'a piece of feedback',
  development: 'a development plan',
  budget: 'a budget',
};

/** What a kind is for, in a sentence. */
export const PURPOSES: Readonly<Record<Kind, string>> = {
  priority: 'What the organisation is trying to become; everything that counts leads to one.',
  objective: 'What a team means to reach in a cycle, and how it will know.',
  kpi: 'A measure that one person owns, that informs a decision and leads to strategy.',
  measurement: 'The values of one KPI or key result, a line a date.',
  initiative: 'Work that is done to advance an objective or a KPI.',
  'check-in': 'How something stands, in the words and the judgement of those who work on it.',
  cycle: 'The span in which objectives are reached, with its rhythm of check-ins and its review.',
  team: 'People who work together, and their place among the others.',
  person: 'Somebody who owns, writes or answers for something.',
  role: 'What is expected of a position: results, actions and behaviours.',
  review: 'What was said of a person’s work in a cycle, with its evidence.',
  feedback: 'Recognition, coaching, or what several people said together.',
  development: 'What somebody means to learn, and towards what.',
  budget: 'What is spent, line by line, and on which outcome.',
};
