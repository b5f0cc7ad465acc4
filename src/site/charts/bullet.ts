import { linear } from './scale.ts';
import { element, picture } from './svg.ts';

export interface BulletInput {
  /** How far it is, as a share of the way: 0 at the start, 1 at the target. Unclamped. */
  score: number | null;
  /** How far it should be today. */
  expected: number | null;
  status: string;
  label: string;
  width?: number;
}

const HEIGHT = 16;
const OVERSHOOT = 1.15;

/**
 * A bullet graph of the way from start to target: the bar is where we are, the tick where we should
 * be today, the end line the target. A value beyond the track is cut there with a notch.
 */
export function bullet(input: BulletInput): string {
  const width = input.width ?? 108;
  const x = linear(0, OVERSHOOT, 1, width - 1);
  const shown = input.score === null ? null : Math.min(OVERSHOOT, Math.max(0, input.score));
  const track = element('rect', { x: x(0), y: 5, width: x(1) - x(0), height: 6, class: 'track' });
  const bar =
    shown === null || shown === 0
      ? ''
      : element('rect', { x: x(0), y: 5, width: x(shown) - x(0), height: 6, class: 'bar' });
  const target = element('rect', { x: x(1) - 0.75, y: 2, width: 1.5, height: 12, class: 'target' });
  return picture(
    { width, height: HEIGHT, class: `bullet is-${input.status}`, label: input.label },
    track + bar + overshoot(input.score, x) + target + expectedTick(input, x),
  );
}

function overshoot(score: number | null, x: (value: number) => number): string {
  if (score === null) return '';
  if (score < 0) return element('path', { d: `M${x(0)} 8l5 -4v8z`, class: 'beyond' });
  if (score <= OVERSHOOT) return '';
  const end = Math.round(x(OVERSHOOT) * 100) / 100;
  return element('path', { d: `M${end} 3v10M${end - 3} 3v10`, class: 'cut' });
}

function expectedTick(input: BulletInput, x: (value: number) => number): string {
  if (input.expected === null || input.expected <= 0 || input.expected >= 1) return '';
  const at = x(input.expected);
  return element('path', { d: `M${Math.round(at * 100) / 100} 1.5v13`, class: 'expected' });
}

export interface RangeInput {
  value: number | null;
  min: number | null;
  max: number | null;
  /** Values seen, so that the axis holds them. */
  seen: readonly number[];
  status: string;
  label: string;
  width?: number;
}

/** A bullet graph for what is to be held: the band is where the value may be, the dot is where it is. */
export function rangeBullet(input: RangeInput): string {
  const width = input.width ?? 108;
  const edges = [input.min, input.max, input.value].filter((value) => value !== null);
  const all = [...edges, ...input.seen];
  const box = {
    width,
    height: HEIGHT,
    class: `bullet range is-${input.status}`,
    label: input.label,
  };
  if (all.length === 0) return picture(box, '');
  const low = Math.min(...all);
  const high = Math.max(...all);
  const room = (high - low || Math.abs(high) || 1) * 0.12;
  const x = linear(low - room, high + room, 1, width - 1);
  const from = input.min === null ? 1 : x(input.min);
  const to = input.max === null ? width - 1 : x(input.max);
  const track = element('rect', { x: 1, y: 7.5, width: width - 2, height: 1, class: 'axis' });
  const band = element('rect', {
    x: from,
    y: 5,
    width: Math.max(1, to - from),
    height: 6,
    class: 'track',
  });
  const ends = [input.min, input.max]
    .filter((edge) => edge !== null)
    .map((edge) =>
      element('rect', { x: x(edge) - 0.75, y: 2, width: 1.5, height: 12, class: 'target' }),
    )
    .join('');
  const dot =
    input.value === null
      ? ''
      : element('circle', { cx: x(input.value), cy: 8, r: 3.6, class: 'dot' });
  return picture(box, track + band + ends + dot);
}
