import { number } from '../format.ts';
import type { Box } from './labels.ts';
import { dayNumber, linear, niceTicks, type Scale } from './scale.ts';
import { widthOf } from './text-width.ts';
import { type TimeTick, timeTicks } from './time-axis.ts';
import type { TrendInput } from './trend-input.ts';
import { valueSpan } from './value-span.ts';

/** Where everything of a picture over time stands: sizes, scales and ticks. */
export interface TrendFrame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  from: string;
  to: string;
  x: (date: string) => number;
  y: Scale;
  yTicks: number[];
  /** The ticks as written. */
  yWords: string[];
  xTicks: TimeTick[];
}

/** Size of ordinary letters in a picture, in its own units. */
export const LETTER = 12.5;

const TOP = 30;
const BOTTOM = 40;
const NARROW = 500;
const NAMES = { wide: 138, narrow: 88 };

/** Whether a picture is drawn for a phone. */
function isNarrow(width: number): boolean {
  return width < NARROW;
}

/** Lays out a trend: the axis covers every value, limit, target and standard, and the way to the due date when near. */
export function frameOf(input: TrendInput): TrendFrame {
  const { from, to } = daysOf(input);
  return frameFor(input, from, to, valueSpan(input));
}

/** Lays out a picture of some size for given days and values. */
export function frameFor(
  size: { width: number; height: number },
  from: string,
  to: string,
  span: readonly [number, number],
): TrendFrame {
  const { width, height } = size;
  const narrow = isNarrow(width);
  const yTicks = niceTicks(span[0], span[1], narrow ? 4 : 5);
  const yWords = tickWords(yTicks);
  const widest = Math.max(0, ...yWords.map((words) => widthOf(words, LETTER)));
  const left = Math.min(width * 0.35, widest + 10);
  const right = width - (narrow ? NAMES.narrow : NAMES.wide);
  const bottom = height - BOTTOM;
  const days = linear(dayNumber(from), dayNumber(to), left, right);
  return {
    width,
    height,
    left,
    right,
    top: TOP,
    bottom,
    from,
    to,
    x: (date) => days(dayNumber(date)),
    y: linear(yTicks[0] ?? 0, yTicks.at(-1) ?? 1, bottom, TOP),
    yTicks,
    yWords,
    xTicks: timeTicks(from, to, Math.max(2, Math.floor((right - left) / 46))),
  };
}

/** The part of the picture that lines are drawn in. */
export function plotOf(frame: TrendFrame): Box {
  return { left: frame.left, right: frame.right, top: frame.top, bottom: frame.bottom };
}

/** A height within the plot: what lies beyond stands at its edge. */
export function within({ top, bottom }: TrendFrame, y: number): number {
  return Math.min(bottom, Math.max(top, y));
}

/** Whether a value lies beyond the axis. */
export function isBeyond(frame: TrendFrame, value: number): boolean {
  const y = frame.y(value);
  return y < frame.top - 0.5 || y > frame.bottom + 0.5;
}

function tickWords(ticks: readonly number[]): string[] {
  const step = Math.abs((ticks[1] ?? 1) - (ticks[0] ?? 0));
  const written = String(Number(step.toPrecision(6)));
  const decimals = written.includes('e')
    ? 6
    : written.includes('.')
      ? written.length - written.indexOf('.') - 1
      : 0;
  return ticks.map((tick) => shortNumber(tick, decimals));
}

const LARGE = [
  [1e12, 'tn'],
  [1e9, 'bn'],
  [1e6, 'm'],
] as const;

function shortNumber(value: number, decimals: number): string {
  const [size, word] = LARGE.find(([least]) => Math.abs(value) >= least) ?? [1, ''];
  return size === 1 ? number(value, decimals, true) : `${number(value / size, 2)}${word}`;
}

function daysOf(input: TrendInput): { from: string; to: string } {
  const first = input.periods[0];
  const from = first?.on ?? first?.end ?? input.baseline?.on ?? input.today;
  const last = input.periods.at(-1)?.on ?? input.today;
  const latest = last > input.today ? last : input.today;
  return { from, to: endOf(from, latest, input.forecast?.by ?? input.goal?.due ?? null) };
}

/** The due date ends the axis unless it lies so far off that the values would be squeezed. */
function endOf(from: string, latest: string, due: string | null): string {
  if (due === null || due <= latest) return latest < from ? from : latest;
  const known = dayNumber(latest) - dayNumber(from);
  const ahead = dayNumber(due) - dayNumber(latest);
  return ahead <= Math.max(45, known * 0.6) ? due : latest;
}
