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

/** The configuration that stood when a commit came to the main line; null: what is not committed. */
export type ConfigAt = (landedBy: string | null) => Config;

/** What one commit did to a record: whether an audience could read it before and after. */
export interface Turn {
  events: HistoryEvent[];
  first: number;
  commit: string | null;
  /** Null where there was no record. */
  before: boolean | null;
  after: boolean | null;
}

/** Whether an audience could read each record at any time. */
export interface AudiencesThen {
  /** The turns of a record, oldest first; of what is measured for its values. */
  turnsOf(timeline: Timeline): readonly Turn[];
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
    const turns = turnsOf(timeline, audience, configAt);
    of.set(timeline, turns);
    // Two records may have borne one name, one after the other: both have to have been visible.
    byRef.set(timeline.ref, [...(byRef.get(timeline.ref) ?? []), ...turns]);
  }
  return {
    turnsOf: (timeline) => of.get(timeline) ?? [],
    wasVisible: (ref, event) => wasVisible(byRef.get(ref) ?? [], event),
  };
}

function wasVisible(turns: readonly Turn[], event: HistoryEvent): boolean {
  const isSame = (turn: Turn) => turn.commit === event.commit;
  const before = turns.filter((turn) => turn.first <= event.order && !isSame(turn));
  const last = before.reduce<Turn | null>(
    (latest, turn) => (latest === null || turn.first > latest.first ? turn : latest),
    null,
  );
  const own = turns.filter(isSame);
  return (
    last?.after !== false && own.every((turn) => turn.before !== false && turn.after !== false)
  );
}

function turnsOf({ ref, events }: Timeline, audience: Audience, configAt: ConfigAt): Turn[] {
  const { kind } = splitRef(ref);
  if (kind === 'key-result') return [];
  const said = new Said();
  const turns: Turn[] = [];
  let before: boolean | null = null;
  for (const group of byCommit(events.filter(({ landed }) => landed))) {
    const [first] = group as [HistoryEvent];
    // The lines of a table have no word about who may read them.
    said.isTable = first.file.endsWith('.csv');
    for (const change of group.flatMap(({ changes }) => changes)) said.take(change);
    const after = said.isThere
      ? isReadable(kind, said.data(), audience, configAt(first.landedBy))
      : null;
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
