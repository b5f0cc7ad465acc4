import type { Mention, Publication, Status } from '../../publish/index.ts';
import { compareUrgency, needsAttention } from '../status.ts';
import { measuredReason, objectiveReason, priorityReason } from './sentences.ts';

/** One record that asks for attention, and why. */
export interface Concern {
  kind: 'priority' | 'objective' | 'kpi';
  title: string;
  href: string;
  status: Status;
  reason: string;
  owner: Mention | null;
}

/**
 * What asks for attention, the most urgent status first; among equals priorities before objectives
 * before KPIs, then the slowest pace, then by name.
 */
export function concernsOf(publication: Publication): Concern[] {
  const { priorities, objectives, kpis } = publication;
  const found = [
    ...priorities.filter(isLive).map((record) => ({
      ...{ kind: 'priority' as const, record, status: record.status, pace: record.rollUp.pace },
      reason: priorityReason(record),
    })),
    ...objectives.filter(isCurrent).map((record) => ({
      ...{ kind: 'objective' as const, record, status: record.status, pace: record.rollUp.pace },
      reason: objectiveReason(record),
    })),
    ...kpis.filter(isLive).map((record) => ({
      ...{
        kind: 'kpi' as const,
        record,
        status: record.progress.status,
        pace: record.progress.pace,
      },
      reason: measuredReason(record, record.freshness),
    })),
  ];
  const rank = { priority: 0, objective: 1, kpi: 2 };
  return found
    .filter(({ status }) => needsAttention(status))
    .sort(
      (a, b) =>
        compareUrgency(a.status, b.status) ||
        rank[a.kind] - rank[b.kind] ||
        comparePace(a.pace, b.pace) ||
        compare(a.record.title, b.record.title),
    )
    .map(({ kind, record: { title, href, owner }, status, reason }) => ({
      kind,
      title,
      href,
      owner,
      status,
      reason,
    }));
}

/** The slowest first; what has no pace last. */
function comparePace(a: number | null, b: number | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null ? -1 : a - b;
}

function isLive(record: { live: boolean }): boolean {
  return record.live;
}

function isCurrent(record: { current: boolean }): boolean {
  return record.current;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
