import { defineStructureRule } from '../../rule.ts';

/** Found by the audit itself, in its settings and in suppressions. */
export const knownRule = defineStructureRule({
  id: 'audit/known-rule',
  demands: 'Settings and suppressions name rules and options that exist, with values they take.',
});
