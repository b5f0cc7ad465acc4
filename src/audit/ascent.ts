import type { Graph, LinkKind } from '../link/index.ts';
import { type RecordOf, type Ref, refOf } from '../schema/index.ts';

type Climber = RecordOf<'kpi'> | RecordOf<'objective'>;

/** Fields by which a KPI or objective climbs towards strategy, and the links they make. */
const FIELDS = [
  ['supports', 'supports'],
  ['relates_to', 'relates-to'],
  ['drives', 'drives'],
] as const satisfies readonly (readonly [string, LinkKind])[];

/**
 * KPIs and objectives of whose way up a part has a finding already: a reference to nothing, a
 * faulty field, a loop. Where they lead is not known, so rules on tracing stay silent about them.
 * Linear in records and links.
 */
export function findDoubtful(graph: Graph): ReadonlySet<Ref> {
  const doubtful = new Set<Ref>();
  for (const record of [...graph.records.kpis, ...graph.records.objectives]) {
    if (hasFaultyWay(graph, record)) doubtful.add(refOf(record.kind, record.id));
  }
  for (const link of graph.looping) {
    if (link.kind === 'measures') doubtful.add(link.to);
    else if (FIELDS.some(([, kind]) => kind === link.kind)) doubtful.add(link.from);
  }
  for (const ref of doubtful) for (const below of belowOf(graph, ref)) doubtful.add(below);
  return doubtful;
}

function hasFaultyWay(graph: Graph, record: Climber): boolean {
  const ref = refOf(record.kind, record.id);
  return FIELDS.some(([field, kind]) => {
    if (record.faulty.has(field)) return true;
    const written = entriesOf(record, field);
    if (written === 0) return false;
    const resolved = new Set(graph.from(ref, kind).map((link) => link.at[1]));
    return resolved.size < written;
  });
}

function entriesOf({ data }: Climber, field: 'supports' | 'relates_to' | 'drives'): number {
  if (field === 'supports') return data.supports?.length ?? 0;
  if (field === 'drives') return 'drives' in data ? (data.drives?.length ?? 0) : 0;
  return 'relates_to' in data ? (data.relates_to?.length ?? 0) : 0;
}

/** What climbs by way of `ref`: whatever names it, and the KPIs that its key results read. */
export function belowOf(graph: Graph, ref: Ref): Ref[] {
  const naming = FIELDS.flatMap(([, kind]) => graph.to(ref, kind)).map((link) => link.from);
  const read = graph.keyResultsOf(ref).flatMap((node) => graph.from(node.ref, 'measures'));
  return [...naming, ...read.map((link) => link.to)];
}
