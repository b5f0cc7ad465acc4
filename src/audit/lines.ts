import type { Day } from '../calendar/index.ts';
import type { Graph } from '../link/index.ts';
import type { RecordOf } from '../schema/index.ts';

/** The line that holds the value of a KPI on a day, the last of several; null where there is none. */
export function findLine(
  graph: Graph,
  { ref }: RecordOf<'kpi'>,
  day: Day,
): { measurement: RecordOf<'measurement'>; row: number } | null {
  for (const link of graph.to(ref, 'values-of')) {
    const measurement = graph.find(link.from);
    if (measurement?.kind !== 'measurement') continue;
    const point = measurement.data.points.findLast(({ date }) => date === day);
    if (point) return { measurement, row: point.row };
  }
  return null;
}
