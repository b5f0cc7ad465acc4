import type { Day } from '../calendar/index.ts';
import type {
  CheckInRhythm,
  DeclaredStatus,
  Freshness,
  SeriesPeriod,
  Status,
  StatusReason,
} from '../measure/index.ts';
import type { PublishedBehaviour, PublishedForecast } from './published-behaviour.ts';
import type {
  Mention,
  PartAlignment,
  PublishedDecision,
  PublishedDeclared,
  PublishedExplanation,
  PublishedRecord,
  PublishedUnit,
  SourceLine,
} from './published-record.ts';

/** Progress of a KPI or key result: as measured, nothing rounded. */
export interface PublishedProgress {
  mode: 'reach' | 'hold' | 'milestones';
  value: number | null;
  valueOn: Day | null;
  baseline: number | null;
  baselineOn: Day | null;
  target: number | null;
  min: number | null;
  max: number | null;
  due: Day | null;
  attainment: number | null;
  compliance: number | null;
  periodsInside: number | null;
  periodsCounted: number | null;
  expected: number | null;
  pace: number | null;
  score: number | null;
  status: Status;
  reason: StatusReason;
  declared: PublishedDeclared | null;
  points: PublishedPoint[];
}

export interface PublishedPoint {
  date: Day;
  value: number;
  note: string | null;
  by: Mention | null;
  source: SourceLine;
}

/** Progress of what is rolled up from parts. */
export interface PublishedRollUp {
  score: number | null;
  coverage: number | null;
  expected: number | null;
  pace: number | null;
  parts: PublishedPart[];
}

export interface PublishedPart {
  record: Mention;
  weight: number;
  score: number | null;
  expected: number | null;
  status: Status;
}

export interface PublishedKpi extends PublishedRecord {
  kind: 'kpi';
  owner: Mention | null;
  team: Mention | null;
  /** The way up to the vision, nearest first, without the KPI itself. */
  trace: { chain: Mention[]; reached: boolean };
  supports: WeightedMention[];
  drives: Mention[];
  drivenBy: Mention[];
  /** Key results that read this KPI. */
  readBy: Mention[];
  indicator: 'lead' | 'lag' | null;
  tier: string | null;
  decision: string | null;
  definition: string | null;
  formula: string | null;
  includes: string[];
  excludes: string[];
  unit: PublishedUnit | null;
  direction: 'increase' | 'decrease' | 'maintain' | null;
  bounds: { min: number | null; max: number | null } | null;
  milestones: { on: Day; value: number }[];
  standard: number | null;
  thresholds: { onTrack: number | null; atRisk: number | null } | null;
  cadence: string | null;
  aggregate: string | null;
  source: {
    system: string | null;
    method: string | null;
    url: string | null;
    query: string | null;
    steward: Mention | null;
  } | null;
  rebaselined: { on: Day; reason: string | null }[];
  restated: { on: Day; reason: string | null }[];
  progress: PublishedProgress;
  series: SeriesPeriod[];
  freshness: Freshness;
  /** Null without a value. */
  behaviour: PublishedBehaviour | null;
  forecast: PublishedForecast | null;
  /** Why there is no forecast, as a sentence. */
  noForecast: string | null;
  /** Where its values stand. */
  measurements: { file: string; href: string | null; edit: string | null } | null;
  /** Ids of the check-ins about it or explaining it, newest first. */
  checkIns: string[];
}

export interface WeightedMention {
  to: Mention;
  weight: number;
}

export interface PublishedKeyResult {
  ref: string;
  id: string;
  title: string;
  weight: number;
  owner: Mention | null;
  kpi: Mention | null;
  unit: PublishedUnit | null;
  direction: 'increase' | 'decrease' | 'maintain' | null;
  milestones: { title: string; due: Day | null; score: number; done: Day | null }[];
  progress: PublishedProgress;
  series: SeriesPeriod[];
  explanations: PublishedExplanation[];
}

export interface PublishedObjective extends PublishedRecord {
  kind: 'objective';
  owner: Mention | null;
  team: Mention | null;
  cycle: Mention | null;
  trace: { chain: Mention[]; reached: boolean };
  commitment: 'committed' | 'aspirational' | null;
  weight: number;
  supports: WeightedMention[];
  relatesTo: Mention[];
  keyResults: PublishedKeyResult[];
  /** Objectives and KPIs that contribute to it. */
  contributors: Mention[];
  dependencies: { on: Mention; confirmedBy: Mention | null; riskOwner: Mention | null }[];
  neededBy: Mention[];
  initiatives: Mention[];
  rollUp: PublishedRollUp;
  status: Status;
  reason: StatusReason;
  weakest: Mention | null;
  declared: PublishedDeclared | null;
  closed: number | null;
  rhythm: CheckInRhythm | null;
  checkIns: string[];
}

export interface PublishedPriority extends PublishedRecord {
  kind: 'priority';
  perspective: string | null;
  owner: Mention | null;
  weight: number;
  horizon: { start: Day | null; end: Day | null };
  drives: Mention[];
  drivenBy: Mention[];
  success: string | null;
  /** Over its current objectives and lag KPIs. */
  rollUp: PublishedRollUp;
  /** Over its lag KPIs alone. */
  lag: PublishedRollUp;
  /** Over its lead KPIs, which count for nothing above. */
  lead: PublishedRollUp;
  status: Status;
  reason: StatusReason;
  weakest: Mention | null;
  /** Ids of what supports it directly, live or not. */
  objectives: string[];
  kpis: string[];
  related: Mention[];
}

export interface PublishedInitiative extends PublishedRecord {
  kind: 'initiative';
  owner: Mention | null;
  team: Mention | null;
  advances: Mention[];
  start: Day | null;
  due: Day | null;
  state: string | null;
  status: Status;
  reason: StatusReason;
  declared: PublishedDeclared | null;
  checkIns: string[];
}

export interface PublishedCheckIn extends PublishedRecord {
  kind: 'check-in';
  date: Day;
  author: Mention | null;
  about: Mention[];
  status: DeclaredStatus | null;
  confidence: number | null;
  values: { keyResult: Mention; value: number; unit: PublishedUnit | null }[];
  explains: { kpi: Mention; on: Day }[];
  decisions: PublishedDecision[];
  supportNeeded: { from: Mention | null; what: string }[];
}

export interface PublishedCycle extends PublishedRecord {
  kind: 'cycle';
  start: Day;
  end: Day;
  type: string | null;
  checkIn: string | null;
  reviewBy: Day | null;
}

export interface PublishedTeam extends PublishedRecord {
  kind: 'team';
  lead: Mention | null;
  parent: Mention | null;
  children: Mention[];
  members: Mention[];
  objectives: string[];
  kpis: string[];
  initiatives: string[];
  alignment: PartAlignment | null;
}

export interface PublishedPerson extends PublishedRecord {
  kind: 'person';
  team: Mention | null;
  manager: Mention | null;
  reports: Mention[];
  role: Mention | null;
  leads: Mention[];
  active: { from: Day | null; to: Day | null } | null;
  owns: { priorities: string[]; objectives: string[]; kpis: string[]; initiatives: string[] };
}
