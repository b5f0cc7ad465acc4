import { defineStructureRule } from '../../rule.ts';

/** Found while the configuration is read: the picture's bytes are looked at, not its name. */
export const logo = defineStructureRule({
  id: 'site/logo',
  demands: 'The logo is a small png, jpg, webp or avif picture that lies in the repository.',
});
