import type { Day, Period } from '../calendar/index.ts';
import type { ChangeKeyResult, HoldKeyResult, KpiKeyResult, RecordOf } from '../schema/index.ts';

export type Direction = 'increase' | 'decrease' | 'maintain';

/** What a KPI's file says, or what of it is sound. */
export type KpiData = RecordOf<'kpi'>['data'];

/** What a series of values is judged against: a KPI's target or a key result's. */
export interface Aim {
  mode: 'reach' | 'hold';
  direction: Direction | null;
  baseline: number | null;
  baselineOn: Day | null;
  /** Of `reach`. */
  target: number | null;
  /** Of `hold`. */
  min: number | null;
  max: number | null;
  due: Day | null;
  /** Values expected on the way, by date. */
  milestones: readonly { on: Day; value: number }[];
  /** Values, in the unit, that decide the status in place of pace. */
  thresholds: { on_track: number; at_risk: number } | null;
}

/**
 * A KPI's aim. `maintain` always holds, and so does a target that is a range and says no mode. A
 * value to hold is the end of a range that is open towards the better side.
 */
export function aimOfKpi({ data }: RecordOf<'kpi'>): Aim {
  const { target, baseline } = data;
  const direction = data.direction ?? null;
  const isRange = target?.min !== undefined || target?.max !== undefined;
  const mode = direction === 'maintain' ? 'hold' : (target?.mode ?? (isRange ? 'hold' : 'reach'));
  const value = target?.value ?? null;
  return {
    mode,
    direction,
    baseline: baseline?.value ?? null,
    baselineOn: baseline?.on ?? null,
    target: mode === 'reach' ? value : null,
    min: mode === 'reach' ? null : (target?.min ?? (direction === 'increase' ? value : null)),
    max: mode === 'reach' ? null : (target?.max ?? (direction === 'decrease' ? value : null)),
    due: target?.by ?? null,
    milestones: mode === 'reach' ? (data.milestones ?? []) : [],
    thresholds: data.thresholds ?? null,
  };
}

/**
 * Whether higher is better. Without a direction, the better side is the one the target lies on; null
 * when that cannot be told either, and for what is to be kept as it is.
 */
export function risesTo({ direction, baseline, target }: Aim): boolean | null {
  if (direction !== null) return direction === 'maintain' ? null : direction === 'increase';
  return baseline === null || target === null || baseline === target ? null : target > baseline;
}

/** The aim of a key result that reads a KPI or moves a value, over its objective's cycle. */
export function aimToReach(
  { from, to }: KpiKeyResult | ChangeKeyResult,
  direction: Direction | null,
  cycle: Period | null,
): Aim {
  const reach = { mode: 'reach', direction, baseline: from, target: to } as const;
  return { ...NOTHING, ...reach, ...spanning(cycle) };
}

/** The aim of a key result that holds a value in a range. */
export function aimToHold({ hold }: HoldKeyResult, cycle: Period | null): Aim {
  const range = { mode: 'hold', min: hold.min ?? null, max: hold.max ?? null } as const;
  return { ...NOTHING, ...range, ...spanning(cycle) };
}

const NOTHING: Aim = {
  mode: 'reach',
  direction: null,
  baseline: null,
  baselineOn: null,
  target: null,
  min: null,
  max: null,
  due: null,
  milestones: [],
  thresholds: null,
};

function spanning(cycle: Period | null) {
  return { baselineOn: cycle?.start ?? null, due: cycle?.end ?? null };
}
