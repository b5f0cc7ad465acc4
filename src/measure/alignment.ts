import type { Day } from '../calendar/index.ts';
import { compareText } from '../finding/index.ts';
import { type RecordOf, type Ref, refOf } from '../schema/index.ts';
import type { Context } from './context.ts';
import { type Focus, focusOn } from './focus.ts';
import { isCurrentOn, isLiveOn, isRetiredOn } from './live.ts';
import type { Measures } from './measures.ts';
import { hasActiveOwner, ownerOf, teamOf } from './ownership.ts';
import { type Alignment, type Measure, SHARES, type Share, type ShareName } from './scorecard.ts';
import { ratio } from './tolerance.ts';
import type { Traces, Ways } from './trace.ts';

/** The part of the organisation that an alignment is about. */
export interface Scope {
  /** Its KPIs and objectives that are live on `day`. */
  members: readonly Ref[];
  /** The priorities that should be covered; where null, those that its members reach. */
  priorities: readonly Ref[] | null;
  day: Day;
}

/** What alignments are counted from. */
export interface Survey {
  context: Context;
  measures: Measures;
  ways: Ways;
  traces: Traces;
  /** By day: who is within the limits. */
  focus: Map<Day, Focus>;
}

/** The six shares of a scope and their mean; a share over nothing is null and left out of the mean. */
export function alignmentOf(scope: Scope, survey: Survey): Alignment {
  const shares: Record<ShareName, Share> = {
    traceability: traceability(scope, survey),
    coverage: coverage(scope, survey),
    ownership: ownership(scope, survey),
    integrity: integrity(scope, survey),
    focus: focus(scope, survey),
    usefulness: usefulness(scope, survey),
  };
  return { index: meanOf(shares), shares };
}

/** Mean of the shares that have a value. */
export function meanOf(shares: Record<ShareName, Share>): number | null {
  const values = SHARES.map((name) => shares[name].value).filter((value) => value !== null);
  return ratio(
    values.reduce((sum, value) => sum + value, 0),
    values.length,
  );
}

/** KPIs and objectives with an unbroken way to a live priority. */
function traceability({ members, day }: Scope, { traces }: Survey): Share {
  return shareOf(members, (ref) => traces.of(ref, day).reached);
}

/**
 * Priority weight with a live KPI or current objective under it, by any unbroken way, whose owner
 * is active and whose data is current: measured, and not stale.
 */
function coverage(scope: Scope, survey: Survey): Share {
  const { day, members } = scope;
  const { graph } = survey.context;
  const priorities = scope.priorities ?? prioritiesAbove(members, day, survey);
  const carrying = members.filter(
    (ref) =>
      isCurrentOn(graph, ref, day) &&
      hasActiveOwner(graph, ref, day) &&
      hasCurrentData(survey.measures.of(ref, day)),
  );
  const covered = new Set(prioritiesAbove(carrying, day, survey));
  return shareOf(
    priorities,
    (ref) => covered.has(ref),
    (ref) => graph.get('priority', ref.slice('priority:'.length))?.data.weight ?? 1,
  );
}

/** KPIs and objectives whose single owner is active. */
function ownership({ members, day }: Scope, { context }: Survey): Share {
  return shareOf(members, (ref) => hasActiveOwner(context.graph, ref, day));
}

/** KPIs with source, unit, formula, and data on time. */
function integrity({ members, day }: Scope, { context, measures }: Survey): Share {
  return shareOf(members.filter(isKpi), (ref) => {
    const kpi = context.graph.find(ref);
    const measure = measures.of(ref, day);
    if (kpi?.kind !== 'kpi' || measure?.kind !== 'kpi') return false;
    const { unit, formula, cadence } = kpi.data;
    const isOnTime = cadence !== undefined && measure.freshness.onTime !== false;
    return hasSource(kpi) && unit !== undefined && formula !== undefined && isOnTime;
  });
}

/** Owners, teams and objectives within the limits of the focus rules. */
function focus({ members, day }: Scope, { context, focus }: Survey): Share {
  const { graph, config } = context;
  const known = focus.get(day) ?? focusOn(graph, config, day);
  focus.set(day, known);
  const units = new Set<Ref>();
  for (const ref of members) {
    const bearer = isKpi(ref) ? ownerOf(graph, ref) : teamOf(graph, ref);
    const isCounted = isKpi(ref) || known.isWithin(ref) !== undefined;
    if (isCounted && bearer !== null) units.add(bearer);
    if (isCounted && !isKpi(ref)) units.add(ref);
  }
  return shareOf([...units], (ref) => known.isWithin(ref) === true);
}

/** KPIs that name the decision they inform. */
function usefulness({ members }: Scope, { context }: Survey): Share {
  return shareOf(members.filter(isKpi), (ref) => {
    const kpi = context.graph.find(ref);
    return kpi?.kind === 'kpi' && kpi.data.decision !== undefined;
  });
}

/** The live priorities above any of `refs`, by any way along records that are not retired. */
export function prioritiesAbove(refs: readonly Ref[], day: Day, { context, ways }: Survey): Ref[] {
  const { graph } = context;
  const seen = new Set(refs.filter((ref) => !isRetiredOn(graph, ref, day)));
  const priorities: Ref[] = [];
  for (const ref of seen) {
    if (ref.startsWith('priority:')) {
      if (isLiveOn(graph, ref, day)) priorities.push(ref);
      continue;
    }
    for (const above of ways.up(ref)) if (!isRetiredOn(graph, above, day)) seen.add(above);
  }
  return priorities.sort(compareText);
}

function hasCurrentData(measure: Measure | undefined): boolean {
  if (measure?.kind === 'kpi') {
    return measure.points.length > 0 && measure.freshness.onTime !== false;
  }
  return measure?.kind === 'objective' && measure.score !== null && measure.status !== 'stale';
}

function hasSource({ data }: RecordOf<'kpi'>): boolean {
  const { system, method, url, query } = data.source ?? {};
  if (system === undefined || method === undefined) return false;
  return method === 'manual' || url !== undefined || query !== undefined;
}

function shareOf(
  refs: readonly Ref[],
  isSo: (ref: Ref) => boolean,
  weightOf: (ref: Ref) => number = () => 1,
): Share {
  let of = 0;
  let over = 0;
  const missing: Ref[] = [];
  for (const ref of refs) {
    const weight = weightOf(ref);
    over += weight;
    if (isSo(ref)) of += weight;
    else missing.push(ref);
  }
  return { value: ratio(of, over), of, over, missing: missing.sort(compareText) };
}

function isKpi(ref: Ref): boolean {
  return ref.startsWith('kpi:');
}

/** Every KPI and objective of a list of records that is not retired on `day`. */
export function liveMembers(
  records: readonly (RecordOf<'kpi'> | RecordOf<'objective'>)[],
  day: Day,
  { graph }: Context,
): Ref[] {
  return records.map(({ kind, id }) => refOf(kind, id)).filter((ref) => isLiveOn(graph, ref, day));
}
