import { addMonths, type Day, daysBetween, type Period, periodOf } from '../calendar/index.ts';
import type { Graph } from '../link/index.ts';
import { type Config, type Ref, refOf } from '../schema/index.ts';
import { CheckIns } from './declared.ts';
import { contains, Lives } from './live.ts';
import { Periods } from './periods.ts';
import { type Value, valuesOf } from './points.ts';

/** What every measure is made from, with what is worked out once for all of them. */
export interface Context {
  graph: Graph;
  config: Config;
  asOf: Day;
  lives: Lives;
  periods: Periods;
  checkIns: CheckIns;
  /** Every value written for a KPI or key result, by date. */
  values(ref: Ref): readonly Value[];
  /** The span over which a KPI's compliance is counted on a day. */
  complianceSpan(day: Day): Period;
}

export function contextOf(graph: Graph, config: Config, asOf: Day): Context {
  const values = new Map<Ref, readonly Value[]>();
  const spans = new Map<Day, Period>();
  const lives = new Lives(graph);
  return {
    graph,
    config,
    asOf,
    lives,
    periods: new Periods(config.calendar, earliestDay(graph, asOf), asOf),
    checkIns: new CheckIns(graph),
    values(ref) {
      const read = graph.from(ref, 'measures')[0]?.to ?? ref;
      const known = values.get(read) ?? valuesOf(graph, read);
      values.set(read, known);
      return known;
    },
    complianceSpan(day) {
      const known = spans.get(day) ?? complianceSpan(day, graph, config, lives);
      spans.set(day, known);
      return known;
    },
  };
}

/**
 * The shortest live cycle that contains `day`, else the quarter; cut to `day`, as nothing is known
 * beyond it.
 */
function complianceSpan(day: Day, graph: Graph, config: Config, lives: Lives): Period {
  const quarter = periodOf(day, 'quarterly', config.calendar);
  let shortest: Period | null = null;
  for (const { id } of graph.records.cycles) {
    const ref = refOf('cycle', id);
    const span = lives.spanOf(ref);
    if (span === null || !contains(span, day) || !lives.isLive(ref, day)) continue;
    if (shortest === null || lengthOf(span) < lengthOf(shortest)) shortest = span;
  }
  return { start: (shortest ?? quarter).start, end: day };
}

function lengthOf({ start, end }: Period): number {
  return daysBetween(start, end);
}

/** Two years before the first value, so that the longest period before it is still known. */
function earliestDay({ records }: Graph, asOf: Day): Day {
  let first = asOf;
  for (const { data } of records.measurements) {
    for (const { date } of data.points) if (date < first) first = date;
  }
  for (const { data } of records['check-ins']) if (data.date < first) first = data.date;
  return addMonths(first, -24);
}
