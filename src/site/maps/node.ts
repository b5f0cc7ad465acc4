import type { Status } from '../../publish/index.ts';
import { statusShape } from '../charts/shape.ts';
import { element, text, titled } from '../charts/svg.ts';
import { wrapWords } from '../charts/text-width.ts';
import { STATUS_FACES } from '../status.ts';

/** A record as a box of a map. */
export interface MapNode {
  title: string;
  status: Status | null;
  /** Address with the base; null where it has no page. */
  href: string | null;
  /** Small words under the title in place of the status, such as its kind. */
  note?: string;
}

export interface NodeBox {
  /** Left and top. */
  x: number;
  y: number;
  width: number;
  height: number;
  letter: number;
}

const PAD = 10;
const LEADING = 1.22;

/** A box with title and status; a link where there is a page to go to. */
export function mapNode(node: MapNode, box: NodeBox, kind = ''): string {
  const { x, y, width, height, letter } = box;
  const state = node.status === null ? 'is-none' : `is-${node.status}`;
  const most = Math.max(1, Math.floor((height - PAD - letter * 1.7) / (letter * LEADING)));
  const lines = wrapWords(node.title, width - PAD * 2, letter * 1.04, most);
  const isCut = lines.join(' ') !== node.title.trim().split(/\s+/).join(' ');
  // Blanks between the words: what is heard is what is read, in the same order.
  const words = [
    ...lines.map((line, index) =>
      text(
        { x: x + PAD, y: y + PAD + letter * (0.78 + index * LEADING), class: 'node-title' },
        line,
      ),
    ),
    foot(node, box),
  ].join(' ');
  // The whole title is told by the box: on the link it would replace the words that are seen.
  const drawn =
    element('rect', { x, y, width, height, class: 'box' }, isCut ? titled(node.title) : '') +
    element('rect', { x, y, width: 3, height, class: 'edge' }) +
    words;
  const group = { class: ['map-node', state, kind].filter(Boolean).join(' ') };
  return node.href === null
    ? element('g', group, drawn)
    : element('a', { href: node.href, ...group }, drawn);
}

function foot({ status, note }: MapNode, { x, y, height, letter }: NodeBox): string {
  const base = y + height - PAD + 1;
  if (status === null)
    return note === undefined ? '' : text({ x: x + PAD, y: base, class: 'node-note' }, note);
  const size = letter * 0.8;
  const shape = element(
    'svg',
    { x: x + PAD, y: base - size * 0.92, width: size, height: size, viewBox: '0 0 12 12' },
    statusShape(status),
  );
  const word = STATUS_FACES[status].word;
  const words = note === undefined ? word : `${word} · ${note}`;
  return shape + text({ x: x + PAD + size + 5, y: base, class: 'node-state' }, words);
}
