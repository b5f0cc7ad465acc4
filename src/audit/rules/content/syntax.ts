import { defineStructureRule } from '../../rule.ts';

/** Found while files are parsed: grammar, duplicate keys, aliases and tags. */
export const syntax = defineStructureRule({
  id: 'content/syntax',
  demands: 'YAML, CSV and MDX are well formed, and use nothing that is refused.',
});
