import { dayNumber, linear, type Scale } from './scale.ts';
import { signalMark } from './signal.ts';
import { gappedPath } from './sparkline.ts';
import { element, picture } from './svg.ts';
import type { LimitLines, Reading } from './trend-input.ts';
import { roomAround } from './value-span.ts';

/** One of several pictures of one size on one time axis, to be compared at a glance. */
export interface SmallInput {
  periods: readonly { on: string | null; value: number | null }[];
  limits: readonly LimitLines[];
  signals: ReadonlyMap<string, Reading>;
  target: number | null;
  min: number | null;
  max: number | null;
  /** The days that all of them begin and end on. */
  from: string;
  to: string;
  label: string;
}

const WIDTH = 260;
const HEIGHT = 72;
const INSET = 5;

/** A series between two days without axes: its zone, its aim, its signals; empty without a value there. */
export function small(input: SmallInput): string {
  const { from, to } = input;
  const shown = input.periods.filter(({ on }) => on === null || (on >= from && on <= to));
  const known = shown.flatMap(({ value }) => (value === null ? [] : [value]));
  if (known.length === 0) return '';
  const days = linear(dayNumber(from), dayNumber(to), INSET, WIDTH - INSET);
  const x = (date: string) => days(dayNumber(date));
  const limits = input.limits.filter((segment) => segment.to >= from && segment.from <= to);
  const aims = [input.target, input.min, input.max].filter((value) => value !== null);
  const all = [...known, ...aims, ...limits.flatMap(({ lower, upper }) => [lower, upper])];
  const [low, high] = roomAround(
    all.reduce((a, b) => Math.min(a, b)),
    all.reduce((a, b) => Math.max(a, b)),
    false,
  );
  const y = linear(low, high, HEIGHT - INSET, INSET);
  const clamp = (date: string) => Math.min(WIDTH - INSET, Math.max(INSET, x(date)));
  return picture(
    { width: WIDTH, height: HEIGHT, class: 'trend small', label: input.label },
    zones(limits, clamp, y) + aimLines(aims, y) + line(shown, input.signals, x, y),
  );
}

function zones(limits: readonly LimitLines[], x: (date: string) => number, y: Scale): string {
  return limits
    .map(({ from, to, lower, upper }) =>
      element('rect', {
        x: x(from),
        y: y(upper),
        width: Math.max(1, x(to) - x(from)),
        height: Math.max(0, y(lower) - y(upper)),
        class: 'within',
      }),
    )
    .join('');
}

function aimLines(aims: readonly number[], y: Scale): string {
  return aims
    .map((at) => element('line', { x1: 0, x2: WIDTH, y1: y(at), y2: y(at), class: 'goal target' }))
    .join('');
}

function line(
  shown: SmallInput['periods'],
  signals: SmallInput['signals'],
  x: (date: string) => number,
  y: Scale,
): string {
  const dated = shown.filter((period) => period.on !== null || period.value === null);
  const at = (index: number) => x(dated[index]?.on ?? '');
  const path = gappedPath(
    dated.map(({ value }) => value),
    at,
    y,
  );
  const marks = dated.map(({ on, value }) => {
    const reading = on === null ? undefined : signals.get(on);
    return reading && on !== null && value !== null
      ? signalMark(reading, x(on), y(value), null, 2.6)
      : '';
  });
  const last = dated.findLast(({ value }) => value !== null);
  const dot =
    last?.on != null && last.value !== null && !signals.has(last.on)
      ? element('circle', { cx: x(last.on), cy: y(last.value), r: 2.8, class: 'last' })
      : '';
  return element('path', { d: path, class: 'series' }) + marks.join('') + dot;
}
