import type {
  Publication,
  PublishedHistory,
  PublishedKpi,
  PublishedSegment,
} from '../../publish/index.ts';
import { signalDays } from '../views/kpi-picture.ts';
import { type CsvCell, csvText } from './csv.ts';
import type { SiteFile } from './site-file.ts';

/** The columns of a KPI's own table, as its interactive picture reads them too. */
const KPI_COLUMNS = [
  'from',
  'to',
  'on',
  'value',
  'note',
  'by',
  'commit',
  'recorded',
  'centre',
  'lower',
  'upper',
  'range',
  'signal',
] as const;

/** For every KPI with a series `kpis/ID/data.csv`: a line for each of its periods, a gap one without a value. */
export function* kpiDataFiles(publication: Publication): Generator<SiteFile> {
  for (const kpi of publication.kpis) {
    if (kpi.series.length === 0) continue;
    yield {
      path: `kpis/${encodeURIComponent(kpi.id)}/data.csv`,
      text: csvText(KPI_COLUMNS, rowsOf(kpi, publication.history)),
    };
  }
}

function rowsOf(kpi: PublishedKpi, history: PublishedHistory): CsvCell[][] {
  const recorded = recordedOn(kpi, history);
  const signals = signalDays(kpi);
  const ranges = rangesByDay(kpi);
  const points = Map.groupBy(kpi.progress.points, ({ date }) => periodAt(date, kpi.series));
  return kpi.series.map((period, index) => {
    const own = points.get(index) ?? [];
    const segment = segmentAt(period.on, kpi.behaviour?.segments ?? []);
    const { commit = null, on = null } = recorded.get(period.on ?? '') ?? {};
    return [
      period.start,
      period.end,
      period.on,
      period.value,
      joined(own.map(({ note }) => note)),
      joined(own.map(({ by }) => by?.title ?? null)),
      commit,
      on,
      segment?.centre ?? null,
      segment?.lower ?? null,
      segment?.upper ?? null,
      ranges.get(period.on ?? '') ?? null,
      period.on === null ? null : (signals.get(period.on) ?? null),
    ];
  });
}

/** Position of the period a day lies in, by halving; −1 for none. */
function periodAt(date: string, series: PublishedKpi['series']): number {
  let [low, high] = [0, series.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const period = series[middle];
    if (!period) return -1;
    if (date < period.start) high = middle - 1;
    else if (date > period.end) low = middle + 1;
    else return middle;
  }
  return -1;
}

function joined(parts: readonly (string | null)[]): string | null {
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? null : [...new Set(said)].join('; ');
}

function segmentAt(
  on: string | null,
  segments: readonly PublishedSegment[],
): PublishedSegment | null {
  if (on === null) return null;
  return segments.find(({ from, to }) => from <= on && on <= to) ?? null;
}

function rangesByDay(kpi: PublishedKpi): Map<string, number | null> {
  const days = kpi.series.flatMap(({ on, value }) => (on === null || value === null ? [] : [on]));
  return new Map(
    (kpi.behaviour?.segments ?? []).flatMap(({ from, to, ranges }) =>
      days
        .filter((on) => from <= on && on <= to)
        .map((on, index) => [on, ranges[index] ?? null] as const),
    ),
  );
}

/** The commit that last wrote the value of a day, and when. */
function recordedOn(kpi: PublishedKpi, { events }: PublishedHistory) {
  const found = new Map<string, { commit: string; on: string | null }>();
  for (const position of kpi.history.toReversed()) {
    const event = events[position];
    if (!event || event.commit === null) continue;
    for (const { field, of } of event.changes)
      if (field === 'value' && of !== null) found.set(of, { commit: event.commit, on: event.on });
  }
  return found;
}
