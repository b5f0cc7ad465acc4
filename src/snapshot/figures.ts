import type { Judgement } from '../audit/index.ts';
import type { Severity } from '../finding/index.ts';
import type { Alignment, Scorecard, Status } from '../measure/index.ts';
import { refOf } from '../schema/index.ts';

/** How an organisation stood, in figures. */
export interface Snapshot {
  alignment: Alignment;
  /** Live KPIs and current objectives by status. */
  statuses: Partial<Record<Status, number>>;
  findings: Record<Severity, number>;
  tolerated: number;
}

/** The figures of a judgement that are compared over time. */
export function snapshotOf(
  scorecard: Scorecard,
  { findings, tolerated }: Pick<Judgement, 'findings' | 'tolerated'>,
): Snapshot {
  const count = { error: 0, warn: 0, info: 0 };
  for (const { severity } of findings) count[severity] += 1;
  return {
    alignment: scorecard.alignment,
    statuses: statusesOf(scorecard),
    findings: count,
    tolerated,
  };
}

function statusesOf({ graph, measures, isLive, isCurrent }: Scorecard): Snapshot['statuses'] {
  const counted = [
    ...graph.records.kpis.map(({ id }) => refOf('kpi', id)).filter(isLive),
    ...graph.records.objectives.map(({ id }) => refOf('objective', id)).filter(isCurrent),
  ];
  const statuses: Snapshot['statuses'] = {};
  for (const ref of counted) {
    const measure = measures.get(ref);
    if (measure !== undefined) statuses[measure.status] = (statuses[measure.status] ?? 0) + 1;
  }
  return statuses;
}
