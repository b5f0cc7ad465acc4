import type { KpiMeasure, ProcessSegment, Signal } from '../../measure/index.ts';
import { type Ref, splitRef } from '../../schema/index.ts';
import type { Statement } from '../insight.ts';
import type { Situation } from '../situation.ts';
import { named, written } from '../wording.ts';
import { pointEvidence } from './evidence.ts';

const GRAVITY = { concern: 5, improvement: 2 } as const;
const TURNS = { concern: ' for the worse', improvement: ' for the better' } as const;

/** Changes that chance does not explain and nobody has: recent ones, and those that still go on. */
export function signalUnexplained(situation: Situation): Statement[] {
  const { scorecard, since } = situation;
  return [...scorecard.measures].flatMap(([ref, measure]) => {
    if (measure.kind !== 'kpi' || !scorecard.isLive(ref)) return [];
    const segment = measure.behaviour?.segments.at(-1);
    const latest = segment?.points.at(-1)?.on;
    const signal = measure.behaviour?.signals.findLast(
      ({ from, on, explainedBy }) =>
        explainedBy.length === 0 && from >= (segment?.from ?? '') && (on >= since || on === latest),
    );
    return segment === undefined || signal === undefined
      ? []
      : [statementOn(situation, ref, measure, segment, signal)];
  });
}

function statementOn(
  situation: Situation,
  ref: Ref,
  measure: KpiMeasure,
  segment: ProcessSegment,
  signal: Signal,
): Statement {
  const { reading, from, on } = signal;
  const when = from === on ? `on ${situation.say(on)}` : `from ${situation.say(from)} on`;
  const turn = reading === null ? '' : TURNS[reading];
  const what = whatOf(situation, ref, segment, signal);
  const explains = `\`explains: [{kpi: ${splitRef(ref).id}, on: ${on}}]\``;
  return {
    about: ref,
    gravity: reading === null ? 3 : GRAVITY[reading],
    sentence: `${named(situation, ref)} changed${turn} ${when}: ${what}. Nobody has said why.`,
    step: `${reading === 'improvement' ? 'Find out what helped, so that it stays' : 'Find the cause'}, and write it down in a check-in with ${explains}.`,
    evidence: [...new Set([from, on])].flatMap((day) =>
      pointEvidence(situation, ref, measure, day),
    ),
  };
}

function whatOf(
  situation: Situation,
  ref: Ref,
  { lower, upper, centre, rangeLimit, points }: ProcessSegment,
  { rule, side, points: days, on }: Signal,
): string {
  const say = (value: number | null) =>
    value === null ? '' : written(situation, ref, rounded(value));
  const limits = `${say(lower)} to ${say(upper)}`;
  const last = points.find((point) => point.on === on);
  const count = days.length === 1 ? 'one value' : `${days.length} values`;
  switch (rule) {
    case 'outside-limits':
      return `${say(last?.value ?? null)}, where chance alone stays between ${limits}`;
    case 'run':
      return `${count} in a row ${side} ${say(centre)}`;
    case 'near-limit':
    case 'beyond-two-thirds':
      return `${count} close to a limit, where chance alone spreads over ${limits}`;
    case 'trend':
      return `${count}, each ${side} the one before`;
    case 'moving-range':
      return `a jump of ${say(last?.range ?? null)}, where chance alone makes at most ${say(rangeLimit)}`;
  }
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
