import type { Change, HistoryEvent, Timeline } from '../../history/index.ts';
import type { YamlMap, YamlValue } from '../../parse/index.ts';
import {
  type Audience,
  audienceOfBroken,
  type Config,
  defaultAudience,
  fieldsOf,
  isSilentAbout,
  type Kind,
  type Ref,
  refOf,
  splitRef,
} from '../../schema/index.ts';
import { mayRead } from '../audience.ts';

/**
 * The configurations that stood before and after a commit came to the main line; null means what is
 * not committed.
 */
export type ConfigAt = (landedBy: string | null) => { before: Config; after: Config };

/** What one commit did to a record, and what it said of its audience before and after. */
interface Turn {
  events: HistoryEvent[];
  first: number;
  commit: string | null;
  /** Null where there was no record. */
  before: YamlMap | null;
  after: YamlMap | null;
}

/** Whether an audience could read each record at any time. */
export interface AudiencesThen {
  /** The events of a record that the audience could have seen before and after they happened. */
  seenOf(timeline: Timeline): HistoryEvent[];
  /** Whether a record was visible when something happened; true where it was not there yet. */
  wasVisible(ref: Ref, event: HistoryEvent): boolean;
}

/** Replays who could read each record, commit by commit, by what it said and what the configuration said. */
export function audiencesThen(
  timelines: readonly Timeline[],
  audience: Audience,
  configAt: ConfigAt,
): AudiencesThen {
  const byRef = new Map<Ref, Turn[]>();
  const of = new Map<Timeline, Turn[]>();
  for (const timeline of timelines) {
    const turns = turnsOf(timeline);
    of.set(timeline, turns);
    // Two records may have borne one name, one after the other: the last that was there is meant.
    byRef.set(timeline.ref, [...(byRef.get(timeline.ref) ?? []), ...turns]);
  }
  const isSeen = (ref: Ref, said: YamlMap | null, config: Config) =>
    said === null || isReadable(splitRef(ref).kind as Kind, said, audience, config);
  return {
    seenOf: (timeline) =>
      (of.get(timeline) ?? []).flatMap(({ events, before, after }) => {
        const config = configAt(events[0]?.landedBy ?? null);
        const isThere = before !== null || after !== null;
        const { ref } = timeline;
        const isShown =
          isThere && isSeen(ref, before, config.before) && isSeen(ref, after, config.after);
        return isShown ? events : [];
      }),
    wasVisible: (ref, event) => {
      const config = configAt(event.landedBy);
      const { before, after } = saidAt(byRef.get(ref) ?? [], event);
      return isSeen(ref, before, config.before) && isSeen(ref, after, config.after);
    },
  };
}

/** What a record said of its audience before and after the commit of an event. */
function saidAt(
  turns: readonly Turn[],
  { order, commit }: HistoryEvent,
): { before: YamlMap | null; after: YamlMap | null } {
  const own = turns.filter((turn) => turn.commit === commit);
  const [first, last] = [own[0], own.at(-1)];
  if (first !== undefined && last !== undefined) return { before: first.before, after: last.after };
  let latest: Turn | null = null;
  for (const turn of turns) {
    if (turn.first < order && (latest === null || turn.first > latest.first)) latest = turn;
  }
  const said = latest?.after ?? null;
  return { before: said, after: said };
}

function turnsOf({ events }: Timeline): Turn[] {
  const said = new Said();
  const turns: Turn[] = [];
  let before: YamlMap | null = null;
  for (const group of byCommit(events.filter(({ landed }) => landed))) {
    const [first] = group as [HistoryEvent];
    // The lines of a table have no word about who may read them.
    said.isTable = first.file.endsWith('.csv');
    for (const change of group.flatMap(({ changes }) => changes)) said.take(change);
    const after = said.isThere ? said.data() : null;
    turns.push({ events: group, first: first.order, commit: first.commit, before, after });
    before = after;
  }
  return turns;
}

/** What a record said of who may read it: the names of its fields, and those fields themselves. */
class Said {
  isThere = false;
  isTable = false;
  readonly #fields = new Map<string, Set<string>>();
  readonly #values = new Map<string, YamlValue>();

  take({ path, after }: Change): void {
    const [top = ''] = path;
    if (top === '@file') this.isThere = after !== undefined;
    if (top.startsWith('@') || this.isTable) return;
    const below = this.#fields.get(top) ?? new Set();
    const key = JSON.stringify(path);
    if (after === undefined) below.delete(key);
    else below.add(key);
    if (below.size > 0) this.#fields.set(top, below);
    else this.#fields.delete(top);
    if (top === 'audience' || top === 'kind') this.#values.set(key, after ?? null);
  }

  data(): YamlMap {
    const entries = [...this.#fields.keys()].map((top): [string, YamlValue] => [
      top,
      this.#values.get(JSON.stringify([top])) ?? null,
    ]);
    return Object.fromEntries(this.isTable ? [] : entries);
  }
}

/** Events of one commit stand together in a timeline. */
function byCommit(events: readonly HistoryEvent[]): HistoryEvent[][] {
  const groups: HistoryEvent[][] = [];
  for (const event of events.toSorted((a, b) => a.order - b.order)) {
    const last = groups.at(-1);
    if (last?.[0]?.commit === event.commit) last?.push(event);
    else groups.push([event]);
  }
  return groups;
}

function isReadable(kind: Kind, data: YamlMap, audience: Audience, config: Config): boolean {
  if (!config.isReadable) return false;
  const feedback = typeof data['kind'] === 'string' ? data['kind'] : undefined;
  const isSilent =
    !Object.hasOwn(data, 'audience') && isSilentAbout(unknownKeys(kind, data).join('\n'));
  const meant = isSilent
    ? defaultAudience(kind, feedback, config)
    : audienceOfBroken(kind, { data: { audience: data['audience'] ?? null } }, config);
  return mayRead(audience, meant, config);
}

/** Keys that no record of the kind has: one of them may have been meant for `audience`. */
function unknownKeys(kind: Kind, data: YamlMap): string[] {
  const known = KNOWN.get(kind) ?? new Set(fieldsOf(kind).map(({ name }) => name));
  KNOWN.set(kind, known);
  return Object.keys(data).filter((key) => !known.has(key));
}

const KNOWN = new Map<Kind, ReadonlySet<string>>();

/** The record whose values a file of measurements holds, by the names of today: a KPI or an objective. */
export function measuredBy(ref: Ref): Ref[] {
  const { kind, id } = splitRef(ref);
  if (kind !== 'measurement') return [];
  const dot = id.indexOf('.');
  return dot > 0 ? [refOf('objective', id.slice(0, dot))] : [refOf('kpi', id)];
}
