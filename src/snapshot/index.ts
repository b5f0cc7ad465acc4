/** How an organisation stood at moments of its past: which moments, and in which figures. */
export { chooseMoments, type SnapshotMoment } from './choose.ts';
export { type CycleEnd, cycleEndOf } from './cycle-end.ts';
export { type Snapshot, snapshotOf } from './figures.ts';
export { type RecordThen, recordsThen } from './standing.ts';
export type { TakenSnapshot } from './taken.ts';
