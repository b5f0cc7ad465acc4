import type { Graph, LinkKind } from '../link/index.ts';
import type { Scorecard } from '../measure/index.ts';
import type { RecordOf, Ref } from '../schema/index.ts';

type Climber = RecordOf<'kpi'> | RecordOf<'objective'>;
type Field = 'supports' | 'relates_to' | 'drives';

/** Fields by which a KPI or objective climbs towards strategy, and the links they make. */
const FIELDS = [
  ['supports', 'supports'],
  ['relates_to', 'relates-to'],
  ['drives', 'drives'],
] as const satisfies readonly (readonly [Field, LinkKind])[];

/** What climbs by way of `ref`: whatever names it, and the KPIs that its key results read. */
function belowOf(graph: Graph, ref: Ref): Ref[] {
  const naming = FIELDS.flatMap(([, kind]) => graph.to(ref, kind)).map((link) => link.from);
  const read = graph.keyResultsOf(ref).flatMap((node) => graph.from(node.ref, 'measures'));
  return [...naming, ...read.map((link) => link.to)];
}

/**
 * The live KPIs and current objectives that lead to any of some priorities; not by way of what other
 * priorities cause.
 */
export function currentBelow({ graph, isCurrent }: Scorecard, priorities: readonly Ref[]): Ref[] {
  const found = new Set<Ref>();
  const queue: Ref[] = [...priorities];
  for (const ref of queue) {
    for (const below of belowOf(graph, ref)) {
      if (found.has(below) || !isGoal(below) || !isCurrent(below)) continue;
      found.add(below);
      queue.push(below);
    }
  }
  return [...found];
}

function isGoal(ref: Ref): boolean {
  return ref.startsWith('kpi:') || ref.startsWith('objective:');
}

/**
 * KPIs and objectives of whose way up a part has a finding already: a reference to nothing, a
 * faulty field, a loop. Where they lead is not known, so rules on tracing stay silent about them.
 * Linear in records and links.
 */
export function findDoubtful(graph: Graph): ReadonlySet<Ref> {
  const doubtful = new Set<Ref>();
  for (const record of climbersIn(graph)) {
    if (hasFaultyWay(record) || unresolvedIn(graph, record).length > 0) {
      doubtful.add(record.ref);
    }
  }
  for (const link of graph.looping) {
    if (link.kind === 'measures') doubtful.add(link.to);
    else if (FIELDS.some(([, kind]) => kind === link.kind)) doubtful.add(link.from);
  }
  for (const ref of doubtful) for (const below of belowOf(graph, ref)) doubtful.add(below);
  return doubtful;
}

/** Whether some KPI or objective cannot be read, so that nobody knows what it leads to. */
export function hasUnreadableWays(graph: Graph): boolean {
  return (
    graph.broken.some(({ kind }) => kind === 'kpi' || kind === 'objective') ||
    climbersIn(graph).some(hasFaultyWay)
  );
}

/** The ids that KPIs and objectives name on their way up and that nothing has, as written. */
export function unresolvedWays(graph: Graph): string[] {
  return climbersIn(graph).flatMap((record) => unresolvedIn(graph, record));
}

function climbersIn({ records }: Graph): Climber[] {
  return [...records.kpis, ...records.objectives];
}

function hasFaultyWay({ faulty }: Climber): boolean {
  return FIELDS.some(([field]) => faulty.has(field));
}

function unresolvedIn(graph: Graph, record: Climber): string[] {
  return FIELDS.flatMap(([field, kind]) => {
    const written = entriesOf(record, field);
    if (written.length === 0) return [];
    const links = graph.from(record.ref, kind);
    const resolved = new Set(links.map((link) => link.at[1]));
    return written.filter((_, index) => !resolved.has(index));
  });
}

function entriesOf({ data }: Climber, field: Field): string[] {
  if (field === 'supports') {
    return (data.supports ?? []).map((entry) => (typeof entry === 'string' ? entry : entry.to));
  }
  if (field === 'drives') return 'drives' in data ? (data.drives ?? []) : [];
  return 'relates_to' in data ? (data.relates_to ?? []) : [];
}
