/** Scorecard and settings → findings. One file a rule, its page beside it. */
export { optionsOf } from './allowed.ts';
export { auditScorecard, type Judgement, termsOf } from './audit-scorecard.ts';
export { type Choice, choose, unknownRule } from './choice.ts';
export { localRulePage } from './local/local-page.ts';
export { rulePage } from './page.ts';
export type { Result } from './result.ts';
export type { Rule } from './rule.ts';
export { RULES } from './rules/index.ts';
export { type KeptRule, keptRules, rulesOf } from './rules-of.ts';
export { debtAfter, pairKey, tolerate } from './tolerance.ts';
export { withDebt } from './with-debt.ts';
export { enumerate, nameOf } from './wording.ts';
