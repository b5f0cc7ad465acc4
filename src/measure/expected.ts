import { type Day, daysBetween } from '../calendar/index.ts';
import type { Aim } from './aim.ts';
import { attainmentOf } from './attainment.ts';

/** A day and the share of the way that should lie behind by then. */
export interface Waypoint {
  on: Day;
  share: number;
}

/**
 * Share of the way that should be behind on `day`: 0 up to the baseline's day, 1 from the due day
 * on, in between a straight line, bent through the milestones. To hold is expected whole, all along.
 */
export function expectedOf(aim: Aim, day: Day): number | null {
  if (aim.mode === 'hold') return 1;
  const leg = legOf(aim, day);
  if (leg === null) return null;
  const [from, to] = leg;
  if (day >= to.on) return to.share;
  if (day <= from.on) return from.share;
  const behind = daysBetween(from.on, day) / daysBetween(from.on, to.on);
  const share = from.share + (to.share - from.share) * behind;
  return Number.isFinite(share) ? share : null;
}

/** The two waypoints that `day` lies between; the first or last two when it lies outside of them. */
export function legOf(aim: Aim, day: Day): readonly [Waypoint, Waypoint] | null {
  const way = wayOf(aim);
  const next = way.findIndex(({ on }) => on > day);
  const at = next < 0 ? way.length - 1 : Math.max(1, next);
  const [from, to] = [way[at - 1], way[at]];
  return from === undefined || to === undefined ? null : [from, to];
}

/**
 * The way from baseline to target, by date; empty where its start or its end is not known, or the
 * end comes first. A milestone outside the span says nothing; of two on one day the last one counts.
 */
function wayOf({ baseline, baselineOn, target, due, milestones }: Aim): Waypoint[] {
  if (baselineOn === null || due === null || due < baselineOn) return [];
  const between = new Map<Day, number>();
  for (const { on, value } of milestones) {
    const share = attainmentOf(value, baseline, target);
    if (share !== null && on > baselineOn && on < due) between.set(on, share);
  }
  const bends = [...between].map(([on, share]) => ({ on, share }));
  bends.sort((a, b) => daysBetween(b.on, a.on));
  return [{ on: baselineOn, share: 0 }, ...bends, { on: due, share: 1 }];
}
