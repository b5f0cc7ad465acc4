/** Scorecard and settings → findings. One file a rule, its page beside it. */
export { type OptionFacts, optionsOf } from './allowed.ts';
export { auditScorecard, type Judgement } from './audit-scorecard.ts';
export { rulePage } from './page.ts';
export type { Result } from './result.ts';
export { PRESETS, type PresetName, type Report, type Rule, type RuleSeverity } from './rule.ts';
export { RULES } from './rules/index.ts';
