import type { Day } from '../calendar/index.ts';
import { compareText } from '../finding/index.ts';
import type { Graph, Link } from '../link/index.ts';
import type { RecordOf, Ref } from '../schema/index.ts';
import type { Point } from './scorecard.ts';

/**
 * Every value written for a KPI or key result, by date: those from check-ins, then those from the
 * file of measurements. A key result that reads a KPI has the KPI's.
 */
export function pointsOf(graph: Graph, ref: Ref): Point[] {
  const read = graph.from(ref, 'measures')[0];
  if (read !== undefined) return pointsOf(graph, read.to);
  const fromCheckIns: Point[] = [];
  const fromFiles: Point[] = [];
  for (const link of graph.to(ref, 'values-of')) {
    const record = graph.find(link.from);
    if (record?.kind === 'check-in') appendGiven(fromCheckIns, record, link);
    if (record?.kind === 'measurement') appendMeasured(fromFiles, record, link.from);
  }
  fromCheckIns.sort(byPlace);
  return byDate(fromCheckIns.concat(fromFiles));
}

/** One point a date, up to `until`: of several for one date the last one, as it was appended later. */
export function pointsUntil(points: readonly Point[], until: Day): Point[] {
  const counted: Point[] = [];
  for (const point of points) {
    if (point.date > until) break;
    if (counted.at(-1)?.date === point.date) counted.pop();
    counted.push(point);
  }
  return counted;
}

function appendMeasured(points: Point[], { data, file }: RecordOf<'measurement'>, ref: Ref): void {
  for (const { date, value, note, by, line } of data.points) {
    const point: Point = { date, value, source: { ref, file, line } };
    if (note !== undefined) point.note = note;
    if (by !== undefined) point.by = by;
    points.push(point);
  }
}

function appendGiven(points: Point[], record: RecordOf<'check-in'>, link: Link): void {
  const value = record.data.values?.[String(link.at[1])];
  if (value === undefined || record.faulty.has('date')) return;
  const { date, author } = record.data;
  const point: Point = { date, value, source: sourceOf(record, link) };
  if (author !== undefined) point.by = author;
  points.push(point);
}

/** The line is looked up when it is asked for: that takes parsing the check-in once more. */
function sourceOf({ file, places }: RecordOf<'check-in'>, { from, at }: Link): Point['source'] {
  return {
    ref: from,
    file,
    get line() {
      return places.value(at).start.line;
    },
  };
}

/** Stable, so that the order within a date stays. Files are appended to: mostly nothing is to be done. */
function byDate(points: Point[]): Point[] {
  const isSorted = points.every((point, i) => i === 0 || (points[i - 1]?.date ?? '') <= point.date);
  return isSorted ? points : points.sort((a, b) => compareText(a.date, b.date));
}

function byPlace(a: Point, b: Point): number {
  return compareText(a.source.file, b.source.file) || a.source.line - b.source.line;
}
