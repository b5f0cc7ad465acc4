import { compareText } from '../finding/index.ts';
import type { Graph, Link } from '../link/index.ts';
import type { Path, Places } from '../parse/index.ts';
import {
  type AnyRecord,
  type Audience,
  type Config,
  type RecordOf,
  type Records,
  type Ref,
  refOf,
  splitRef,
} from '../schema/index.ts';
import { recordBehind, visibleTo } from './audience.ts';

/** What is left of the records for an audience. */
export interface Redacted {
  records: Records;
  visible: ReadonlySet<Ref>;
  /** References of stand-ins for persons who are mentioned and not visible. */
  standIns: ReadonlySet<Ref>;
  /** Whether anything was taken away. */
  changed: boolean;
}

/**
 * The records as they would be if what the audience may not see had never been written: invisible
 * records are gone, and so is every mention of one. A person who is mentioned and not visible
 * becomes a stand-in that has their team and their dates, and neither name nor id.
 */
export function redact(graph: Graph, audience: Audience, config: Config): Redacted {
  const visible = visibleTo(audience, graph, config);
  const stops = hiddenLinks(graph, visible);
  const standIns = standInsFor(stops, graph, visible);
  const byRecord = new Map<Ref, Link[]>();
  for (const link of stops) {
    const ref = recordBehind(link.from, graph);
    byRecord.set(ref, [...(byRecord.get(ref) ?? []), link]);
  }
  let gone = 0;
  const keep = (record: AnyRecord): AnyRecord[] => {
    const ref = refOf(record.kind, record.id);
    if (!visible.has(ref)) {
      gone += 1;
      return [];
    }
    return [withoutMentions(record, byRecord.get(ref) ?? [], standIns)];
  };
  const records: Records = mapRecords(graph.records, keep);
  for (const person of standIns.values()) records.people.push(person);
  records.people.sort((a, b) => compareText(a.id, b.id));
  return {
    records,
    visible,
    standIns: new Set([...standIns.values()].map((person) => refOf('person', person.id))),
    changed: gone > 0,
  };
}

/** Links from what is visible to what is not. */
function hiddenLinks(graph: Graph, visible: ReadonlySet<Ref>): Link[] {
  return [...graph.links, ...graph.looping].filter(
    (link) =>
      visible.has(recordBehind(link.from, graph)) && !visible.has(recordBehind(link.to, graph)),
  );
}

function mapRecords(records: Records, keep: (record: AnyRecord) => AnyRecord[]): Records {
  const kept = Object.entries(records).map(([folder, list]) => [folder, list.flatMap(keep)]);
  return Object.fromEntries(kept) as Records;
}

function standInsFor(links: readonly Link[], graph: Graph, visible: ReadonlySet<Ref>) {
  const refs = [...new Set(links.map((link) => link.to))].filter((ref) =>
    ref.startsWith('person:'),
  );
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
    file: '',
    audience: person.audience,
    data: {
      name: title === null ? 'someone' : `someone in ${title}`,
      ...(teamId === null ? {} : { team: teamId }),
      ...(active === undefined ? {} : { active }),
    },
    body: null,
    places: person.places,
    faulty: person.faulty,
  };
}

function withoutMentions(
  record: AnyRecord,
  links: readonly Link[],
  standIns: ReadonlyMap<Ref, RecordOf<'person'>>,
): AnyRecord {
  if (links.length === 0) return record;
  const data: unknown = structuredClone(record.data);
  const removed: Path[] = [];
  for (const { at, to } of links) {
    const person = standIns.get(to);
    if (record.kind === 'measurement') replaceEnteredBy(data, at, person?.id ?? null);
    else if (person) replaceAt(data, at, person.id);
    else removed.push(at);
  }
  const fields = new Set(record.faulty);
  const gone = removed.map((path) => cutAt(path));
  for (const path of gone.toSorted(lastFirst)) {
    removeAt(data, path);
    if (path.length === 1) fields.add(String(path[0]));
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
