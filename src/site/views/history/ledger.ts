import type { Mention, Publication, PublishedEvent } from '../../../publish/index.ts';
import { count, day, longMonth } from '../../format.ts';
import { EVENT_GROUPS, type EventGroup } from './event-words.ts';
import { blocksOf, type CommitBlock } from './timeline.ts';

/** One page of the ledger. */
export interface LedgerPage {
  /** `2026-11`, or `2026-11-2` for the second page of a long month. */
  id: string;
  title: string;
  href: string;
  /** Events on it. */
  count: number;
  blocks: CommitBlock[];
}

/** Events that one page of the ledger holds at most. */
const MOST = 400;

const PAGES = new WeakMap<Publication, LedgerPage[]>();

/** The ledger by months, the last first; a month of many events is several pages. */
export function ledgerPages(publication: Publication): LedgerPage[] {
  const known = PAGES.get(publication);
  if (known) return known;
  const months = Map.groupBy(publication.history.events, ({ on, commit }) =>
    on === null ? (commit === null ? 'now' : 'undated') : on.slice(0, 7),
  );
  const pages = [...months].flatMap(([month, events]) => pagesOfMonth(month, events));
  PAGES.set(publication, pages);
  return pages;
}

function pagesOfMonth(month: string, events: readonly PublishedEvent[]): LedgerPage[] {
  const total = Math.ceil(events.length / MOST);
  return Array.from({ length: total }, (_, at) => {
    const part = events.slice(at * MOST, (at + 1) * MOST);
    const id = at === 0 ? month : `${month}-${at + 1}`;
    const name = monthTitle(month);
    return {
      id,
      title: total === 1 ? name : `${name}, ${at + 1} of ${total}`,
      href: `/history/${id}/`,
      count: part.length,
      blocks: blocksOf(part),
    };
  });
}

function monthTitle(month: string): string {
  if (month === 'now') return 'Not committed';
  return month === 'undated' ? 'Without a date' : longMonth(month);
}

/** The groups and kinds that occur among some events, to be narrowed to. */
export function filtersOf(blocks: readonly CommitBlock[]): {
  groups: { id: EventGroup; title: string }[];
  kinds: { id: string; title: string }[];
} {
  const events = blocks.flatMap((block) => block.events);
  const groups = new Set(events.map(({ group }) => group));
  const kinds = new Set(events.map(({ record }) => kindOf(record)));
  return {
    groups: (Object.keys(EVENT_GROUPS) as EventGroup[])
      .filter((group) => groups.has(group))
      .map((id) => ({ id, title: EVENT_GROUPS[id] })),
    kinds: Object.entries(KIND_TITLES)
      .filter(([kind]) => kinds.has(kind))
      .map(([id, title]) => ({ id, title })),
  };
}

/** The kind a record is filtered by: a key result belongs to its objective. */
export function kindOf({ kind }: Mention): string {
  return kind === 'key-result' ? 'objective' : kind;
}

const KIND_TITLES: Readonly<Record<string, string>> = {
  priority: 'Priorities',
  objective: 'Objectives',
  kpi: 'KPIs',
  initiative: 'Initiatives',
  'check-in': 'Check-ins',
  cycle: 'Cycles',
  team: 'Teams',
  person: 'People',
  role: 'Roles',
};

/** A person whose commits are told on a page of their own. */
export interface Chronicler {
  id: string;
  name: string;
  href: string;
  events: PublishedEvent[];
}

/** Events of one person that their page holds at most. */
const MOST_OF_ONE = 300;

/** Everybody who is named for a commit, by name; how much anybody did is not counted. */
export function chroniclers({ history }: Publication): Chronicler[] {
  const byId = new Map<string, Chronicler>();
  for (const event of history.events) {
    const { by } = event;
    if (by === null || by.id === '') continue;
    const known = byId.get(by.id);
    if (known === undefined) {
      const href = `/history/by/${encodeURIComponent(by.id)}/`;
      byId.set(by.id, { id: by.id, name: by.title, href, events: [event] });
    } else if (known.events.length < MOST_OF_ONE) known.events.push(event);
  }
  return [...byId.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** What the ledger holds, in a sentence; why it holds nothing, where it does not. */
export function ledgerSentence({ history }: Publication): string {
  const { events, lack, goalposts } = history;
  if (lack !== null) return 'What happened before is not known here.';
  const last = events.find(({ on }) => on !== null);
  if (last === undefined) return 'Nothing has been committed yet.';
  const first = events.findLast(({ on }) => on !== null);
  const moved =
    goalposts.length === 0
      ? 'no goal was made easier or given up'
      : `${count(goalposts.length, 'goal')} ${goalposts.length === 1 ? 'was' : 'were'} made easier or given up`;
  return `${count(events.length, 'event')} from ${day(first?.on ?? null)} to ${day(last.on)}; ${moved}.`;
}
