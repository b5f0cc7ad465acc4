import type { KeyResultMilestone, Ref } from '../../schema/index.ts';
import type { KeyResultMeasure, Scorecard } from '../scorecard.ts';
import type { Explanation, Input } from './explanation.ts';
import { figure, figureOf } from './figure.ts';
import { explainPace } from './pace.ts';
import { placeAt } from './source.ts';
import { explainDeclared, explainStatus } from './status.ts';

/** Every number of a key result that is made of milestones. */
export function explainMilestones(
  scorecard: Scorecard,
  ref: Ref,
  measure: KeyResultMeasure,
): Explanation[] {
  const data = scorecard.graph.keyResults.get(ref)?.data;
  const milestones = data !== undefined && 'milestones' in data ? data.milestones : [];
  const { readOn, attainment, expected, due } = measure;
  const input = (milestone: KeyResultMilestone): Input => ({
    name: milestone.title,
    value: milestone.score ?? null,
    as: 'share',
    ...placeAt(scorecard.graph, ref, ['milestones', milestones.indexOf(milestone), 'score']),
  });
  const reached = milestones.filter(({ done }) => done !== undefined && done <= readOn).map(input);
  const asked = milestones.filter((m) => (m.due ?? due ?? readOn) <= readOn).map(input);
  return [
    explainStatus({
      ...measure,
      needed: scorecard.config.status,
      inputs: [{ name: 'read on', value: readOn, as: 'text' }],
    }),
    sumOf('attainment', 'Progress', attainment, 'the scores of the milestones reached', reached),
    sumOf(
      'expected',
      'Expected by now',
      expected,
      'the scores of the milestones due by now',
      asked,
    ),
    explainPace(measure),
    ...explainDeclared(measure.declared),
  ];
}

function sumOf(
  name: string,
  title: string,
  value: number | null,
  what: string,
  inputs: Input[],
): Explanation {
  const terms = inputs.map((input) => figureOf(input.value)).join(' + ') || figure(0);
  const figures = `${terms} = ${figureOf(value)}`;
  const formula = `the sum of ${what}`;
  return {
    name,
    title,
    value,
    text: null,
    as: 'share',
    unit: null,
    formula,
    figures,
    inputs,
    rule: null,
  };
}
