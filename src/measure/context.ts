import { type Day, daysBetween, type Period, periodOf } from '../calendar/index.ts';
import type { Graph } from '../link/index.ts';
import { type Config, type Ref, refOf } from '../schema/index.ts';
import { CheckIns } from './declared.ts';
import { contains, isLiveOn, spanOf } from './live.ts';
import { Periods } from './periods.ts';
import { pointsOf } from './points.ts';
import type { Point } from './scorecard.ts';

/** What every measure is made from, with what is worked out once for all of them. */
export interface Context {
  graph: Graph;
  config: Config;
  asOf: Day;
  periods: Periods;
  checkIns: CheckIns;
  /** Every value written for a KPI or key result, by date. */
  points(ref: Ref): readonly Point[];
  /** The span over which a KPI's compliance is counted on a day. */
  complianceSpan(day: Day): Period;
}

export function contextOf(graph: Graph, config: Config, asOf: Day): Context {
  const points = new Map<Ref, Point[]>();
  const spans = new Map<Day, Period>();
  return {
    graph,
    config,
    asOf,
    periods: new Periods(config.calendar, asOf),
    checkIns: new CheckIns(graph),
    points(ref) {
      const read = graph.from(ref, 'measures')[0]?.to ?? ref;
      const known = points.get(read) ?? pointsOf(graph, read);
      points.set(read, known);
      return known;
    },
    complianceSpan(day) {
      const known = spans.get(day) ?? complianceSpan(day, graph, config);
      spans.set(day, known);
      return known;
    },
  };
}

/**
 * The shortest live cycle that contains `day`, else the quarter; cut to `day`, as nothing is known
 * beyond it.
 */
function complianceSpan(day: Day, graph: Graph, config: Config): Period {
  const quarter = periodOf(day, 'quarterly', config.calendar);
  let shortest: Period | null = null;
  for (const { id } of graph.records.cycles) {
    const ref = refOf('cycle', id);
    const span = spanOf(graph, ref);
    if (span === null || !contains(span, day) || !isLiveOn(graph, ref, day)) continue;
    if (shortest === null || lengthOf(span) < lengthOf(shortest)) shortest = span;
  }
  return { start: (shortest ?? quarter).start, end: day };
}

function lengthOf({ start, end }: Period): number {
  return daysBetween(start, end);
}
