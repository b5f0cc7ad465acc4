import { defineStructureRule } from '../../rule.ts';

/** Found while records are linked. */
export const acyclic = defineStructureRule({
  id: 'content/acyclic',
  demands: 'Links never lead back to where they start.',
});
