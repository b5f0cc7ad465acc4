import type { Publication, PublishedKpi } from '../../publish/index.ts';
import type { ExploreSettings } from '../client/explore/settings.ts';
import { address } from './book.ts';
import { decimalsIn } from './measured.ts';

/** What the interactive picture is told besides the table of values, as JSON; null without a value. */
export function exploreSettings(kpi: PublishedKpi, publication: Publication): string | null {
  if (!kpi.series.some(({ value }) => value !== null)) return null;
  const { target, min, max } = kpi.progress;
  const { forecast } = kpi;
  const settings: ExploreSettings = {
    title: kpi.title,
    data: address(publication, `${kpi.href}data.csv`),
    unit: kpi.unit,
    decimals: decimalsIn(kpi.unit, kpi.progress),
    target,
    min,
    max,
    standard: kpi.standard,
    forecast:
      forecast === null
        ? null
        : { by: forecast.by, value: forecast.value, low: forecast.low, high: forecast.high },
    commits: publication.repository === null ? null : `${publication.repository.url}/commit/`,
  };
  return JSON.stringify(settings);
}
