import { defineStructureRule } from '../../rule.ts';

/** Found while records are made: folders and endings. */
export const knownKind = defineStructureRule({
  id: 'content/known-kind',
  demands: 'Every file lies in the folder of a kind, with an ending that kind is written in.',
});
