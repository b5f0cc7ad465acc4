import type { YAMLException } from 'js-yaml';
import type { Fault } from './fault.ts';
import { depth } from './refusals.ts';
import { findOpening, firstUnnamedLine, type Line, lineAt } from './surroundings.ts';

/** What a fault in the grammar of YAML is called; the place is the one the library stopped at. */
type Explanation = Omit<Fault, 'from' | 'to'> & { from?: number; to?: number };

/** Turns the library's complaint about `source` into a sentence, at the place its cause is likeliest. */
export function explainSyntax(source: string, error: YAMLException): Fault {
  const at = Math.min(error.mark?.position ?? 0, source.length);
  if (error.reason.startsWith('nesting exceeded')) return depth(at);
  const line = lineAt(source, at);
  const explain = EXPLANATIONS.find(([part]) => error.reason.includes(part))?.[1] ?? unreadable;
  const explanation = conflict(source) ?? explain(source, at, line);
  const from = explanation.from ?? at;
  return { ...explanation, from, to: explanation.to ?? Math.min(from + 1, source.length) };
}

type Explain = (source: string, at: number, line: Line) => Explanation;

/** The library's words, most telling first, and ours. */
const EXPLANATIONS: readonly (readonly [string, Explain])[] = [
  ['tab characters', tab],
  ['within a double quoted', unclosed],
  ['within a single quoted', unclosed],
  ['within a flow collection', unclosed],
  ['deficient indentation', unclosed],
  ['unknown escape', backslash],
  ['hexadecimal', backslash],
  ['non-printable', control],
  ['valid JSON character', control],
  ['missed comma', missingComma],
  ["found ','", spareComma],
  ['after the key-value separator', missingSpace],
  ['sequence entry', listIndent],
  ['mapping entry', mapIndent],
  ["expected ':'", missingColon],
  ['end of the stream or', missingColon],
  ['block scalar', blockHeader],
  ['a line break is expected', blockHeader],
  ['identifier', blockHeader],
  ['anchor', reserved],
  ['alias', reserved],
  ['tag', reserved],
];

function conflict(source: string): Explanation | null {
  const mark = /^<{7}(?: .*)?$/m.exec(source);
  if (mark === null) return null;
  return {
    from: mark.index,
    to: mark.index + mark[0].length,
    message: 'Two versions of these lines meet here, and nobody has chosen between them.',
    hint: 'Keep the lines that hold, and take away those that begin with `<<<<<<<`, `=======` and `>>>>>>>`.',
  };
}

function tab(_source: string, at: number): Explanation {
  return {
    from: at,
    message: 'This line is indented with a tab.',
    expected: 'spaces',
    hint: 'Replace the tab with spaces, two for each level.',
  };
}

function unclosed(source: string, at: number): Explanation {
  const opening = findOpening(source, at);
  if (opening === null) {
    return {
      message: 'This line belongs to what is opened above, but is not indented under it.',
      hint: 'Close the quote or the bracket above, or indent this line.',
    };
  }
  const character = source[opening];
  if (character === '[' || character === '{') {
    const closing = character === '[' ? ']' : '}';
    return {
      from: opening,
      message: `The bracket \`${character}\` opened here is not closed.`,
      expected: `a closing \`${closing}\``,
      hint: `Write \`${closing}\` after the last entry.`,
    };
  }
  const inside = character === '"' ? '\\"' : "''";
  return {
    from: opening,
    message: 'The quote opened here is not closed.',
    expected: `a closing \`${character}\``,
    hint: `Write \`${character}\` where the text ends. The same character inside the text is written \`${inside}\`.`,
  };
}

function backslash(source: string, at: number): Explanation {
  const from = source.lastIndexOf('\\', at);
  return {
    from: from < 0 ? at : from,
    to: from < 0 ? at + 1 : Math.min(from + 2, source.length),
    message:
      'A backslash in double quotes stands for a special character, and this one is not known.',
    hint: "Write the backslash twice, or put the text in single quotes: `'C:\\Users'`.",
  };
}

