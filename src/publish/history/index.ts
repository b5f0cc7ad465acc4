/** What happened, as far as an audience may know. */
export type { ConfigAt } from './audiences-then.ts';
export { publishClosedCycles } from './closed-cycles.ts';
export { publishHistory, type Told } from './publish-history.ts';
export type * from './published-history.ts';
export { type SeenTimelines, seenTimelines } from './seen-timelines.ts';
export { publishSnapshots } from './snapshots.ts';
