import type { Graph } from '../link/index.ts';
import type { Scorecard } from '../measure/index.ts';
import type { RecordOf } from '../schema/index.ts';
import { nameOf } from './wording.ts';

/** What a review rates, and how a sentence calls it. */
export const DIMENSIONS = [
  { field: 'results', word: 'results' },
  { field: 'actions', word: 'actions' },
  { field: 'behaviors', word: 'behaviours' },
] as const;

/** Reviews that are not retired at `asOf`. */
export function liveReviews({ graph, isLive }: Scorecard): RecordOf<'review'>[] {
  return graph.records.reviews.filter(({ ref }) => isLive(ref));
}

/** What begins a sentence about a review: its title, or that there is one. */
export function nameOfReview(graph: Graph, { ref, data }: RecordOf<'review'>): string {
  return data.title === undefined ? 'This review' : `The review ${nameOf(graph, ref)}`;
}
