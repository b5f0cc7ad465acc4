import type { RecordOf } from '../../../schema/index.ts';
import { type Fault, reportOn } from '../../fault.ts';
import { defineRule } from '../../rule.ts';
import { liveKpis } from '../../scope.ts';
import { figure, nameOf, relatedAt } from '../../wording.ts';

type Kpi = RecordOf<'kpi'>;

const REACH = 'a value and a date, such as `target: {value: 99.9, by: 2026-12-31}`';
const RANGE = 'the range to stay in, such as `target: {min: 95, max: 105}`';

/** Each fault of a target is reported at its own place; faulty fields have their finding already. */
export const hasTarget = defineRule({
  id: 'kpi/has-target',
  demands: 'A KPI has a target that can be reached: a value and a date, or a range to stay in.',
  recommended: 'error',
  *judge(scorecard) {
    for (const kpi of liveKpis(scorecard)) {
      const name = nameOf(scorecard.graph, kpi.ref);
      if (!kpi.faulty.has('target')) {
        for (const fault of faultsOf(kpi, name)) yield reportOn(kpi, fault);
      }
      for (const fault of faultsOfBounds(kpi, name)) yield reportOn(kpi, fault);
      for (const fault of faultsOfThresholds(kpi, name)) yield reportOn(kpi, fault);
    }
  },
});

function* faultsOf(kpi: Kpi, name: string): Iterable<Fault> {
  const { target, direction } = kpi.data;
  if (target === undefined) {
    yield {
      at: ['target'],
      message: `${name} has no target.`,
      expected: direction === 'maintain' ? RANGE : REACH,
      hint: 'Say how good it should be and by when; without that a value cannot be judged.',
    };
    return;
  }
  yield* direction === 'maintain' ? faultsOfRange(kpi, name) : faultsOfValue(kpi, name);
}

/** `maintain` takes both ends of a range, and always holds. */
function* faultsOfRange(kpi: Kpi, name: string): Iterable<Fault> {
  const { min, max } = kpi.data.target ?? {};
  if (min !== undefined && max !== undefined) return;
  const missing =
    min === undefined ? (max === undefined ? 'range' : 'lowest value') : 'highest value';
  yield {
    at: ['target', min === undefined ? 'min' : 'max'],
    message: `${name} is to be maintained, but its target names no ${missing}.`,
    expected: RANGE,
    hint: 'Give both `min` and `max`, or set `direction` to increase or decrease.',
  };
}

function* faultsOfValue(kpi: Kpi, name: string): Iterable<Fault> {
  const { target, direction } = kpi.data;
  if (target === undefined) return;
  const hasRange = target.min !== undefined || target.max !== undefined;
  const holds = target.mode === 'hold' || (target.mode === undefined && hasRange);
  if (target.value === undefined && !(holds && hasRange)) {
    yield {
      at: ['target', 'value'],
      message: `The target of ${name} has no value.`,
      expected: direction === undefined && !holds ? `${REACH}, or ${RANGE}` : REACH,
      hint: 'Write the value it should have, in the unit of the KPI.',
    };
  }
  if (holds) return;
  if (target.by === undefined) {
    yield {
      at: ['target', 'by'],
      message: `The target of ${name} has no date.`,
      expected: '`by:` with the day it is to be reached, such as 2026-12-31',
      hint: 'Say by when; progress is judged against the time that has passed. A target to keep all along has `mode: hold`.',
    };
  }
  if (kpi.data.baseline === undefined && !kpi.faulty.has('baseline')) {
    yield {
      at: ['baseline'],
      message: `${name} is to reach a target, but does not say from where.`,
      expected: 'where it stood and when, such as `baseline: {value: 97.2, on: 2026-06-30}`',
      hint: 'Without a start nobody can say how far the way is. A target to keep all along has `mode: hold`.',
    };
  }
  yield* faultsAgainstBaseline(kpi, name);
}

