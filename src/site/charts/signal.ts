import { element, titled } from './svg.ts';
import type { Reading } from './trend-input.ts';

/** The mark of a signal: a disc for the better, a triangle for the worse, a square for neither. */
export function signalMark(reading: Reading, x: number, y: number, words: string | null): string {
  const children = words === null ? '' : titled(words);
  const kind = `signal ${reading}`;
  switch (reading) {
    case 'improvement':
      return element('circle', { cx: x, cy: y, r: 4.4, class: kind }, children);
    case 'concern':
      return element('path', { d: triangle(x, y), class: kind }, children);
    case 'change':
      return element('rect', { x: x - 4, y: y - 4, width: 8, height: 8, class: kind }, children);
  }
}

function triangle(x: number, y: number): string {
  const at = (value: number) => String(Math.round(value * 100) / 100);
  return `M${at(x)} ${at(y - 5.4)}l5.4 9.4h-10.8z`;
}
