import { daysBetween } from '../../calendar/index.ts';
import type { Forecast, KeyResultMeasure, KpiMeasure, Status } from '../../measure/index.ts';
import type { Ref } from '../../schema/index.ts';
import type { Statement } from '../insight.ts';
import type { Situation } from '../situation.ts';
import { decisionOn, named, written } from '../wording.ts';
import { pointEvidence } from './evidence.ts';

/** Statuses that leave something to decide. */
const OPEN: ReadonlySet<Status> = new Set(['on-track', 'at-risk', 'off-track']);
/** Of a range to hold; of what is to be reached, it grows with the part of the way that will be missing. */
const GRAVITY_OF_A_RANGE = 3;
const [LEAST, MOST] = [2, 6];
/** An early word is worth more than a late one. */
const EARLY = 1;

type Judged = KpiMeasure | KeyResultMeasure;

/** What will miss its target even at the better end of its range, while there is time to act. */
export function forecastMissesTarget(situation: Situation): Statement[] {
  const { scorecard } = situation;
  return [...scorecard.measures].flatMap(([ref, measure]) => {
    if (measure.kind !== 'kpi' && measure.kind !== 'key-result') return [];
    const isRead = measure.kind === 'key-result' && measure.behaviour !== null;
    if (isRead || !scorecard.isCurrent(ref) || !OPEN.has(measure.status)) return [];
    const statement = ofMeasure(situation, ref, measure);
    return statement === null ? [] : [statement];
  });
}

function ofMeasure(situation: Situation, ref: Ref, measure: Judged): Statement | null {
  const { forecast, target, min, max, status } = measure;
  if (forecast.value === null || forecast.reachesTarget !== false) return null;
  const { value, low, high, by, basis } = forecast;
  const goal = missed(value, { target, min, max });
  if (goal === null || (low <= goal && goal <= high)) return null;
  if (isOutdone(measure, forecast)) return null;
  const [aimed, heading, from, to] = [goal, value, low, high].map((figure) =>
    written(situation, ref, rounded(figure, goal)),
  );
  return {
    about: ref,
    gravity: gravityOf(measure, value),
    sentence: `${named(situation, ref)} is heading for ${heading} by ${situation.say(by)}, and the target is ${aimed}${status === 'on-track' ? ', though it still counts as on track' : ''}.`,
    step: decisionOn(
      situation,
      ref,
      'Decide what changes: the plan, or the target with its reason.',
    ),
    evidence: [
      situation.evidence(`eight times of ten between ${from} and ${to}`, ref),
      situation.evidence(`target ${aimed}`, ref, measure.kind === 'kpi' ? ['target'] : []),
      ...pointEvidence(situation, ref, measure, basis.to),
    ],
  };
}

function gravityOf({ baseline, target, status }: Judged, value: number): number {
  const early = status === 'on-track' ? EARLY : 0;
  if (baseline === null || target === null || baseline === target)
    return GRAVITY_OF_A_RANGE + early;
  const missing = Math.min(1, Math.abs((target - value) / (target - baseline)));
  return LEAST + (MOST - LEAST) * missing + early;
}

/** Whether the last value is so much better than the line that it speaks against it. */
function isOutdone({ value, target, min }: Judged, forecast: Forecast): boolean {
  if (value === null) return false;
  const { by, basis, slope, low, high } = forecast;
  const days = daysBetween(basis.to, by);
  const [least, most] = [low - slope * days, high - slope * days];
  const rises = target === null ? min !== null && forecast.value < min : target > forecast.value;
  return rises ? value > most : value < least;
}

/** The target, or the end of the range, that a value is on the wrong side of. */
function missed(
  value: number,
  { target, min, max }: Record<'target' | 'min' | 'max', number | null>,
): number | null {
  if (target !== null) return target;
  return min !== null && value < min ? min : max;
}

/** No finer than a hundredth of the target's own size. */
function rounded(value: number, goal: number): number {
  const size = Math.max(Math.abs(goal), Math.abs(value));
  return size === 0 ? 0 : Number(value.toPrecision(size >= 99 && size < 101 ? 4 : 3));
}
