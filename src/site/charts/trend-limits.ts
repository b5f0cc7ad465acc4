import type { PublishedUnit } from '../../publish/index.ts';
import { day } from '../format.ts';
import type { LineName } from './labels.ts';
import { element, titled } from './svg.ts';
import type { TrendFrame } from './trend-frame.ts';
import { figures } from './trend-goals.ts';
import type { LimitLines } from './trend-input.ts';

/** The zone in which each segment of the process varies by itself, with its centre and both limits. */
export function limitZones(limits: readonly LimitLines[], frame: TrendFrame): string {
  return limits.map((segment) => zone(segment, edges(segment, frame), frame)).join('');
}

function edges({ from, to }: LimitLines, frame: TrendFrame): { from: number; to: number } {
  const start = Math.min(frame.right - 1, Math.max(frame.left, frame.x(from)));
  return { from: start, to: Math.max(start + 1, Math.min(frame.right, frame.x(to))) };
}

function zone(segment: LimitLines, { from, to }: { from: number; to: number }, frame: TrendFrame) {
  const { y } = frame;
  const line = (value: number, kind: string) =>
    element('line', { x1: from, x2: to, y1: y(value), y2: y(value), class: `limit ${kind}` });
  const kind = segment.isTrial ? 'zone trial' : 'zone';
  return element(
    'g',
    { class: kind },
    titled(
      `${segment.isTrial ? 'Trial limits' : 'Limits'} from ${day(segment.from)} to ${day(segment.to)}`,
    ) +
      element('rect', {
        x: from,
        y: y(segment.upper),
        width: to - from,
        height: Math.max(0, y(segment.lower) - y(segment.upper)),
        class: 'within',
      }) +
      line(segment.upper, 'edge') +
      line(segment.lower, 'edge') +
      line(segment.centre, 'centre'),
  );
}

/** What the lines of the last segment are called; nothing where it has been over since `latest`. */
export function limitNames(
  limits: readonly LimitLines[],
  frame: TrendFrame,
  unit: PublishedUnit | null,
  decimals: number,
  latest: string | null,
): LineName[] {
  const last = limits.at(-1);
  if (!last || (latest !== null && last.to < latest)) return [];
  const say = limitFigures(unit, decimals);
  const names = [
    { value: last.upper, full: 'Upper limit', short: 'Upper', weight: 5 },
    { value: last.centre, full: 'Centre', short: 'Centre', weight: 4 },
    { value: last.lower, full: 'Lower limit', short: 'Lower', weight: 5 },
  ];
  const distinct = last.upper > last.lower ? names : names.slice(1, 2);
  return distinct.map(({ value, full, short, weight }) => ({
    y: frame.y(value),
    words: [`${full} ${say(value)}`, `${short} ${say(value)}`, short],
    class: 'limit-name',
    weight,
  }));
}

/** Limits and centres as written: a mean of whole numbers keeps one decimal. */
export function limitFigures(
  unit: PublishedUnit | null,
  decimals: number,
): (value: number) => string {
  const places = Math.max(decimals, 1);
  return figures(unit === null ? null : { ...unit, precision: null }, places);
}
