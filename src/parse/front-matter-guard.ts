import { createFinding, type Finding, type FindingDraft, type Locator } from '../finding/index.ts';

/** Where front matter ends: the offset of the line `---` that closes it. */
export interface Closing {
  at: number;
}

/**
 * Finds the end of the front matter, which begins with a line `---` and ends with another; why there
 * is none, as a finding. No language may be named after `---`, as other tools run what follows it.
 */
export function findClosing(locator: Locator): Closing | Finding {
  const { text } = locator;
  const first = endOfLine(text, 0);
  if (first !== 3 || !text.startsWith('---') || first === text.length)
    return refuseOpening(locator, first);
  let at = nextLine(text, first);
  if (!text.startsWith('---', at)) {
    // The line before it ends in a line feed, whether or not a carriage return stands before that.
    const feed = text.indexOf('\n---', at);
    if (feed < 0) return refuseEndless(locator, first);
    at = feed + 1;
  }
  const to = endOfLine(text, at);
  return isRestOfMark(text, at + 3, to) ? { at } : refuseClosing(locator, at, to);
}

/** Nothing but blanks may follow the closing `---`. */
function isRestOfMark(text: string, from: number, to: number): boolean {
  let at = from;
  while (at < to && (text[at] === ' ' || text[at] === '\t')) at++;
  return at === to;
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

function refuseEndless(locator: Locator, first: number): Finding {
  return refuse(locator, 0, first, {
    message: 'The front matter that begins here has no end.',
    expected: 'a line `---` after the last field',
    hint: 'Write `---` on a line of its own between the fields and the text.',
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
