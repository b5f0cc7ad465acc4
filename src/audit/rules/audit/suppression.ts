import { defineStructureRule } from '../../rule.ts';

/** Found by the audit itself, once every other finding is known. */
export const suppression = defineStructureRule({
  id: 'audit/suppression',
  demands: 'A suppression is in force and needed, and suppresses nothing of the structure.',
});
