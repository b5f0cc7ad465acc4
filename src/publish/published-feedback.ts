import type { Day } from '../calendar/index.ts';
import type { Mention, PublishedRecord } from './published-record.ts';

export interface PublishedFeedback extends PublishedRecord {
  kind: 'feedback';
  type: 'recognition' | 'coaching' | 'request' | 'survey-360';
  from: Mention | null;
  to: Mention | null;
  /** Null for a survey. */
  date: Day | null;
  about: Mention[];
  /** Whom a survey is about. */
  subject: Mention | null;
  cycle: Mention | null;
  groups: PublishedSurveyGroup[];
  /** How many groups and questions are kept back, because too few have answered. */
  withheld: number;
}

/** What one side answered: means of enough answers, one decimal, never a single one of several. */
export interface PublishedSurveyGroup {
  perspective: 'self' | 'manager' | 'peers' | 'reports';
  n: number;
  scores: { question: string; mean: number; n: number }[];
  comments: string[];
}
