import matter from 'gray-matter';
import { createFinding, type Finding, type Locator } from '../finding/index.ts';

/** The two halves of a Markdown file; offsets count from the start of its text. */
export interface FrontMatter {
  source: string;
  base: number;
  body: string;
  bodyOffset: number;
}

/**
 * Splits a Markdown text into front matter and body. Our own guard looks first: gray-matter runs
 * the front matter of a file whose first line names a language, ends it at any line that begins
 * with `---`, and takes quadratic time over blank lines.
 */
export function splitFrontMatter(locator: Locator): {
  parts: FrontMatter | null;
  findings: Finding[];
} {
  const { text } = locator;
  const finding = guard(locator);
  if (finding !== null) return { parts: null, findings: [finding] };
  const file = matter(text, OPTIONS);
  const parts = {
    source: file.matter,
    base: '---'.length,
    body: file.content,
    bodyOffset: text.length - file.content.length,
  };
  return { parts, findings: [] };
}

/** Splitting is all that is asked: no engine reads the front matter, and none can be named. */
const REFUSE = (): never => {
  throw new Error('front matter in another language got past the guard');
};
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

/** Blank lines in a row that front matter may have. */
const MOST_BLANK_LINES = 100;

/** Sees to it that the front matter begins with a line `---` and ends with another. */
function guard(locator: Locator): Finding | null {
  const { text } = locator;
  const first = endOfLine(text, 0);
  if (text.slice(0, first) !== '---' || first === text.length) return refuseOpening(locator, first);
  let blank = 0;
  for (let from = nextLine(text, first); from < text.length; ) {
    const to = endOfLine(text, from);
    if (text.startsWith('---', from)) {
      return /^---[ \t]*$/.test(text.slice(from, to)) ? null : refuseClosing(locator, from, to);
    }
    blank = isBlank(text, from, to) ? blank + 1 : 0;
    if (blank > MOST_BLANK_LINES) return refuseBlank(locator, from, to);
    from = nextLine(text, to);
  }
  return createFinding({
    rule: 'content/syntax',
    message: 'The front matter that begins here has no end.',
    expected: 'a line --- after the last field',
    hint: 'Write --- on a line of its own between the fields and the text.',
    place: locator.span(0, first),
  });
}

function refuseOpening(locator: Locator, first: number): Finding {
  const { text } = locator;
  const line = text.slice(0, first);
  const place = locator.span(0, first);
  const expected = 'a first line ---, the fields as name: value, a line ---, then the text';
  if (text.trim() === '') {
    return createFinding({
      rule: 'content/syntax',
      message: 'The file is empty.',
      expected,
      hint: 'Begin with ---, title: and a title, and --- again.',
      place,
    });
  }
  const begins = line.startsWith('---');
  return createFinding({
    rule: 'content/syntax',
    message:
      line === '---'
        ? 'The file holds nothing but the start of its front matter.'
        : begins && line.trim() !== '---'
          ? 'The first line goes on after ---, and front matter in another language is never run.'
          : begins
            ? 'The first line goes on after --- with a space.'
            : 'The file does not begin with front matter.',
    expected,
    hint: begins
      ? 'Leave nothing but --- on the first line.'
      : 'Put the fields between two lines --- at the top.',
    place,
  });
}

function refuseClosing(locator: Locator, from: number, to: number): Finding {
  return createFinding({
    rule: 'content/syntax',
    message:
      'This line begins with ---, and front matter ends only at a line that holds nothing else.',
    expected: 'a line ---',
    hint: 'Leave nothing but --- on the line, or put text that begins with --- in quotes.',
    place: locator.span(from, to),
  });
}

function refuseBlank(locator: Locator, from: number, to: number): Finding {
  return createFinding({
    rule: 'content/syntax',
    message: `More than ${MOST_BLANK_LINES} blank lines stand here in a row.`,
    hint: 'Take the blank lines away.',
    place: locator.span(from, to),
  });
}

/** End of the line that begins at `from`, before its LF or CRLF. */
function endOfLine(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  if (feed < 0) return text.length;
  return feed > from && text[feed - 1] === '\r' ? feed - 1 : feed;
}

function nextLine(text: string, end: number): number {
  return text[end] === '\r' ? end + 2 : end + 1;
}

function isBlank(text: string, from: number, to: number): boolean {
  return text.slice(from, to).trim() === '';
}
