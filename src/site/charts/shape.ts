import { element, picture } from './svg.ts';

/** The shapes that go with a status' word, drawn so that every machine shows the same: 12 units wide. */
const SHAPES: Record<string, string> = {
  'on-track': element('circle', { cx: 6, cy: 6, r: 4.5, class: 'fill' }),
  'at-risk':
    element('circle', { cx: 6, cy: 6, r: 4, class: 'line' }) +
    element('path', { d: 'M6 2a4 4 0 0 0 0 8z', class: 'fill' }),
  'off-track': element('path', { d: 'M6 1.2 11 10.4H1z', class: 'fill' }),
  achieved: element('path', { d: 'M1.8 6.4 4.7 9.3 10.2 2.9', class: 'stroke' }),
  missed: element('path', { d: 'M2.4 2.4 9.6 9.6M9.6 2.4 2.4 9.6', class: 'stroke' }),
  'no-data': element('circle', { cx: 6, cy: 6, r: 4, class: 'line dots' }),
  stale:
    element('circle', { cx: 6, cy: 6, r: 4, class: 'line' }) +
    element('path', { d: 'M6 3.4V6l1.8 1.2', class: 'line' }),
  'not-started': element('circle', { cx: 6, cy: 6, r: 4, class: 'line' }),
  retired: element('rect', { x: 3.2, y: 3.2, width: 5.6, height: 5.6, class: 'fill' }),
  error: element('path', { d: 'M6 1 11 6 6 11 1 6z', class: 'fill' }),
  warn: element('path', { d: 'M6 1.6 10.4 6 6 10.4 1.6 6z', class: 'line' }),
  info: element('circle', { cx: 6, cy: 6, r: 2.2, class: 'fill' }),
};

/** The shape of a status or severity; decorative, because its word stands beside it. */
export function statusShape(status: string): string {
  return picture(
    { width: 12, height: 12, class: `shape is-${status}`, label: null },
    SHAPES[status] ?? '',
  );
}
