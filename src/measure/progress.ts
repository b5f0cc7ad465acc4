import type { Day, Period } from '../calendar/index.ts';
import type { Ref } from '../schema/index.ts';
import type { Aim } from './aim.ts';
import { attainmentOf, complianceOf } from './attainment.ts';
import type { Context } from './context.ts';
import { expectedOf } from './expected.ts';
import type { Progress, SeriesPeriod } from './scorecard.ts';
import { type Aggregate, latestIn } from './series.ts';
import { paceOf, statusOf } from './status.ts';

/** A series of values and how it is to be read. */
export interface Reading {
  ref: Ref;
  aim: Aim;
  /** Of the values that count: dated on `day` or before, and not after the due day. */
  series: readonly SeriesPeriod[];
  aggregate: Aggregate;
  /** The day it is read on; never after the due day. */
  day: Day;
  isRetired: boolean;
  hasStarted: boolean;
  isStale: boolean;
  /** Whether the due day has passed. */
  isOver: boolean;
  /** Over which compliance is counted. */
  span: Period;
}

/** Progress of a series towards its aim. Nothing is clamped; what is missing is null. */
export function progressOf(reading: Reading, { checkIns, config }: Context): Progress {
  const { ref, aim, series, aggregate, day, span } = reading;
  const latest = latestIn(series, aggregate, day);
  const value = latest?.value ?? null;
  const expected = expectedOf(aim, day);
  const attainment = attainmentOf(value, aim.baseline, aim.target);
  const isRange = aim.min !== null || aim.max !== null;
  const held = isRange ? complianceOf(series, aim, span) : null;
  return {
    mode: aim.mode,
    value,
    valueOn: latest?.on ?? null,
    baseline: aim.baseline,
    baselineOn: aim.baselineOn,
    target: aim.target,
    min: aim.min,
    max: aim.max,
    due: aim.due,
    attainment,
    compliance: held?.compliance ?? null,
    periodsInside: held?.inside ?? null,
    periodsCounted: held?.counted ?? null,
    expected,
    pace: paceOf(attainment, expected),
    score: attainment ?? held?.compliance ?? null,
    ...statusOf({ ...reading, value, expected, attainment }, aim, config.status),
    readOn: day,
    declared: checkIns.declaredOf(ref, day),
  };
}
