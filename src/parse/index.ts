/** File → entry: data, narrative and the place of every key; knows YAML, CSV and MDX, not goals. */
export { BODY_LIMITS } from './document.ts';
export type {
  Body,
  DocumentEntry,
  Entry,
  NarrativePart,
  Path,
  Places,
  TableEntry,
  TableRow,
  YamlMap,
  YamlValue,
} from './entry.ts';
export { ENDINGS, parseFile, parseFiles } from './file.ts';
