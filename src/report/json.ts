import { compareText } from '../finding/index.ts';
import { LOG_BRACKET } from './visible.ts';

/** What steers or deceives a terminal or a log, beyond the controls that JSON escapes itself. */
const STEERING = /[\u007F-\u009F\u2028\u2029\p{Bidi_Control}]/gu;

/**
 * JSON for machines and for diffs: two spaces, a line break at the end, keys in the order given. It
 * may end up on a terminal: controls and characters that turn the writing around are escaped.
 */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(STEERING, escaped).replace(LOG_BRACKET, escaped)}\n`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A copy with the keys of every map sorted by code unit; lists stay in their order. */
export function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const sorted: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(value).sort(compareText)) {
    sorted[key] = sortKeys((value as Record<string, unknown>)[key]);
  }
  return sorted;
}
