import type { Day } from '../calendar/index.ts';
import type { Mention, PublishedRecord } from './published-record.ts';

export interface PublishedBudget extends PublishedRecord {
  kind: 'budget';
  owner: Mention | null;
  /** The cycle it is for, where it names one. */
  cycle: Mention | null;
  start: Day | null;
  end: Day | null;
  currency: string | null;
  total: number | null;
  /** Σ of what its lines set aside; null without lines. */
  planned: number | null;
  /** Σ of what its lines have spent, and of how much set aside; null where none says. */
  spent: number | null;
  spentOf: number | null;
  /** `spent` / `spentOf`. */
  share: number | null;
  lines: PublishedBudgetLine[];
}

export interface PublishedBudgetLine {
  title: string;
  amount: number;
  spent: number | null;
  /** `spent` / `amount`; null where nothing is set aside. */
  share: number | null;
  funds: Mention[];
  /** The KPIs that should move because of it. */
  outcome: Mention[];
}
