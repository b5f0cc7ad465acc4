/** Two results → what changed in meaning, and what that touches. */
export { compareResults } from './compare-results.ts';
export type {
  BeforeAfter,
  ChangedRecord,
  Comparison,
  Due,
  Standing,
  StandingChange,
} from './comparison.ts';
export { type ChangeVerdict, judgeChange } from './judge-change.ts';
