/** Findings and entries → edits, and one canonical form for files; texts alone, nothing is written. */
export { type Contents, canonicalText } from './canonical.ts';
export { applyEdits, type Edit, entryWith } from './edit.ts';
export { addToList } from './field.ts';
export { type Repair, repairsOf } from './repairs.ts';
export { type Tidied, tidyText } from './tidy.ts';
