import type { Ref } from '../../schema/index.ts';
import { NEEDED_AT_CLOSE } from '../objective.ts';
import type {
  ObjectiveMeasure,
  PriorityMeasure,
  RollUp,
  RollUpPart,
  Scorecard,
} from '../scorecard.ts';
import type { Explanation, Input } from './explanation.ts';
import { figure, figureOf } from './figure.ts';
import { placeAt } from './source.ts';
import { explainDeclared, explainStatus } from './status.ts';

/** How many parts are written out in a formula; the inputs always hold them all. */
const MOST_TERMS = 8;

/** Every number of an objective. */
export function explainObjective(
  scorecard: Scorecard,
  ref: Ref,
  measure: ObjectiveMeasure,
): Explanation[] {
  return [
    statusOf(scorecard, measure),
    ...explainRollUp(scorecard, ref, measure, 'key results and contributing objectives'),
    ...explainClosed(scorecard, ref, measure),
    ...explainDeclared(measure.declared),
  ];
}

/** Every number of a priority. */
export function explainPriority(
  scorecard: Scorecard,
  ref: Ref,
  measure: PriorityMeasure,
): Explanation[] {
  const { graph } = scorecard;
  const apart = ({ parts }: RollUp) => parts.map((part) => scoreInput(part, graph, ref));
  return [
    statusOf(scorecard, measure),
    ...explainRollUp(scorecard, ref, measure, 'current objectives and lag KPIs'),
    meanOf('lag', 'Progress of lag KPIs', measure.lag.score, 'their progress', apart(measure.lag)),
    meanOf(
      'lead',
      'Progress of lead KPIs',
      measure.lead.score,
      'their progress',
      apart(measure.lead),
    ),
  ];
}

function statusOf(scorecard: Scorecard, measure: ObjectiveMeasure | PriorityMeasure): Explanation {
  const inputs: Input[] = [{ name: 'read on', value: measure.readOn, as: 'text' }];
  if (measure.reason === 'pace') inputs.push({ name: 'pace', value: measure.pace, as: 'share' });
  if (measure.weakest !== null) {
    const name = scorecard.graph.titleOf(measure.weakest);
    const weakest = measure.parts.find((part) => part.ref === measure.weakest);
    inputs.push({
      name: `weakest: ${name}`,
      value: weakest?.pace ?? null,
      as: 'share',
      ref: measure.weakest,
    });
  }
  const stale =
    measure.reason === 'stale'
      ? { rule: 'More than half of the weight that has a value has stale data.' }
      : {};
  return explainStatus({ ...measure, needed: scorecard.config.status, inputs, ...stale });
}

function explainRollUp(
  { graph }: Scorecard,
  ref: Ref,
  { parts, score, coverage, expected, pace }: RollUp,
  what: string,
): Explanation[] {
  const scored = parts.filter((part) => part.score !== null);
  const judged = scored.filter((part) => part.expected !== null);
  const scores = parts.map((part) => scoreInput(part, graph, ref));
  const expectations = judged.map((part) => ({
    ...scoreInput(part, graph, ref),
    value: part.expected,
  }));
  const weights = parts.map((part) => ({
    ...scoreInput(part, graph, ref),
    value: part.score === null ? 0 : 1,
    as: 'count' as const,
  }));
  return [
    meanOf('score', 'Progress', score, `the progress of its ${what}`, scores),
    {
      ...meanOf('coverage', 'Coverage', coverage, '1 where a part has a value, else 0', weights),
      formula: 'weight of the parts with a value ÷ weight of all parts',
      figures: `${figure(weightOf(scored))} ÷ ${figure(weightOf(parts))} = ${figureOf(coverage)}`,
    },
    meanOf('expected', 'Expected by now', expected, 'what is expected of its parts', expectations),
    {
      name: 'pace',
      title: 'Pace',
      value: pace,
      text: null,
      as: 'share',
      unit: null,
      formula: 'progress ÷ expected by now, both over the parts that have both',
      figures: `${figureOf(scoreOver(judged))} ÷ ${figureOf(expected)} = ${figureOf(pace)}`,
      inputs: [
        { name: 'progress', value: scoreOver(judged), as: 'share' },
        { name: 'expected by now', value: expected, as: 'share' },
      ],
      rule: null,
    },
  ];
}

function explainClosed(
  { graph }: Scorecard,
  ref: Ref,
  { closed, score, coverage }: ObjectiveMeasure,
): Explanation[] {
  if (closed === null) return [];
  const objective = graph.find(ref);
  const commitment = (objective?.kind === 'objective' && objective.data.commitment) || 'committed';
  return [
    {
      name: 'closed',
      title: 'Score at close',
      value: closed,
      text: null,
      as: 'share',
      unit: null,
      formula: 'progress on the last day of the cycle, cut to between 0 and 1',
      figures: `${figureOf(score)} → ${figure(closed)}${coverage === 1 ? '' : `, over ${figureOf(coverage)} of the weight of its parts`}`,
      inputs: [
        { name: 'progress', value: score, as: 'share' },
        { name: 'coverage', value: coverage, as: 'share' },
        {
          name: 'commitment',
          value: commitment,
          as: 'text',
          ...placeAt(graph, ref, ['commitment']),
        },
      ],
      rule: `It is ${commitment}: achieved from ${figure(NEEDED_AT_CLOSE[commitment])}.`,
    },
  ];
}

/** A weighted mean over the inputs that have a value. */
function meanOf(
  name: string,
  title: string,
  value: number | null,
  what: string,
  inputs: Input[],
): Explanation {
  const counted = inputs.filter((input) => input.value !== null);
  return {
    name,
    title,
    value,
    text: null,
    as: 'share',
    unit: null,
    formula: `the weighted mean of ${what}, over those that have one`,
    figures:
      counted.length === 0
        ? 'no part has a value'
        : `(${terms(counted.map(term))}) ÷ (${terms(counted.map((i) => figure(i.weight ?? 1)))}) = ${figureOf(value)}${partial(counted, inputs)}`,
    inputs,
    rule: null,
  };
}

/** Says so where a mean is not over all of the weight. */
function partial(counted: readonly Input[], inputs: readonly Input[]): string {
  if (counted.length === inputs.length) return '';
  return `, over ${counted.length} of ${inputs.length}; the others have none`;
}

function scoreInput(part: RollUpPart, graph: Scorecard['graph'], parent: Ref): Input {
  const link = graph.from(part.ref, 'supports').find(({ to }) => to === parent);
  return {
    name: graph.titleOf(part.ref),
    value: part.score,
    as: 'share',
    weight: part.weight,
    ref: part.ref,
    ...(link === undefined ? placeAt(graph, part.ref, []) : { place: graph.placeOf(link) }),
  };
}

function term({ weight = 1, value }: Input): string {
  return weight === 1 ? figureOf(value) : `${figure(weight)} × ${figureOf(value)}`;
}

function terms(list: readonly string[]): string {
  const shown = list.slice(0, MOST_TERMS);
  const more = list.length - shown.length;
  return [...shown, ...(more > 0 ? [`… ${more} more`] : [])].join(' + ');
}

function weightOf(parts: readonly RollUpPart[]): number {
  return parts.reduce((sum, { weight }) => sum + weight, 0);
}

function scoreOver(parts: readonly RollUpPart[]): number | null {
  const weight = weightOf(parts);
  if (weight === 0) return null;
  return parts.reduce((sum, part) => sum + part.weight * (part.score ?? 0), 0) / weight;
}
