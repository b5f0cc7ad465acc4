/** Graph and today → scorecard: series, progress, status, roll-ups, rhythms, alignment, explanations. */
export { explainAlignment } from './explain/alignment.ts';
export { explain } from './explain/explain.ts';
export type { Explanation } from './explain/explanation.ts';
export { quantity } from './explain/figure.ts';
export { FOCUS_LIMITS, focusLimit } from './focus.ts';
export { cycleOf, isActiveOn, readingDay } from './live.ts';
export { measureGraph, measuresOn } from './measure-graph.ts';
export {
  type Forecast,
  type NoForecast,
  type ProcessBehaviour,
  type ProcessPoint,
  type ProcessSegment,
  type RuleSet,
  SIGNAL_RULES,
  type Signal,
  type SignalRule,
} from './process/behaviour.ts';
export {
  type Alignment,
  type CheckInRhythm,
  type Declared,
  type DeclaredStatus,
  type Freshness,
  type KeyResultMeasure,
  type KpiMeasure,
  type Measure,
  type ObjectiveMeasure,
  type Point,
  type Portfolio,
  type PriorityMeasure,
  type Progress,
  type RollUp,
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
export { alikeIn } from './similarity.ts';
export { tellingWords } from './telling-words.ts';
export { waysOf } from './trace.ts';
