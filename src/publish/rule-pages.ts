import { readFile } from 'node:fs/promises';
import { RULES, rulePage } from '../audit/index.ts';

/** The Markdown of every rule's page, read from the product's own files. */
export async function readRulePages(): Promise<Map<string, string>> {
  const pages = await Promise.all(
    RULES.map(async ({ id }) => [id, await readRulePage(id)] as const),
  );
  return new Map(pages);
}

/** The Markdown of the page of one rule of ours. */
export function readRulePage(id: string): Promise<string> {
  return readFile(rulePage(id), 'utf8');
}
