import type { SnapshotMoment } from './choose.ts';
import type { CycleEnd } from './cycle-end.ts';
import type { Snapshot } from './figures.ts';
import type { RecordThen } from './standing.ts';

/** A snapshot and its moment, with how each record stood and the cycles that ended then, by their ids. */
export interface TakenSnapshot extends SnapshotMoment {
  snapshot: Snapshot;
  records: RecordThen[];
  cycles: ReadonlyMap<string, CycleEnd>;
}
