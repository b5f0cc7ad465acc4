import { type Writable, yamlText } from './yaml-text.ts';

/** A record as it will stand in its file. */
export interface NewRecord {
  format: 'md' | 'yaml';
  data: { [key: string]: Writable };
  /** Narrative of a Markdown record. */
  body?: string | undefined;
  /** Path from the file to its JSON Schema, for editors; YAML records only. */
  schema?: string | undefined;
}

/** The text of a new record: front matter and narrative, or YAML alone. */
export function recordText(record: NewRecord): string {
  const yaml = yamlText(record.data);
  if (record.format === 'yaml') {
    return record.schema === undefined
      ? yaml
      : `# yaml-language-server: $schema=${record.schema}\n${yaml}`;
  }
  const body = record.body?.trim() ?? '';
  return body === '' ? `---\n${yaml}---\n` : `---\n${yaml}---\n\n${body}\n`;
}
