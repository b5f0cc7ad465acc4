import { compareText } from '../finding/index.ts';
import type { Difference } from '../history/index.ts';
import type { Graph, LinkKind } from '../link/index.ts';
import { type Scorecard, waysOf } from '../measure/index.ts';
import type { Ref } from '../schema/index.ts';
import type { BeforeAfter, Comparison } from './comparison.ts';

/** What depends on a person, team, role or cycle, or is part of it. */
const HELD: ReadonlySet<LinkKind> = new Set(['owner', 'lead', 'team', 'role', 'cycle', 'parent']);

/**
 * The records above and below those that changed, by the ways that lead to strategy, in the state
 * before and after: a link that is gone touched what it led to.
 */
export function touchedBy(
  changed: readonly Difference[],
  { before, after }: BeforeAfter<Scorecard>,
): Comparison['touched'] {
  const names = new Set(changed.flatMap(({ ref, was }) => (was === null ? [ref] : [ref, was])));
  const above = new Set<Ref>();
  const below = new Set<Ref>();
  for (const { graph } of [before, after]) {
    const ways = waysOf(graph);
    walk(names, (ref) => [...ways.up(ref), ...valuesOf(graph, ref)], above);
    walk(names, (ref) => [...ways.down(ref), ...heldBy(graph, ref)], below);
  }
  return { above: without(above, names), below: without(below, names) };
}

/** The KPI or key result that a record holds values of. */
function valuesOf(graph: Graph, ref: Ref): Ref[] {
  return graph.from(ref, 'values-of').map(({ to }) => to);
}

function heldBy(graph: Graph, ref: Ref): Ref[] {
  return graph.to(ref).flatMap(({ kind, from }) => (HELD.has(kind) ? [from] : []));
}

function walk(from: Iterable<Ref>, step: (ref: Ref) => readonly Ref[], into: Set<Ref>): void {
  // A set also hands out what is added while it is walked.
  const reached = new Set(from);
  for (const ref of reached) for (const next of step(ref)) reached.add(next);
  for (const ref of reached) into.add(ref);
}

/** Those not changed themselves, nor key results of an objective that is. */
function without(refs: ReadonlySet<Ref>, changed: ReadonlySet<Ref>): Ref[] {
  const isPart = (ref: Ref) => {
    const [, objective = ''] = /^key-result:(.*)\.[^.]*$/.exec(ref) ?? [];
    return changed.has(`objective:${objective}`);
  };
  return [...refs].filter((ref) => !changed.has(ref) && !isPart(ref)).sort(compareText);
}
