/** Graph and today → scorecard: series, progress, status, roll-ups, rhythms, alignment, explanations. */
export { explainAlignment } from './explain/alignment.ts';
export { explain } from './explain/explain.ts';
export type { Explanation, Input, Shape } from './explain/explanation.ts';
export { FOCUS_LIMITS, focusLimit } from './focus.ts';
export { cycleOf, isActiveOn, readingDay } from './live.ts';
export { measureGraph } from './measure-graph.ts';
export {
  type Alignment,
  type CheckInRhythm,
  type Declared,
  type DeclaredStatus,
  type Freshness,
  type InitiativeMeasure,
  type KeyResultMeasure,
  type KpiMeasure,
  type Measure,
  type ObjectiveMeasure,
  type Point,
  type Portfolio,
  type PriorityMeasure,
  type Progress,
  type RollUp,
  type RollUpPart,
  type Scorecard,
  type SeriesPeriod,
  SHARES,
  type Share,
  type ShareName,
  STATUSES,
  type Status,
  type StatusReason,
  type Trace,
} from './scorecard.ts';
