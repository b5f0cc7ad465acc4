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
