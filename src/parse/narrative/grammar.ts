import { WRITTEN_COMPONENTS } from './components.ts';
import type { NarrativeFault } from './fault.ts';

/** What the parser of MDX says when it stops. */
export interface Complaint {
  source: string;
  ruleId: string;
  /** Where it stopped; undefined at the end of the text. */
  offset: number | undefined;
}

const ESCAPE_BRACE = 'A brace in the text itself is written `\\{`.';
const ESCAPE_ANGLE = 'A `<` in the text itself is written `\\<`.';

/** Turns the parser's complaint about `text` into a sentence, at the place it concerns. */
export function explainGrammar(text: string, complaint: Complaint): NarrativeFault {
  const { source, ruleId } = complaint;
  const at = Math.min(complaint.offset ?? text.length, text.length);
  if (source.endsWith('mdxjs-esm')) return refuseModule(text, at);
  if (ruleId === 'acorn') return refuseCode(opening(text, '{', at), Math.min(at + 1, text.length));
  if (source.endsWith('mdx-expression')) {
    const from = opening(text, '{', at);
    return {
      rule: 'content/syntax',
      from,
      to: from + 1,
      message: 'The brace opened here is not closed.',
      expected: 'text without braces',
      hint: ESCAPE_BRACE,
    };
  }
  const from = opening(text, '<', at);
  const to = Math.min(Math.max(from, at) + 1, text.length);
  const { message, hint } = explainTag(text.slice(from, from + 20), ruleId);
  return { rule: 'content/syntax', from, to, message, expected: WRITTEN_COMPONENTS, hint };
}

/** A line that begins with `import` or `export`. */
export function refuseModule(text: string, at: number): NarrativeFault {
  const from = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
  const word = /^(?:import|export)\b/.exec(text.slice(from, from + 6))?.[0] ?? 'import';
  return {
    rule: 'content/safe-narrative',
    from,
    to: Math.min(from + word.length, text.length),
    message: `The paragraph begins with \`${word}\`, which would bring in code.`,
    expected: `Markdown and ${WRITTEN_COMPONENTS}`,
    hint: 'Take the line away, or begin the sentence with another word.',
  };
}

/** Something in braces. */
export function refuseCode(from: number, to: number): NarrativeFault {
  return {
    rule: 'content/safe-narrative',
    from,
    to,
    message: 'What stands in braces would be run as code.',
    expected: `Markdown and ${WRITTEN_COMPONENTS}`,
    hint: ESCAPE_BRACE,
  };
}

/** What is wrong with the tag that begins with `found`. */
function explainTag(found: string, ruleId: string): { message: string; hint: string } {
  if (found.startsWith('<!--')) {
    return { message: 'A comment of HTML stands in the text.', hint: 'Take the comment away.' };
  }
  if (/^<[a-z]+:/.test(found)) {
    const message = 'A link in angle brackets stands in the text.';
    return { message, hint: 'Write the link as `[text](address)`.' };
  }
  if (found.startsWith('</')) {
    const message = 'A component is closed here that was not opened.';
    return { message, hint: 'Take the closing tag away.' };
  }
  if (ruleId === 'end-tag-mismatch') {
    const message = 'What is opened here is not closed.';
    return { message, hint: `Close a component with \`/>\`. ${ESCAPE_ANGLE}` };
  }
  if (/^<[A-Z]/.test(found)) {
    const message = 'The component that begins here cannot be read to its end.';
    return { message, hint: 'Put the value of its attribute in quotes, and close it with `/>`.' };
  }
  return { message: 'This `<` begins nothing that can be read.', hint: ESCAPE_ANGLE };
}

/** The last `character` at or before `at`, which the parser had gone past when it stopped. */
function opening(text: string, character: string, at: number): number {
  const found = text.lastIndexOf(character, at);
  return found < 0 ? Math.max(0, Math.min(at, text.length - 1)) : found;
}
