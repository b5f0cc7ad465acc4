import { defineStructureRule } from '../../rule.ts';

/** Found while records are made: types, allowed words, days that exist, unknown keys. */
export const schema = defineStructureRule({
  id: 'content/schema',
  demands: 'Every field is known and holds what belongs there.',
});
