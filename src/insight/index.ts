/** Result → what needs a decision, ranked by consequence, and what words alone suggest. */
export {
  type Evidence,
  INSIGHT_KINDS,
  INSIGHT_TITLES,
  type Insight,
  type InsightKind,
} from './insight.ts';
export { insightsOf } from './insights-of.ts';
export { type Suggestion, suggestionsOf } from './suggestions.ts';
