import type { Day } from '../../calendar/index.ts';
import type { Severity } from '../../finding/index.ts';
import type { EventWord } from '../../history/index.ts';
import type { DeclaredStatus, Portfolio, ShareName, Status } from '../../measure/index.ts';
import type { Mention, PublishedUnit } from '../published-record.ts';

/** What happened, as far as an audience may know: nothing that was hidden then or is hidden now. */
export interface PublishedHistory {
  /** Why nothing is told of what happened, and what mends it; null where it is told. */
  lack: string | null;
  /** The last first. A record's page has the positions of those about it. */
  events: PublishedEvent[];
  /** Goals made easier or given up, the last first. */
  goalposts: PublishedGoalpost[];
  /** How things stood along the commits and at the end of each cycle, the oldest first. */
  snapshots: PublishedSnapshot[];
  /** Cycles that have ended, the last first. */
  closedCycles: PublishedClosedCycle[];
}

/** One thing that happened. Words are those of today's record; of the past there are figures, days and names. */
export interface PublishedEvent {
  event: EventWord;
  /** As it is called today. */
  record: Mention;
  /** The day of the commit; null when it is not committed, or its date can be no day. */
  on: Day | null;
  /** The commit in full, and its page at the provider; null: not committed. */
  commit: string | null;
  href: string | null;
  pullRequest: { number: number; href: string | null } | null;
  /** Who committed it: the person, else their team; null where that is for nobody to know. */
  by: Mention | null;
  changes: PublishedChange[];
  /** How many there are in all, also of those that are not listed. */
  changed: number;
  /** As the record still gives it. */
  reason: string | null;
  /** Days after a value was due. */
  late: number | null;
}

/** One field that changed. */
export interface PublishedChange {
  /** In words: `target`, `at-risk threshold`; of values it is `value`. */
  field: string;
  /** The key result it belongs to, or null. */
  part: Mention | null;
  /** The day a value or milestone is of. */
  of: Day | null;
  before: PublishedValue;
  after: PublishedValue;
  unit: PublishedUnit | null;
}

/** A number, a day or a word of a fixed list, the records that are named, or nothing that is told. */
export type PublishedValue = number | string | Mention[] | null;

export interface PublishedGoalpost {
  /** Its position among the events. */
  event: number;
  /** The day it was due before, and how many days before that it was moved; negative after it. */
  due: Day | null;
  daysBefore: number | null;
}

/** Alignment, statuses and audit at one moment. */
export interface PublishedFigures {
  index: number | null;
  shares: Record<ShareName, number | null>;
  /** Live KPIs and current objectives by status. */
  statuses: Partial<Record<Status, number>>;
  findings: Record<Severity, number>;
  tolerated: number;
}

/** Figures of one moment of the past, from what could be seen then and can be seen now. */
export interface PublishedSnapshot extends PublishedFigures {
  on: Day;
  commit: string;
  href: string | null;
  /** The cycles that ended on that day, by id. */
  ends: string[];
  /** How each record stood that is there today. */
  records: PublishedRecordThen[];
}

/** How a priority, objective, KPI or initiative stood on a day of the past. */
export interface PublishedRecordThen {
  kind: 'priority' | 'objective' | 'kpi' | 'initiative';
  id: string;
  status: Status;
  /** Of a KPI; null too where its unit has changed since, so that it cannot be told. */
  value: number | null;
  /** Share of the way. */
  score: number | null;
  target: number | null;
  min: number | null;
  max: number | null;
  due: Day | null;
}

/** A cycle that has ended: how it stood on its last day, and what is known of it today. */
export interface PublishedClosedCycle {
  id: string;
  title: string;
  href: string;
  start: Day;
  end: Day;
  /** The commit whose files it is told from; null: from today's files, read as of its end. */
  commit: string | null;
  commitHref: string | null;
  figures: PublishedFigures | null;
  /** As known today: the weighted mean of the scores at close, and what it says. */
  score: number | null;
  verdict: Portfolio['verdict'];
  objectives: PublishedObjectiveThen[];
}

/** An objective on the last day of its cycle. */
export interface PublishedObjectiveThen {
  record: Mention;
  owner: Mention | null;
  /** Null where it was not there yet, or not in this cycle. */
  status: Status | null;
  score: number | null;
  expected: number | null;
  declared: { status: DeclaredStatus | null; confidence: number | null; on: Day } | null;
  /** Its score at close, with what became known since. */
  closed: number | null;
  keyResults: PublishedKeyResultThen[];
}

export interface PublishedKeyResultThen {
  /** Null where it is not there any more. */
  record: Mention | null;
  status: Status;
  score: number | null;
  value: number | null;
  valueOn: Day | null;
  target: number | null;
  min: number | null;
  max: number | null;
  unit: PublishedUnit | null;
}
