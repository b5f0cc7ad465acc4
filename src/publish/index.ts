/** Result and audience → publication: redacted, plain, all that the site may know. */

export type { Severity } from '../finding/index.ts';
export type {
  CheckInRhythm,
  DeclaredStatus,
  Freshness,
  SeriesPeriod,
  ShareName,
  Status,
  StatusReason,
} from '../measure/index.ts';
export { USUAL_AUDIENCE } from './audience.ts';
export type * from './history/index.ts';
export type * from './publication.ts';
export { publish } from './publish.ts';
export type * from './published.ts';
export type * from './published-behaviour.ts';
export type * from './published-budget.ts';
export type * from './published-development.ts';
export type * from './published-feedback.ts';
export type * from './published-record.ts';
export type * from './published-review.ts';
export { readRulePage, readRulePages } from './rule-pages.ts';
export { unsafeFindings } from './unsafe.ts';
export { type Judge, narrow, visibleRefs, visibleThen } from './visible-part.ts';
