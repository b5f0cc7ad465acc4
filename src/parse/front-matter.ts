import matter from 'gray-matter';
import type { Finding, Locator } from '../finding/index.ts';
import { guardFrontMatter } from './front-matter-guard.ts';

/** The two halves of a Markdown file; offsets count from the start of its text. */
export interface FrontMatter {
  source: string;
  base: number;
  body: string;
  bodyOffset: number;
}

/** Splits a Markdown text into front matter and body, once our guard has let it pass. */
export function splitFrontMatter(locator: Locator): {
  parts: FrontMatter | null;
  findings: Finding[];
} {
  const finding = guardFrontMatter(locator);
  if (finding !== null) return { parts: null, findings: [finding] };
  const { text } = locator;
  const file = matter(text, OPTIONS);
  const parts = {
    source: file.matter,
    base: '---'.length,
    body: file.content,
    bodyOffset: text.length - file.content.length,
  };
  return { parts, findings: [] };
}

const REFUSE = (): never => {
  throw new Error('front matter in another language got past the guard');
};

/**
 * Splitting is all that is asked: no engine reads the front matter, and none can be named. Options
 * are always passed, since without them gray-matter hands out what it remembers of an equal text.
 */
const OPTIONS = {
  language: 'yaml',
  delimiters: '---',
  engines: {
    yaml: () => ({}),
    json: REFUSE,
    javascript: REFUSE,
    js: REFUSE,
    coffee: REFUSE,
    coffeescript: REFUSE,
    toml: REFUSE,
  },
};
