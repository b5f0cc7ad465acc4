import type { Day } from '../calendar/index.ts';
import type { Graph } from '../link/index.ts';
import type { Ref } from '../schema/index.ts';
import { isActiveOn, readingDay } from './live.ts';

/** The single owner of a record; null where none is named, or a list, or nobody known. */
export function ownerOf(graph: Graph, ref: Ref): Ref | null {
  return graph.from(ref, 'owner')[0]?.to ?? null;
}

/** The team of a record; null where none is named. */
export function teamOf(graph: Graph, ref: Ref): Ref | null {
  return graph.from(ref, 'team')[0]?.to ?? null;
}

/**
 * Whether the single owner of a record is in the organisation, on `day` or, where its cycle has
 * ended before, at that end: who leaves later does not redden the past.
 */
export function hasActiveOwner(graph: Graph, ref: Ref, day: Day): boolean {
  const owner = ownerOf(graph, ref);
  const person = owner === null ? undefined : graph.find(owner);
  return person?.kind === 'person' && isActiveOn(person, readingDay(graph, ref, day));
}
