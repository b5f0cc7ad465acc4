import { type AliasEvent, EVENT_ID, type Event, type ScalarEvent } from 'js-yaml';
import type { Path } from '../entry.ts';
import { shorten } from '../shorten.ts';
import type { Fault } from './fault.ts';
import { LARGEST_NUMBER, type NumberFault } from './number.ts';

interface Properties {
  anchorStart: number;
  anchorEnd: number;
  tagStart: number;
  tagEnd: number;
}

const WRITE_OUT = 'Write the value out where it is used.';

export function anchor(event: Properties): Fault {
  return {
    from: event.anchorStart - 1,
    to: event.anchorEnd,
    message: 'This value is given a name with `&` to be repeated elsewhere.',
    expected: 'plain values without names',
    hint: `${WRITE_OUT} If the text itself begins with \`&\`, put it in quotes.`,
  };
}

export function alias(event: AliasEvent): Fault {
  return {
    from: event.anchorStart - 1,
    to: event.anchorEnd,
    message: 'This value points with `*` at another one.',
    expected: 'the value itself',
    hint: `${WRITE_OUT} If the text itself begins with \`*\`, put it in quotes.`,
  };
}

export function tag(event: Properties): Fault {
  return {
    from: event.tagStart,
    to: event.tagEnd,
    message: 'This value is given a type with `!`.',
    expected: 'plain text, numbers, `true`, `false`, lists and maps',
    hint: 'Take the type away, or put text that begins with `!` in quotes.',
  };
}

export function mergeKey(event: ScalarEvent): Fault {
  return {
    from: event.valueStart,
    to: event.valueEnd,
    message: 'The name `<<` would copy the fields of another map.',
    expected: 'the fields themselves',
    hint: 'Write the fields out.',
  };
}

export function repeatedKey(event: ScalarEvent, key: string, first: Path): Fault {
  return {
    from: event.valueStart,
    to: event.valueEnd,
    message: `The field \`${shorten(key)}\` stands twice in the same map.`,
    expected: 'each field once',
    hint: 'Keep one of the two, or bring their contents together.',
    first,
  };
}

export function unsafeKey(event: ScalarEvent, key: string): Fault {
  return {
    from: event.valueStart,
    to: event.valueEnd,
    message: `The name \`${key}\` is reserved and cannot be used for a field.`,
    hint: 'Choose another name.',
  };
}

export function unnamedKey(event: ScalarEvent, key: string): Fault {
  return {
    from: event.valueStart,
    to: event.valueEnd,
    message:
      key === ''
        ? 'A field has no name before its colon.'
        : `The name \`${shorten(key)}\` is not read as text.`,
    expected: 'a name before the colon',
    hint: key === '' ? 'Write the name of the field.' : `Put it in quotes: \`"${shorten(key)}"\`.`,
  };
}

export function compoundKey(start: number): Fault {
  return {
    from: start,
    to: start + 1,
    message: 'A list or a map stands where the name of a field belongs.',
    expected: 'a name before the colon',
    hint: 'Put text that begins with `[` or `{` in quotes.',
  };
}

/** Collections may lie in one another this deep. */
export const DEEPEST = 32;

export function depth(start: number): Fault {
  return {
    from: start,
    to: start + 1,
    message: `Lists and maps lie in one another more than ${DEEPEST} deep.`,
    expected: `at most ${DEEPEST} levels`,
  };
}

export function number(event: ScalarEvent, text: string, fault: NumberFault): Fault {
  const place = { from: event.valueStart, to: event.valueEnd };
  const shown = shorten(text);
  if (fault === 'infinite') {
    return {
      ...place,
      message: `\`${shown}\` is not a number that can be counted with.`,
      expected: 'a number',
      hint: 'Leave the field out when the value is not known.',
    };
  }
  const expected = `a number between -${LARGEST_NUMBER} and ${LARGEST_NUMBER} with at most 15 digits`;
  if (fault === 'too large') {
    return {
      ...place,
      message: `\`${shown}\` is too large to be kept exactly.`,
      expected: expected.replaceAll('1000000000000000', '1,000,000,000,000,000'),
      hint: 'Use a larger unit, or put it in quotes if it is a name and not an amount.',
    };
  }
  return {
    ...place,
    message: `\`${shown}\` has more digits than can be kept exactly.`,
    expected: expected.replaceAll('1000000000000000', '1,000,000,000,000,000'),
    hint: 'Round it, or put it in quotes if it is a name and not an amount.',
  };
}

/** A line that begins with `%` before the data, known ones and unknown ones alike. */
export function directive(from: number, to: number): Fault {
  return {
    from,
    to,
    message: 'The line begins with `%` and would give orders to the reader of the file.',
    expected: 'fields alone',
    hint: 'Take the line away, or put text that begins with `%` in quotes.',
  };
}

/** Further data after a line `---` or `...`. */
export function secondDocument(source: string, events: readonly Event[]): Fault {
  const line = /^(?:---|\.\.\.)(?![^\s])/gm;
  line.lastIndex = endOfFirstDocument(events);
  const from = line.exec(source)?.index ?? source.length;
  return {
    from,
    to: Math.min(from + 3, source.length),
    message: 'A second set of fields begins here.',
    expected: 'one set of fields in a file',
    hint: 'Give the second set a file of its own, or take the line away.',
  };
}

function endOfFirstDocument(events: readonly Event[]): number {
  let end = 0;
  let documents = 0;
  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT && ++documents > 1) break;
    if (event.type === EVENT_ID.SCALAR) end = Math.max(end, event.valueEnd);
    if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING) {
      end = Math.max(end, event.start);
    }
  }
  return end;
}
