import { compareText, startOf } from '../finding/index.ts';
import {
  type AnyRecord,
  type BrokenRecord,
  FOLDERS,
  KINDS,
  type Kind,
  type RecordOf,
  type Records,
  type Ref,
  refOf,
  splitRef,
} from '../schema/index.ts';
import type { Graph, KeyResultNode, Link, LinkKind } from './graph.ts';

const NONE: readonly never[] = [];

/** Makes the graph: sorts the links and builds the look-ups of both directions, each once. */
export function buildGraph(
  records: Records,
  broken: readonly BrokenRecord[],
  keyResults: readonly KeyResultNode[],
  links: readonly Link[],
  looping: ReadonlySet<Link>,
): Graph {
  const sorted = [...links].sort(compareLinks);
  const kept = sorted.filter((link) => !looping.has(link));
  const byRef = new Map<Ref, AnyRecord>();
  for (const record of everyRecord(records)) byRef.set(record.ref, record);
  const nodes = new Map(keyResults.map((node) => [node.ref, node]));
  const ofObjective = Map.groupBy(keyResults, (node) => refOf('objective', node.objective.id));
  const from = new Adjacency(kept, (link) => link.from);
  const to = new Adjacency(kept, (link) => link.to);

  return {
    records,
    broken: [...broken],
    keyResults: nodes,
    links: kept,
    looping: sorted.filter((link) => looping.has(link)),
    find: (ref) => byRef.get(ref),
    get: <K extends Kind>(kind: K, id: string) =>
      byRef.get(refOf(kind, id)) as RecordOf<K> | undefined,
    keyResultsOf: (objective) => ofObjective.get(objective) ?? NONE,
    from: (ref, kind) => from.of(ref, kind),
    to: (ref, kind) => to.of(ref, kind),
    titleOf: (ref) => titleOf(byRef.get(ref) ?? nodes.get(ref), ref),
    placeOf: (link) => {
      const record = byRef.get(link.from) ?? nodes.get(link.from)?.objective;
      return record ? record.places.value(link.at) : startOf(link.from);
    },
  };
}

/** Every record, in the order of the kinds. */
export function* everyRecord(records: Records): Generator<AnyRecord> {
  for (const kind of KINDS) yield* records[FOLDERS[kind]];
}

/** How many links of one record are looked through each time; more are sorted into their kinds. */
const FEW = 8;

/** Links by one of their ends, and by kind within it. */
class Adjacency {
  readonly #all = new Map<Ref, Link[]>();
  readonly #byKind = new Map<Ref, Map<LinkKind, Link[]>>();

  constructor(links: readonly Link[], end: (link: Link) => Ref) {
    for (const link of links) push(this.#all, end(link), link);
    // A list that grew has room for sixteen more: over all records that is tens of megabytes.
    for (const [ref, list] of this.#all) this.#all.set(ref, list.slice());
  }

  of(ref: Ref, kind: LinkKind | undefined): readonly Link[] {
    const all = this.#all.get(ref);
    if (all === undefined) return NONE;
    if (kind === undefined) return all;
    return all.length > FEW ? (this.#kindsOf(ref, all).get(kind) ?? NONE) : among(all, kind);
  }

  #kindsOf(ref: Ref, all: readonly Link[]): Map<LinkKind, Link[]> {
    const known = this.#byKind.get(ref);
    if (known) return known;
    const kinds = Map.groupBy(all, (link) => link.kind);
    this.#byKind.set(ref, kinds);
    return kinds;
  }
}

/** Asked a million times: nothing is made where all or none are meant. */
function among(links: readonly Link[], kind: LinkKind): readonly Link[] {
  let count = 0;
  for (const link of links) if (link.kind === kind) count++;
  if (count === links.length) return links;
  return count === 0 ? NONE : links.filter((link) => link.kind === kind);
}

function push<K>(map: Map<K, Link[]>, key: K, link: Link): void {
  const list = map.get(key);
  if (list) list.push(link);
  else map.set(key, [link]);
}

/** By from, kind, to, and then by where they are written. */
function compareLinks(a: Link, b: Link): number {
  return (
    compareText(a.from, b.from) ||
    compareText(a.kind, b.kind) ||
    compareText(a.to, b.to) ||
    compareText(JSON.stringify(a.at), JSON.stringify(b.at))
  );
}

/** A faulty title is absent, whatever its type says. */
function titleOf(node: AnyRecord | KeyResultNode | undefined, ref: Ref): string {
  const { id } = splitRef(ref);
  if (node === undefined) return id;
  if ('objective' in node) return node.data.title;
  if (node.kind === 'measurement') return id;
  const title: string | undefined = node.kind === 'person' ? node.data.name : node.data.title;
  return title ?? id;
}
