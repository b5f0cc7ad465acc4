import type { Day, Period } from '../calendar/index.ts';
import type { Graph } from '../link/index.ts';
import type { Config, Ref } from '../schema/index.ts';
import type { Forecast, NoForecast, ProcessBehaviour } from './process/behaviour.ts';

export const STATUSES = [
  'off-track',
  'missed',
  'at-risk',
  'stale',
  'no-data',
  'not-started',
  'on-track',
  'achieved',
  'retired',
] as const;
/** Listed from what needs attention most to least. */
export type Status = (typeof STATUSES)[number];

export type DeclaredStatus = 'on-track' | 'at-risk' | 'off-track';

/** One measured value and where it is written. */
export interface Point {
  date: Day;
  value: number;
  note?: string;
  by?: string;
  /** The record that holds it (measurement or check-in) and the line or path in it. */
  source: { ref: Ref; file: string; line: number };
}

/** One period of a series; `value` null is a gap. */
export interface SeriesPeriod extends Period {
  value: number | null;
  /** Day of the last point in it. */
  on: Day | null;
  /** How many points were joined. */
  count: number;
}

/** Which of the rules of precedence gave the status. */
export type StatusReason =
  | 'retired'
  | 'not-started'
  | 'no-data'
  | 'stale'
  | 'after-due'
  | 'thresholds'
  | 'pace'
  | 'inside-target'
  | 'outside-target'
  | 'no-target'
  | 'no-baseline'
  | 'no-due-date'
  | 'nothing-expected-yet'
  | 'declared'
  | 'state';

/** Progress of a KPI or key result. Nothing is clamped; what is missing is null. */
export interface Progress {
  /** `reach`: judged by attainment; `hold`: by compliance; `milestones`: by the scores done. */
  mode: 'reach' | 'hold' | 'milestones';
  /** Latest joined value that counts (on or before the due date) and its day. */
  value: number | null;
  valueOn: Day | null;
  baseline: number | null;
  baselineOn: Day | null;
  /** Target of `reach`. */
  target: number | null;
  /** Range of `hold`. */
  min: number | null;
  max: number | null;
  due: Day | null;
  /** (value − baseline) / (target − baseline), or the score of the milestones done. */
  attainment: number | null;
  /** Share of the current cycle's periods inside the target, and what it was counted over. */
  compliance: number | null;
  periodsInside: number | null;
  periodsCounted: number | null;
  /** Share of the way that should be behind us at `asOf`. */
  expected: number | null;
  /** attainment / expected. */
  pace: number | null;
  /** What a roll-up takes: attainment, else compliance. */
  score: number | null;
  status: Status;
  reason: StatusReason;
  /** The day it is read on: today, or the day it was due, closed or retired if that is earlier. */
  readOn: Day;
  /** Last check-in that declares a status or confidence about it. */
  declared: Declared | null;
}

export interface Declared {
  status: DeclaredStatus | null;
  confidence: number | null;
  on: Day;
  by: string | null;
  checkIn: Ref;
}

export interface KpiMeasure extends Progress {
  kind: 'kpi';
  points: Point[];
  series: SeriesPeriod[];
  freshness: Freshness;
  /** Null without a value. This, points, series and forecast are worked out when asked for. */
  behaviour: ProcessBehaviour | null;
  forecast: Forecast | NoForecast;
}

export interface Freshness {
  /** Last day with a value. */
  last: Day | null;
  /** End of the latest period that is due, and whether it or a later one has a value. */
  due: Day | null;
  onTime: boolean | null;
  /** Days since the due period ended without a value; 0 when on time. */
  daysLate: number;
}

export interface KeyResultMeasure extends Progress {
  kind: 'key-result';
  /** Its own values, or those of the KPI it reads; up to the end of its cycle. */
  points: Point[];
  series: SeriesPeriod[];
  /** Of the KPI it reads; null where it reads none. */
  behaviour: ProcessBehaviour | null;
  forecast: Forecast | NoForecast;
}

