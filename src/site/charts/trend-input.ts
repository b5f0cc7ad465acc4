import type { PublishedUnit } from '../../publish/index.ts';

/** What a picture of a series over time is drawn from. Dates are ISO; what is absent is null or empty. */
export interface TrendInput {
  width: number;
  height: number;
  unit: PublishedUnit | null;
  /** Decimals of the values as written. */
  decimals: number;
  /** One a cadence; `on` is the day of the value in it. */
  periods: readonly { start: string; end: string; on: string | null; value: number | null }[];
  goal: Goal | null;
  baseline: { value: number; on: string } | null;
  milestones: readonly { on: string; value: number }[];
  standard: number | null;
  /** Natural limits of the process, one entry a segment, oldest first. */
  limits: readonly LimitLines[];
  /** Days whose value is a signal: the only points that are emphasised. */
  signals: ReadonlyMap<string, Reading>;
  forecast: Forecast | null;
  /** Days on which a value carries a note. */
  noted: ReadonlySet<string>;
  checkIns: readonly { on: string; label: string; status: string | null }[];
  /** What was changed about the measure itself: its definition, its target, where its limits begin. */
  changes: readonly { on: string; label: string }[];
  today: string;
  title: string;
  description: string;
}

export interface Goal {
  target: number | null;
  min: number | null;
  max: number | null;
  due: string | null;
}

/** How a signal reads: for the better, for the worse, or neither. */
export type Reading = 'improvement' | 'concern' | 'change';

export interface LimitLines {
  from: string;
  to: string;
  /** Trial limits are still moving with each new value. */
  isTrial: boolean;
  centre: number;
  lower: number;
  upper: number;
}

/** Where a series leads by a day if it goes on, and how far off that may be. */
export interface Forecast {
  from: { on: string; value: number };
  by: string;
  value: number;
  low: number;
  high: number;
}
