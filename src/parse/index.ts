/** File → entry: data, narrative and the place of every key; knows YAML, CSV and MDX, not goals. */
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
export { knownDocument, parseFile, parseFiles } from './file.ts';
export { ParsedVersions } from './versions.ts';
