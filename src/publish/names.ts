import type { Graph, LinkKind } from '../link/index.ts';
import { type AnyRecord, FOLDERS, type Kind, type Ref, splitRef } from '../schema/index.ts';
import { checkInPages } from './check-in-pages.ts';
import type { Mention } from './published-record.ts';

/** Kinds whose records have a page each, in this order. */
const PAGED: readonly Kind[] = [
  ...(['priority', 'objective', 'kpi', 'initiative', 'team', 'person'] as const),
  ...(['review', 'development'] as const),
];

/** Names the records that are in a graph, and where their pages are. */
export interface Names {
  /** Null for what is not in the graph. */
  mention(ref: Ref): Mention | null;
  mentions(refs: Iterable<Ref>): Mention[];
  /**
   * Address of a record below the site's base: its page, or its place on the page of a month, of a day
   * or of all budgets. Null when its kind has no pages, and for a note whose date could not be read.
   */
  addressOf(record: AnyRecord): string | null;
}

/** Names for a redacted graph; a stand-in is called by its team and leads there. */
export function namesOf(graph: Graph, standIns: ReadonlySet<Ref>): Names {
  const checkIns = checkInPages(graph.records['check-ins']);
  const addressOf = (record: AnyRecord) =>
    record.kind === 'check-in' ? checkInAddress(record.id, checkIns) : addressByKind(record);
  const mention = (ref: Ref): Mention | null => {
    const { kind, id } = splitRef(ref);
    if (kind === 'key-result') return keyResult(ref, graph);
    const record = graph.find(ref);
    if (!record) return null;
    const title = titleOf(record, graph);
    if (!standIns.has(ref)) return { kind, id, title, href: addressOf(record) };
    const team = graph.from(ref, 'team')[0]?.to;
    return {
      kind,
      id: '',
      title,
      href: team === undefined ? null : pageAddress('team', splitRef(team).id),
    };
  };
  return {
    mention,
    mentions: (refs) => [...refs].map(mention).filter((found) => found !== null),
    addressOf,
  };
}

function keyResult(ref: Ref, graph: Graph): Mention | null {
  const node = graph.keyResults.get(ref);
  if (!node) return null;
  return {
    kind: 'key-result',
    id: splitRef(ref).id,
    title: node.data.title,
    href: `${pageAddress('objective', node.objective.id)}#kr-${encodeURIComponent(node.data.id)}`,
  };
}

function checkInAddress(id: string, pages: ReadonlyMap<string, string>): string | null {
  const page = pages.get(id);
  return page === undefined ? null : `${page}#${encodePath(id)}`;
}

function addressByKind(record: AnyRecord): string | null {
  if (record.kind === 'feedback') {
    const { kind, date } = record.data;
    if (kind === 'survey-360') return placeIn('feedback', undefined, record.id);
    return record.faulty.has('date') || date === undefined
      ? null
      : placeIn('feedback', date, record.id);
  }
  if (record.kind === 'budget') return placeIn('budget', undefined, record.id);
  return pageAddress(record.kind, record.id);
}

function placeIn(folder: string, date: string | undefined, id: string): string {
  return `/${folder}/${date === undefined ? '' : `${date.slice(0, 7)}/`}#${encodePath(id)}`;
}

function encodePath(id: string): string {
  return id.split('/').map(encodeURIComponent).join('/');
}

function pageAddress(kind: Kind, id: string): string | null {
  return PAGED.includes(kind) ? `/${FOLDERS[kind]}/${encodePath(id)}/` : null;
}

/** What a record is called: its title, a person's name, what a note is about; else its id. */
function titleOf(record: AnyRecord, graph: Graph): string {
  const { data } = record;
  if (record.kind === 'person') return record.data.name ?? record.id;
  if ('title' in data && typeof data.title === 'string') return data.title;
  const titles = (link: LinkKind) =>
    graph
      .from(record.ref, link)
      .map(({ to }) => titleAt(to, graph))
      .filter((title) => title !== '');
  if (record.kind === 'check-in') return titles('about').join(', ') || record.id;
  if (record.kind === 'review')
    return [...titles('subject'), ...titles('cycle')].join(', ') || record.id;
  if (record.kind !== 'feedback') return record.id;
  if (record.data.kind === 'survey-360') return titles('subject').join(', ') || record.id;
  const [from, to] = [titles('from').join(), titles('to').join()];
  return from === '' || to === '' ? record.id : `${from} to ${to}`;
}

/** What a note's subject is called; a note about a note has no name to lend. */
function titleAt(ref: Ref, graph: Graph): string {
  const record = graph.find(ref);
  if (!record) return graph.keyResults.get(ref)?.data.title ?? '';
  return NOTES.includes(record.kind) ? '' : titleOf(record, graph);
}

const NOTES: readonly Kind[] = ['check-in', 'review', 'feedback'];
