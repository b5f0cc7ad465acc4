import type { Place } from '../../finding/index.ts';
import type { Ref, Unit } from '../../schema/index.ts';

/** How a number is to be written: a share of 1, a value in the record's unit, days, a count, words. */
export type Shape = 'share' | 'value' | 'days' | 'count' | 'text';

/** How one number of a record came about: made of the measure's own fields, so that it cannot drift. */
export interface Explanation {
  /** The field it explains: `attainment`. */
  name: string;
  /** What people call it. */
  title: string;
  /** Null where it is missing, and where {@link text} is what it says. */
  value: number | null;
  /** A status or a day in words; null for numbers. */
  text: string | null;
  as: Shape;
  /** The unit of values, where the record has one. */
  unit: Unit | null;
  /** In words. */
  formula: string;
  /** The formula with the figures put in, and what comes of it. */
  figures: string;
  inputs: Input[];
  /** The rule that decided, as a sentence; null where arithmetic did. */
  rule: string | null;
}

/** One figure that went in. */
export interface Input {
  name: string;
  value: number | string | null;
  as: Shape;
  /** What it counts with, in a weighted mean. */
  weight?: number;
  /** The record or key result it comes from. */
  ref?: Ref;
  /** The line it is written on. */
  place?: Place;
}
