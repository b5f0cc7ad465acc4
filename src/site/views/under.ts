import type {
  PublishedKpi,
  PublishedObjective,
  PublishedPriority,
  Status,
} from '../../publish/index.ts';
import { compareUrgency } from '../status.ts';
import { type Book, oncePer, pick } from './book.ts';

/** A current objective or live KPI, and how deep it stands: 0 under its priority, 1 under its objective. */
export type Line =
  | { kind: 'objective'; record: PublishedObjective; depth: 0 }
  | { kind: 'kpi'; record: PublishedKpi; depth: 0 | 1 };

/** Objectives of a priority, each followed by its KPIs, then the KPIs that support it directly. */
export function linesUnder(priority: PublishedPriority, book: Book): Line[] {
  const seen = new Set<string>();
  const lines: Line[] = [];
  const add = (kpi: PublishedKpi, depth: 0 | 1) => {
    if (seen.has(kpi.id) || !kpi.live) return;
    seen.add(kpi.id);
    lines.push({ kind: 'kpi', record: kpi, depth });
  };
  for (const objective of withChildren(pick(book.objectives, priority.objectives), book)) {
    if (!objective.current) continue;
    lines.push({ kind: 'objective', record: objective, depth: 0 });
    for (const kpi of kpisUnder(objective, book)) add(kpi, 1);
  }
  for (const kpi of pick(book.kpis, priority.kpis)) add(kpi, 0);
  return lines;
}

/** Objectives and, behind each, those that contribute to it. */
function withChildren(objectives: readonly PublishedObjective[], book: Book): PublishedObjective[] {
  const found = new Map<string, PublishedObjective>();
  const add = (objective: PublishedObjective) => {
    if (found.has(objective.id)) return;
    found.set(objective.id, objective);
    const children = objective.contributors.filter(({ kind }) => kind === 'objective');
    for (const child of pick(
      book.objectives,
      children.map(({ id }) => id),
    ))
      add(child);
  };
  for (const objective of objectives) add(objective);
  return [...found.values()];
}

function kpisUnder(objective: PublishedObjective, book: Book): PublishedKpi[] {
  const supporting = objective.contributors
    .filter(({ kind }) => kind === 'kpi')
    .map(({ id }) => id);
  const read = objective.keyResults.flatMap(({ kpi }) => (kpi ? [kpi.id] : []));
  return pick(book.kpis, [...new Set([...read, ...supporting])]);
}

/** Everything on the scorecard: what is under each live priority, and what no priority reaches. */
export const scorecardLines = oncePer((book: Book) => {
  const live = book.publication.priorities.filter((priority) => priority.live);
  const under = new Map(live.map((priority) => [priority.id, linesUnder(priority, book)]));
  const shown = new Set([...under.values()].flat().map(keyOf));
  const { objectives, kpis } = book.publication;
  const all: Line[] = [
    ...objectives
      .filter(({ current }) => current)
      .map((record) => ({ kind: 'objective' as const, record, depth: 0 as const })),
    ...kpis
      .filter((kpi) => kpi.live)
      .map((record) => ({ kind: 'kpi' as const, record, depth: 0 as const })),
  ];
  return { under, loose: all.filter((line) => !shown.has(keyOf(line))) };
});

/** The most urgent of some lines, each standing for itself. */
export function mostUrgent(lines: readonly Line[], most: number): Line[] {
  return lines
    .toSorted(
      (a, b) =>
        compareUrgency(statusOf(a), statusOf(b)) ||
        (a.kind === b.kind ? 0 : a.kind === 'objective' ? -1 : 1),
    )
    .slice(0, most)
    .map((line) => ({ ...line, depth: 0 }));
}

function statusOf(line: Line): Status {
  return line.kind === 'kpi' ? line.record.progress.status : line.record.status;
}

function keyOf({ kind, record }: Line): string {
  return `${kind}:${record.id}`;
}