function control(source: string, at: number): Explanation {
  const code = (source.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return {
    message: `The invisible character U+${code} stands here.`,
    hint: 'Take it away.',
  };
}

function missingComma(): Explanation {
  return {
    message: 'Two entries of a list in brackets are not separated.',
    expected: 'a comma between them',
  };
}

function spareComma(): Explanation {
  return { message: 'A comma stands where an entry belongs.', hint: 'Take the comma away.' };
}

function missingSpace(_source: string, at: number): Explanation {
  return { from: at, message: 'A space is missing after the colon.', expected: '`name: value`' };
}

function listIndent(_source: string, _at: number, line: Line): Explanation {
  return {
    from: line.content,
    to: line.to,
    message: 'This line is not indented like the rest of its list.',
    expected: 'every item of a list in the same column, each beginning with `- `',
  };
}

function mapIndent(source: string, at: number, line: Line): Explanation {
  const before = source.slice(line.content, at);
  const character = source[at] ?? '';
  const last = before.trimEnd().at(-1);
  if (/[:?-][ \t]+$/.test(before) && /[@`%]/.test(character)) {
    return {
      message: `Text cannot begin with ${character === '`' ? 'a backtick' : `\`${character}\``} unless it is in quotes.`,
      hint: 'Put the text in quotes.',
    };
  }
  if (/:[ \t]+$/.test(before) && character === '-') {
    return {
      message: 'A list cannot begin on the line of its name.',
      hint: 'Begin each item on a line of its own, indented under the name.',
    };
  }
  if (character === ']' || character === '}') {
    return {
      message: `The bracket \`${character}\` closes nothing.`,
      hint: 'Take it away, or put the text in quotes.',
    };
  }
  if (last === '"' || last === "'") {
    return {
      to: line.to,
      message: 'The text goes on after its closing quote.',
      hint: `Put the whole text in quotes; a \`${last}\` inside it is written \`${last === '"' ? '\\"' : "''"}\`.`,
    };
  }
  if (character === ':' && /:[ \t]/.test(before)) {
    return {
      message: 'A second colon stands in this line.',
      expected: '`name: value`',
      hint: 'Put the value in quotes if the colon belongs to its text.',
    };
  }
  return (
    missingColonAbove(source, at) ?? {
      from: line.content,
      to: line.to,
      message: 'This line is not indented like its neighbours.',
      expected: 'the fields of one map in the same column',
    }
  );
}

function missingColon(source: string, at: number, line: Line): Explanation {
  if (/^-(?:[ \t]|$)/.test(source.slice(line.content, line.to))) {
    return {
      from: line.content,
      to: line.to,
      message: 'An item of a list stands where a field belongs.',
      expected: '`name: value`',
      hint: 'Give the list a name, and indent its items under it.',
    };
  }
  return (
    tabbed(source, line) ??
    missingColonAbove(source, at) ?? {
      from: line.content,
      to: line.to,
      message: 'This line does not belong to what stands above it.',
      expected: 'fields, each as `name: value`',
    }
  );
}

function tabbed(source: string, line: Line): Explanation | null {
  const found = source.slice(line.from, line.content).indexOf('\t');
  return found < 0 ? null : tab(source, line.from + found);
}

function missingColonAbove(source: string, at: number): Explanation | null {
  const line = firstUnnamedLine(source, at);
  if (line === null) return null;
  return {
    from: line.content,
    to: line.to,
    message: 'This line has no colon followed by a space, so it names no field.',
    expected: '`name: value`',
    hint: 'Write the name, a colon, a space and the value; or indent the line if it continues a text.',
  };
}

function blockHeader(_source: string, _at: number, line: Line): Explanation {
  return {
    message: 'Text cannot stand on the line of `|` or `>`.',
    expected: 'the text on the lines below, indented',
    hint: `Begin the text on the next line, or put it in quotes.`,
    to: line.to,
  };
}

function reserved(): Explanation {
  return {
    message: 'Text cannot begin with `&`, `*` or `!` unless it is in quotes.',
    hint: 'Put the text in quotes.',
  };
}

function unreadable(_source: string, _at: number, line: Line): Explanation {
  return {
    to: line.to,
    message: 'The fields cannot be read from here on.',
    expected: 'fields, each as `name: value`',
    hint: 'Compare the indentation, the quotes and the colons with the lines above.',
  };
}
