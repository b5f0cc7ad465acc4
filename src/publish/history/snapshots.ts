import type { Graph } from '../../link/index.ts';
import { SHARES, type ShareName } from '../../measure/index.ts';
import { splitRef, type Unit } from '../../schema/index.ts';
import type { RecordThen, TakenSnapshot } from '../../snapshot/index.ts';
import type { Desk } from '../desk.ts';
import type {
  PublishedFigures,
  PublishedRecordThen,
  PublishedSnapshot,
} from './published-history.ts';

/** Snapshots that were taken from a commit, as plain figures. */
export function publishSnapshots(
  taken: readonly TakenSnapshot[],
  { repository, graph }: Pick<Desk, 'repository' | 'graph'>,
): PublishedSnapshot[] {
  return taken.flatMap((one) => {
    const { on, commit, ends } = one;
    if (commit === null) return [];
    const records = one.records.flatMap((record) => publishRecordThen(record, graph) ?? []);
    const href = repository.commit(commit);
    return [{ on, commit, href, ends, ...publishFigures(one), records }];
  });
}

/** The figures of a moment. */
export function publishFigures({ snapshot }: Pick<TakenSnapshot, 'snapshot'>): PublishedFigures {
  const { alignment, statuses, findings, tolerated } = snapshot;
  const shares = SHARES.map((name) => [name, alignment.shares[name].value]);
  return {
    index: alignment.index,
    shares: Object.fromEntries(shares) as Record<ShareName, number | null>,
    statuses,
    findings,
    tolerated,
  };
}

/** Figures in a unit that is not that of today would be told in the wrong one: they are left out. */
function publishRecordThen(
  { ref, unit, status, score, ...figures }: RecordThen,
  graph: Graph,
): PublishedRecordThen | null {
  const { kind, id } = splitRef(ref);
  if (kind !== 'priority' && kind !== 'objective' && kind !== 'kpi' && kind !== 'initiative') {
    return null;
  }
  const unitNow = kind === 'kpi' ? (graph.get('kpi', id)?.data.unit ?? null) : null;
  const isSame = isSameUnit(unit, unitNow);
  const told = isSame ? figures : { ...figures, value: null, target: null, min: null, max: null };
  return { kind, id, status, score, ...told };
}

/** Whether figures mean the same; with how many decimals they are written is no matter. */
function isSameUnit(a: Unit | null, b: Unit | null): boolean {
  return (['kind', 'base', 'currency', 'symbol'] as const).every((key) => a?.[key] === b?.[key]);
}
