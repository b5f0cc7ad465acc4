import { defineStructureRule } from '../../rule.ts';

/** Found while the bodies of `.mdx` files are judged. */
export const safeNarrative = defineStructureRule({
  id: 'content/safe-narrative',
  demands: 'A narrative is text and known components; it contains no code.',
});
