import { compareText, startOf } from '../finding/index.ts';
import type { Graph } from '../link/index.ts';
import type { Path, Places } from '../parse/index.ts';
import {
  type AnyRecord,
  type Audience,
  type BrokenRecord,
  type Config,
  type RecordOf,
  type Records,
  type Ref,
  refOf,
  splitRef,
} from '../schema/index.ts';
import { recordBehind, visibleTo } from './audience.ts';
import { type HiddenIds, hiddenIds, listedOwners, partsWithout, strayMentions } from './stray.ts';

/** What is left of the records for an audience. */
export interface Redacted {
  records: Records;
  visible: ReadonlySet<Ref>;
  /** References of stand-ins for persons who are mentioned and not visible. */
  standIns: ReadonlySet<Ref>;
  /** Whether anything was taken away. */
  changed: boolean;
}

/** A mention of something hidden: what takes its place, or null where nothing does. */
interface Stop {
  at: Path;
  to: Ref | null;
}

/**
 * The records as they would be if what the audience may not see had never been written: invisible
 * records are gone, and so is every mention of one or of `broken`, which could not be read and are
 * not to be named. A person who is mentioned and not visible becomes a stand-in that has their team
 * and their dates, and neither name nor id.
 */
export function redact(
  graph: Graph,
  audience: Audience,
  config: Config,
  broken: readonly BrokenRecord[],
): Redacted {
  const visible = visibleTo(audience, graph, config);
  const hidden = hiddenIds(graph.records, visible, broken);
  const stops = stopsIn(graph, visible, hidden);
  const standIns = standInsFor(stops, graph, visible);
  let changed = broken.length > 0;
  const keep = (record: AnyRecord): AnyRecord[] => {
    const ref = refOf(record.kind, record.id);
    if (!visible.has(ref)) {
      changed = true;
      return [];
    }
    return [withoutMentions(withoutComponents(record, hidden), stops.get(ref) ?? [], standIns)];
  };
  const records: Records = mapRecords(graph.records, keep);
  for (const person of standIns.values()) records.people.push(person);
  records.people.sort((a, b) => compareText(a.id, b.id));
  return {
    records,
    visible,
    standIns: new Set([...standIns.values()].map((person) => refOf('person', person.id))),
    changed,
  };
}

/** By visible record, every mention of something that is not. */
function stopsIn(graph: Graph, visible: ReadonlySet<Ref>, hidden: HiddenIds): Map<Ref, Stop[]> {
  const stops = new Map<Ref, Stop[]>();
  for (const { from, to, at } of [...graph.links, ...graph.looping]) {
    const ref = recordBehind(from, graph);
    if (!visible.has(ref) || visible.has(recordBehind(to, graph))) continue;
    stops.set(ref, [...(stops.get(ref) ?? []), { at, to }]);
  }
  for (const record of Object.values<AnyRecord[]>(graph.records).flat()) {
    const ref = refOf(record.kind, record.id);
    if (!visible.has(ref)) continue;
    const linked = stops.get(ref) ?? [];
    const strays = strayMentions(
      record,
      linked.map(({ at }) => at),
      hidden,
    ).map((at) => ({ at, to: null }));
    const owners = listedOwners(record)
      .filter(({ id }) => hidden.has(id))
      .map(({ at, id }) => ({ at, to: refOf('person', id) }));
    if (strays.length + owners.length > 0) stops.set(ref, [...linked, ...strays, ...owners]);
  }
  return stops;
}

function withoutComponents(record: AnyRecord, hidden: HiddenIds): AnyRecord {
  const { body } = record;
  if (body === null) return record;
  return { ...record, body: { ...body, parts: partsWithout(body.parts, hidden) } };
}

function mapRecords(records: Records, keep: (record: AnyRecord) => AnyRecord[]): Records {
  const kept = Object.entries(records).map(([folder, list]) => [folder, list.flatMap(keep)]);
  return Object.fromEntries(kept) as Records;
}

function standInsFor(
  stops: ReadonlyMap<Ref, readonly Stop[]>,
  graph: Graph,
  visible: ReadonlySet<Ref>,
) {
  const named = new Set([...stops.values()].flat().map(({ to }) => to));
  const refs = [...named].filter((ref) => ref !== null).filter((ref) => ref.startsWith('person:'));
  const taken = new Set(Object.values(graph.records).flatMap((list) => list.map((r) => r.id)));
  const standIns = new Map<Ref, RecordOf<'person'>>();
  for (const ref of refs.sort(compareText)) {
    const person = graph.get('person', splitRef(ref).id);
    if (!person) continue;
    const team = graph.from(ref, 'team').find((link) => visible.has(link.to))?.to;
    standIns.set(ref, standIn(person, team ?? null, graph, taken));
  }
  return standIns;
}

