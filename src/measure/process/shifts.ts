import { SIGNAL_RULES, type SignalRule } from './behaviour.ts';
import type { Pattern, Side } from './patterns.ts';

/** Patterns that tell of one and the same change; indexes in order. */
export interface Shift {
  rules: SignalRule[];
  side: Side;
  indexes: number[];
}

/**
 * Joins patterns into changes, earliest first: those on one side that share a point or touch are one,
 * and a wide range belongs to the change it leads into or out of.
 */
export function shiftsIn(patterns: readonly Pattern[]): Shift[] {
  const sided = ([1, -1] as const).flatMap((side) =>
    joinTouching(patterns.filter((pattern) => pattern.side === side)),
  );
  const owners = ownersOf(sided);
  const jumps: Shift[] = [];
  for (const { rule, side, indexes } of patterns.filter((pattern) => pattern.side === 0)) {
    const loose = indexes.filter((index) => {
      const owner = owners.get(index) ?? owners.get(index - 1);
      owner?.rules.push(rule);
      return owner === undefined;
    });
    if (loose.length > 0) jumps.push({ rules: [rule], side, indexes: loose });
  }
  const shifts = [...sided, ...jumps].map((shift) => ({ ...shift, rules: inOrder(shift.rules) }));
  return shifts.sort((a, b) => firstOf(a) - firstOf(b) || b.side - a.side);
}

function joinTouching(patterns: readonly Pattern[]): Shift[] {
  const groups: { patterns: Pattern[]; last: number }[] = [];
  for (const pattern of patterns.toSorted((a, b) => firstOf(a) - firstOf(b))) {
    const group = groups.at(-1);
    if (group === undefined || firstOf(pattern) > group.last + 1) {
      groups.push({ patterns: [pattern], last: lastOf(pattern) });
    } else {
      group.patterns.push(pattern);
      group.last = Math.max(group.last, lastOf(pattern));
    }
  }
  return groups.map(({ patterns: joined }) => ({
    rules: joined.map(({ rule }) => rule),
    side: joined[0]?.side ?? 0,
    indexes: [...new Set(joined.flatMap(({ indexes }) => indexes))].sort((a, b) => a - b),
  }));
}

/** The change that each point between its first and last one belongs to. */
function ownersOf(shifts: readonly Shift[]): Map<number, Shift> {
  const owners = new Map<number, Shift>();
  for (const shift of shifts) {
    for (let index = firstOf(shift); index <= lastOf(shift); index++) owners.set(index, shift);
  }
  return owners;
}

function inOrder(rules: readonly SignalRule[]): SignalRule[] {
  const broken = new Set(rules);
  return SIGNAL_RULES.filter((rule) => broken.has(rule));
}

function firstOf({ indexes }: Pick<Shift, 'indexes'>): number {
  return indexes[0] ?? 0;
}

function lastOf({ indexes }: Pick<Shift, 'indexes'>): number {
  return indexes.at(-1) ?? 0;
}
