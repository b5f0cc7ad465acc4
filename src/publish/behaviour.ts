import type { KpiMeasure } from '../measure/index.ts';
import type { Desk } from './desk.ts';
import type { PublishedBehaviour, PublishedForecast } from './published-behaviour.ts';

/** How a KPI varies; the check-ins that explain a signal are named where the audience may read them. */
export function publishBehaviour(measure: KpiMeasure, desk: Desk): PublishedBehaviour | null {
  const { behaviour } = measure;
  if (behaviour === null) return null;
  const { ruleSet, assurance, segments, signals } = behaviour;
  return {
    ruleSet,
    assurance,
    segments: segments.map(({ points, uncutLower: _lower, uncutUpper: _upper, ...segment }) => ({
      ...segment,
      ranges: points.map(({ range }) => range),
    })),
    signals: signals.map((signal) => ({
      ...signal,
      explainedBy: desk.names.mentions(signal.explainedBy),
    })),
  };
}

/** Where a KPI leads by its due day, or why that cannot be said. */
export function publishForecast({ forecast }: KpiMeasure): {
  forecast: PublishedForecast | null;
  noForecast: string | null;
} {
  if (forecast.value === null) return { forecast: null, noForecast: forecast.reason };
  const { value, low, high, by, basis, reachesTarget } = forecast;
  return { forecast: { value, low, high, by, basis, reachesTarget }, noForecast: null };
}
