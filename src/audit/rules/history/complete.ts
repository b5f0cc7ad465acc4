import { defineStructureRule } from '../../rule.ts';

/** Found while the history is read, where it is asked for. */
export const complete = defineStructureRule({
  id: 'history/complete',
  demands: 'Where history is asked for, all of it is there.',
});
