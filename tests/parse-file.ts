import type { Finding } from '../src/finding/index.ts';
import { type DocumentEntry, type Entry, parseFile, type TableEntry } from '../src/parse/index.ts';
import type { ContentFile } from '../src/read/index.ts';

/** A file as the reader hands it over, below the content root `content`. */
export function file(within: string, content: string | Uint8Array): ContentFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { path: `content/${within}`, within, root: 'content', bytes };
}

/** Findings as one line each: place, rule and message. */
export function said(findings: readonly Finding[]): string[] {
  return findings.map(
    ({ start, end, rule, message }) =>
      `${start.line}:${start.column}–${end.line}:${end.column} ${rule} ${message}`,
  );
}

/** What parsing says about a file of which no entry is left. */
export function refused(within: string, content: string | Uint8Array): string[] {
  const { entry, findings } = parseFile(file(within, content));
  if (entry !== null) throw new Error(`${within} was accepted`);
  return said(findings);
}

/** The entry of a Markdown, MDX or YAML file without findings. */
export function document(within: string, content: string | Uint8Array): DocumentEntry {
  const { entry, findings } = parseFile(file(within, content));
  if (entry === null || entry.format === 'csv' || findings.length > 0) {
    throw new Error(`${within} was not accepted: ${said(findings).join('; ')}`);
  }
  return entry;
}

/** The entry of a CSV file, and what is said about it. */
export function table(content: string | Uint8Array): { entry: TableEntry; findings: Finding[] } {
  const { entry, findings } = parseFile(file('measurements/m.csv', content));
  if (entry?.format !== 'csv') throw new Error(`not a table: ${said(findings).join('; ')}`);
  return { entry, findings };
}

/** The source at the place of a value, and at the place of its key. */
export function sourcesAt(entry: Entry, path: readonly (string | number)[]): [string, string] {
  const { text } = entry.locator;
  const value = entry.places.value(path);
  const key = entry.places.key(path);
  return [
    text.slice(value.start.offset, value.end.offset),
    text.slice(key.start.offset, key.end.offset),
  ];
}
