import { z } from 'zod';
import type { Path } from '../../../parse/index.ts';
import type { RecordOf } from '../../../schema/index.ts';
import { reportOn } from '../../fault.ts';
import { defineRule } from '../../rule.ts';
import { openObjectives } from '../../scope.ts';
import { nameOf, quote } from '../../wording.ts';

/** Words that nobody can be held to; `*` stands for the rest of a word. */
const WORDS = [
  'as appropriate',
  'as needed',
  'best-in-class',
  'better',
  'cutting-edge',
  'enhanc*',
  'excellen*',
  'improv*',
  'leverag*',
  'optimi*',
  'seamless*',
  'significant*',
  'state-of-the-art',
  'streamlin*',
  'strengthen*',
  'substantially',
  'where possible',
  'world-class',
];

const NUMBERS = new Set(
  (
    'zero two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty ' +
    'sixty seventy eighty ninety hundred thousand million half third quarter double twice'
  ).split(' '),
);

const options = z.strictObject({
  words: z
    .array(z.string().regex(/[\p{L}\p{N}]/u))
    .default(WORDS)
    .describe(
      'Words that say too little without a number; a `*` at the end stands for any ending.',
    ),
});

/** A title or a step with a word that promises nothing, and no number that says how much. */
export const specific = defineRule({
  id: 'objective/specific',
  demands:
    'An objective and its milestones use no word that promises nothing, unless a number says how much.',
  recommended: 'warn',
  options,
  *judge(scorecard, { words }) {
    const vague = new Vague(words);
    for (const objective of openObjectives(scorecard)) {
      for (const { text, at, name } of sayingsOf(objective)) {
        const word = vague.wordIn(text);
        if (word === null || hasNumber(text)) continue;
        const subject = name ?? nameOf(scorecard.graph, objective.ref);
        yield reportOn(objective, {
          at,
          message: `${subject} says “${word}”, and no number says how much.`,
          expected: 'words that somebody could prove wrong, or a number beside them',
          hint: 'Say what people will see when it is reached, or from which value to which.',
        });
      }
    }
  },
});

/** The words of an option, looked up word by word; a phrase is looked for as a whole. */
class Vague {
  readonly #whole = new Set<string>();
  readonly #stems: string[] = [];
  readonly #phrases: string[] = [];

  constructor(words: readonly string[]) {
    for (const word of words.map((written) => written.toLowerCase())) {
      if (/[\s-]/.test(word)) this.#phrases.push(` ${plain(word)} `);
      else if (word.endsWith('*')) this.#stems.push(word.slice(0, -1));
      else this.#whole.add(word);
    }
  }

  /** The first such word as the text writes it; null where there is none. */
  wordIn(text: string): string | null {
    for (const [word] of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
      const lower = word.toLowerCase();
      if (this.#whole.has(lower) || this.#stems.some((stem) => lower.startsWith(stem))) return word;
    }
    const said = ` ${plain(text.toLowerCase())} `;
    return this.#phrases.find((phrase) => said.includes(phrase))?.trim() ?? null;
  }
}

/** Words with one space between them, whatever stood there. */
function plain(text: string): string {
  return (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ');
}

function hasNumber(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.some((word) => NUMBERS.has(word) || /\p{N}/u.test(word));
}

/** What an objective promises in words alone; where a key result has values, they say how much. */
function* sayingsOf({ data }: RecordOf<'objective'>): Iterable<{
  text: string;
  at: Path;
  name?: string;
}> {
  yield { text: data.title, at: ['title'] };
  for (const [index, result] of (data.key_results ?? []).entries()) {
    if (!('milestones' in result)) continue;
    const at = ['key_results', index];
    yield {
      text: result.title,
      at: [...at, 'title'],
      name: `The key result ${quote(result.title)}`,
    };
    for (const [step, { title }] of result.milestones.entries()) {
      yield {
        text: title,
        at: [...at, 'milestones', step, 'title'],
        name: `The milestone ${quote(title)}`,
      };
    }
  }
}
