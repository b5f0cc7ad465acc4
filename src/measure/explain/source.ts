import type { Place } from '../../finding/index.ts';
import type { Graph } from '../../link/index.ts';
import type { Path } from '../../parse/index.ts';
import type { Ref } from '../../schema/index.ts';
import { holderOf } from '../live.ts';
import type { Point } from '../scorecard.ts';
import type { Input } from './explanation.ts';

/** Where a field of a record is written; of a key result, in its objective. Nothing without the record. */
export function placeAt(graph: Graph, ref: Ref, at: Path): { place?: Place } {
  const record = holderOf(graph, ref);
  const index = graph.keyResults.get(ref)?.index;
  if (record === undefined) return {};
  return { place: record.places.value(index === undefined ? at : ['key_results', index, ...at]) };
}

/** A measured value as an input, with its line. */
export function pointInput(graph: Graph, point: Point): Input {
  const { ref } = point.source;
  const record = graph.find(ref);
  const row =
    record?.kind === 'measurement' ? record.data.points.find(isOf(point))?.row : undefined;
  const link = graph.from(ref, 'values-of').find(({ at }) => isOfCheckIn(graph, ref, at, point));
  const place =
    row === undefined ? link && graph.placeOf(link) : record?.places.value([row, 'value']);
  return {
    name: `value of ${point.date}`,
    value: point.value,
    as: 'value',
    ref,
    ...(place === undefined ? {} : { place }),
  };
}

function isOf({ source, date }: Point) {
  return (measured: { line: number; date: string }) =>
    measured.line === source.line && measured.date === date;
}

function isOfCheckIn(graph: Graph, ref: Ref, at: Path, point: Point): boolean {
  const record = graph.find(ref);
  return record?.kind === 'check-in' && record.data.values?.[String(at[1])] === point.value;
}
