import type { Day } from '../calendar/index.ts';
import type { Mention, PublishedDecision, PublishedRecord } from './published-record.ts';

export interface PublishedReview extends PublishedRecord {
  kind: 'review';
  /** Who reviews whom: `self`, `manager`, `peer`, `team`, `cycle`. */
  type: string | null;
  /** The person or team; null for the review of a cycle. */
  subject: Mention | null;
  cycle: Mention | null;
  reviewer: Mention | null;
  /** What is rated of results, actions and behaviours, in this order. */
  judgements: PublishedJudgement[];
  decisions: PublishedDecision[];
  outcome: 'recognition' | 'development' | 'corrective-action' | 'none' | null;
  acknowledged: { on: Day; by: Mention | null } | null;
}

export interface PublishedJudgement {
  dimension: 'results' | 'actions' | 'behaviors';
  /** From 1 to 5, of a team or a cycle; null of a person: such numbers are nobody's to compare. */
  score: number | null;
  /** The same in words. */
  words: string | null;
  evidence: PublishedEvidence[];
  comment: string | null;
}

/** A record, or a page elsewhere. */
export type PublishedEvidence = { record: Mention } | { href: string };
