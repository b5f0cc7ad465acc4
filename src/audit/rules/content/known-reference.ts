import { defineStructureRule } from '../../rule.ts';

/** Found while records are linked. */
export const knownReference = defineStructureRule({
  id: 'content/known-reference',
  demands: 'Every id that is named exists, is of the right kind, and is clear.',
});
