import { legOf } from '../expected.ts';
import type { KpiMeasure, Point } from '../scorecard.ts';
import type { Explained, Measured } from './explained.ts';
import type { Explanation, Input } from './explanation.ts';
import { figure, figureOf } from './figure.ts';
import { explainForecast } from './forecast.ts';
import { explainPace } from './pace.ts';
import { explainBehaviour } from './process.ts';
import { placeAt, pointInput } from './source.ts';
import { explainDeclared, explainStatus } from './status.ts';

/** Every number of a KPI, or of a key result that has values. */
export function explainProgress(explained: Explained): Explanation[] {
  const { measure, scorecard } = explained;
  const judged = { ...measure, needed: scorecard.config.status };
  const isReach = measure.mode === 'reach';
  return [
    explainStatus({ ...judged, inputs: statusInputs(explained), ...thresholdRule(explained) }),
    explainValue(explained),
    ...(isReach ? [explainAttainment(explained)] : [explainCompliance(explained)]),
    ...(isReach ? [explainExpected(explained), explainPace(measure)] : []),
    explainForecast(explained),
    ...(measure.kind === 'kpi' ? explainBehaviour(explained) : []),
    ...(measure.kind === 'kpi' ? explainFreshness(measure) : []),
    ...explainDeclared(measure.declared),
  ];
}

function statusInputs({ measure, scorecard, ref, end, thresholds }: Explained): Input[] {
  const { graph } = scorecard;
  const inputs: Input[] = [{ name: 'read on', value: measure.readOn, as: 'text' }];
  if (measure.value !== null) inputs.push({ name: 'value', value: measure.value, as: 'value' });
  if (measure.reason === 'pace') inputs.push({ name: 'pace', value: measure.pace, as: 'share' });
  if (measure.due !== null) {
    inputs.push({ name: 'due', value: measure.due, as: 'text', ...end });
  }
  if (measure.reason === 'thresholds' && thresholds !== null) {
    for (const name of ['on_track', 'at_risk'] as const) {
      const place = placeAt(graph, ref, ['thresholds', name]);
      inputs.push({ name: name.replace('_', ' '), value: thresholds[name], as: 'value', ...place });
    }
  }
  return inputs;
}

function thresholdRule({ measure, thresholds }: Explained): { rule?: string } {
  if (measure.reason !== 'thresholds' || thresholds === null) return {};
  const { on_track, at_risk } = thresholds;
  return {
    rule: `Its own thresholds decide: on track from ${figure(on_track)}, at risk from ${figure(at_risk)}.`,
  };
}

function explainValue({ measure, scorecard, unit, aggregate }: Explained): Explanation {
  const points = latestPoints(measure);
  const values = points.map((point) => figure(point.value)).join(', ');
  const how = aggregate === 'last' ? 'last' : aggregate;
  return {
    name: 'value',
    title: 'Value',
    value: measure.value,
    text: null,
    as: 'value',
    unit,
    formula:
      points.length > 1
        ? `The ${how} of the values of its latest period.`
        : 'The value of its latest period.',
    figures:
      measure.value === null
        ? 'never measured'
        : points.length > 1
          ? `${how} of ${values} = ${figure(measure.value)}`
          : `${values} on ${figureOf(measure.valueOn)}`,
    inputs: points.map((point) => pointInput(scorecard.graph, point)),
    rule: null,
  };
}

/** The points that were joined into the latest value. */
function latestPoints({ points, series, valueOn }: Measured): Point[] {
  if (valueOn === null) return [];
  const period = series.find(({ start, end }) => start <= valueOn && valueOn <= end);
  const from = period?.start ?? valueOn;
  return points.filter(({ date }) => from <= date && date <= valueOn);
}

function explainAttainment(explained: Explained): Explanation {
  const { measure } = explained;
  const { value, baseline, target, attainment } = measure;
  const [v, b, t] = [value, baseline, target].map(figureOf);
  return {
    name: 'attainment',
    title: 'Progress',
    value: attainment,
    text: null,
    as: 'share',
    unit: explained.unit,
    formula: '(value − baseline) ÷ (target − baseline)',
    figures: `(${v} − ${b}) ÷ (${t} − ${b}) = ${figureOf(attainment)}`,
    inputs: [
      { name: 'value', value, as: 'value' },
      fieldInput(explained, 'baseline', baseline),
      fieldInput(explained, 'target', target),
    ],
    rule: null,
  };
}

