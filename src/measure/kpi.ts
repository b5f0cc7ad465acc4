import type { Day } from '../calendar/index.ts';
import type { RecordOf } from '../schema/index.ts';
import { aimOfKpi } from './aim.ts';
import type { Context } from './context.ts';
import { freshnessOf } from './freshness.ts';
import { withOnDemand } from './on-demand.ts';
import { pointsOf, untilDay } from './points.ts';
import { currentProcess, forecastOf } from './process/forecast.ts';
import { processOf } from './process/process-of.ts';
import { progressOf } from './progress.ts';
import type { KpiMeasure } from './scorecard.ts';
import { seriesOf } from './series.ts';

/**
 * A KPI as read on `day`; values dated later are left out, and a retired KPI is read as it was then.
 * After the due day the last value up to that day decides; later ones still show in the series.
 */
export function measureKpi(kpi: RecordOf<'kpi'>, day: Day, context: Context): KpiMeasure {
  const { periods } = context;
  const ref = kpi.ref;
  const aim = aimOfKpi(kpi);
  const { cadence, aggregate = 'last', retired } = kpi.data;
  const isRetired = retired !== undefined && retired.on <= day;
  const today = isRetired ? retired.on : day;
  const values = untilDay(context.values(ref), today);
  const series = seriesOf(values, cadence, aggregate, today, periods);
  const last = values.at(-1)?.date ?? null;
  const freshness = freshnessOf(last, cadence, aim.baselineOn, today, periods);
  const { due } = aim;
  const isOver = due !== null && due < today;
  const counting = isOver
    ? { day: due, series: seriesOf(untilDay(values, due), cadence, aggregate, due, periods) }
    : { day: today, series };
  const reading = {
    ...{ ref, aim, aggregate, isRetired, isOver },
    ...counting,
    hasStarted: aim.baselineOn === null || aim.baselineOn <= today,
    isStale: freshness.onTime === false,
    span: context.complianceSpan(counting.day),
  };
  const state = { aim, isRetired, isOver };
  const measured = { kind: 'kpi' as const, ...progressOf(reading, context), freshness };
  const seriesNow = () => seriesOf(values, cadence, aggregate, today, periods);
  const measure: KpiMeasure = withOnDemand(measured, {
    points: () => [...untilDay(pointsOf(context.graph, ref), today)],
    series: seriesNow,
    behaviour: () => processOf(kpi, seriesNow, today, context),
    forecast: () => forecastOf({ ...state, ...currentProcess(measure.behaviour) }),
  });
  return measure;
}
