import type { Publication, PublishedKpi, PublishedObjective, Status } from '../../publish/index.ts';
import { count, list } from '../format.ts';
import { compareUrgency, STATUS_FACES } from '../status.ts';
import type { Book } from './book.ts';
import { type Row, rowOfKpi } from './scorecard.ts';

/** All KPIs, live ones by urgency and the retired apart. */
export function kpisView(book: Book): { sentence: string; rows: Row[]; retired: Row[] } {
  const { kpis, asOf } = book.publication;
  const sorted = [...kpis].sort(
    (a, b) => compareUrgency(a.progress.status, b.progress.status) || (a.title < b.title ? -1 : 1),
  );
  const rows = (of: PublishedKpi[]) => of.map((kpi) => rowOfKpi(kpi, 0, asOf));
  const live = sorted.filter((kpi) => kpi.live);
  return {
    sentence: tallySentence(
      live.map((kpi) => kpi.progress.status),
      'live KPI',
    ),
    rows: rows(live),
    retired: rows(sorted.filter((kpi) => !kpi.live)),
  };
}

/** Counts by status in a sentence: `38 KPIs: 3 off track, 4 at risk and 31 on track.` */
export function tallySentence(statuses: readonly Status[], noun: string): string {
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
