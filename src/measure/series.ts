import type { Cadence, Day } from '../calendar/index.ts';
import type { Periods } from './periods.ts';
import type { Value } from './points.ts';
import type { SeriesPeriod } from './scorecard.ts';

export type Aggregate = 'last' | 'mean' | 'sum' | 'min' | 'max';

/**
 * Joins points (one a date, in order) into periods, from the first point's to the last one that has
 * ended before `until` or holds a value. A period without a value is a gap. Without a cadence each
 * point is a period of its own.
 */
export function seriesOf(
  points: readonly Value[],
  cadence: Cadence | undefined,
  aggregate: Aggregate,
  until: Day,
  periods: Periods,
): SeriesPeriod[] {
  if (cadence === undefined) {
    return points.map(({ date, value }) => ({ start: date, end: date, value, on: date, count: 1 }));
  }
  const series: SeriesPeriod[] = [];
  const [first] = points;
  if (first === undefined) return series;
  const from = periods.indexOf(first.date, cadence);
  const to = periods.indexOf(until, cadence);
  let next = 0;
  for (let index = from; index <= to; index++) {
    const { start, end } = periods.at(index, cadence);
    const begin = next;
    while ((points[next]?.date ?? '9999') <= end) next++;
    const last = points[next - 1];
    if (next > begin && last !== undefined) {
      const value = join(points, begin, next, aggregate);
      series.push({ start, end, value, on: last.date, count: next - begin });
    } else if (end < until) {
      series.push({ start, end, value: null, on: null, count: 0 });
    }
  }
  return series;
}

/**
 * The latest period with a value. A sum that is still running does not count while it holds fewer
 * points than the period before it: half a month's orders are not a fall in orders.
 */
export function latestIn(
  series: readonly SeriesPeriod[],
  aggregate: Aggregate,
  until: Day,
): SeriesPeriod | null {
  const measured = lastMeasured(series, series.length);
  if (measured < 0) return null;
  const latest = series[measured] ?? null;
  if (aggregate !== 'sum' || latest === null || latest.end <= until) return latest;
  const before = series[lastMeasured(series, measured)];
  return before !== undefined && before.count > latest.count ? before : latest;
}

/** Index of the last period with a value below `length`; -1 when there is none. */
function lastMeasured(series: readonly SeriesPeriod[], length: number): number {
  let index = length - 1;
  while (index >= 0 && series[index]?.value === null) index--;
  return index;
}

function join(points: readonly Value[], from: number, to: number, aggregate: Aggregate): number {
  let joined = (points[from] as Value).value;
  for (let i = from + 1; i < to; i++) {
    const { value } = points[i] as Value;
    if (aggregate === 'last') joined = value;
    else if (aggregate === 'min') joined = Math.min(joined, value);
    else if (aggregate === 'max') joined = Math.max(joined, value);
    else joined += value;
  }
  return aggregate === 'mean' ? joined / (to - from) : joined;
}
