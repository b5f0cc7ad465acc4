import { defineStructureRule } from '../../rule.ts';

/** Found while files are read: bytes, links, sizes, encodings. */
export const readable = defineStructureRule({
  id: 'content/readable',
  demands: 'Files are plain files of a sensible size, in UTF-8.',
});
