import type {
  Mention,
  Publication,
  PublishedKpi,
  PublishedObjective,
  Status,
} from '../../publish/index.ts';
import { compareUrgency, STATUS_FACES } from '../status.ts';
import { oncePer, open } from './book.ts';
import { isLong, type Part, partsOf } from './parts.ts';
import { linesUnder } from './under.ts';

type Listed = PublishedKpi | PublishedObjective;

/** A way through a long list: by status, by cycle, by priority or by name. */
export interface Way {
  title: string;
  /** The lists it leads to, each with how many entries it has. */
  lists: { title: string; status: Status | null; href: string; count: number }[];
}

/** A long list in pages, and the ways to them; without any where the list is short. */
export interface LongList<T> {
  ways: Way[];
  parts: Part<T>[];
}

/** Names that a page lists: they are read faster than rows. */
const NAMES = 300;

/** All KPIs in pages by status and by name, once there are many. */
export const kpiPages = oncePer((publication: Publication): LongList<PublishedKpi> => {
  const { kpis } = publication;
  if (!isLong(kpis.length)) return { ways: [], parts: [] };
  const groups = statusesOf(kpis, ({ progress }) => progress.status).map(({ status, of }) => ({
    status: null,
    title: STATUS_FACES[status].word,
    parts: partsOf(of, `KPIs: ${STATUS_FACES[status].word.toLowerCase()}`, pageIn('kpis', status)),
    count: of.length,
  }));
  return {
    ways: [wayOf('By status', groups), byPriority(publication), byName('kpis', kpis)],
    parts: [...groups.flatMap(({ parts }) => parts), ...namesOf('kpis', kpis)],
  };
});

/** All objectives in pages by cycle and by name, once there are many. */
export const objectivePages = oncePer((publication: Publication): LongList<PublishedObjective> => {
  const { objectives, cycles } = publication;
  if (!isLong(objectives.length)) return { ways: [], parts: [] };
  const known = [...cycles].sort((a, b) => (a.start < b.start ? 1 : -1));
  const groups = [...known, { id: null, title: 'Without a cycle' }].flatMap(({ id, title }) => {
    const of = objectives
      .filter(({ cycle }) => (cycle?.id ?? null) === id)
      .sort((a, b) => compareUrgency(a.status, b.status) || compareTitles(a, b));
    const hrefOf = pageIn(
      'objectives',
      id === null ? 'no-cycle' : `cycle/${encodeURIComponent(id)}`,
    );
    const parts = of.length === 0 ? [] : partsOf(of, `Objectives: ${title}`, hrefOf);
    return parts.length === 0 ? [] : [{ status: null, title, parts, count: of.length }];
  });
  return {
    ways: [wayOf('By cycle', groups), byName('objectives', objectives)],
    parts: [...groups.flatMap(({ parts }) => parts), ...namesOf('objectives', objectives)],
  };
});

function statusesOf<T extends Listed>(records: readonly T[], statusOf: (record: T) => Status) {
  return [...Map.groupBy(records, statusOf)]
    .sort(([a], [b]) => compareUrgency(a, b))
    .map(([status, of]) => ({ status, of: of.toSorted(compareTitles) }));
}

function wayOf(
  title: string,
  groups: readonly { title: string; status: Status | null; parts: Part<Listed>[]; count: number }[],
): Way {
  const lists = groups.map(({ title: own, status, parts, count }) => ({
    title: own,
    status,
    href: parts[0]?.href ?? '',
    count,
  }));
  return { title, lists };
}

/** The priorities' own pages hold what is under them. */
function byPriority(publication: Publication): Way {
  const book = open(publication);
  const lists = publication.priorities
    .filter(({ live }) => live)
    .map((priority) => ({
      title: priority.title,
      status: priority.status,
      href: `${priority.href}#under`,
      count: linesUnder(priority, book).filter(({ kind }) => kind === 'kpi').length,
    }));
  return { title: 'By priority', lists };
}

/** Whether a page is one of names rather than of rows. */
export function isByName({ href }: Part<Listed>): boolean {
  return href.includes('/by/name/');
}

function namesOf<T extends Listed>(
  folder: 'kpis' | 'objectives',
  records: readonly T[],
): Part<T>[] {
  const title = folder === 'kpis' ? 'KPIs by name' : 'Objectives by name';
  return partsOf(records.toSorted(compareTitles), title, pageIn(folder, 'name'), NAMES);
}

function byName(folder: 'kpis' | 'objectives', records: readonly Listed[]): Way {
  const lists = namesOf(folder, records).map(({ entries, href }) => ({
    title: `${firstWord(entries[0])} to ${firstWord(entries.at(-1))}`,
    status: null,
    href,
    count: entries.length,
  }));
  return { title: 'By name', lists };
}

function firstWord(record: Mention | undefined): string {
  return record?.title.split(' ')[0] ?? '';
}

function pageIn(folder: string, name: string): (number: number) => string {
  return (number) => `/${folder}/by/${name}/${number === 1 ? '' : `${number}/`}`;
}

function compareTitles(a: Listed, b: Listed): number {
  return a.title < b.title ? -1 : a.title > b.title ? 1 : a.id < b.id ? -1 : 1;
}
