import type { Graph, Viz } from '@viz-js/viz';

/** What stands in which row, all of one size, and what leads where. Rows count from the bottom. */
export interface RowsToLay {
  rows: readonly (readonly string[])[];
  arrows: readonly { from: string; to: string }[];
  /** Size of what is laid out and the space between, in the units of the picture. */
  node: { width: number; height: number };
  gap: { beside: number; between: number };
}

export interface Spot {
  x: number;
  y: number;
}

/** Where everything came to stand; the origin is at the top left. */
export interface LaidOut {
  width: number;
  height: number;
  /** Middle of each node. */
  spots: ReadonlyMap<string, Spot>;
  /** Middle of each row, from the bottom. */
  rows: number[];
  arrows: { from: string; to: string; line: Spot[]; tip: Spot }[];
}

const INCH = 72;
let starting: Promise<Viz> | null = null;

/** Graphviz, started once and only where something is to be laid out: a megabyte of WebAssembly. */
function graphviz(): Promise<Viz> {
  starting ??= import('@viz-js/viz').then(({ instance }) => instance());
  return starting;
}

/**
 * Lays out rows with Graphviz, which finds the order within each row and the ways of the arrows
 * between. It is given numbers for names: no word of the content reaches it.
 */
export async function layRows(input: RowsToLay): Promise<LaidOut> {
  const viz = await graphviz();
  const result = viz.render(graphOf(input), { format: 'json0' });
  if (result.status === 'failure')
    throw new Error(`Graphviz could not lay out ${input.rows.flat().length} nodes.`);
  return readLayout(JSON.parse(result.output) as Json, input);
}

function graphOf({ rows, arrows, node, gap }: RowsToLay): Graph {
  const names = new Map(rows.flat().map((id, index) => [id, `n${index}`]));
  const rowNames = rows.map((_, index) => `row${index}`);
  const known = arrows.filter(({ from, to }) => names.has(from) && names.has(to));
  return {
    directed: true,
    strict: true,
    graphAttributes: {
      rankdir: 'BT',
      splines: 'spline',
      nodesep: gap.beside / INCH,
      ranksep: gap.between / INCH,
    },
    nodeAttributes: {
      shape: 'box',
      fixedsize: true,
      label: '',
      width: node.width / INCH,
      height: node.height / INCH,
    },
    nodes: [...names.values()].map((name) => ({ name })),
    edges: [
      ...known.map(({ from, to }) => ({
        tail: names.get(from) ?? '',
        head: names.get(to) ?? '',
      })),
      ...rowNames.slice(1).map((head, index) => ({
        tail: rowNames[index] ?? '',
        head,
        attributes: { style: 'invis', weight: 100 },
      })),
    ],
    subgraphs: rows.map((row, index) => ({
      graphAttributes: { rank: 'same' },
      nodes: [
        // As high as the nodes, so that an empty row keeps its place.
        { name: rowNames[index] ?? '', attributes: { style: 'invis', width: 0.01 } },
        ...row.map((id) => ({ name: names.get(id) ?? '' })),
      ],
    })),
  };
}

interface Json {
  bb: string;
  objects?: { name: string; pos?: string }[];
  edges?: { tail: number; head: number; pos?: string }[];
}

function readLayout(json: Json, { rows, node }: RowsToLay): LaidOut {
  const height = Number(json.bb.split(',')[3]);
  const ids = new Map(rows.flat().map((id, index) => [`n${index}`, id]));
  const flip = (text: string): Spot => {
    const [x = 0, y = 0] = text.split(',').map(Number);
    return { x, y: height - y };
  };
  const objects = json.objects ?? [];
  const spotOf = (name: string) =>
    objects.find((object) => object.name === name && object.pos !== undefined)?.pos ?? '0,0';
  const idAt = (index: number) => ids.get(objects[index]?.name ?? '');
  const spots = new Map([...ids].map(([name, id]) => [id, flip(spotOf(name))]));
  const arrows = (json.edges ?? []).flatMap(({ tail, head, pos = '' }) => {
    const [from, to] = [idAt(tail), idAt(head)];
    if (from === undefined || to === undefined) return [];
    const [end = '', ...line] = pos.split(' ').sort(endFirst);
    return [{ from, to, tip: flip(end.slice(2)), line: line.map(flip) }];
  });
  const middles = rows.map((_, index) => flip(spotOf(`row${index}`)).y);
  return pushedLeft({ width: 0, height, spots, rows: middles, arrows }, node.width);
}

/** The same with nothing empty at its sides: Graphviz counts what is not seen. */
function pushedLeft(laid: LaidOut, nodeWidth: number): LaidOut {
  const edges = [...laid.spots.values()].flatMap(({ x }) => [x - nodeWidth / 2, x + nodeWidth / 2]);
  const all = [...edges, ...laid.arrows.flatMap(({ line }) => line.map(({ x }) => x))];
  const left = all.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const right = all.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const moved = ({ x, y }: Spot): Spot => ({ x: x - left, y });
  return {
    ...laid,
    width: right - left,
    spots: new Map([...laid.spots].map(([id, spot]) => [id, moved(spot)])),
    arrows: laid.arrows.map((arrow) => ({
      ...arrow,
      tip: moved(arrow.tip),
      line: arrow.line.map(moved),
    })),
  };
}

/** Graphviz writes the tip of an arrow before its line, marked with an e. */
function endFirst(a: string, b: string): number {
  return Number(b.startsWith('e,')) - Number(a.startsWith('e,'));
}
