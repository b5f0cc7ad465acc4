import type { Day } from '../calendar/index.ts';
import type { Graph } from '../link/index.ts';
import type { AnyRecord, Config, Ref } from '../schema/index.ts';
import type { Survey } from './alignment.ts';
import { contextOf } from './context.ts';
import { Measures } from './measures.ts';
import { portfoliosOf } from './portfolio.ts';
import { rhythmsOf } from './rhythm.ts';
import { alignOrganization, alignParts } from './scopes.ts';
import type { Measure, Scorecard, Trace } from './scorecard.ts';
import { Standings } from './standing.ts';
import { Traces, waysOf } from './trace.ts';

/**
 * Measures everything in a graph as of a day: progress, status and roll-ups of KPIs, key results,
 * objectives, priorities and initiatives, ways to strategy, check-in rhythms and alignment. What is
 * dated after that day is left out. `begun` are the days records were first written down, as far as
 * anybody knows.
 */
export function measureGraph(
  graph: Graph,
  config: Config,
  asOf: Day,
  begun: ReadonlyMap<Ref, Day> = new Map(),
): Scorecard {
  const context = contextOf(graph, config, asOf);
  const ways = waysOf(graph);
  const measures = new Measures(context);
  const traces = new Traces(graph, context.lives, ways);
  const survey: Survey = { context, ways, standings: new Standings(context, measures, traces) };
  const portfolios = once(() => portfoliosOf(measures, context));
  const alignmentBy = once(() => alignParts(survey));
  return {
    graph,
    config,
    asOf,
    measures: measuresOf(graph, asOf, measures),
    traces: tracesOf(graph, asOf, traces),
    rhythms: rhythmsOf(context, begun),
    get portfolios() {
      return portfolios();
    },
    alignment: alignOrganization(survey),
    get alignmentBy() {
      return alignmentBy();
    },
    isLive: (ref) => context.lives.isLive(ref, asOf),
    isCurrent: (ref) => context.lives.isCurrent(ref, asOf),
  };
}

/** What pages and the model show and no check asks for: worked out at the first question. */
function once<T>(work: () => T): () => T {
  let known: { value: T } | null = null;
  return () => {
    known ??= { value: work() };
    return known.value;
  };
}

/** The measures alone, by the values known on an earlier day and the goals as they are set today. */
export function measuresOn(graph: Graph, config: Config, day: Day): Map<Ref, Measure> {
  return measuresOf(graph, day, new Measures(contextOf(graph, config, day)));
}

function measuresOf(graph: Graph, asOf: Day, measures: Measures): Map<Ref, Measure> {
  const measured = new Map<Ref, Measure>();
  const { strategy, objectives, kpis, initiatives } = graph.records;
  const refs = [
    ...refsOf(strategy),
    ...refsOf(objectives),
    ...graph.keyResults.keys(),
    ...refsOf(kpis),
    ...refsOf(initiatives),
  ];
  for (const ref of refs) {
    const measure = measures.of(ref, asOf);
    if (measure !== undefined) measured.set(ref, measure);
  }
  return measured;
}

function tracesOf(graph: Graph, asOf: Day, traces: Traces): Map<Ref, Trace> {
  const { objectives, kpis, initiatives } = graph.records;
  const refs = [
    ...refsOf(objectives),
    ...graph.keyResults.keys(),
    ...refsOf(kpis),
    ...refsOf(initiatives),
  ];
  return new Map(refs.map((ref) => [ref, traces.of(ref, asOf)]));
}

function refsOf(records: readonly AnyRecord[]): Ref[] {
  return records.map(({ ref }) => ref);
}
