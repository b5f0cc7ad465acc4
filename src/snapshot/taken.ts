import type { SnapshotMoment } from './choose.ts';
import type { CycleEnd } from './cycle-end.ts';
import type { Snapshot } from './figures.ts';

/** A snapshot and its moment, with how the cycles stood that ended then, by their ids. */
export interface TakenSnapshot extends SnapshotMoment {
  snapshot: Snapshot;
  cycles: ReadonlyMap<string, CycleEnd>;
}
