import { day, quantity } from '../format.ts';
import type { Wish } from './labels.ts';
import { signalMark } from './signal.ts';
import { gappedPath } from './sparkline.ts';
import { coordinate, element, titled } from './svg.ts';
import { isBeyond, LETTER, type TrendFrame, within } from './trend-frame.ts';
import { cutToPlot, figures } from './trend-goals.ts';
import type { Reading, TrendInput } from './trend-input.ts';

const CROWDED = 40;

/** The line through the values, its gaps, and its points; signals are the only emphasised ones. */
export function series(input: TrendInput, frame: TrendFrame): string {
  const at = placesOf(input, frame);
  const values = input.periods.map((period) => period.value);
  const line = element('path', { d: gappedPath(values, at, frame.y), class: 'series' });
  const goesBeyond = values.some((value) => value !== null && isBeyond(frame, value));
  let out = goesBeyond ? cutToPlot(frame, line) : line;
  const isCrowded = input.periods.length > CROWDED;
  input.periods.forEach((period, index) => {
    out +=
      period.value === null
        ? gap(at(index), period.end, frame)
        : point(input, index, at(index), frame, isCrowded);
  });
  return out + lastPoint(input, frame, at);
}

/** Where on the axis each period stands: on the day of its value, an empty one at its end. */
export function placesOf(input: TrendInput, frame: TrendFrame): (index: number) => number {
  return (index) => {
    const period = input.periods[index];
    return frame.x(period?.on ?? (period && period.end < frame.to ? period.end : frame.to));
  };
}

function gap(x: number, end: string, frame: TrendFrame): string {
  return element(
    'path',
    { d: `M${coordinate(x - 3)} ${coordinate(frame.bottom - 4)}h6`, class: 'gap' },
    titled(`No value for the period to ${day(end)}`),
  );
}

function point(
  input: TrendInput,
  index: number,
  x: number,
  frame: TrendFrame,
  isCrowded: boolean,
): string {
  const period = input.periods[index];
  if (!period || period.value === null) return '';
  const y = within(frame, frame.y(period.value));
  const words = `${quantity(period.value, input.unit, input.decimals)}, ${day(period.on)}`;
  const reading = period.on === null ? undefined : input.signals.get(period.on);
  if (reading) return signalMark(reading, x, y, `${words}: ${READINGS[reading]}`, markSize(input));
  const isNoted = period.on !== null && input.noted.has(period.on);
  if (isCrowded && !isNoted) return '';
  return element(
    'circle',
    { cx: x, cy: y, r: isNoted ? 3.2 : 2.2, class: isNoted ? 'point noted' : 'point' },
    titled(words),
  );
}

/** Marks shrink where many stand close. */
function markSize({ periods, width }: TrendInput): number {
  return Math.min(4.4, Math.max(2.2, (width * 0.35) / Math.max(1, periods.length)));
}

/** How a signal is called beside its mark. */
export const READINGS: Record<Reading, string> = {
  improvement: 'improvement',
  concern: 'concern',
  change: 'change',
};

function lastPoint(input: TrendInput, frame: TrendFrame, at: (index: number) => number): string {
  const index = lastKnown(input);
  const period = input.periods[index];
  if (!period || period.value === null) return '';
  if (period.on !== null && input.signals.has(period.on)) return '';
  return element('circle', { cx: at(index), cy: frame.y(period.value), r: 3.6, class: 'last' });
}

/** Position of the last period with a value; -1 without any. */
export function lastKnown(input: TrendInput): number {
  return input.periods.findLastIndex((period) => period.value !== null);
}

/** The latest value beside its point, right of it where there is room. */
export function lastWish(input: TrendInput, frame: TrendFrame): Wish[] {
  const index = lastKnown(input);
  const value = input.periods[index]?.value ?? null;
  if (value === null) return [];
  const x = placesOf(input, frame)(index);
  const y = frame.y(value);
  return [
    {
      words: figures(input.unit, input.decimals)(value),
      class: 'last-value',
      size: LETTER + 1.5,
      bold: true,
      places: [
        { x: x + 9, y: y + 4.5, anchor: 'start' },
        { x: x + 4, y: y - 10, anchor: 'end' },
        { x: x + 4, y: y + 20, anchor: 'end' },
        { x: x - 10, y: y + 4.5, anchor: 'end' },
      ],
    },
  ];
}
