import { linear, type Scale } from './scale.ts';
import { signalMark } from './signal.ts';
import { coordinate, element, picture } from './svg.ts';
import type { Reading } from './trend-input.ts';

export interface SparklineInput {
  /** One a period, oldest first; null is a gap. */
  values: readonly (number | null)[];
  /** A target to draw as a faint line, or the range to hold. */
  target?: number | null;
  min?: number | null;
  max?: number | null;
  /** What the process does by itself, by positions in `values`; the latest may stand out. */
  zones?: readonly { from: number; to: number; lower: number; upper: number }[];
  /** How the latest value reads where it is part of a signal. */
  signal?: Reading | null;
  /** How it is read aloud; null when the figures stand beside it. */
  label: string | null;
}

const WIDTH = 88;
const HEIGHT = 28;
const INSET = 3;

/** A line of the recent values without axes: gaps stay gaps, the last value has a dot. */
export function sparkline(input: SparklineInput): string {
  const known = input.values.filter((value) => value !== null);
  const box = { width: WIDTH, height: HEIGHT, class: 'sparkline', label: input.label };
  if (known.length === 0) return '';
  const bounds = [
    ...known,
    ...[input.target, input.min, input.max].filter((v) => v !== null && v !== undefined),
    ...(input.zones ?? []).flatMap(({ lower, upper }) => [lower, upper]),
  ];
  const y = linear(Math.min(...bounds), Math.max(...bounds), HEIGHT - INSET, INSET);
  const x = linear(0, Math.max(1, input.values.length - 1), INSET, WIDTH - INSET);
  return picture(
    box,
    zones(input, x, y) + goal(input, y) + lines(input.values, x, y) + lastDot(input, x, y),
  );
}

/** Path data through the values that are there; a value between two gaps becomes a short dash. */
export function gappedPath(values: readonly (number | null)[], x: Scale, y: Scale): string {
  let path = '';
  let open = false;
  values.forEach((value, index) => {
    if (value === null) {
      open = false;
      return;
    }
    path += `${open ? 'L' : 'M'}${coordinate(x(index))} ${coordinate(y(value))}`;
    const alone = !open && (values[index + 1] ?? null) === null;
    if (alone) path += 'h.01';
    open = true;
  });
  return path;
}

function lines(values: readonly (number | null)[], x: Scale, y: Scale): string {
  return element('path', { d: gappedPath(values, x, y), class: 'series' });
}

function lastDot({ values, signal }: SparklineInput, x: Scale, y: Scale): string {
  const index = values.findLastIndex((value) => value !== null);
  const value = values[index];
  if (value === null || value === undefined) return '';
  if (signal) return signalMark(signal, x(index), y(value), null, 3);
  return element('circle', { cx: x(index), cy: y(value), r: 2.2, class: 'last' });
}

function zones({ zones: all = [] }: SparklineInput, x: Scale, y: Scale): string {
  return all
    .map(({ from, to, lower, upper }) =>
      element('rect', {
        x: x(from),
        y: y(upper),
        width: Math.max(1, x(to) - x(from)),
        height: Math.max(1, y(lower) - y(upper)),
        class: 'zone',
      }),
    )
    .join('');
}

function goal(input: SparklineInput, y: Scale): string {
  return [input.target, input.min, input.max]
    .filter((value) => value !== null && value !== undefined)
    .map((at) => element('line', { x1: 0, x2: WIDTH, y1: y(at), y2: y(at), class: 'goal' }))
    .join('');
}
