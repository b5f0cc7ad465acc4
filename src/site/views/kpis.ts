import type { Publication, PublishedKpi, PublishedObjective, Status } from '../../publish/index.ts';
import { count, list } from '../format.ts';
import { compareUrgency, STATUS_FACES } from '../status.ts';
import type { Book } from './book.ts';
import { kpiPages, type Way } from './long-lists.ts';
import { type Row, rowOfKpi, rowOfObjective } from './scorecard.ts';

/** Rows that head a list which goes on on pages of its own. */
const HEAD = 50;

/** All KPIs, live ones by urgency and the retired apart; of a long list its head, and the ways through it. */
export function kpisView(book: Book): {
  sentence: string;
  rows: Row[];
  retired: Row[];
  ways: Way[];
} {
  const { kpis, asOf } = book.publication;
  const sorted = [...kpis].sort(
    (a, b) => compareUrgency(a.progress.status, b.progress.status) || (a.title < b.title ? -1 : 1),
  );
  const rows = (of: PublishedKpi[]) => of.map((kpi) => rowOfKpi(kpi, 0, asOf));
  const live = sorted.filter((kpi) => kpi.live);
  const { ways } = kpiPages(book.publication);
  return {
    sentence: tallySentence(
      live.map((kpi) => kpi.progress.status),
      'live KPI',
    ),
    rows: rows(ways.length > 0 ? live.slice(0, HEAD) : live),
    retired: ways.length > 0 ? [] : rows(sorted.filter((kpi) => !kpi.live)),
    ways,
  };
}

/** Counts by status in a sentence: `38 KPIs: 3 off track, 4 at risk and 31 on track.` */
function tallySentence(statuses: readonly Status[], noun: string): string {
  if (statuses.length === 0) return `No ${noun} yet.`;
  const kinds = [...new Set(statuses)].sort(compareUrgency);
  const parts = kinds.map((status) => {
    const n = statuses.filter((other) => other === status).length;
    return `${n} ${STATUS_FACES[status].phrase}`;
  });
  return `${count(statuses.length, noun)}: ${list(parts)}.`;
}

/** The objectives that are current, in a sentence. */
export function objectivesSentence(publication: Publication): string {
  const current = publication.objectives.filter(
    (objective: PublishedObjective) => objective.current,
  );
  return tallySentence(
    current.map((objective) => objective.status),
    'current objective',
  );
}

/** The current objectives that are furthest from where they should be, as the head of a long list. */
export function urgentObjectives({ objectives, asOf }: Publication): Row[] {
  return objectives
    .filter(({ current }) => current)
    .sort((a, b) => compareUrgency(a.status, b.status) || (a.title < b.title ? -1 : 1))
    .slice(0, HEAD)
    .map((objective) => rowOfObjective(objective, asOf));
}
