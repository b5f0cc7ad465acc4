import type { PublishedUnit } from '../../publish/index.ts';
import { day } from '../format.ts';
import type { LineName } from './labels.ts';
import { signalMark } from './signal.ts';
import { gappedPath } from './sparkline.ts';
import { element, picture, titled } from './svg.ts';
import { marginNames } from './trend.ts';
import { axes } from './trend-axes.ts';
import { frameFor, type TrendFrame } from './trend-frame.ts';
import { figures } from './trend-goals.ts';
import { limitFigures } from './trend-limits.ts';
import { roomAround } from './value-span.ts';

/** How far each value lies from the one before it, with the mean and the limit of each segment. */
export interface RangeInput {
  width: number;
  height: number;
  unit: PublishedUnit | null;
  decimals: number;
  points: readonly { on: string; range: number | null; isSignal: boolean }[];
  segments: readonly { from: string; to: string; mean: number | null; limit: number | null }[];
  /** The days the picture above it begins and ends on. */
  from: string;
  to: string;
  title: string;
  description: string;
}

/** The moving-range picture that belongs under a process chart, on the same time axis. */
export function rangeChart(input: RangeInput): string {
  const known = [
    0,
    ...input.points.map(({ range }) => range),
    ...input.segments.flatMap(({ mean, limit }) => [mean, limit]),
  ].filter((value) => value !== null);
  const high = known.reduce((a, b) => Math.max(a, b), 0);
  const frame = frameFor(input, input.from, input.to, roomAround(0, high, false));
  return picture(
    {
      width: input.width,
      height: input.height,
      class: 'trend ranges',
      label: input.title,
      description: input.description,
    },
    axes(frame, input.unit) + lines(input, frame) + points(input, frame) + names(input, frame),
  );
}

function lines(input: RangeInput, frame: TrendFrame): string {
  return input.segments
    .map(({ from, to, mean, limit }, index) => {
      const next = input.segments[index + 1];
      const x1 = Math.max(frame.left, frame.x(from));
      const x2 = Math.min(frame.right, next ? frame.x(next.from) : frame.x(to));
      const line = (value: number | null, kind: string) =>
        value === null
          ? ''
          : element('line', {
              x1,
              x2,
              y1: frame.y(value),
              y2: frame.y(value),
              class: `limit ${kind}`,
            });
      return line(limit, 'edge') + line(mean, 'centre');
    })
    .join('');
}

function points(input: RangeInput, frame: TrendFrame): string {
  const x = (index: number) => frame.x(input.points[index]?.on ?? frame.to);
  const path = element('path', {
    d: gappedPath(
      input.points.map(({ range }) => range),
      x,
      frame.y,
    ),
    class: 'series',
  });
  const say = figures(input.unit, input.decimals);
  const dots = input.points.map(({ on, range, isSignal }, index) => {
    if (range === null) return '';
    const words = `${say(range)} from the value before, ${day(on)}`;
    if (isSignal) return signalMark('change', x(index), frame.y(range), words);
    if (input.points.length > 40) return '';
    return element(
      'circle',
      { cx: x(index), cy: frame.y(range), r: 2, class: 'point' },
      titled(words),
    );
  });
  return path + dots.join('');
}

function names(input: RangeInput, frame: TrendFrame): string {
  const last = input.segments.at(-1);
  const say = limitFigures(input.unit, input.decimals);
  const named: LineName[] = [];
  if (last?.limit != null)
    named.push({
      y: frame.y(last.limit),
      words: [`Limit ${say(last.limit)}`],
      class: 'limit-name',
      weight: 2,
    });
  if (last?.mean != null)
    named.push({
      y: frame.y(last.mean),
      words: [`Mean ${say(last.mean)}`],
      class: 'limit-name',
      weight: 1,
    });
  return marginNames(named, frame);
}
