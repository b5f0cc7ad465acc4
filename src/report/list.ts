import type { Day } from '../calendar/index.ts';
import { compareText } from '../finding/index.ts';
import type { LinkKind } from '../link/index.ts';
import type { Scorecard, Status } from '../measure/index.ts';
import {
  type AnyRecord,
  FOLDERS,
  type Kind,
  type RecordsByFolder,
  type Ref,
  refOf,
  splitRef,
} from '../schema/index.ts';
import { subjectOf } from './subject.ts';

/** One record as lists show it; what it does not have is null. */
export interface ListItem {
  id: string;
  title: string;
  /** Who answers for it: owner, lead, author, reviewer, or the person it is about. */
  owner: string | null;
  team: string | null;
  cycle: string | null;
  /** Computed; of a check-in the declared one. */
  status: string | null;
  score: number | null;
  /** Latest value and target of a KPI, in its unit. */
  value: number | null;
  target: number | null;
  /** Range to hold, in place of a target. */
  min: number | null;
  max: number | null;
  /** When it is to be reached, done or over; of a check-in, a note or feedback its date. */
  due: Day | null;
  file: string;
}

export interface ListFilter {
  owner?: string;
  /** With the teams that are part of it. */
  team?: string;
  status?: Status;
  /** On or before this day. */
  due?: Day;
}

/** Records of a kind by id, check-ins by date; several filters all have to hold. */
export function listRecords(scorecard: Scorecard, kind: Kind, filter: ListFilter): ListItem[] {
  const records = (scorecard.graph.records as RecordsByFolder)[FOLDERS[kind]];
  const teams = filter.team === undefined ? null : teamsWithin(scorecard, filter.team);
  const items = records.map((record) => itemOf(scorecard, record));
  if (kind === 'check-in') items.sort((a, b) => compareText(a.due ?? '', b.due ?? ''));
  return items.filter(
    (item) =>
      (filter.owner === undefined || item.owner === filter.owner) &&
      (teams === null || (item.team !== null && teams.has(item.team))) &&
      (filter.status === undefined || item.status === filter.status) &&
      (filter.due === undefined || (item.due !== null && item.due <= filter.due)),
  );
}

const OWNER_LINKS: readonly LinkKind[] = ['owner', 'lead', 'author', 'reviewer', 'from', 'subject'];

function itemOf(scorecard: Scorecard, record: AnyRecord): ListItem {
  const ref = refOf(record.kind, record.id);
  const { title, status, score, file } = subjectOf(scorecard, ref);
  const measure = scorecard.measures.get(ref);
  const owner = OWNER_LINKS.map((kind) => idAt(scorecard, ref, kind)).find((id) => id !== null);
  return {
    id: record.id,
    title,
    owner: owner ?? null,
    team: idAt(scorecard, ref, 'team') ?? teamOf(scorecard, owner ?? null),
    cycle: idAt(scorecard, ref, 'cycle'),
    status: record.kind === 'check-in' ? (record.data.status ?? null) : status,
    score,
    value: measure?.kind === 'kpi' ? measure.value : null,
    target: measure?.kind === 'kpi' ? measure.target : null,
    min: measure?.kind === 'kpi' ? measure.min : null,
    max: measure?.kind === 'kpi' ? measure.max : null,
    due: dueOf(scorecard, record),
    file: file ?? record.file,
  };
}

function dueOf(scorecard: Scorecard, record: AnyRecord): Day | null {
  switch (record.kind) {
    case 'priority':
      return record.data.horizon?.end ?? null;
    case 'kpi':
      return record.data.target?.by ?? null;
    case 'initiative':
      return record.data.due ?? null;
    case 'cycle':
      return record.data.end;
    case 'budget':
      return typeof record.data.period === 'object' ? record.data.period.end : null;
    case 'check-in':
      return record.data.date;
    case 'objective':
    case 'review': {
      const cycle = idAt(scorecard, refOf(record.kind, record.id), 'cycle');
      const found = cycle === null ? undefined : scorecard.graph.get('cycle', cycle);
      if (found === undefined) return null;
      return record.kind === 'review' ? (found.data.review_by ?? null) : found.data.end;
    }
    default:
      return null;
  }
}

function idAt({ graph }: Scorecard, ref: Ref, kind: LinkKind): string | null {
  const link = graph.from(ref, kind)[0];
  return link === undefined ? null : splitRef(link.to).id;
}

function teamOf(scorecard: Scorecard, person: string | null): string | null {
  return person === null ? null : idAt(scorecard, refOf('person', person), 'team');
}

function teamsWithin({ graph }: Scorecard, team: string): Set<string> {
  const within = new Set([team]);
  for (const id of within) {
    for (const { from } of graph.to(refOf('team', id), 'parent')) within.add(splitRef(from).id);
  }
  return within;
}
