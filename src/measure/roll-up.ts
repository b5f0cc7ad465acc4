import { compareText } from '../finding/index.ts';
import type { Ref } from '../schema/index.ts';
import type { RollUp, RollUpPart } from './scorecard.ts';
import { paceOf } from './status.ts';
import { ratio } from './tolerance.ts';

/**
 * Σ w·score / Σ w over the parts with a score; coverage = the share of the weight they have. What
 * has no score changes the coverage alone. Null over no weight.
 */
export function rollUp(parts: readonly RollUpPart[]): RollUp {
  let weight = 0;
  let scored = 0;
  let scores = 0;
  let judged = 0;
  let judgedScores = 0;
  let expectations = 0;
  for (const part of parts) {
    weight += part.weight;
    if (part.score === null) continue;
    scored += part.weight;
    scores += part.weight * part.score;
    if (part.expected === null) continue;
    judged += part.weight;
    judgedScores += part.weight * part.score;
    expectations += part.weight * part.expected;
  }
  return {
    score: ratio(scores, scored),
    coverage: ratio(scored, weight),
    expected: ratio(expectations, judged),
    pace: judged > 0 ? paceOf(judgedScores, expectations) : null,
    parts: [...parts],
  };
}

/** One child of a roll-up, with its own pace. */
export function partOf(
  ref: Ref,
  weight: number,
  child: Pick<RollUpPart, 'score' | 'expected' | 'status'>,
): RollUpPart {
  const { score, expected, status } = child;
  return {
    ref,
    weight,
    score,
    expected,
    pace: score === null ? null : paceOf(score, expected),
    status,
  };
}

/** The part with the lowest pace; of equals the first by name. Null when no part has a pace. */
export function weakestOf(parts: readonly RollUpPart[]): Ref | null {
  let weakest: RollUpPart | null = null;
  for (const part of parts) {
    if (part.pace === null || part.weight === 0) continue;
    const isWeaker =
      weakest?.pace == null ||
      part.pace < weakest.pace ||
      (part.pace === weakest.pace && compareText(part.ref, weakest.ref) < 0);
    if (isWeaker) weakest = part;
  }
  return weakest?.ref ?? null;
}

/** Whether more than half of the weight that has a score has stale data. */
export function isMostlyStale(parts: readonly RollUpPart[]): boolean {
  let scored = 0;
  let stale = 0;
  for (const { score, weight, status } of parts) {
    if (score === null) continue;
    scored += weight;
    if (status === 'stale') stale += weight;
  }
  return stale > scored / 2;
}
