import type { Graph } from '../link/index.ts';
import { type AnyRecord, FOLDERS, type Kind, type Ref, splitRef } from '../schema/index.ts';
import type { Mention } from './published-record.ts';

/** Kinds whose records have a page each, in this order. */
export const PAGED: readonly Kind[] = [
  'priority',
  'objective',
  'kpi',
  'initiative',
  'team',
  'person',
];

/** Names the records that are in a graph, and where their pages are. */
export interface Names {
  /** Null for what is not in the graph. */
  mention(ref: Ref): Mention | null;
  mentions(refs: Iterable<Ref>): Mention[];
}

/** Names for a redacted graph; a stand-in is called by its team and leads there. */
export function namesOf(graph: Graph, standIns: ReadonlySet<Ref>): Names {
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

/**
 * Address of a record below the site's base: its page, or its place on the page of a check-in's
 * month. Null when its kind has no pages, and for a check-in whose date could not be read.
 */
export function addressOf(record: AnyRecord): string | null {
  if (record.kind !== 'check-in') return pageAddress(record.kind, record.id);
  if (record.faulty.has('date')) return null;
  const place = record.id.split('/').map(encodeURIComponent).join('/');
  return `/check-ins/${record.data.date.slice(0, 7)}/#${place}`;
}

function pageAddress(kind: Kind, id: string): string | null {
  return PAGED.includes(kind) ? `/${FOLDERS[kind]}/${encodeURIComponent(id)}/` : null;
}

/** What a record is called: its title, a person's name, what a note is about; else its id. */
export function titleOf(record: AnyRecord, graph: Graph): string {
  const { data } = record;
  if (record.kind === 'person') return record.data.name ?? record.id;
  if ('title' in data && typeof data.title === 'string') return data.title;
  if (record.kind !== 'check-in') return record.id;
  const subjects = graph
    .from(`check-in:${record.id}`, 'about')
    .map(({ to }) => {
      const subject = graph.find(to);
      return subject && subject.kind !== 'check-in'
        ? titleOf(subject, graph)
        : (graph.keyResults.get(to)?.data.title ?? '');
    })
    .filter((title) => title !== '');
  return subjects.length > 0 ? subjects.join(', ') : record.id;
}
