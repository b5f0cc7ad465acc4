import { z } from 'zod';
import { anyRecord } from './any-record.ts';
import {
  day,
  fieldOf,
  listOf,
  map,
  may,
  must,
  number,
  oneOf,
  oneOrMoreReferences,
  reference,
  text,
  wholeCount,
} from './field.ts';

/** Kinds that need a date; of one that is misspelt nobody knows. */
const DATED = ['recognition', 'coaching', 'request'];

const group = map({
  perspective: must(oneOf(['self', 'manager', 'peers', 'reports']), 'Who answered.'),
  n: must(wholeCount, 'How many answered.'),
  scores: must(
    z.record(
      text,
      map({
        mean: must(number, 'Mean of the answers.'),
        n: must(wholeCount, 'How many answered this question.'),
      }),
    ),
    'For each question the mean and the number of answers; never a single answer.',
  ),
  comments: may(listOf(text), 'What was said, when the group is large enough.'),
});

/** Recognition, coaching, a request, or the aggregates of a 360-degree survey. */
export const feedback = map({
  title: may(text, 'What it is called in lists; who gave it to whom when not said.'),
  kind: must(
    oneOf(['recognition', 'coaching', 'request', 'survey-360']),
    'What it is; it decides who may read it.',
  ),
  from: may(reference, 'The person who gives it.'),
  to: may(reference, 'The person who receives it.'),
  date: may(day, 'The day it was given; needed but for a survey.'),
  about: may(oneOrMoreReferences, 'The record or records it is about.'),
  subject: may(reference, 'The person a survey is about.'),
  cycle: may(reference, 'The cycle a survey belongs to.'),
  groups: may(listOf(group), 'The aggregates of a survey, group by group.'),
  ...anyRecord,
})
  .superRefine(
    (value, context) => {
      const kind = fieldOf(value, 'kind');
      if (typeof kind !== 'string' || !DATED.includes(kind)) return;
      if (fieldOf(value, 'date') !== undefined) return;
      context.addIssue({
        code: 'invalid_type',
        expected: 'string',
        input: undefined,
        path: ['date'],
      });
    },
    { when: () => true },
  )
  .meta({
    if: { properties: { kind: { const: 'survey-360' } } },
    else: { required: ['date'] },
  });

export type SurveyGroup = z.output<typeof group>;