/** One child of a roll-up. */
export interface RollUpPart {
  ref: Ref;
  weight: number;
  score: number | null;
  expected: number | null;
  /** score / expected; null where nothing is expected yet. */
  pace: number | null;
  status: Status;
}

/** Σ w·score / Σ w over the parts that have a score. */
export interface RollUp {
  score: number | null;
  /** Σ w with a score / Σ w; null over nothing. */
  coverage: number | null;
  /** Σ w·expected / Σ w over the parts that have a score and an expectation. */
  expected: number | null;
  /** Σ w·score / Σ w·expected over those same parts. */
  pace: number | null;
  parts: RollUpPart[];
}

export interface ObjectiveMeasure extends RollUp {
  kind: 'objective';
  status: Status;
  reason: StatusReason;
  /** Today, or the last day of its cycle. */
  readOn: Day;
  /** The part with the lowest pace. */
  weakest: Ref | null;
  declared: Declared | null;
  /** Score at close, cut to 0–1; null while the cycle is open. */
  closed: number | null;
}

/** Over the current objectives and the lag KPIs that support it; lead KPIs apart. */
export interface PriorityMeasure extends RollUp {
  kind: 'priority';
  status: Status;
  reason: StatusReason;
  /** Today, or the last day of its horizon. */
  readOn: Day;
  /** Over its lag KPIs alone. */
  lag: RollUp;
  /** Over its lead KPIs alone. */
  lead: RollUp;
  weakest: Ref | null;
}

export interface InitiativeMeasure {
  kind: 'initiative';
  status: Status;
  reason: StatusReason;
  declared: Declared | null;
}

export type Measure =
  | KpiMeasure
  | KeyResultMeasure
  | ObjectiveMeasure
  | PriorityMeasure
  | InitiativeMeasure;

export const SHARES = [
  'traceability',
  'coverage',
  'ownership',
  'integrity',
  'focus',
  'usefulness',
] as const;
export type ShareName = (typeof SHARES)[number];

/** A share of what is as it should be; value = of / over, null over nothing. */
export interface Share {
  value: number | null;
  of: number;
  over: number;
  /** What is not, by reference, sorted. */
  missing: Ref[];
}

export interface Alignment {
  /** Mean of the shares that have a value; null when none has. */
  index: number | null;
  shares: Record<ShareName, Share>;
}

/** Whether and how a record reaches a live priority. */
export interface Trace {
  /** The shortest path up, the record itself first; ends at a live priority when `reached`. */
  chain: Ref[];
  reached: boolean;
}

/** What a check-in rhythm asks of an objective. */
export interface CheckInRhythm {
  last: Day | null;
  /** The day by which the next one is due. */
  due: Day | null;
  overdue: boolean;
}

/** How the objectives of a closed cycle came out together. */
export interface Portfolio {
  cycle: Ref;
  /** Σ w·closed / Σ w over its objectives that have a score. */
  score: number | null;
  /** Σ w with a score / Σ w; null over nothing. */
  coverage: number | null;
  verdict: 'too-safe' | 'healthy' | 'partial' | 'outran-capacity' | null;
  parts: { objective: Ref; weight: number; closed: number | null }[];
}

export interface Scorecard {
  graph: Graph;
  config: Config;
  asOf: Day;
  measures: ReadonlyMap<Ref, Measure>;
  traces: ReadonlyMap<Ref, Trace>;
  rhythms: ReadonlyMap<Ref, CheckInRhythm>;
  /** Of every cycle that has ended, by its reference. */
  portfolios: ReadonlyMap<Ref, Portfolio>;
  alignment: Alignment;
  /** The same for each team (with its sub-teams), owner, perspective and cycle, by id. */
  alignmentBy: {
    teams: Record<string, Alignment>;
    people: Record<string, Alignment>;
    perspectives: Record<string, Alignment>;
    cycles: Record<string, Alignment>;
  };
  isLive(ref: Ref): boolean;
  isCurrent(ref: Ref): boolean;
}
