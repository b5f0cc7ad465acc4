/** Reads texts as files and collects their records, as the pipeline does. */
import { type Finding, Locator, startOf } from '../../src/finding/index.ts';
import { type DocumentEntry, type Entry, parseFile, type YamlMap } from '../../src/parse/index.ts';
import {
  type AnyRecord,
  type Config,
  collectRecords,
  type DocumentKind,
  FOLDERS,
  KINDS,
  readConfig,
} from '../../src/schema/index.ts';

export const DOCUMENT_KINDS = KINDS.filter((kind): kind is DocumentKind => kind !== 'measurement');

const ENCODER = new TextEncoder();

export function entryOf(within: string, text: string, root = 'content'): Entry {
  const path = within === 'throughline.yaml' ? within : `${root}/${within}`;
  const { entry, findings } = parseFile({ path, within, root, bytes: ENCODER.encode(text) });
  if (entry === null) throw new Error(`${path}: ${findings[0]?.message}`);
  return entry;
}

/** The configuration a text says, and what is wrong with it. */
export function configOf(text: string): { config: Config; findings: Finding[] } {
  const entry = entryOf('throughline.yaml', text);
  if (entry.format === 'csv') throw new Error('The configuration is no table.');
  return readConfig(entry);
}

export const DEFAULTS = readConfig(null).config;

/** Collects the records of files given as path → text. */
export function collect(files: Record<string, string>, config: Config = DEFAULTS) {
  const entries = Object.entries(files).map(([within, text]) => entryOf(within, text));
  const collected = collectRecords({ entries, failed: [] }, config);
  const all: AnyRecord[] = Object.values(collected.records).flat();
  return { ...collected, all };
}

/** A finding as `line:column-line:column rule message`. */
export function told({ start, end, rule, message }: Finding): string {
  return `${start.line}:${start.column}-${end.line}:${end.column} ${rule} ${message}`;
}

/** The findings of one file, as {@link told}. */
export function findingsIn(within: string, text: string, config: Config = DEFAULTS): string[] {
  return collect({ [within]: text }, config).findings.map(told);
}

/** Front matter around fields. */
export function document(...fields: string[]): string {
  return `---\n${fields.join('\n')}\n---\n\nBody.\n`;
}

/** Collects one record of data without a text: all its places are the start of its file. */
export function collectData(kind: DocumentKind, data: YamlMap) {
  const entry = literalEntry(`${FOLDERS[kind]}/a.yaml`, data);
  return collectRecords({ entries: [entry], failed: [] }, DEFAULTS);
}

/** A document of data without a text. */
export function literalEntry(within: string, data: YamlMap): DocumentEntry {
  const file = `content/${within}`;
  const places = { value: () => startOf(file), key: () => startOf(file) };
  return { file, within, locator: new Locator(file, ''), places, format: 'yaml', data, body: null };
}
