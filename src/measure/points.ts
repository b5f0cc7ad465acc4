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

/** A value and the day it was true, wherever it is written. */
export type Value = Pick<Point, 'date' | 'value'>;

/** The same values in the same order without where they are written: of one file alone, its own lines. */
export function valuesOf(graph: Graph, ref: Ref): readonly Value[] {
  const read = graph.from(ref, 'measures')[0];
  if (read !== undefined) return valuesOf(graph, read.to);
  const [only, ...more] = graph.to(ref, 'values-of');
  const record = only === undefined ? undefined : graph.find(only.from);
  if (record?.kind !== 'measurement' || more.length > 0) return pointsOf(graph, ref);
  const { points } = record.data;
  return isSorted(points) ? points : points.toSorted((a, b) => compareText(a.date, b.date));
}

/** One value a date, up to `until`: of several for one date the last one, as it was appended later. */
export function untilDay<T extends Value>(points: readonly T[], until: Day): readonly T[] {
  if (isOneADate(points) && (points.at(-1)?.date ?? '') <= until) return points;
  const counted: T[] = [];
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
  return isSorted(points) ? points : points.sort((a, b) => compareText(a.date, b.date));
}

function isSorted(points: readonly Value[]): boolean {
  let before = '';
  for (const { date } of points) {
    if (date < before) return false;
    before = date;
  }
  return true;
}

/** Whether each date, in their order, comes once. */
function isOneADate(points: readonly Value[]): boolean {
  let before = '';
  for (const { date } of points) {
    if (date <= before) return false;
    before = date;
  }
  return true;
}

function byPlace(a: Point, b: Point): number {
  return compareText(a.source.file, b.source.file) || a.source.line - b.source.line;
}
