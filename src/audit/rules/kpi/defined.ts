import { z } from 'zod';
import { tellingWords } from '../../../measure/index.ts';
import type { RecordOf } from '../../../schema/index.ts';
import { type Fault, reportOn } from '../../fault.ts';
import { defineRule } from '../../rule.ts';
import { liveKpis } from '../../scope.ts';
import { count, enumerate, nameOf } from '../../wording.ts';

const options = z.strictObject({
  words: z.int().min(1).default(4).describe('Fewest words of a definition.'),
});

type Kpi = RecordOf<'kpi'>;

const FIELDS = {
  definition: { noun: 'definition', expected: '`definition:` with what exactly is measured' },
  formula: { noun: 'formula', expected: '`formula:` a stranger could compute it by' },
  unit: { noun: 'unit', expected: '`unit:` such as `{kind: percent}`' },
} as const;
const NAMES = ['definition', 'formula', 'unit'] as const;

/** Two people with the same data come to the same value. What is absent is one finding for all of it. */
export const defined = defineRule({
  id: 'kpi/defined',
  demands: 'A KPI has a unit, a definition in words and a formula that a stranger could compute.',
  recommended: 'warn',
  options,
  *judge(scorecard, { words }) {
    for (const kpi of liveKpis(scorecard)) {
      const name = nameOf(scorecard.graph, kpi.ref);
      for (const fault of faultsOf(kpi, name, words)) yield reportOn(kpi, fault);
    }
  },
});

function* faultsOf(kpi: Kpi, name: string, words: number): Iterable<Fault> {
  const { definition, formula } = kpi.data;
  const absent = NAMES.filter((field) => kpi.data[field] === undefined && !kpi.faulty.has(field));
  const [first] = absent;
  if (first !== undefined) {
    yield {
      at: [first],
      message: `${name} has no ${absent.map((field) => FIELDS[field].noun).join(' and no ')}.`,
      expected: enumerate(absent.map((field) => FIELDS[field].expected)),
      hint: 'Write it so that somebody who joins tomorrow gets the value you get.',
    };
  }
  if (definition !== undefined) yield* faultsOfDefinition(kpi, name, definition, words);
  if (formula !== undefined && wordsIn(formula) < 2) {
    yield {
      at: ['formula'],
      message: `The formula of ${name} is one word, which nobody could compute.`,
      expected: 'the steps from the data to the value, such as `100 * on time / delivered`',
      hint: 'Name what is counted, and what it is divided by.',
    };
  }
}

function* faultsOfDefinition(
  { data }: Kpi,
  name: string,
  definition: string,
  least: number,
): Iterable<Fault> {
  const amount = wordsIn(definition);
  const told = new Set(tellingWords(data.title));
  const telling = tellingWords(definition);
  const isRepeated = telling.length > 0 && telling.every((word) => told.has(word));
  if (amount >= least && !isRepeated) return;
  yield {
    at: ['definition'],
    message: isRepeated
      ? `The definition of ${name} says nothing that its title does not say.`
      : `The definition of ${name} has ${count(amount, 'word')}, fewer than ${least}.`,
    expected: 'a sentence on what counts, of what, and when',
    hint: 'Say what is counted, what is left out, and at which moment.',
  };
}

/** Words of a text; where a script puts no spaces between words, its letters. */
function wordsIn(text: string): number {
  const words =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+/gu;
  return text.match(words)?.length ?? 0;
}
