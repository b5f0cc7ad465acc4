import { createFinding, type Finding, type FindingDraft, type Locator } from '../finding/index.ts';

/** Blank lines in a row that front matter may have. */
const MOST_BLANK_LINES = 100;

/**
 * Sees to it that front matter begins with a line `---` and ends with another; null when it does.
 * gray-matter runs the front matter of a file whose first line names a language, ends it at any
 * line that begins with `---`, and takes quadratic time over blank lines.
 */
export function guardFrontMatter(locator: Locator): Finding | null {
  const { text } = locator;
  const first = endOfLine(text, 0);
  if (text.slice(0, first) !== '---' || first === text.length) return refuseOpening(locator, first);
  for (let from = nextLine(text, first); from < text.length; ) {
    const to = endOfLine(text, from);
    if (text.startsWith('---', from)) {
      if (!/^---[ \t]*$/.test(text.slice(from, to))) return refuseClosing(locator, from, to);
      const blank = findBlankLines(text, first, from);
      return blank < 0 ? null : refuseBlankLines(locator, blank);
    }
    from = nextLine(text, to);
  }
  return refuse(locator, 0, first, {
    message: 'The front matter that begins here has no end.',
    expected: 'a line `---` after the last field',
    hint: 'Write `---` on a line of its own between the fields and the text.',
  });
}

/** Where one blank line too many begins, -1 when there is none; all line breaks of JavaScript count. */
function findBlankLines(text: string, from: number, to: number): number {
  let breaks = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0d && text.charCodeAt(at + 1) === 0x0a) continue;
    if (code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029) {
      if (++breaks > MOST_BLANK_LINES) return at;
    } else if (code > 0x20 && (code < 0x80 || !/\s/.test(text.charAt(at)))) breaks = 0;
  }
  return -1;
}

type Words = Pick<FindingDraft, 'message' | 'expected' | 'hint'>;

function refuseOpening(locator: Locator, first: number): Finding {
  const line = locator.text.slice(0, first);
  const carriage = line.indexOf('\r');
  return refuse(locator, 0, carriage < 0 ? first : carriage, {
    expected: 'a first line `---`, the fields as `name: value`, a line `---`, then the text',
    ...explainOpening(locator.text, line),
  });
}

/** What is wrong with a first line that is not `---` and an end of line. */
function explainOpening(text: string, line: string): Words {
  if (text.trim() === '') {
    return {
      message: 'The file is empty.',
      hint: 'Begin with `---`, `title:` and a title, and `---` again.',
    };
  }
  if (line.includes('\r')) {
    return {
      message: 'The lines of the file end in a carriage return alone.',
      hint: 'Save the file with the line ends LF or CRLF.',
    };
  }
  if (line === '---') {
    return {
      message: 'The file holds nothing but the start of its front matter.',
      hint: 'Write the fields on the lines below, and `---` after the last of them.',
    };
  }
  if (!line.startsWith('---')) {
    return {
      message: 'The file does not begin with front matter.',
      hint: 'Put the fields between two lines `---` at the top.',
    };
  }
  return {
    message:
      line.trim() === '---'
        ? 'The first line goes on after `---` with a space.'
        : 'The first line goes on after `---`, and front matter in another language is never run.',
    hint: 'Leave nothing but `---` on the first line.',
  };
}

function refuseClosing(locator: Locator, from: number, to: number): Finding {
  return refuse(locator, from, to, {
    message:
      'This line begins with `---`, and front matter ends only at a line that holds nothing else.',
    expected: 'a line `---`',
    hint: 'Leave nothing but `---` on the line, or put text that begins with `---` in quotes.',
  });
}

function refuseBlankLines(locator: Locator, at: number): Finding {
  return refuse(locator, at, at, {
    message: `More than ${MOST_BLANK_LINES} blank lines stand here in a row.`,
    hint: 'Take the blank lines away.',
  });
}

function refuse(locator: Locator, from: number, to: number, words: Words): Finding {
  return createFinding({ rule: 'content/syntax', ...words, place: locator.span(from, to) });
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
