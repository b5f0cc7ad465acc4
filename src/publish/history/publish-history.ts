import { goalposts, type HistoryEvent } from '../../history/index.ts';
import type { Graph } from '../../link/index.ts';
import { type Ref, refOf, splitRef } from '../../schema/index.ts';
import { recordBehind } from '../audience.ts';
import type { Names } from '../names.ts';
import type { Repository } from '../repository.ts';
import { authorOf } from './authors.ts';
import { changesOf, type Teller } from './changes.ts';
import type { PublishedEvent, PublishedGoalpost } from './published-history.ts';
import { reasonToday } from './reason-today.ts';
import type { SeenTimelines } from './seen-timelines.ts';
import { TableLines } from './table-lines.ts';
import { unitsThen } from './units.ts';

/** What events are told with. */
export interface Archive {
  seen: SeenTimelines;
  visible: ReadonlySet<Ref>;
  /** With everything in it: only the teams of persons are asked for. */
  whole: Graph;
  /** What the audience sees. */
  graph: Graph;
  names: Names;
  repository: Repository;
}

/** What happened, the last first, with the positions of each record's own events. */
export interface Told {
  events: PublishedEvent[];
  goalposts: PublishedGoalpost[];
  positions: ReadonlyMap<Ref, number[]>;
}

/** Changes that are listed with an event; how many there are is told besides. */
const MOST_CHANGES = 8;
const KINDS_TOLD = new Set(
  'priority objective kpi measurement initiative check-in cycle team role person'.split(' '),
);
/** What says enough without naming a field. */
const PLAIN = new Set<string>([
  'created',
  'first-known',
  'revived',
  'reviewed',
  'unreadable',
  'checked-in',
  'retired',
  'renamed',
  'check-in-edited',
]);

/** Everything comes with these: nothing of it is listed. */
const LIVES = new Set<string>(['created', 'first-known', 'revived']);

const DECLARED = new Set(['declared status', 'confidence']);

/** Tells what happened to an audience, in figures, days, names and the words of today's records. */
export function publishHistory(archive: Archive): Told {
  const { seen, names } = archive;
  const teller: Teller = {
    names: seen.names,
    mention: names.mention,
    unitThen: unitsThen(seen.timelines, archive.graph),
  };
  const lines = new TableLines(archive.whole, archive.visible);
  const all = seen.timelines
    .filter(({ ref }) => KINDS_TOLD.has(splitRef(ref).kind))
    .flatMap(({ events }) => events)
    .sort((a, b) => b.order - a.order)
    .flatMap((event) =>
      subjectsOf(event, lines).flatMap((one) => tell(one, archive, teller) ?? []),
    );
  const told = withoutMereReasons(all);
  const index = new Map(told.map(({ source }, at) => [source, at]));
  return {
    events: told.map(({ event }) => event),
    goalposts: goalposts(seen.timelines).flatMap(({ event, due, daysBefore }) => {
      const at = index.get(event);
      return at === undefined ? [] : [{ event: at, due, daysBefore }];
    }),
    positions: positionsOf(told, archive.graph),
  };
}

/** An event, the record it is about, and the event it was before a table was taken apart. */
interface Subject {
  event: HistoryEvent;
  ref: Ref;
  source: HistoryEvent;
}

function subjectsOf(event: HistoryEvent, lines: TableLines): Subject[] {
  const { kind, id } = splitRef(event.record);
  if (kind === 'measurement') {
    const ref = refOf(id.includes('.') ? 'key-result' : 'kpi', id);
    return [{ event, ref, source: event }];
  }
  if (kind !== 'check-in' || !event.file.endsWith('.csv')) {
    return [{ event, ref: event.record, source: event }];
  }
  return lines
    .of(event)
    .map(({ ref, changes }) => ({ event: { ...event, changes }, ref, source: event }));
}

interface ToldEvent {
  event: PublishedEvent;
  ref: Ref;
  source: HistoryEvent;
}

function tell({ event, ref, source }: Subject, archive: Archive, teller: Teller): ToldEvent | null {
  const { names, repository, seen, visible, whole, graph } = archive;
  const record = names.mention(ref);
  if (record === null || isNoise(event)) return null;
  const all = LIVES.has(event.event) ? [] : changesOf(event, teller);
  // The note itself stands in the feed.
  const changes =
    event.event === 'checked-in' ? all.filter(({ field }) => DECLARED.has(field)) : all;
  if (changes.length === 0 && !PLAIN.has(event.event)) return null;
  const { commit, pullRequest, on, late } = event;
  return {
    ref,
    source,
    event: {
      event: event.event,
      record,
      on,
      commit,
      href: commit === null ? null : repository.commit(commit),
      pullRequest:
        pullRequest === null ? null : { number: pullRequest, href: repository.pull(pullRequest) },
      by: authorOf(event, {
        graph: whole,
        visible,
        audiences: seen.audiences,
        mention: names.mention,
      }),
      changes:
        event.event === 'measured' ? changes.slice(-MOST_CHANGES) : changes.slice(0, MOST_CHANGES),
      changed: changes.length,
      reason: reasonToday(event, graph.find(recordBehind(ref, graph))),
      late,
    },
  };
}

/** A note that is only the reason for something else in its commit is told there. */
function withoutMereReasons(told: readonly ToldEvent[]): ToldEvent[] {
  const placeOf = ({ ref, event }: ToldEvent) => `${ref} ${event.commit}`;
  const explained = new Set(
    told.filter(({ event }) => event.event !== 'annotated' && event.reason !== null).map(placeOf),
  );
  return told.filter((one) => {
    const { event, changes } = one.event;
    const isReason = changes.every(({ field }) => field.startsWith('reasons '));
    return !(event === 'annotated' && isReason && explained.has(placeOf(one)));
  });
}

/** A file that moved and kept its name, and a table of values that came before its first value. */
function isNoise({ event, record, changes }: HistoryEvent): boolean {
  const isTable = splitRef(record).kind === 'measurement';
  if (event === 'renamed')
    return isTable || changes.every(({ before, after }) => nameIn(before) === nameIn(after));
  return isTable && (event === 'created' || event === 'revived');
}

function nameIn(file: unknown): string {
  return String(file)
    .replace(/^.*\//s, '')
    .replace(/\.[a-z]+$/, '');
}

/** A check-in is also an event of what it is about; a value, of the objective of its key result. */
function positionsOf(told: readonly ToldEvent[], graph: Graph): Map<Ref, number[]> {
  const positions = new Map<Ref, number[]>();
  told.forEach(({ ref }, at) => {
    const about = graph.from(ref, 'about').map(({ to }) => recordBehind(to, graph));
    for (const one of new Set([recordBehind(ref, graph), ...about])) {
      const list = positions.get(one);
      if (list) list.push(at);
      else positions.set(one, [at]);
    }
  });
  return positions;
}
