import type { Day } from '../calendar/index.ts';
import { compareText } from '../finding/index.ts';
import type { Ref } from '../schema/index.ts';
import type { Context } from './context.ts';
import { type Alignment, SHARES, type Share, type ShareName } from './scorecard.ts';
import type { Standing, Standings } from './standing.ts';
import { ratio } from './tolerance.ts';
import type { Ways } from './trace.ts';

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
  standings: Standings;
  ways: Ways;
}

/** The six shares of a scope and their mean; a share over nothing is null and left out of the mean. */
export function alignmentOf(scope: Scope, survey: Survey): Alignment {
  const all = scope.members.map((ref) => survey.standings.of(ref, scope.day));
  const kpis = all.filter(({ isKpi }) => isKpi);
  const shares: Record<ShareName, Share> = {
    traceability: shareOf(all, ({ isTraced }) => isTraced),
    coverage: coverage(scope, all, survey),
    ownership: shareOf(all, ({ isOwned }) => isOwned),
    integrity: shareOf(kpis, ({ isSound }) => isSound),
    focus: focus(scope, all, survey),
    usefulness: shareOf(kpis, ({ isUseful }) => isUseful),
  };
  return { index: meanOf(shares), shares };
}

/** Mean of the shares that have a value. */
function meanOf(shares: Record<ShareName, Share>): number | null {
  const values = SHARES.map((name) => shares[name].value).filter((value) => value !== null);
  const sum = values.reduce((total, value) => total + value, 0);
  return ratio(sum, values.length);
}

/**
 * Priority weight with a live KPI or current objective under it, by any unbroken way, whose owner
 * is active and whose data is current: measured, and not stale.
 */
function coverage({ priorities, day }: Scope, all: readonly Standing[], survey: Survey): Share {
  const { graph } = survey.context;
  const asked = priorities ?? prioritiesAbove(all, day, survey);
  const covering = all.filter(({ isCovering }) => isCovering);
  const covered = new Set(prioritiesAbove(covering, day, survey));
  return shareOf(
    asked.map((ref) => ({ ref })),
    ({ ref }) => covered.has(ref),
    ({ ref }) => graph.get('priority', ref.slice('priority:'.length))?.data.weight ?? 1,
  );
}

/** Owners, teams and objectives within the limits of the focus rules. */
function focus({ day }: Scope, all: readonly Standing[], { standings }: Survey): Share {
  const focus = standings.focusOn(day);
  const bearers = new Set(all.flatMap((standing) => standing.bearers));
  return shareOf(
    [...bearers].map((ref) => ({ ref })),
    ({ ref }) => focus.isWithin(ref) === true,
  );
}

/** The live priorities above any of a list, by any way along records that are not retired. */
function prioritiesAbove(
  from: readonly { ref: Ref }[],
  day: Day,
  { context: { lives }, ways }: Survey,
): Ref[] {
  const seen = new Set(from.map(({ ref }) => ref));
  const priorities: Ref[] = [];
  for (const ref of seen) {
    if (ref.startsWith('priority:')) {
      if (lives.isLive(ref, day)) priorities.push(ref);
      continue;
    }
    for (const above of ways.up(ref)) {
      if (!seen.has(above) && !lives.isRetired(above, day)) seen.add(above);
    }
  }
  return priorities.sort(compareText);
}

function shareOf<T extends { ref: Ref }>(
  all: readonly T[],
  isSo: (one: T) => boolean,
  weightOf: (one: T) => number = () => 1,
): Share {
  let of = 0;
  let over = 0;
  const missing: Ref[] = [];
  for (const one of all) {
    const weight = weightOf(one);
    over += weight;
    if (isSo(one)) of += weight;
    else missing.push(one.ref);
  }
  return { value: ratio(of, over), of, over, missing: missing.sort(compareText) };
}
