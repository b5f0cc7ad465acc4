import type { Day } from '../calendar/index.ts';
import type { Place, Related } from '../finding/index.ts';
import { readingDay, type Scorecard, type Trace } from '../measure/index.ts';
import { type RecordOf, type Ref, refOf, splitRef } from '../schema/index.ts';
import { findDoubtful } from './ascent.ts';
import type { Report } from './rule.ts';
import { entityOf, enumerate, fullNameOf, nameOf, relatedAt } from './wording.ts';

type Traced = RecordOf<'kpi'> | RecordOf<'objective'>;

/** How many ids a hint offers. */
const MOST_OFFERED = 4;

/**
 * Reports every record whose way up ends before a live priority, with how far it got. Silent where
 * a part of the way has a finding of its own.
 */
export function* judgeTraces(scorecard: Scorecard, records: readonly Traced[]): Iterable<Report> {
  const broken = records.filter((record) => {
    const trace = scorecard.traces.get(record.ref);
    return trace !== undefined && !trace.reached;
  });
  if (broken.length === 0) return;
  const doubtful = findDoubtful(scorecard.graph);
  for (const record of broken) {
    const trace = scorecard.traces.get(record.ref);
    if (trace && !doubtful.has(record.ref)) {
      yield reportOn(scorecard, record, trace);
    }
  }
}

function reportOn(scorecard: Scorecard, record: Traced, trace: Trace): Report {
  const { graph } = scorecard;
  const ref = record.ref;
  const end = trace.chain.at(-1) ?? ref;
  const day = readingDay(graph, ref, scorecard.asOf);
  const isKpi = record.kind === 'kpi';
  const message =
    end === ref
      ? `${nameOf(graph, ref)} leads to no priority: it supports nothing${isKpi ? ', drives nothing, and no key result reads it' : ''}.`
      : `${nameOf(graph, ref)} leads to no live priority: its way up ends at ${fullNameOf(graph, end)}, which ${reasonOf(scorecard, end, day)}.`;
  const related = end === ref ? [] : [endOf(scorecard, end, day)];
  return {
    message,
    expected: `a way up to a live priority by \`supports\`${isKpi ? ', `drives` or a key result that reads it' : ' or `relates_to`'}`,
    hint: hintOf(scorecard, record, end),
    place: placeOf(scorecard, record, trace),
    entity: entityOf(record),
    chain: trace.chain,
    related,
  };
}

/** The first step of the way, where the record itself names it; else where `supports` belongs. */
function placeOf({ graph }: Scorecard, record: Traced, { chain: [ref, next] }: Trace): Place {
  const step = ref && graph.from(ref).find((link) => link.to === next);
  return step ? graph.placeOf(step) : record.places.value(['supports']);
}

/** Why nothing goes on from the end of a way on a day; ends the sentence "which …". */
function reasonOf({ graph }: Scorecard, end: Ref, day: Day): string {
  const record = graph.keyResults.get(end)?.objective ?? graph.find(end);
  if (record === undefined || record.kind === 'measurement') return 'leads nowhere';
  const { retired } = record.data;
  if (retired !== undefined && retired.on <= day) return `is retired since ${retired.on}`;
  if (record.kind !== 'priority') return 'supports nothing';
  const { horizon } = record.data;
  if (horizon !== undefined && horizon.start > day) return `begins on ${horizon.start}`;
  return horizon === undefined ? 'is not live' : `ended on ${horizon.end}`;
}

/** The place that says why the way ends. */
function endOf(scorecard: Scorecard, end: Ref, day: Day): Related {
  const { graph } = scorecard;
  const node = graph.keyResults.get(end);
  const record = node?.objective ?? graph.find(end);
  if (record === undefined) throw new Error(`The way up ends at ${end}, which does not exist.`);
  const isRetired = record.kind !== 'measurement' && (record.data.retired?.on ?? '9999') <= day;
  const field = isRetired ? 'retired' : record.kind === 'priority' ? 'horizon' : 'supports';
  return relatedAt(
    record.places.value([field]),
    `the way ends here: it ${reasonOf(scorecard, end, day)}`,
  );
}

/** What could be supported: objectives of the record's team that arrive, then live priorities. */
function hintOf(scorecard: Scorecard, record: Traced, end: Ref): string {
  const ref = record.ref;
  const priorities = scorecard.graph.records.strategy
    .filter(({ id }) => scorecard.isLive(refOf('priority', id)))
    .map(({ id }) => `\`${id}\``);
  const offered =
    priorities.length === 0
      ? 'There is no live priority yet; begin with one in strategy/.'
      : `Live priorities are ${enumerate(priorities, MOST_OFFERED)}.`;
  const successor = scorecard.graph.from(end, 'superseded-by')[0];
  if (successor) return `Support its successor \`${splitRef(successor.to).id}\`. ${offered}`;
  if (end !== ref && end.startsWith('objective:') && scorecard.isLive(end)) {
    return `Let \`${splitRef(end).id}\` support a priority, or support something else. ${offered}`;
  }
  const objectives = record.kind === 'kpi' ? objectivesOfTeam(scorecard, record) : [];
  if (objectives.length === 0)
    return `Support the priority that it serves, or retire it. ${offered}`;
  return `Support an objective of its team, such as ${enumerate(objectives, MOST_OFFERED)}, or a priority. ${offered}`;
}

function objectivesOfTeam({ graph, traces, isCurrent }: Scorecard, kpi: RecordOf<'kpi'>): string[] {
  const [team] = graph.from(kpi.ref, 'team');
  if (team === undefined) return [];
  return graph
    .to(team.to, 'team')
    .map((link) => link.from)
    .filter((ref) => ref.startsWith('objective:') && isCurrent(ref) && traces.get(ref)?.reached)
    .map((ref) => `\`${splitRef(ref).id}\``);
}