function explainCompliance(explained: Explained): Explanation {
  const { measure } = explained;
  const { compliance, periodsInside, periodsCounted, min, max } = measure;
  const range = [
    ...(min === null ? [] : [`at least ${figure(min)}`]),
    ...(max === null ? [] : [`at most ${figure(max)}`]),
  ].join(' and ');
  return {
    name: 'compliance',
    title: 'Kept inside the target',
    value: compliance,
    text: null,
    as: 'share',
    unit: explained.unit,
    formula: `periods of the current cycle with a value of ${range || 'the target'} ÷ its periods with a value`,
    figures: `${figureOf(periodsInside)} ÷ ${figureOf(periodsCounted)} = ${figureOf(compliance)}`,
    inputs: [
      { name: 'periods inside', value: periodsInside, as: 'count' },
      { name: 'periods with a value', value: periodsCounted, as: 'count' },
      ...(min === null ? [] : [fieldInput(explained, 'min', min)]),
      ...(max === null ? [] : [fieldInput(explained, 'max', max)]),
    ],
    rule: null,
  };
}

function explainExpected(explained: Explained): Explanation {
  const { measure, milestones } = explained;
  const leg = legOf(
    { ...measure, mode: 'reach', direction: null, milestones, thresholds: null },
    measure.readOn,
  );
  const inputs: Input[] = [{ name: 'read on', value: measure.readOn, as: 'text' }];
  let figures = 'no way from a baseline to a due day is known';
  if (leg !== null) {
    const [from, to] = leg;
    inputs.push(
      { name: 'from', value: from.on, as: 'text', ...dayPlace(explained, from.on) },
      { name: 'share by then', value: from.share, as: 'share' },
      { name: 'to', value: to.on, as: 'text', ...dayPlace(explained, to.on) },
      { name: 'share by that day', value: to.share, as: 'share' },
    );
    figures = `${figure(from.share)} on ${from.on}, ${figure(to.share)} on ${to.on}: on ${measure.readOn} ${figureOf(measure.expected)}`;
  }
  return {
    name: 'expected',
    title: 'Expected by now',
    value: measure.expected,
    text: null,
    as: 'share',
    unit: explained.unit,
    formula:
      milestones.length > 0
        ? 'days gone since the last milestone ÷ days from it to the next, of the rise between them'
        : 'days gone since the baseline ÷ days from the baseline to the due day',
    figures,
    inputs,
    rule: null,
  };
}

function explainFreshness({ freshness }: KpiMeasure): Explanation[] {
  const { last, due, daysLate } = freshness;
  if (due === null) return [];
  return [
    {
      name: 'daysLate',
      title: 'Days late',
      value: daysLate,
      text: null,
      as: 'days',
      unit: null,
      formula: 'days since the end of the latest period that is due, while it has no value',
      figures: `period to ${due}, last value ${last === null ? 'never' : `on ${last}`}: ${daysLate}`,
      inputs: [
        { name: 'latest period due', value: due, as: 'text' },
        { name: 'last value', value: last, as: 'text' },
      ],
      rule: 'A period is due once half a period has passed since its end.',
    },
  ];
}

function fieldInput(
  { scorecard, ref, fields }: Explained,
  name: 'baseline' | 'target' | 'min' | 'max',
  value: number | null,
): Input {
  const names = { baseline: 'baseline', target: 'target', min: 'at least', max: 'at most' };
  return { name: names[name], value, as: 'value', ...placeAt(scorecard.graph, ref, fields[name]) };
}

/** Where a day on the way is written: at its start, at its end, or in a milestone. */
function dayPlace({ scorecard, ref, measure, start, end }: Explained, on: string) {
  const { graph } = scorecard;
  if (on === measure.baselineOn) return start;
  if (on === measure.due) return end;
  const kpi = graph.find(ref);
  const milestones = kpi?.kind === 'kpi' ? (kpi.data.milestones ?? []) : [];
  return placeAt(graph, ref, ['milestones', milestones.findLastIndex((m) => m.on === on)]);
}
