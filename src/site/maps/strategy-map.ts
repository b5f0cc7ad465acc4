import type { Publication, PublishedPriority } from '../../publish/index.ts';
import { element, escapeMarkup, text } from '../charts/svg.ts';
import { cutTo, wrapWords } from '../charts/text-width.ts';
import { address } from '../views/book.ts';
import type { Band } from '../views/perspectives.ts';
import { bandsOf } from '../views/strategy-map.ts';
import { arrow } from './arrow.ts';
import { type LaidOut, layRows } from './layout.ts';
import { mapNode } from './node.ts';

/** The strategy map as two pictures, one for a desk and one for a phone; both empty without a priority. */
export interface StrategyPictures {
  wide: string;
  narrow: string;
}

/** How much wider the letters of a name are than those that are measured, and its lines' distance. */
const SERIF = 1.15;
const LINE = 17;

interface Setting {
  width: number;
  /** Room left of the bands for their names; nought where the names stand in the bands. */
  gutter: number;
  node: { width: number; height: number };
  gap: { beside: number; between: number };
  /** How many stand in a row before it is broken. */
  most: number;
  letter: number;
}

const WIDE: Setting = {
  width: 1000,
  gutter: 116,
  node: { width: 196, height: 84 },
  gap: { beside: 48, between: 66 },
  most: 4,
  letter: 13.5,
};
const NARROW: Setting = {
  width: 352,
  gutter: 0,
  node: { width: 142, height: 98 },
  gap: { beside: 24, between: 62 },
  most: 2,
  letter: 12.5,
};

/** Draws the map of a publication: perspectives as bands, priorities in them, what drives what as arrows. */
export async function drawStrategyMap(publication: Publication): Promise<StrategyPictures> {
  const bands = bandsOf(publication);
  if (!bands.some((band) => band.priorities.length > 0)) return { wide: '', narrow: '' };
  return {
    wide: await draw(bands, publication, WIDE),
    narrow: await draw(bands, publication, NARROW),
  };
}

async function draw(bands: readonly Band[], publication: Publication, setting: Setting) {
  const fromBelow = bands.toReversed();
  const rowsOf = fromBelow.map((band) => brokenInto(band.priorities, setting.most));
  const priorities = fromBelow.flatMap((band) => band.priorities);
  const laid = await layRows({
    rows: rowsOf.flat().map((row) => row.map(({ id }) => id)),
    arrows: priorities.flatMap(({ id, drives }) => drives.map((to) => ({ from: id, to: to.id }))),
    node: setting.node,
    gap: setting.gap,
  });
  const room = Math.max(setting.width - setting.gutter, laid.width);
  const shift = setting.gutter + (room - laid.width) / 2;
  const width = setting.gutter + room;
  const margin = setting.gap.between / 2;
  const bandsDrawn = bandShapes(fromBelow, rowsOf, laid, setting, width);
  const drawn =
    bandsDrawn.shapes +
    element(
      'g',
      { transform: `translate(${Math.round(shift)} ${margin})` },
      element(
        'g',
        { 'aria-hidden': 'true' },
        laid.arrows.map((a) => arrow(a.line, a.tip)).join(''),
      ) + priorities.map((priority) => nodeOf(priority, publication, laid, setting)).join(''),
    ) +
    bandsDrawn.names;
  return frame(width, laid.height + margin * 2, drawn, publication);
}

/** Rows of at most so many: what is driven by others of its band comes into the upper ones. */
function brokenInto(priorities: readonly PublishedPriority[], most: number): PublishedPriority[][] {
  if (priorities.length <= most) return [[...priorities]];
  const rows = Math.ceil(priorities.length / most);
  const size = Math.ceil(priorities.length / rows);
  const own = new Set(priorities.map(({ id }) => id));
  const causes = (priority: PublishedPriority) =>
    priority.drivenBy.filter(({ id }) => own.has(id)).length;
  const sorted = priorities.toSorted((a, b) => causes(a) - causes(b));
  return Array.from({ length: rows }, (_, index) => sorted.slice(index * size, (index + 1) * size));
}

function nodeOf(
  priority: PublishedPriority,
  publication: Publication,
  laid: LaidOut,
  { node, letter }: Setting,
): string {
  const middle = laid.spots.get(priority.id) ?? { x: 0, y: 0 };
  return mapNode(
    { title: priority.title, status: priority.status, href: address(publication, priority.href) },
    {
      x: middle.x - node.width / 2,
      y: middle.y - node.height / 2,
      width: node.width,
      height: node.height,
      letter,
    },
  );
}

/** Each perspective as a band from edge to edge, and its name at the left or over it. */
function bandShapes(
  bands: readonly Band[],
  rowsOf: readonly (readonly unknown[])[],
  laid: LaidOut,
  setting: Setting,
  width: number,
): { shapes: string; names: string } {
  const margin = setting.gap.between / 2;
  const half = setting.node.height / 2 + margin;
  let first = 0;
  let shapes = '';
  let names = '';
  bands.forEach((band, index) => {
    const rows = laid.rows.slice(first, first + (rowsOf[index]?.length ?? 0));
    first += rows.length;
    const bottom = Math.max(...rows) + half + margin;
    const top = Math.min(...rows) - half + margin;
    const other = index % 2 === 0 ? '' : ' other';
    const box = { x: 0, y: top, width, height: bottom - top, class: `band-shape${other}` };
    shapes += element('rect', box);
    names += bandNames(band, { top, bottom, width }, setting, other);
  });
  return { shapes, names };
}

/** The name of a band at the left of it, or over it where there is no room; below it that it is empty. */
function bandNames(
  band: Band,
  { top, bottom, width }: { top: number; bottom: number; width: number },
  { gutter, letter }: Setting,
  other: string,
): string {
  const isOver = gutter === 0;
  const x = isOver ? 10 : 14;
  const y = isOver ? top + letter + 4 : (top + bottom) / 2 - 4;
  const lines = isOver
    ? [cutTo(band.title, width - 2 * x, letter * SERIF, true)]
    : wrapWords(band.title, gutter - 24, letter, 3);
  const names = lines.map((line, i) =>
    text({ x, y: y + i * LINE, class: `band-name${other}` }, line),
  );
  const none = { x, y: y + lines.length * LINE, class: `band-none${other}` };
  return names.join('') + (band.priorities.length > 0 ? '' : text(none, 'no priority yet'));
}

/** The picture as a group of links: those who cannot see it are told that the same stands below as a list. */
function frame(width: number, height: number, drawn: string, publication: Publication): string {
  const words = `Strategy map of ${publication.organization.name}`;
  const told =
    'Priorities in their perspectives, from the foundations at the bottom to the outcomes at the top; arrows lead from cause to effect. The same stands below as a list.';
  return element(
    'svg',
    {
      class: 'strategy-map',
      viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`,
      width: Math.ceil(width),
      height: Math.ceil(height),
      role: 'group',
      'aria-label': words,
    },
    element('title', {}, escapeMarkup(words)) + element('desc', {}, escapeMarkup(told)) + drawn,
  );
}
