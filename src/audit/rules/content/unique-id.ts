import { defineStructureRule } from '../../rule.ts';

/** Found while records are made and linked. */
export const uniqueId = defineStructureRule({
  id: 'content/unique-id',
  demands: 'An id stands for one record of its kind, and a list names a record once.',
});
