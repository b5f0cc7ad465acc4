import { anyRecord, decisions } from './any-record.ts';
import { day, evidence, listOf, map, may, must, oneOf, rating, reference, text } from './field.ts';

const judgement = map({
  score: may(rating, 'From 1 to 5.'),
  evidence: may(listOf(evidence), 'Records or web addresses that show it.'),
  comment: may(text, 'Why this score.'),
});

const ratings = map({
  results: may(judgement, 'What was brought about.'),
  actions: may(judgement, 'What was done for it.'),
  behaviors: may(judgement, 'How it was gone about.'),
});

/** What was judged of a person, a team or a cycle, and on what evidence. */
export const review = map({
  title: may(text, 'What it is called in lists; its subject and cycle when not said.'),
  subject: may(reference, 'The person or team under review; none for a cycle.'),
  cycle: may(reference, 'The cycle that is reviewed.'),
  reviewer: may(reference, 'The person who writes the review.'),
  kind: may(oneOf(['self', 'manager', 'peer', 'team', 'cycle']), 'Who reviews whom.'),
  ratings: may(ratings, 'Results, actions and behaviours, each with its evidence.'),
  decisions: may(decisions, 'What was decided, by whom it is done and by when.'),
  outcome: may(
    oneOf(['recognition', 'development', 'corrective-action', 'none']),
    'What follows from it.',
  ),
  acknowledged: may(
    map({
      on: must(day, 'The day.'),
      by: must(reference, 'The person under review.'),
    }),
    'The person under review has read it.',
  ),
  ...anyRecord,
});
