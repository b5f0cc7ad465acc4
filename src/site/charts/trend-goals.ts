import type { PublishedUnit } from '../../publish/index.ts';
import { day, longUnit, quantity } from '../format.ts';
import type { LineName } from './labels.ts';
import { coordinate, element, titled } from './svg.ts';
import type { TrendFrame } from './trend-frame.ts';
import type { TrendInput } from './trend-input.ts';

/** How values are written on a picture: without a long unit, which stands over the axis. */
export function figures(unit: PublishedUnit | null, decimals: number): (value: number) => string {
  const short = unit !== null && longUnit(unit) !== null ? { ...unit, symbol: null } : unit;
  return (value) => quantity(value, short, decimals);
}

interface GoalLine {
  value: number;
  name: string;
  kind: 'target' | 'standard';
}

function linesOf(input: TrendInput): GoalLine[] {
  const { goal, standard } = input;
  const wanted: (GoalLine | null)[] = [
    goal?.target == null ? null : { value: goal.target, name: 'Target', kind: 'target' },
    goal?.max == null ? null : { value: goal.max, name: 'At most', kind: 'target' },
    goal?.min == null ? null : { value: goal.min, name: 'At least', kind: 'target' },
  ];
  const lines = wanted.filter((line) => line !== null);
  if (standard === null || lines.some((line) => line.value === standard)) return lines;
  return [...lines, { value: standard, name: 'Standard', kind: 'standard' }];
}

/** The target, or the range to hold, and the standard: a line each. */
export function goalLines(input: TrendInput, frame: TrendFrame): string {
  const { left, right } = frame;
  const drawn = linesOf(input).map(({ value, kind }) => {
    const at = frame.y(value);
    return element('line', { x1: left, x2: right, y1: at, y2: at, class: `goal ${kind}` });
  });
  return band(input, frame) + drawn.join('');
}

/** What those lines are called. */
export function goalNames(input: TrendInput, frame: TrendFrame): LineName[] {
  const say = figures(input.unit, input.decimals);
  return linesOf(input).map(({ value, name, kind }) => ({
    y: frame.y(value),
    words: [`${name} ${say(value)}`, name],
    class: `goal-name ${kind}`,
    bold: kind === 'target',
    weight: kind === 'target' ? 9 : 8,
  }));
}

function band(input: TrendInput, frame: TrendFrame): string {
  const { min = null, max = null } = input.goal ?? {};
  if (min === null && max === null) return '';
  const top = max === null ? frame.top : frame.y(max);
  const bottom = min === null ? frame.bottom : frame.y(min);
  return element('rect', {
    x: frame.left,
    y: top,
    width: frame.right - frame.left,
    height: Math.max(0, bottom - top),
    class: 'band',
  });
}

/** The way from the baseline through the milestones to the target, cut at the plot's edges. */
export function way(input: TrendInput, frame: TrendFrame): string {
  const { goal, baseline } = input;
  if (!baseline || goal?.target == null || goal.due === null) return '';
  const stops = [baseline, ...input.milestones, { on: goal.due, value: goal.target }];
  const path = stops.map(
    (stop, index) =>
      `${index === 0 ? 'M' : 'L'}${coordinate(frame.x(stop.on))} ${coordinate(frame.y(stop.value))}`,
  );
  const dots = input.milestones.map((stop) =>
    element(
      'circle',
      { cx: frame.x(stop.on), cy: frame.y(stop.value), r: 3, class: 'milestone' },
      titled(`Milestone ${quantity(stop.value, input.unit, input.decimals)} by ${day(stop.on)}`),
    ),
  );
  return cutToPlot(frame, element('path', { d: path.join(''), class: 'way' }) + dots.join(''));
}

/** Drawings of which only what lies inside the plot is seen. */
export function cutToPlot(frame: TrendFrame, drawn: string): string {
  const width = frame.right - frame.left;
  const height = frame.bottom - frame.top;
  const box = { x: frame.left, y: frame.top, width, height };
  const viewBox = [box.x, box.y, width, height].map(coordinate).join(' ');
  return element('svg', { ...box, viewBox }, drawn);
}
