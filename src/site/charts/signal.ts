import { coordinate, element, titled } from './svg.ts';
import type { Reading } from './trend-input.ts';

/**
 * The mark of a signal: a disc for the better, a triangle for the worse, a square for neither.
 * `size` is half its width.
 */
export function signalMark(
  reading: Reading,
  x: number,
  y: number,
  words: string | null,
  size = 4.4,
): string {
  const children = words === null ? '' : titled(words);
  const kind = `signal ${reading}`;
  switch (reading) {
    case 'improvement':
      return element('circle', { cx: x, cy: y, r: size, class: kind }, children);
    case 'concern':
      return element('path', { d: triangle(x, y, size * 1.2), class: kind }, children);
    case 'change': {
      const width = size * 1.8;
      const box = { x: x - width / 2, y: y - width / 2, width, height: width };
      return element('rect', { ...box, class: kind }, children);
    }
  }
}

function triangle(x: number, y: number, size: number): string {
  const at = coordinate;
  return `M${at(x)} ${at(y - size)}l${at(size)} ${at(size * 1.75)}h${at(size * -2)}z`;
}
