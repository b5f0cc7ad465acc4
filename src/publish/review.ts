import { isWebAddress, type RecordOf, type Ref, refOf } from '../schema/index.ts';
import { decisionsOf } from './decision.ts';
import { type Desk, linked, linkedAt } from './desk.ts';
import type { PublishedEvidence, PublishedJudgement, PublishedReview } from './published-review.ts';
import { publishRecord } from './record.ts';

const DIMENSIONS = ['results', 'actions', 'behaviors'] as const;

/** How a score reads, from 1 to 5. */
const WORDS = [
  'far below what was expected',
  'below what was expected',
  'as expected',
  'above what was expected',
  'far above what was expected',
];

/** A review with its judgements in words; scores only where no person is under review. */
export function publishReview(record: RecordOf<'review'>, desk: Desk): PublishedReview {
  const { data } = record;
  const ref = refOf('review', record.id);
  const { acknowledged } = data;
  return {
    ...publishRecord(record, desk),
    kind: 'review',
    type: data.kind ?? null,
    subject: linked(desk, ref, 'subject'),
    cycle: linked(desk, ref, 'cycle'),
    reviewer: linked(desk, ref, 'reviewer'),
    judgements: judgementsOf(record, desk),
    decisions: decisionsOf(ref, data.decisions, desk),
    outcome: data.outcome ?? null,
    acknowledged: acknowledged
      ? { on: acknowledged.on, by: linkedAt(desk, ref, 'person', ['acknowledged', 'by']) }
      : null,
  };
}

function judgementsOf(record: RecordOf<'review'>, desk: Desk): PublishedJudgement[] {
  const ref = refOf('review', record.id);
  const { ratings, kind } = record.data;
  const isOfPerson =
    (kind !== 'team' && kind !== 'cycle') || linked(desk, ref, 'subject')?.kind === 'person';
  return DIMENSIONS.flatMap((dimension) => {
    const judgement = ratings?.[dimension];
    if (!judgement) return [];
    const { score, comment, evidence = [] } = judgement;
    return [
      {
        dimension,
        score: isOfPerson ? null : (score ?? null),
        words: (score !== undefined && WORDS[Math.round(score) - 1]) || null,
        evidence: evidenceAt(ref, dimension, evidence, desk),
        comment: comment ?? null,
      },
    ];
  });
}

function evidenceAt(
  ref: Ref,
  dimension: string,
  evidence: readonly string[],
  desk: Desk,
): PublishedEvidence[] {
  return evidence.flatMap((text, index): PublishedEvidence[] => {
    if (isWebAddress(text)) return [{ href: new URL(text).href }];
    const record = linkedAt(desk, ref, 'evidence', ['ratings', dimension, 'evidence', index]);
    return record ? [{ record }] : [];
  });
}
