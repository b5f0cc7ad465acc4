import type { ProcessSegment } from '../process/behaviour.ts';
import type { Explained } from './explained.ts';
import type { Explanation, Input } from './explanation.ts';
import { figure, figureOf } from './figure.ts';
import { explainAssurance, explainSignals } from './signals.ts';
import { placeAt } from './source.ts';
import { valueInputs } from './values.ts';

/** The limits of the process as it is now, the changes chance does not explain, and the assurance. */
export function explainBehaviour(explained: Explained): Explanation[] {
  const { behaviour } = explained.measure;
  const segment = behaviour?.segments.at(-1);
  if (behaviour === null || segment === undefined) return [];
  return [
    ...explainLimits(explained, segment),
    explainSignals(explained, behaviour),
    explainAssurance(explained, behaviour, segment),
  ];
}

function explainLimits(explained: Explained, segment: ProcessSegment): Explanation[] {
  const { centre, meanRange, rangeLimit, basis } = segment;
  const { unit } = explained;
  const number = { text: null, as: 'value', unit, rule: null } as const;
  const why = whichValues(explained, segment);
  if (centre === null || meanRange === null || basis === null) {
    const few = `${segment.points.length} of the 5 values that limits need`;
    const formula = 'the mean of the values the limits are made from';
    const nothing = { value: null, formula, figures: few, inputs: why.inputs };
    return [{ ...number, name: 'centre', title: 'Centre', ...nothing, rule: why.rule }];
  }
  const over = `${basis.count} values, ${basis.from} to ${basis.to}`;
  const range: Input = { name: 'mean moving range', value: meanRange, as: 'value' };
  return [
    {
      ...{ ...number, name: 'centre', title: 'Centre', value: centre },
      formula: 'the mean of the values the limits are made from',
      figures: `mean of ${over} = ${figure(centre)}`,
      inputs: [...why.inputs, ...valueInputs(explained, basis.from, basis.to)],
      rule: why.rule,
    },
    {
      ...{ ...number, name: 'meanRange', title: 'Mean moving range', value: meanRange },
      formula: 'the mean of the differences between each of those values and the one before it',
      figures: `mean of ${basis.count - 1} differences, ${basis.from} to ${basis.to} = ${figure(meanRange)}`,
      inputs: [{ name: 'differences', value: basis.count - 1, as: 'count' }],
    },
    limit(explained, segment, 'lower'),
    limit(explained, segment, 'upper'),
    {
      ...{ ...number, name: 'rangeLimit', title: 'Limit of the moving range', value: rangeLimit },
      formula: '3.27 × mean moving range',
      figures: `3.27 × ${figure(meanRange)} = ${figureOf(rangeLimit)}`,
      inputs: [range],
    },
  ];
}

function limit(
  { unit, scorecard, ref }: Explained,
  { centre, meanRange, lower, upper, uncutLower, uncutUpper }: ProcessSegment,
  end: 'lower' | 'upper',
): Explanation {
  const [value, uncut] = end === 'lower' ? [lower, uncutLower] : [upper, uncutUpper];
  const sign = end === 'lower' ? '−' : '+';
  const sum = `${figureOf(centre)} ${sign} 2.66 × ${figureOf(meanRange)} = ${figureOf(uncut)}`;
  const isCut = value !== uncut;
  const inputs: Input[] = [
    { name: 'centre', value: centre, as: 'value' },
    { name: 'mean moving range', value: meanRange, as: 'value' },
  ];
  if (isCut) {
    const bound = placeAt(scorecard.graph, ref, ['bounds', end === 'lower' ? 'min' : 'max']);
    inputs.push({ name: 'bound', value, as: 'value', ...bound });
  }
  return {
    ...{ name: end, title: `${end === 'lower' ? 'Lower' : 'Upper'} limit`, value },
    ...{ text: null, as: 'value', unit },
    formula: `centre ${sign} 2.66 × mean moving range`,
    figures: isCut ? `${sum}, cut at the bound ${figureOf(value)}` : sum,
    inputs,
    rule: null,
  };
}

/** Which values make the limits, and what the KPI's file says about it. */
function whichValues(
  { scorecard, ref }: Explained,
  { state, reason, from }: ProcessSegment,
): { rule: string; inputs: Input[] } {
  const { graph } = scorecard;
  const record = graph.find(ref);
  const rebaselined = record?.kind === 'kpi' ? (record.data.rebaselined ?? []) : [];
  const index = rebaselined.findIndex((item) => item.reason === reason && item.on <= from);
  const inputs: Input[] = [];
  if (reason !== null && index >= 0) {
    const on = rebaselined[index]?.on ?? from;
    const place = placeAt(graph, ref, ['rebaselined', index, 'on']);
    inputs.push({ name: 're-baselined', value: on, as: 'text', ...place });
  }
  if (state === 'given') {
    inputs.push({
      name: 'limits',
      value: 'as given',
      as: 'text',
      ...placeAt(graph, ref, ['limits']),
    });
  }
  return { rule: RULES[state], inputs };
}

const RULES: Record<ProcessSegment['state'], string> = {
  'too-few': 'Fewer than 5 values make no limits.',
  trial: 'Fewer than 12 values make limits on trial: each further value moves them.',
  locked: 'From 12 values on, the limits are locked to the first 12 of the process.',
  given: 'The KPI’s own `limits` say which values they are made from.',
};
