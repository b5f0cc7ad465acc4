import { coordinate, element } from '../charts/svg.ts';
import type { Spot } from './layout.ts';

const HEAD = 7;

/** A line of Bézier curves that ends in a small filled head. */
export function arrow(line: readonly Spot[], tip: Spot): string {
  const [start, ...rest] = line;
  const last = line.at(-1);
  if (!start || !last) return '';
  const curves: string[] = [];
  for (let i = 0; i + 2 < rest.length; i += 3)
    curves.push(`C${[rest[i], rest[i + 1], rest[i + 2]].map(spot).join(' ')}`);
  return (
    element('path', { d: `M${spot(start)}${curves.join('')}`, class: 'way-line' }) +
    element('path', { d: head(last, tip), class: 'way-head' })
  );
}

function spot(at: Spot | undefined): string {
  return at ? `${coordinate(at.x)} ${coordinate(at.y)}` : '';
}

/** A triangle at the tip that points the way from `from`. */
function head(from: Spot, tip: Spot): string {
  const length = Math.hypot(tip.x - from.x, tip.y - from.y) || 1;
  const [dx, dy] = [(tip.x - from.x) / length, (tip.y - from.y) / length];
  const base = { x: tip.x - dx * HEAD * 1.4, y: tip.y - dy * HEAD * 1.4 };
  const side = (sign: number): Spot => ({
    x: base.x - dy * sign * HEAD * 0.55,
    y: base.y + dx * sign * HEAD * 0.55,
  });
  return `M${spot(tip)}L${spot(side(1))}L${spot(side(-1))}Z`;
}
