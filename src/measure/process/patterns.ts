import { exceeds } from '../tolerance.ts';
import type { RuleSet, SignalRule } from './behaviour.ts';
import { sideOf } from './limits.ts';

/** Points of a segment, by index, that break a rule together. */
export interface Pattern {
  rule: SignalRule;
  side: Side;
  indexes: number[];
}

/** 1 above or rising, −1 below or falling, 0 for neither. */
export type Side = -1 | 0 | 1;

/** Values with their moving ranges, and the uncut limits they are judged by. */
export interface Judged {
  values: readonly number[];
  ranges: readonly (number | null)[];
  centre: number;
  /** Distance from the centre to a limit. */
  reach: number;
  rangeLimit: number;
}

/**
 * Every pattern of a rule set. Wheeler: outside the limits on values or ranges; 3 of 4 nearer a limit
 * than the centre; 8 on one side. NHS: outside; 7 on one side; 7 rising or falling; 2 of 3 beyond two
 * thirds of the way to a limit. A point on the centre or an equal value breaks runs and trends.
 */
export function patternsIn(judged: Judged, ruleSet: RuleSet): Pattern[] {
  const { values, centre, reach } = judged;
  const sides = (distance: number): Side[] =>
    values.map((value) => sideOf(value, centre, distance));
  const outside = runsOf(sides(reach), 1, 'outside-limits');
  if (ruleSet === 'nhs') {
    return [
      ...outside,
      ...runsOf(sides(0), 7, 'run'),
      ...clustersOf(sides((reach * 2) / 3), 2, 3, 'beyond-two-thirds'),
      ...trendsOf(values, 7),
    ];
  }
  return [
    ...outside,
    ...runsOf(sides(0), 8, 'run'),
    ...clustersOf(sides(reach / 2), 3, 4, 'near-limit'),
    ...wideRanges(judged),
  ];
}

/** Every longest stretch of at least `least` successive points on one side. */
function runsOf(sides: readonly Side[], least: number, rule: SignalRule): Pattern[] {
  const found: Pattern[] = [];
  let start = 0;
  for (let index = 1; index <= sides.length; index++) {
    const side = sides[start] ?? 0;
    if (sides[index] === side) continue;
    if (side !== 0 && index - start >= least) {
      found.push({ rule, side, indexes: indexesFrom(start, index) });
    }
    start = index;
  }
  return found;
}

/** Every stretch in which at least `least` of any `span` successive points are on one side. */
function clustersOf(
  sides: readonly Side[],
  least: number,
  span: number,
  rule: SignalRule,
): Pattern[] {
  return ([1, -1] as const).flatMap((side) => {
    const found: Pattern[] = [];
    for (let end = span; end <= sides.length; end++) {
      if (countIn(sides, side, end - span, end) < least) continue;
      const last = found.at(-1);
      const reached = last?.indexes.at(-1) ?? -1;
      const first = sides.indexOf(side, end - span);
      const indexes = last === undefined || reached < first ? [] : last.indexes;
      if (indexes !== last?.indexes) found.push({ rule, side, indexes });
      for (let index = first; index < end; index++) {
        if (sides[index] === side && index > reached) indexes.push(index);
      }
    }
    return found;
  });
}

/** Every longest stretch of at least `least` points, each above the one before it, or each below. */
function trendsOf(values: readonly number[], least: number): Pattern[] {
  const steps = values.slice(1).map((value, index): Side => {
    const before = values[index] ?? value;
    if (exceeds(value, before)) return 1;
    return exceeds(before, value) ? -1 : 0;
  });
  return runsOf(steps, least - 1, 'trend').map(({ rule, side, indexes }) => {
    const [first = 0] = indexes;
    return { rule, side, indexes: [first, ...indexes.map((index) => index + 1)] };
  });
}

function wideRanges({ ranges, rangeLimit }: Judged): Pattern[] {
  const wide = ranges.map((range): Side => (range !== null && exceeds(range, rangeLimit) ? 1 : 0));
  return runsOf(wide, 1, 'moving-range').map((pattern) => ({ ...pattern, side: 0 }));
}

/** Counted before anything is listed: over a million points nearly every window holds nothing. */
function countIn(sides: readonly Side[], side: Side, start: number, end: number): number {
  let count = 0;
  for (let index = start; index < end; index++) if (sides[index] === side) count++;
  return count;
}

function indexesFrom(start: number, end: number): number[] {
  const indexes: number[] = [];
  for (let index = start; index < end; index++) indexes.push(index);
  return indexes;
}