/** A target to be reached lies ahead of where it started, in value and in time. */
function* faultsAgainstBaseline(kpi: Kpi, name: string): Iterable<Fault> {
  const { target, baseline, direction } = kpi.data;
  if (target === undefined || baseline === undefined) return;
  if (target.by !== undefined && target.by <= baseline.on) {
    yield {
      at: ['target', 'by'],
      message: `The target of ${name} is due on ${target.by}, which is not after its baseline of ${baseline.on}.`,
      expected: `a day after ${baseline.on}`,
      hint: 'Correct one of the two dates.',
      related: [relatedAt(kpi.places.value(['baseline', 'on']), 'the day of the baseline')],
    };
  }
  if (target.value === undefined) return;
  if (target.value === baseline.value) {
    yield {
      at: ['target', 'value'],
      message: `${name} is to reach ${figure(target.value)}, where it already stood on ${baseline.on}.`,
      expected: `a value other than the baseline, ${figure(baseline.value)}`,
      hint: 'Set a target that asks for a change, or `mode: hold` when it should stay where it is.',
      related: [theBaseline(kpi)],
    };
    return;
  }
  const rises = target.value > baseline.value;
  if (direction === undefined || rises === (direction === 'increase')) return;
  yield {
    at: ['target', 'value'],
    message: `${name} should ${direction}, but its target ${figure(target.value)} lies ${rises ? 'above' : 'below'} its baseline ${figure(baseline.value)}.`,
    expected: `a value ${rises ? 'below' : 'above'} ${figure(baseline.value)}`,
    hint: 'Correct the target or the baseline, or turn `direction` round.',
    related: [theBaseline(kpi)],
  };
}

function theBaseline(kpi: Kpi) {
  return relatedAt(kpi.places.value(['baseline', 'value']), 'the baseline');
}

/** Target and baseline are values that can occur. */
function* faultsOfBounds({ data, places }: Kpi, name: string): Iterable<Fault> {
  const { target, baseline, bounds } = data;
  const named = [
    { at: ['target', 'value'], value: target?.value, what: 'target' },
    { at: ['target', 'min'], value: target?.min, what: 'target' },
    { at: ['target', 'max'], value: target?.max, what: 'target' },
    { at: ['baseline', 'value'], value: baseline?.value, what: 'baseline' },
  ];
  for (const { at, value, what } of named) {
    const end = value === undefined ? null : endBeyond(value, bounds);
    if (value === undefined || end === null) continue;
    const limit = figure(bounds?.[end] ?? value);
    yield {
      at,
      message: `The ${what} of ${name} is ${figure(value)}, ${end === 'min' ? 'below the lowest' : 'above the highest'} value that can occur, ${limit}.`,
      expected: `a value of ${end === 'min' ? 'at least' : 'at most'} ${limit}`,
      hint: `Correct the ${what}, or \`bounds\` if such a value can occur after all.`,
      related: [relatedAt(places.value(['bounds', end]), 'the bound')],
    };
  }
}

function endBeyond(value: number, bounds: Kpi['data']['bounds']): 'min' | 'max' | null {
  if (bounds?.min !== undefined && value < bounds.min) return 'min';
  return bounds?.max !== undefined && value > bounds.max ? 'max' : null;
}

/** On track is the better side of at risk. What is to be maintained has two sides, and no thresholds. */
function* faultsOfThresholds({ data, places }: Kpi, name: string): Iterable<Fault> {
  const { thresholds, direction } = data;
  if (thresholds === undefined || direction === undefined || direction === 'maintain') return;
  const { on_track, at_risk } = thresholds;
  const isRight = direction === 'increase' ? on_track >= at_risk : on_track <= at_risk;
  if (isRight) return;
  const side = direction === 'increase' ? 'at least' : 'at most';
  yield {
    at: ['thresholds', 'on_track'],
    message: `${name} should ${direction}, but is on track from ${figure(on_track)} and at risk from ${figure(at_risk)}, the wrong way round.`,
    expected: `a value of ${side} ${figure(at_risk)}, where it is at risk`,
    hint: 'Exchange the two values, or turn `direction` round.',
    related: [relatedAt(places.value(['thresholds', 'at_risk']), 'where it is at risk')],
  };
}
