/** Result → what needs a decision: statements with their evidence, ranked by consequence. */
export { type Evidence, INSIGHT_KINDS, type Insight, type InsightKind } from './insight.ts';
export { insightsOf } from './insights-of.ts';
