/** Records → graph: references resolved, adjacency built once in both directions, loops found. */

export { everyRecord } from './build-graph.ts';
export type { Graph, KeyResultNode, Link, LinkKind } from './graph.ts';
export type { Ids } from './ids.ts';
export { idsOf, linkRecords } from './link-records.ts';
export { type Mention, mentionsIn } from './mention.ts';
export { NOUNS, REFERENCES, type Reference, referenceAt, type Target } from './reference.ts';
