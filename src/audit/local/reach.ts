import { compareText } from '../../finding/index.ts';
import type { Graph, LinkKind } from '../../link/index.ts';
import { waysOf } from '../../measure/index.ts';
import { type Ref, refOf } from '../../schema/index.ts';

/** The records one step away, above or below; key results stand for their objectives. */
export type Steps = ReadonlyMap<Ref, readonly Ref[]>;

/** Steps in one direction: along the throughline, or along links of some kinds. */
export function stepsOf(
  graph: Graph,
  direction: 'above' | 'below',
  kinds: readonly LinkKind[],
): Steps {
  const steps = new Map<Ref, Set<Ref>>();
  const holder = (ref: Ref): Ref => {
    const objective = graph.keyResults.get(ref)?.objective;
    return objective === undefined ? ref : refOf('objective', objective.id);
  };
  const add = (from: Ref, to: Ref) => {
    const [a, b] = direction === 'above' ? [holder(from), holder(to)] : [holder(to), holder(from)];
    if (a === b) return;
    const known = steps.get(a);
    if (known === undefined) steps.set(a, new Set([b]));
    else known.add(b);
  };
  if (kinds.length > 0) {
    for (const { kind, from, to } of graph.links) if (kinds.includes(kind)) add(from, to);
  } else {
    const ways = waysOf(graph);
    for (const end of ways.ends) for (const below of ways.down(end)) add(below, end);
  }
  return new Map([...steps].map(([ref, near]) => [ref, [...near].sort(compareText)]));
}

/**
 * For every record up to two of the `wanted` that lie at most `hops` steps away: enough to tell
 * whether there is one beside the record itself. Each hop looks at each step once.
 */
export function withinReach(
  steps: Steps,
  wanted: ReadonlySet<Ref>,
  hops: number,
): ReadonlyMap<Ref, readonly Ref[]> {
  let reached = new Map<Ref, readonly Ref[]>();
  for (let hop = 0; hop < hops; hop++) {
    const next = new Map<Ref, readonly Ref[]>();
    for (const [ref, near] of steps) {
      const found: Ref[] = [];
      for (const one of near) {
        for (const other of wanted.has(one)
          ? [one, ...(reached.get(one) ?? [])]
          : (reached.get(one) ?? [])) {
          if (found.length < 2 && !found.includes(other)) found.push(other);
        }
        if (found.length === 2) break;
      }
      if (found.length > 0) next.set(ref, found);
    }
    reached = next;
  }
  return reached;
}
