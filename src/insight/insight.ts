import type { Ref } from '../schema/index.ts';

/** What an insight can be about; of equals in the ranking the first named comes first. */
export const INSIGHT_KINDS = [
  'priority-uncovered',
  'declared-and-computed-disagree',
  'green-over-red',
  'status-worsened',
  'forecast-misses-target',
  'signal-unexplained',
  'goalpost-moved',
  'lead-without-lag',
  'lag-without-lead',
  'owner-overloaded',
  'check-in-overdue',
  'suspect-link',
] as const;
export type InsightKind = (typeof INSIGHT_KINDS)[number];

/** What people call a kind. */
export const INSIGHT_TITLES: Record<InsightKind, string> = {
  'priority-uncovered': 'Priority that nothing carries',
  'declared-and-computed-disagree': 'Declared and computed disagree',
  'green-over-red': 'Green over red',
  'status-worsened': 'Worse than four weeks ago',
  'forecast-misses-target': 'Heading past its target',
  'signal-unexplained': 'Change that nobody has explained',
  'goalpost-moved': 'Goalpost moved',
  'lead-without-lag': 'Cause without its effect',
  'lag-without-lead': 'Effect without its cause',
  'owner-overloaded': 'Too much for one person',
  'check-in-overdue': 'Check-in overdue',
  'suspect-link': 'Link to look at again',
};

/** A figure or a fact that an insight rests on, and where it is written. */
export interface Evidence {
  text: string;
  /** The record it is about. */
  ref: Ref | null;
  at: { file: string; line: number } | null;
}

/** Something that needs a decision: one sentence, one owner, one link, one next step. */
export interface Insight {
  kind: InsightKind;
  /** The record to open. */
  about: Ref;
  /** Whose turn it is; null where nobody answers for it. */
  owner: Ref | null;
  sentence: string;
  step: string;
  evidence: Evidence[];
  /** What the list is ordered by: the gravity of the matter × (1 + the share of the strategy above it). */
  consequence: number;
}

/** What a kind of insight says; ranking and owner are added. */
export interface Statement extends Omit<Insight, 'owner' | 'consequence' | 'kind'> {
  /** From 1, worth knowing, to 8, the strategy stands still. */
  gravity: number;
  /** Where it is not the owner of the record. */
  owner?: Ref | null;
}
