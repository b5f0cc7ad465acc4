import type { Place } from '../../../finding/index.ts';
import type { Graph } from '../../../link/index.ts';
import type { RecordOf, Ref } from '../../../schema/index.ts';
import { defineRule, type Report } from '../../rule.ts';
import { count, entityOf, figure, measuredName, nameOf, relatedAt } from '../../wording.ts';

/** A value, and how to find where it stands: most values are never asked for it. */
interface Said {
  value: number;
  place: () => Place;
}

/** One date has one value: within a file, and between a file and the check-ins on a key result. */
export const oneValueADate = defineRule({
  id: 'measurement/one-value-a-date',
  demands: 'A KPI or key result has one value for a date.',
  recommended: 'error',
  *judge({ graph }) {
    for (const measurement of graph.records.measurements) yield* judgeFile(graph, measurement);
    for (const ref of graph.keyResults.keys()) yield* judgeCheckIns(graph, ref);
  },
});

/** Repeated dates told one by one; a file pasted twice would say the same for each of its lines. */
const MOST_DATES = 20;

/** Within a file a date stands once, even with the same value: sums and means would count it twice. */
function* judgeFile(graph: Graph, measurement: RecordOf<'measurement'>): Iterable<Report> {
  if (isAscending(measurement.data.points)) return;
  const rowOf = new Map<string, { row: number; value: number }>();
  let repeated = 0;
  for (const { date, row, value } of measurement.data.points) {
    const first = rowOf.get(date);
    if (first === undefined) {
      rowOf.set(date, { row, value });
      continue;
    }
    repeated += 1;
    if (repeated > MOST_DATES) continue;
    const name = measuredName(graph, measurement);
    yield {
      message:
        first.value === value
          ? `${name} has the value of ${date} twice.`
          : `${name} has two values for ${date}: ${figure(first.value)} and ${figure(value)}.`,
      expected: 'one line for each date',
      hint: 'Keep the line that is right and delete the other.',
      place: measurement.places.value([row, 'date']),
      entity: entityOf(measurement),
      related: [relatedAt(measurement.places.value([first.row, 'date']), 'the first line')],
    };
  }
  if (repeated > MOST_DATES) yield further(graph, measurement, repeated - MOST_DATES);
}

/** As nearly every file is: each date after the one before it, so that none can stand twice. */
function isAscending(points: readonly { date: string }[]): boolean {
  let before = '';
  for (const { date } of points) {
    if (date <= before) return false;
    before = date;
  }
  return true;
}

function further(graph: Graph, measurement: RecordOf<'measurement'>, lines: number): Report {
  return {
    message: `${measuredName(graph, measurement)} has ${count(lines, 'further line')} for a date that stands before.`,
    expected: 'one line for each date',
    hint: 'Was the file pasted twice? Keep one line for each date.',
    place: measurement.places.value([]),
    entity: entityOf(measurement),
  };
}

/** Check-ins may repeat a value that is known, but not contradict it. */
function* judgeCheckIns(graph: Graph, keyResult: Ref): Iterable<Report> {
  const links = graph.to(keyResult, 'values-of');
  const checkIns = links.filter((link) => link.from.startsWith('check-in:'));
  if (checkIns.length === 0) return;
  const known = new Map<string, Said>();
  for (const link of links) {
    const measurement = graph.find(link.from);
    if (measurement?.kind !== 'measurement') continue;
    for (const { date, row, value } of measurement.data.points) {
      if (known.has(date)) continue;
      known.set(date, { value, place: () => measurement.places.value([row, 'value']) });
    }
  }
  for (const link of checkIns) {
    const checkIn = graph.find(link.from);
    if (checkIn?.kind !== 'check-in' || checkIn.faulty.has('date')) continue;
    const value = checkIn.data.values?.[String(link.at[1])];
    if (value === undefined) continue;
    const place = () => graph.placeOf(link);
    const first = known.get(checkIn.data.date);
    if (first === undefined) {
      known.set(checkIn.data.date, { value, place });
    } else if (first.value !== value) {
      yield {
        message: `${nameOf(graph, keyResult)} has two values for ${checkIn.data.date}: ${figure(first.value)} and ${figure(value)}.`,
        expected: 'one value for each date',
        hint: 'Keep the value that is right and correct or delete the other.',
        place: place(),
        entity: entityOf(checkIn),
        related: [relatedAt(first.place(), 'the other value')],
      };
    }
  }
}
