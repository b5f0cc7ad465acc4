import type { Status } from '../../publish/index.ts';
import { coordinate, element, text } from '../charts/svg.ts';
import { arrow } from './arrow.ts';
import type { Spot } from './layout.ts';
import { mapNode } from './node.ts';

/** A record one step from another. */
export interface Neighbour {
  title: string;
  /** How it stands to the record in the middle; absent for that one itself. */
  note?: string;
  status: Status | null;
  href: string | null;
}

interface Neighbours {
  from: readonly Neighbour[];
  centre: Neighbour;
  to: readonly Neighbour[];
}

/** More than so many on a side are told as a number. */
const MOST = 8;
const WIDE = { width: 900, node: 254, height: 68, pitch: 78, letter: 12.5 };
const NARROW = { width: 352, indent: 26, height: 60, pitch: 68, letter: 12.5 };

/**
 * A record between what leads to it and what it leads to, for wide and for narrow screens. Three
 * columns need no search for a layout, so that ten thousand pages take no longer for it.
 */
export function drawNeighbourhood(neighbours: Neighbours): { wide: string; narrow: string } {
  return { wide: wide(neighbours), narrow: narrow(neighbours) };
}

function wide({ from, centre, to }: Neighbours): string {
  const { width, node, height, pitch, letter } = WIDE;
  const rows = Math.max(
    1,
    ...[from, to].map((side) => Math.min(MOST, side.length) + Number(side.length > MOST)),
  );
  const tall = rows * pitch;
  const middle = tall / 2;
  const centreX = (width - node) / 2;
  const column = (side: readonly Neighbour[], x: number) => {
    const shown = side.slice(0, MOST);
    const count = shown.length + Number(side.length > MOST);
    const top = middle - (count * pitch) / 2 + (pitch - height) / 2;
    const boxes = shown.map((neighbour, index) =>
      mapNode(neighbour, { x, y: top + index * pitch, width: node, height, letter }),
    );
    const rest =
      side.length > MOST
        ? text({ x: x + 10, y: top + MOST * pitch + 24, class: 'node-note' }, further(side))
        : '';
    const middles = shown.map((_, index) => top + index * pitch + height / 2);
    return { drawn: boxes.join('') + rest, middles };
  };
  const left = column(from, 0);
  const right = column(to, width - node);
  const arrows = [
    ...left.middles.map((y) => curve({ x: node, y }, { x: centreX, y: fan(y, middle, height) })),
    ...right.middles.map((y) =>
      curve({ x: centreX + node, y: fan(y, middle, height) }, { x: width - node, y }),
    ),
  ];
  const own = mapNode(
    { ...centre, href: null },
    { x: centreX, y: middle - height / 2, width: node, height, letter },
    'centre',
  );
  return frame(width, tall, hidden(arrows.join('')) + left.drawn + own + right.drawn, centre);
}

/** Arrows meet the middle box along its side, in the order of their other ends. */
function fan(y: number, middle: number, height: number): number {
  return middle + Math.max(-0.32, Math.min(0.32, (y - middle) / 600)) * height;
}

function curve(start: Spot, tip: Spot): string {
  const end = { x: tip.x - 9, y: tip.y };
  const bend = (end.x - start.x) / 2;
  return arrow([start, { x: start.x + bend, y: start.y }, { x: end.x - bend, y: end.y }, end], tip);
}

/** One under the other, tied by a line at the left that leads into the record and on from it. */
function narrow({ from, centre, to }: Neighbours): string {
  const { width, indent, height, pitch, letter } = NARROW;
  const before = from.slice(0, MOST);
  const after = to.slice(0, MOST);
  const place = (index: number) => index * pitch + 4;
  const own = place(before.length);
  const size = { width: width - indent, height, letter };
  const draw = (neighbour: Neighbour, index: number) =>
    mapNode(neighbour, { ...size, x: indent, y: place(index) });
  const lineX = indent / 2 - 3;
  const into =
    before.length === 0
      ? ''
      : element('path', {
          d: before
            .map((_, i) => `M${indent} ${place(i) + height / 2}H${lineX}V${own + 14}`)
            .join(''),
          class: 'way-line',
        }) +
        arrow(
          [
            { x: lineX, y: own + 14 },
            { x: lineX, y: own + 14 },
          ],
          { x: indent, y: own + 14 },
        );
  const out = after.map((_, i) => {
    const y = place(before.length + 1 + i) + height / 2;
    const line = `M${indent} ${own + height - 14}H${lineX}V${coordinate(y)}H${indent - 8}`;
    return (
      element('path', { d: line, class: 'way-line' }) +
      arrow([{ x: indent - 9, y }], { x: indent, y })
    );
  });
  const count = before.length + 1 + after.length;
  const left = [...from.slice(MOST), ...to.slice(MOST)].length;
  const rest =
    left === 0
      ? ''
      : text(
          { x: indent, y: place(count) + 14, class: 'node-note' },
          `and ${left} more, in the list`,
        );
  const drawn =
    hidden(into + out.join('')) +
    before.map(draw).join('') +
    mapNode({ ...centre, href: null }, { ...size, x: indent, y: own }, 'centre') +
    after.map((neighbour, i) => draw(neighbour, before.length + 1 + i)).join('') +
    rest;
  return frame(width, place(count) + (left === 0 ? 0 : 24), drawn, centre);
}

function further(side: readonly Neighbour[]): string {
  return `and ${side.length - MOST} more, in the list`;
}

function hidden(drawn: string): string {
  return element('g', { 'aria-hidden': 'true' }, drawn);
}

function frame(width: number, height: number, drawn: string, centre: Neighbour): string {
  return element(
    'svg',
    {
      class: 'neighbourhood',
      viewBox: `0 0 ${width} ${coordinate(height)}`,
      width,
      height,
      role: 'group',
      'aria-label': `${centre.title}, what leads to it and what it leads to`,
    },
    drawn,
  );
}