function standIn(
  person: RecordOf<'person'>,
  team: Ref | null,
  graph: Graph,
  taken: Set<string>,
): RecordOf<'person'> {
  const teamId = team === null ? null : splitRef(team).id;
  const title = teamId === null ? null : (graph.get('team', teamId)?.data.title ?? teamId);
  const stem = teamId === null ? 'someone' : `someone-in-${teamId}`;
  let id = stem;
  for (let n = 2; taken.has(id); n++) id = `${stem}-${n}`;
  taken.add(id);
  const { active } = person.data;
  return {
    kind: 'person',
    id,
    ref: refOf('person', id),
    file: '',
    audience: person.audience,
    data: {
      name: title === null ? 'someone' : `someone in ${title}`,
      ...(teamId === null ? {} : { team: teamId }),
      ...(active === undefined ? {} : { active }),
    },
    body: null,
    places: { value: () => startOf(''), key: () => startOf('') },
    faulty: person.faulty,
  };
}

function withoutMentions(
  record: AnyRecord,
  stops: readonly Stop[],
  standIns: ReadonlyMap<Ref, RecordOf<'person'>>,
): AnyRecord {
  if (stops.length === 0) return record;
  const data: unknown = structuredClone(record.data);
  const removed: Path[] = [];
  for (const { at, to } of stops) {
    const person = to === null ? undefined : standIns.get(to);
    if (record.kind === 'measurement') replaceEnteredBy(data, at, person?.id ?? null);
    else if (person) replaceAt(data, at, person.id);
    else removed.push(at);
  }
  const fields = new Set(record.faulty);
  const gone = removed.map((path) => cutAt(path));
  for (const path of gone.toSorted(lastFirst)) {
    removeAt(data, path);
    // Nobody is blamed for the gap: rules are silent about a field from which something is gone.
    fields.add(String(path[0]));
  }
  const places = placesWithout(record.places, gone);
  return { ...record, data, faulty: fields, places } as AnyRecord;
}

/** What goes with a mention: the innermost item of a list around it, else the field itself. */
function cutAt(path: Path): Path {
  const index = path.findLastIndex((key) => typeof key === 'number');
  return index < 0 ? path : path.slice(0, index + 1);
}

function lastFirst(a: Path, b: Path): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i], b[i]];
    if (typeof x === 'number' && typeof y === 'number' && x !== y) return y - x;
    if (x !== y) return compareText(String(x), String(y));
  }
  return b.length - a.length;
}

function containerOf(data: unknown, path: Path): { holder: object; key: string | number } | null {
  let holder: unknown = data;
  for (const key of path.slice(0, -1)) {
    if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key)) return null;
    holder = Reflect.get(holder, key);
  }
  const key = path.at(-1);
  return typeof holder === 'object' && holder !== null && key !== undefined
    ? { holder, key }
    : null;
}

function replaceAt(data: unknown, path: Path, id: string): void {
  const at = containerOf(data, path);
  if (at && Object.hasOwn(at.holder, at.key)) Reflect.set(at.holder, at.key, id);
}

function removeAt(data: unknown, path: Path): void {
  const at = containerOf(data, path);
  if (!at) return;
  if (Array.isArray(at.holder) && typeof at.key === 'number') at.holder.splice(at.key, 1);
  else Reflect.deleteProperty(at.holder, at.key);
}

/** One link stands for all lines of a measurements file that one person entered. */
function replaceEnteredBy(data: unknown, at: Path, id: string | null): void {
  const points = (data as RecordOf<'measurement'>['data']).points;
  const written = points.find((point) => point.row === at[0])?.by;
  for (const point of points) {
    if (point.by !== written) continue;
    if (id === null) delete point.by;
    else point.by = id;
  }
}

/** Places by the paths that are left: an index after a removed item is moved back to where it was. */
function placesWithout(places: Places, removed: readonly Path[]): Places {
  const items = removed.filter((path) => typeof path.at(-1) === 'number');
  if (items.length === 0) return places;
  const original = (path: Path): Path => {
    const found: (string | number)[] = [];
    for (const key of path)
      found.push(typeof key === 'number' ? writtenIndex(found, key, items) : key);
    return found;
  };
  return {
    value: (path) => places.value(original(path)),
    key: (path) => places.key(original(path)),
  };
}

function writtenIndex(parent: Path, index: number, removed: readonly Path[]): number {
  const gone = removed
    .filter(
      (path) => path.length === parent.length + 1 && parent.every((key, i) => path[i] === key),
    )
    .map((path) => Number(path.at(-1)))
    .sort((a, b) => a - b);
  let written = index;
  for (const at of new Set(gone)) if (at <= written) written += 1;
  return written;
}
