import type {
  Mention,
  Publication,
  PublishedKpi,
  PublishedObjective,
  PublishedPriority,
  Status,
} from '../../publish/index.ts';
import { count } from '../format.ts';
import { type Book, oncePer, open, pick } from './book.ts';
import { isLong, type Part, partsOf } from './parts.ts';
import { bandsOf } from './strategy-map.ts';

/** A record with what stands under it on the way from the vision to a figure. */
export interface TreeNode {
  record: Mention;
  kind: 'priority' | 'objective' | 'kpi';
  status: Status;
  owner: Mention | null;
  /** Its place on the page; null where it stands already further up. */
  anchor: string | null;
  /** What is under it, in a few words; empty for a leaf. */
  tally: string;
  children: TreeNode[];
}

/** The place of a record in the tree of throughlines. */
function anchorOf({ kind, id }: { kind: string; id: string }): string {
  return `line-${kind}-${id}`;
}

/** Every live priority with its current objectives and live KPIs, each told in full where it comes first. */
export const throughlinesOf = oncePer((book: Book): TreeNode[] => {
  const seen = new Set<string>();
  return bandsOf(book.publication)
    .flatMap(({ priorities }) => priorities)
    .map((priority) => priorityNode(priority, book, seen));
});

/** The lines of one priority, on pages of their own. */
export interface LinePage extends Part<TreeNode> {
  priority: TreeNode;
}

/** Where there are too many lines for one page: those of each priority apart; else none. */
export const linePages = oncePer((publication: Publication): LinePage[] => {
  const tree = throughlinesOf(open(publication));
  const nodes = tree.reduce((sum, node) => sum + sizeOf(node), 0);
  if (!isLong(nodes)) return [];
  return tree.flatMap((priority) =>
    partsOf(
      priority.children,
      priority.record.title,
      (number) =>
        `/alignment/lines/${encodeURIComponent(priority.record.id)}/${number === 1 ? '' : `${number}/`}`,
    ).map((part) => ({ ...part, priority })),
  );
});

/** Where the line of a record is shown, below the site's base. */
export function lineAddress(record: { kind: string; id: string }, book: Book): string {
  const anchor = anchorOf(record);
  return `${placesOf(book.publication).get(anchor) ?? '/alignment/'}#${anchor}`;
}

const placesOf = oncePer((publication: Publication): ReadonlyMap<string, string> => {
  const places = new Map<string, string>();
  const put = (nodes: readonly TreeNode[], href: string) => {
    for (const { anchor, children } of nodes) {
      if (anchor !== null) places.set(anchor, href);
      put(children, href);
    }
  };
  for (const { entries, href } of linePages(publication)) put(entries, href);
  return places;
});

function sizeOf({ children }: TreeNode): number {
  return children.reduce((sum, child) => sum + sizeOf(child), 1);
}

function priorityNode(priority: PublishedPriority, book: Book, seen: Set<string>): TreeNode {
  const objectives = pick(book.objectives, priority.objectives).filter(({ current }) => current);
  const kpis = pick(book.kpis, priority.kpis).filter(({ live }) => live);
  return {
    record: priority,
    kind: 'priority',
    status: priority.status,
    owner: priority.owner,
    anchor: anchorOf(priority),
    tally: tally(objectives.length, kpis.length),
    children: [
      ...objectives.map((objective) => objectiveNode(objective, book, seen)),
      ...kpis.map((kpi) => kpiNode(kpi, seen)),
    ],
  };
}

function objectiveNode(objective: PublishedObjective, book: Book, seen: Set<string>): TreeNode {
  const isFirst = firstTime(`objective:${objective.id}`, seen);
  const children = isFirst ? under(objective, book) : { objectives: [], kpis: [] };
  return {
    record: objective,
    kind: 'objective',
    status: objective.status,
    owner: objective.owner,
    anchor: isFirst ? anchorOf(objective) : null,
    tally: isFirst ? tally(children.objectives.length, children.kpis.length) : '',
    children: [
      ...children.objectives.map((child) => objectiveNode(child, book, seen)),
      ...children.kpis.map((kpi) => kpiNode(kpi, seen)),
    ],
  };
}

/** The objectives and KPIs that contribute to an objective, and the KPIs its key results read. */
function under(objective: PublishedObjective, book: Book) {
  const of = (kind: string) =>
    objective.contributors.filter((mention) => mention.kind === kind).map(({ id }) => id);
  const read = objective.keyResults.flatMap(({ kpi }) => (kpi ? [kpi.id] : []));
  return {
    objectives: pick(book.objectives, of('objective')).filter(({ current }) => current),
    kpis: pick(book.kpis, [...new Set([...read, ...of('kpi')])]).filter(({ live }) => live),
  };
}

function kpiNode(kpi: PublishedKpi, seen: Set<string>): TreeNode {
  const isFirst = firstTime(`kpi:${kpi.id}`, seen);
  return {
    record: kpi,
    kind: 'kpi',
    status: kpi.progress.status,
    owner: kpi.owner,
    anchor: isFirst ? anchorOf(kpi) : null,
    tally: '',
    children: [],
  };
}

function firstTime(key: string, seen: Set<string>): boolean {
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

function tally(objectives: number, kpis: number): string {
  return [objectives > 0 ? count(objectives, 'objective') : '', kpis > 0 ? count(kpis, 'KPI') : '']
    .filter((part) => part !== '')
    .join(' and ');
}

/** Current objectives and live KPIs that no priority's line holds, as single nodes. */
export function looseNodes(book: Book, tree: readonly TreeNode[]): TreeNode[] {
  const seen = new Set<string>();
  const walk = (nodes: readonly TreeNode[]) => {
    for (const { record, kind, children } of nodes) {
      seen.add(`${kind}:${record.id}`);
      walk(children);
    }
  };
  walk(tree);
  const { objectives, kpis } = book.publication;
  return [
    ...objectives
      .filter(({ current, id }) => current && !seen.has(`objective:${id}`))
      .map((objective) => objectiveNode(objective, book, seen)),
    ...kpis
      .filter(({ live, id }) => live && !seen.has(`kpi:${id}`))
      .map((kpi) => kpiNode(kpi, seen)),
  ];
}
