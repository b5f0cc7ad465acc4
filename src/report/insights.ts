import type { Result } from '../audit/index.ts';
import { type Insight, insightsOf, type Suggestion, suggestionsOf } from '../insight/index.ts';

/** The two lists as `throughline insights` and the model print them. */
interface Insights {
  /** What needs a decision, the gravest first. */
  insights: readonly Insight[];
  /** What likeness of words suggests, the likeliest first. */
  suggestions: readonly Suggestion[];
}

/** What needs a decision, and what words suggest. */
export function insightsOutput(result: Result): Insights {
  return { insights: insightsOf(result), suggestions: suggestionsOf(result.scorecard) };
}
