import type { Place } from '../finding/index.ts';
import {
  type HistoryEvent,
  lastWriting,
  pathInTimelines,
  type Timeline,
} from '../history/index.ts';
import type { Graph } from '../link/index.ts';
import type { Path, YamlMap, YamlValue } from '../parse/index.ts';
import { type AnyRecord, FOLDERS, KINDS } from '../schema/index.ts';

/** Who last wrote what stands on a line, and when; a commit of null is on the disk alone. */
export type Writing = Pick<HistoryEvent, 'commit' | 'on' | 'authored' | 'author'>;

/** Tells of a place in a record which commit last wrote what stands there; null where that is not known. */
export function writings(
  graph: Graph,
  timelines: readonly Timeline[],
): (place: Place) => Writing | null {
  const records = KINDS.flatMap((kind): readonly AnyRecord[] => graph.records[FOLDERS[kind]]);
  const byFile = Map.groupBy(records, ({ file }) => file);
  const byRef = new Map(timelines.filter(({ exists }) => exists).map((one) => [one.ref, one]));
  return (place) => {
    const record = recordAt(byFile.get(place.file) ?? [], place);
    if (record === undefined) return null;
    const timeline = byRef.get(record.ref) ?? tableOf(record, timelines);
    const event = timeline && lastWriting(timeline, pathAt(record, place));
    if (!event) return null;
    const { commit, on, authored, author } = event;
    return { commit, on, authored, author };
  };
}

/** Of the check-ins of one table, the one on the line. */
function recordAt(records: readonly AnyRecord[], { start }: Place): AnyRecord | undefined {
  if (records.length < 2) return records[0];
  return records.find(({ places }) => places.value(['date']).start.line === start.line);
}

/** The timeline of the table that a check-in is a line of. */
function tableOf({ file }: AnyRecord, timelines: readonly Timeline[]): Timeline | undefined {
  if (!file.endsWith('.csv')) return undefined;
  return timelines.find(({ exists, events }) => exists && events.at(-1)?.file === file);
}

/** The field that stands at a place, by the path that timelines name it with. */
function pathAt(record: AnyRecord, place: Place): string[] {
  if (record.kind === 'measurement') {
    const { data, places } = record;
    const isThere = (row: number) => places.value([row, 'date']).start.line === place.start.line;
    const point = data.points.find(({ row }) => isThere(row));
    return point === undefined ? [] : [point.date, 'value'];
  }
  if (record.kind === 'check-in' && record.file.endsWith('.csv')) {
    const { date, about = [], author = '' } = record.data;
    return [[date, about[0] ?? '', author].join(' ')];
  }
  const data = record.data as YamlMap;
  return pathInTimelines(data, fieldAt(record, data, place, []));
}

/** The path of the innermost value that holds a place. */
function fieldAt(record: AnyRecord, value: YamlValue, place: Place, path: Path): Path {
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value ?? {});
  if (typeof value !== 'object') return path;
  for (const key of keys) {
    const below = [...path, key];
    const { start, end } = record.places.value(below);
    if (start.offset > place.start.offset || place.end.offset > end.offset) continue;
    const inner = Array.isArray(value) ? value[Number(key)] : value?.[key];
    return fieldAt(record, inner ?? null, place, below);
  }
  return path;
}
