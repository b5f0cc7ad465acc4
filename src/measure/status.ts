import type { Aim, Direction } from './aim.ts';
import { isInside, isReached } from './attainment.ts';
import type { Status, StatusReason } from './scorecard.ts';
import { atLeast, ratio } from './tolerance.ts';

/** A status and which rule of precedence gave it. */
export interface Verdict {
  status: Status;
  reason: StatusReason;
}

/** The pace needed, from the configuration. */
export interface PaceNeeded {
  on_track: number;
  at_risk: number;
}

/** Everything a status is made from. */
export interface Situation {
  isRetired: boolean;
  hasStarted: boolean;
  isOver: boolean;
  isStale: boolean;
  value: number | null;
  expected: number | null;
  attainment: number | null;
}

/**
 * The status of measured values, by the first that holds: retired, not started, no data, achieved
 * or missed (after the due day; a late value cannot undo them), stale, thresholds, range or pace.
 */
export function statusOf(situation: Situation, aim: Aim, needed: PaceNeeded): Verdict {
  const { isRetired, hasStarted, isOver, isStale, value } = situation;
  if (isRetired) return { status: 'retired', reason: 'retired' };
  if (!hasStarted) return { status: 'not-started', reason: 'not-started' };
  if (value === null) return { status: 'no-data', reason: 'no-data' };
  const isAchieved = isOver ? isAtAim(value, aim) : null;
  if (isAchieved !== null) return afterDue(isAchieved);
  if (isStale) return { status: 'stale', reason: 'stale' };
  return (
    byThresholds(value, aim) ??
    (aim.mode === 'hold' ? byRange(value, aim) : byTarget(situation, aim, needed))
  );
}

/** After the due day nothing but this counts. */
export function afterDue(isAchieved: boolean): Verdict {
  return { status: isAchieved ? 'achieved' : 'missed', reason: 'after-due' };
}

/** Judges a pace. Where nothing is expected yet, nothing can be behind. */
export function byPace(pace: number | null, expected: number | null, needed: PaceNeeded): Verdict {
  if (expected === null) return { status: 'no-data', reason: 'no-due-date' };
  if (pace === null) return { status: 'on-track', reason: 'nothing-expected-yet' };
  return { status: step(pace, needed), reason: 'pace' };
}

/** attainment / expected; null before the first expected progress. */
export function paceOf(attainment: number | null, expected: number | null): number | null {
  return expected === null || expected <= 0 ? null : ratio(attainment, expected);
}

function byTarget(
  { value, attainment, expected }: Situation,
  aim: Aim,
  needed: PaceNeeded,
): Verdict {
  if (value === null || aim.target === null) return { status: 'no-data', reason: 'no-target' };
  if (attainment !== null && expected !== null) {
    return byPace(paceOf(attainment, expected), expected, needed);
  }
  if (isReached(value, aim)) return { status: 'on-track', reason: 'inside-target' };
  if (attainment !== null) return { status: 'no-data', reason: 'no-due-date' };
  return { status: 'no-data', reason: aim.baseline === null ? 'no-baseline' : 'no-target' };
}

function byRange(value: number, { min, max }: Aim): Verdict {
  if (min === null && max === null) return { status: 'no-data', reason: 'no-target' };
  return isInside(value, min, max)
    ? { status: 'on-track', reason: 'inside-target' }
    : { status: 'off-track', reason: 'outside-target' };
}

/** A range has two sides and thresholds one, so they say nothing about what is to be maintained. */
function byThresholds(value: number, { thresholds, direction }: Aim): Verdict | null {
  if (thresholds === null || direction === 'maintain') return null;
  const sign = isHigherBetter(direction, thresholds) ? 1 : -1;
  const limits = { on_track: sign * thresholds.on_track, at_risk: sign * thresholds.at_risk };
  return { status: step(sign * value, limits), reason: 'thresholds' };
}

function isHigherBetter(direction: Direction | null, { on_track, at_risk }: PaceNeeded): boolean {
  return direction === null ? on_track >= at_risk : direction === 'increase';
}

function step(figure: number, { on_track, at_risk }: PaceNeeded): Status {
  if (atLeast(figure, on_track)) return 'on-track';
  return atLeast(figure, at_risk) ? 'at-risk' : 'off-track';
}

/** Whether the value is where it should be; null where no target says so. */
function isAtAim(value: number, aim: Aim): boolean | null {
  if (aim.mode === 'reach') return isReached(value, aim);
  return aim.min === null && aim.max === null ? null : isInside(value, aim.min, aim.max);
}
