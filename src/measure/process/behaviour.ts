import type { Day } from '../../calendar/index.ts';
import type { Ref } from '../../schema/index.ts';

/** Which patterns count as signals: Wheeler's, or the NHS's of "Making Data Count". */
export type RuleSet = 'wheeler' | 'nhs';

/** What of a pattern breaks with chance, from what says most to what says least. */
export const SIGNAL_RULES = [
  'outside-limits',
  'run',
  'near-limit',
  'beyond-two-thirds',
  'trend',
  'moving-range',
] as const;
export type SignalRule = (typeof SIGNAL_RULES)[number];

/** A measured period as a process chart shows it. */
export interface ProcessPoint {
  /** Day of the last value of the period. */
  on: Day;
  value: number;
  /** |value − the one before it|; null for the first of a segment. */
  range: number | null;
  /** The rules that this point helps to break; absent where it breaks none. */
  rules?: SignalRule[];
}

/**
 * Limits of a segment: centre ± 2.66 · mean range, and 3.27 · mean range for the ranges. `lower` and
 * `upper` are cut at the KPI's bounds; all are null while there are too few values.
 */
export interface ProcessLimits {
  centre: number | null;
  meanRange: number | null;
  lower: number | null;
  upper: number | null;
  uncutLower: number | null;
  uncutUpper: number | null;
  rangeLimit: number | null;
}

/** A span in which the process is taken to be one and the same. */
export interface ProcessSegment extends ProcessLimits {
  /** Its first point, or the day of re-baselining while none has come. */
  from: Day;
  /** Its last point. */
  to: Day;
  /** Why the process is a different one from here on; null for the first segment. */
  reason: string | null;
  /** `trial`: from all values so far; `locked`: from the first twelve; `given`: from those of `limits`. */
  state: 'too-few' | 'trial' | 'locked' | 'given';
  /** The values the limits are made from; null without limits. */
  basis: { from: Day; to: Day; count: number } | null;
  points: ProcessPoint[];
}

/** A change that chance does not explain. Patterns that share points on one side are one signal. */
export interface Signal {
  /** The one of `rules` that says most. */
  rule: SignalRule;
  /** Every rule that its points break, from what says most to what says least. */
  rules: SignalRule[];
  /** First and last point of it. */
  from: Day;
  on: Day;
  points: Day[];
  /** Of the centre; for a trend, the way it goes; null where only the ranges are outside. */
  side: 'above' | 'below' | null;
  reading: 'improvement' | 'concern' | null;
  /** Check-ins that explain one of its points, sorted. */
  explainedBy: Ref[];
}

/** How a KPI varies: what is the process as it always was, and what is a change. */
export interface ProcessBehaviour {
  ruleSet: RuleSet;
  segments: ProcessSegment[];
  signals: Signal[];
  /** Whether the process as it stands meets the target each time, never, or now and then. */
  assurance: 'passes' | 'fails' | 'hit-or-miss' | null;
}

/** The value on the due day if all goes on as before; in the unit of the values. */
export interface Forecast {
  value: number;
  /** Eight values of ten lie between these. */
  low: number;
  high: number;
  /** The day projected to. */
  by: Day;
  /** Change a day: the median of those between any two values. */
  slope: number;
  basis: { from: Day; to: Day; count: number };
  /** Whether `value` is at the target or beyond, or inside the range to hold; null without a side. */
  reachesTarget: boolean | null;
}

/** Why there is no forecast, as a sentence. */
export interface NoForecast {
  value: null;
  reason: string;
}
