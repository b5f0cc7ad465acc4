import type { Finding, Locator } from '../finding/index.ts';
import { findClosing } from './front-matter-guard.ts';

/** The two halves of a Markdown file; offsets count from the start of its text. */
export interface FrontMatter {
  source: string;
  base: number;
  body: string;
  bodyOffset: number;
}

const MARK = '---';

/** Splits a Markdown text into front matter and body, where everybody else splits it (gray-matter). */
export function splitFrontMatter(locator: Locator): {
  parts: FrontMatter | null;
  findings: Finding[];
} {
  const closing = findClosing(locator);
  if (!('at' in closing)) return { parts: null, findings: [closing] };
  const { text } = locator;
  let bodyOffset = closing.at + MARK.length;
  if (text[bodyOffset] === '\r') bodyOffset++;
  if (text[bodyOffset] === '\n') bodyOffset++;
  const parts = {
    source: text.slice(MARK.length, closing.at - 1),
    base: MARK.length,
    body: text.slice(bodyOffset),
    bodyOffset,
  };
  return { parts, findings: [] };
}
