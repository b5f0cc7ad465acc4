import { type Explanation, explain } from '../measure/index.ts';
import type { Ref } from '../schema/index.ts';
import type { Desk } from './desk.ts';
import { publishUnit } from './progress.ts';
import type { PublishedExplanation } from './published-record.ts';

/** Every number of a record with its formula and what went in, each input led to where it is written. */
export function explanationsOf(ref: Ref, desk: Desk): PublishedExplanation[] {
  return explain(desk.scorecard, ref).map((explanation) => publishExplanation(explanation, desk));
}

function publishExplanation(explanation: Explanation, desk: Desk): PublishedExplanation {
  return {
    key: explanation.name,
    title: explanation.title,
    value: explanation.value,
    text: explanation.text,
    as: explanation.as,
    unit: publishUnit(explanation.unit ?? undefined),
    formula: explanation.formula,
    figures: explanation.figures,
    rule: explanation.rule,
    inputs: explanation.inputs.map((input) => ({
      name: input.name,
      value: typeof input.value === 'number' ? input.value : null,
      text: typeof input.value === 'string' ? input.value : null,
      as: input.as,
      weight: input.weight ?? null,
      record: input.ref === undefined || input.ref === null ? null : desk.names.mention(input.ref),
      source: input.place ? desk.repository.line(input.place.file, input.place.start.line) : null,
    })),
  };
}
