import type { Place } from '../../finding/index.ts';
import type { Explained } from './explained.ts';
import type { Input } from './explanation.ts';
import { pointInput } from './source.ts';

/** So many values are listed one by one; of more, the first, the last and how many there are. */
const MOST_VALUES = 12;

/** The values from one day to another, each with its line. */
export function valueInputs({ scorecard, measure }: Explained, from: string, to: string): Input[] {
  const period = measure.series.find(({ start, end }) => start <= from && from <= end);
  const points = measure.points.filter(({ date }) => (period?.start ?? from) <= date && date <= to);
  if (points.length <= MOST_VALUES)
    return points.map((point) => pointInput(scorecard.graph, point));
  const ends = [points[0], points.at(-1)].flatMap((point) => point ?? []);
  return [
    ...ends.map((point, index) => ({
      ...pointInput(scorecard.graph, point),
      name: `${index === 0 ? 'first' : 'last'} value, of ${point.date}`,
    })),
    { name: 'values in all', value: points.length, as: 'count' },
  ];
}

/** Where a day of a signal was measured. */
export function pointPlace({ scorecard, measure }: Explained, on: string): { place?: Place } {
  const point = measure.points.findLast(({ date }) => date === on);
  const place = point && pointInput(scorecard.graph, point).place;
  return place === undefined ? {} : { place };
}
