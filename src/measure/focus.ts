import type { Day } from '../calendar/index.ts';
import { type Config, type Ref, refOf } from '../schema/index.ts';
import type { Context } from './context.ts';

/** How much one owner, objective, team or organisation can act on: defaults of the focus rules. */
export const FOCUS_LIMITS = {
  'focus/kpis-per-owner': { most: 5 },
  'focus/key-results': { least: 2, most: 5 },
  'focus/objectives-per-team': { most: 3 },
  'focus/company-objectives': { most: 5 },
} as const;

/** The limit of a focus rule as configured, whatever its severity; the default where none is set. */
export function focusLimit(
  config: Config,
  rule: keyof typeof FOCUS_LIMITS,
  option: 'least' | 'most',
): number {
  const setting = config.audit.rules[rule];
  const set = typeof setting === 'object' ? setting[option] : undefined;
  if (typeof set === 'number' && Number.isInteger(set) && set >= 0) return set;
  const defaults: { least?: number; most: number } = FOCUS_LIMITS[rule];
  return defaults[option] ?? 0;
}

/** Who and what is within the limits on a day: owners of KPIs, teams and their objectives. */
export interface Focus {
  /** Whether an owner, team or objective is within its limit; undefined for what has none. */
  isWithin(ref: Ref): boolean | undefined;
}

/**
 * Counts live KPIs an owner, current objectives a team and key results an objective. An objective
 * of no team is the company's, and within the limits only while there are not too many of those.
 */
export function focusOn(day: Day, { graph, config, lives }: Context): Focus {
  const within = new Map<Ref, boolean>();
  const kpis = new Map<Ref, number>();
  for (const { id } of graph.records.kpis) {
    const ref = refOf('kpi', id);
    if (lives.isLive(ref, day)) count(kpis, lives.ownerOf(ref));
  }
  const current = graph.records.objectives.filter(({ id }) =>
    lives.isCurrent(refOf('objective', id), day),
  );
  const objectives = new Map<Ref, number>();
  let company = 0;
  for (const { id, data } of current) {
    count(objectives, lives.teamOf(refOf('objective', id)));
    if (data.team === undefined) company++;
  }
  const most = (rule: keyof typeof FOCUS_LIMITS) => focusLimit(config, rule, 'most');
  const least = focusLimit(config, 'focus/key-results', 'least');
  for (const [ref, n] of kpis) within.set(ref, n <= most('focus/kpis-per-owner'));
  for (const [ref, n] of objectives) within.set(ref, n <= most('focus/objectives-per-team'));
  for (const { id, data } of current) {
    const n = data.key_results?.length ?? 0;
    const isFew = data.team !== undefined || company <= most('focus/company-objectives');
    within.set(refOf('objective', id), isFew && n >= least && n <= most('focus/key-results'));
  }
  return { isWithin: (ref) => within.get(ref) };
}

function count(counts: Map<Ref, number>, ref: Ref | null): void {
  if (ref !== null) counts.set(ref, (counts.get(ref) ?? 0) + 1);
}
