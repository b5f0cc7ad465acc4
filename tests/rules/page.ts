/** Reads a rule's page: its examples, and what the page says is found in them. */
import { readFileSync } from 'node:fs';
import MarkdownIt from 'markdown-it';
import { rulePage } from '../../src/audit/index.ts';

/** A file of an example. */
export interface ExampleFile {
  path: string;
  text: string;
  /** Saved in Latin-1 rather than UTF-8, to show what a wrong encoding does. */
  latin1: boolean;
  /** The day it is committed on; null where it is not committed. */
  on?: string | null;
  /** Taken away, on that day or from the disk. */
  isRemoved?: boolean;
}

/** One example: files to put into the organisation, and what is found then. */
export interface Example {
  name: string;
  files: ExampleFile[];
  /** A clone of the last commit alone. */
  isShallow: boolean;
  /** As the page prints it; null for a passing example. */
  found: string | null;
}

export interface Page {
  title: string;
  /** The first paragraphs under the title. */
  lead: string[];
  headings: string[];
  failing: Example[];
  passing: Example[];
  /** The options' table as written; null where the page says there are none. */
  options: string | null;
}

const NAMED_FILE = /^`([^`]+)`(?: \((saved in Latin-1|committed on (\d{4}-\d{2}-\d{2}))\))?$/;
const REMOVED_FILE = /^`([^`]+)` \(removed on (\d{4}-\d{2}-\d{2})\)$/;
const SHALLOW = /^Cloned with `--depth 1`\.$/;

export function readPage(id: string): Page {
  const text = readFileSync(rulePage(id), 'utf8');
  const page: Page = { title: '', lead: [], headings: [], failing: [], passing: [], options: null };
  let section = '';
  let example: Example | null = null;
  const open = (name: string) => {
    const into = section === 'Failing example' ? page.failing : page.passing;
    example = {
      name,
      files: [],
      isShallow: false,
      found: section === 'Failing example' ? '' : null,
    };
    into.push(example);
    return example;
  };
  for (const { tag, text: said, fence } of blocksOf(text)) {
    if (tag === 'h1') page.title = said;
    else if (tag === 'h2') {
      section = said;
      page.headings.push(said);
      example = null;
    } else if (tag === 'h3') open(said);
    else if (section === '') page.lead.push(said);
    else if (section === 'Options') page.options = tableIn(text);
    else if (REMOVED_FILE.test(said)) {
      const [, path = '', on = ''] = REMOVED_FILE.exec(said) ?? [];
      (example ?? open(section)).files.push({ path, text: '', latin1: false, on, isRemoved: true });
    } else if (SHALLOW.test(said)) (example ?? open(section)).isShallow = true;
    else if (fence !== null && fence.file !== null) {
      (example ?? open(section)).files.push({ ...fence.file, text: fence.text });
    } else if (fence !== null) (example ?? open(section)).found = fence.text;
  }
  return page;
}

/** The organisation that every example is added to. */
export function readOrganization(): ExampleFile[] {
  const text = readFileSync(new URL('./README.md', rulePage('x')), 'utf8');
  return blocksOf(text).flatMap(({ fence }) =>
    fence?.file ? [{ ...fence.file, text: fence.text }] : [],
  );
}

interface Block {
  tag: string;
  text: string;
  fence: { text: string; file: { path: string; latin1: boolean; on: string | null } | null } | null;
}

/** Headings, paragraphs and fences in order; a fence belongs to a file when its name stands above it. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  const tokens = new MarkdownIt().parse(text, {});
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'inline') {
      blocks.push({ tag: tokens[index - 1]?.tag ?? '', text: token.content, fence: null });
    } else if (token.type === 'fence') {
      const named = NAMED_FILE.exec(blocks.at(-1)?.text ?? '');
      const file = named?.[1]
        ? { path: named[1], latin1: named[2] === 'saved in Latin-1', on: named[3] ?? null }
        : null;
      blocks.push({ tag: 'fence', text: '', fence: { text: token.content, file } });
    }
  }
  return blocks;
}

function tableIn(text: string): string | null {
  const [, options = ''] = text.split('\n## Options\n');
  const rows = options.split('\n').filter((line) => line.startsWith('|'));
  return rows.length === 0 ? null : rows.join('\n');
}
