import { dayNumber, linear } from './scale.ts';
import { coordinate, element, picture } from './svg.ts';

/** What a line of shares over time is drawn from. */
export interface ShareLineInput {
  /** Oldest first; null where there was nothing to judge. */
  points: readonly { on: string; value: number | null }[];
  width?: number;
  height?: number;
  label: string | null;
}

const INSET = 3;

/** A share from 0 to 1 over time, with its last value as a dot; '' for fewer than two values. */
export function shareLine({ points, width = 72, height = 22, label }: ShareLineInput): string {
  const known = points.filter((point) => point.value !== null);
  const [first, last] = [points[0], points.at(-1)];
  if (known.length < 2 || first === undefined || last === undefined) return '';
  const x = linear(dayNumber(first.on), dayNumber(last.on), INSET, width - INSET);
  const y = linear(0, 1, height - INSET, INSET);
  const place = (on: string, value: number) =>
    `${coordinate(x(dayNumber(on)))} ${coordinate(y(value))}`;
  let path = '';
  let isOpen = false;
  for (const { on, value } of points) {
    if (value !== null) path += `${isOpen ? 'L' : 'M'}${place(on, value)}`;
    isOpen = value !== null;
  }
  const floor = element('line', {
    x1: 0,
    x2: width,
    y1: y(0),
    y2: y(0),
    class: 'goal',
  });
  const end = known.at(-1);
  const dot =
    end === undefined
      ? ''
      : element('circle', {
          cx: x(dayNumber(end.on)),
          cy: y(end.value ?? 0),
          r: 2.4,
          class: 'last',
        });
  const line = element('path', { d: path, class: 'series' });
  return picture({ width, height, class: 'sparkline share-line', label }, floor + line + dot);
}
