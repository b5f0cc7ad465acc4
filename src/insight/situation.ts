import { addDays, type Day, spokenDay } from '../calendar/index.ts';
import type { Finding } from '../finding/index.ts';
import type { Timeline } from '../history/index.ts';
import { isActiveOn, type Measure, measuresOn, type Scorecard, waysOf } from '../measure/index.ts';
import type { Ref, Unit } from '../schema/index.ts';
import type { Evidence } from './insight.ts';

/** What is recent: four weeks, so that a month's figure is in it and a quarter's change is not lost. */
const RECENT_DAYS = 28;

/** What insights are drawn from; a result has it all. */
export interface Known {
  scorecard: Scorecard;
  timelines: readonly Timeline[] | null;
  findings: readonly Finding[];
}

/** What is known, with what is worked out once for all kinds. */
export interface Situation extends Known {
  /** The day from which on something is recent. */
  since: Day;
  /** How things stood on that day, by the goals as they are set today. */
  before: ReadonlyMap<Ref, Measure>;
  /** A day as it is said. */
  say(day: Day): string;
  /** Share of the weight of the live priorities that a record leads up to; 0 without priorities. */
  reachOf(ref: Ref): number;
  /** Who answers for a record: its owner, its objective's, else who leads its team; null for nobody here. */
  ownerOf(ref: Ref): Ref | null;
  /** What the values of a KPI or key result are counted in. */
  unitOf(ref: Ref): Unit | null;
  /** Where a field of a record is written. */
  evidence(text: string, ref: Ref, field?: readonly (string | number)[]): Evidence;
}

/** Works out once what several kinds of insight ask for. */
export function situationOf(known: Known): Situation {
  const { scorecard } = known;
  const { graph, config, asOf } = scorecard;
  const since = addDays(asOf, -RECENT_DAYS);
  return {
    ...known,
    since,
    before: measuresOn(graph, config, since),
    say: (day) => spokenDay(day, asOf),
    reachOf: reachIn(scorecard),
    ownerOf: (ref) => ownerIn(scorecard, ref),
    unitOf: (ref) => unitIn(scorecard, ref),
    evidence(text, ref, field) {
      const node = graph.keyResults.get(ref);
      const record = node?.objective ?? graph.find(ref);
      if (record === undefined || field === undefined) return { text, ref, at: null };
      const path = node === undefined ? field : ['key_results', node.index, ...field];
      return { text, ref, at: { file: record.file, line: record.places.value(path).start.line } };
    },
  };
}

function reachIn({ graph, isLive }: Scorecard): (ref: Ref) => number {
  const ways = waysOf(graph);
  const weights = new Map(
    graph.records.strategy
      .filter(({ ref }) => isLive(ref))
      .map(({ ref, data }) => [ref, data.weight ?? 1]),
  );
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const known = new Map<Ref, number>();
  return (ref) => {
    const before = known.get(ref);
    if (before !== undefined) return before;
    const seen = new Set<Ref>([ref]);
    let reached = 0;
    for (const at of seen) {
      reached += weights.get(at) ?? 0;
      for (const above of ways.up(at)) if (isLive(above)) seen.add(above);
    }
    const share = total > 0 ? reached / total : 0;
    known.set(ref, share);
    return share;
  };
}

function ownerIn({ graph, asOf }: Scorecard, ref: Ref): Ref | null {
  const objective = graph.keyResults.get(ref)?.objective.ref;
  const holders = objective === undefined ? [ref] : [ref, objective];
  const teams = holders.flatMap((holder) => graph.from(holder, 'team').map(({ to }) => to));
  const candidates = [
    ...holders.flatMap((holder) => graph.from(holder, 'owner')),
    ...teams.flatMap((team) => graph.from(team, 'lead')),
  ].map(({ to }) => to);
  return (
    candidates.find((candidate) => {
      const person = graph.find(candidate);
      return person?.kind === 'person' && isActiveOn(person, asOf);
    }) ?? null
  );
}

function unitIn({ graph }: Scorecard, ref: Ref): Unit | null {
  const data = graph.keyResults.get(ref)?.data;
  if (data !== undefined && 'unit' in data) return data.unit;
  const kpi = graph.find(graph.from(ref, 'measures')[0]?.to ?? ref);
  return kpi?.kind === 'kpi' ? (kpi.data.unit ?? null) : null;
}
