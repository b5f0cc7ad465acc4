import type { Mention, PublishedPriority, PublishedTeam } from '../../publish/index.ts';
import { count, percent } from '../format.ts';
import { SHARE_WORDS } from './alignment.ts';
import type { Book } from './book.ts';
import { bandsOf } from './strategy-map.ts';

/** A cell of a matrix: what is read, what is heard, and how strongly it is toned, 0 to 4. */
export interface Cell {
  figure: string;
  words: string;
  tone: number;
}

export interface MatrixRow {
  priority: PublishedPriority;
  cells: Cell[];
  total: Cell;
  /** What is missing in the row, in words; empty where nothing is. */
  gap: string;
}

export interface Matrix {
  teams: PublishedTeam[];
  rows: MatrixRow[];
  totals: Cell[];
  /** Teams that contribute to no priority now. */
  idle: PublishedTeam[];
}

interface Work {
  objectives: number;
  kpis: number;
}

/** Which team works towards which priority: current objectives and live KPIs on any way up to it. */
export function teamMatrix(book: Book): Matrix {
  const { publication } = book;
  const work = workByTeam(book);
  const priorities = bandsOf(publication).flatMap((band) => band.priorities);
  const of = (priority: string, team: string): Work =>
    work.get(`${priority} ${team}`) ?? { objectives: 0, kpis: 0 };
  const busy = publication.teams.filter((team) =>
    priorities.some((priority) => sizeOf(of(priority.id, team.id)) > 0),
  );
  const most = Math.max(1, ...[...work.values()].map(sizeOf));
  return {
    teams: busy,
    rows: priorities.map((priority) => {
      const works = busy.map((team) => of(priority.id, team.id));
      const total = works.reduce(sum, { objectives: 0, kpis: 0 });
      return {
        priority,
        cells: works.map((own) => cell(own, most)),
        total: { ...cell(total, most), tone: 0 },
        gap: gapOf(total),
      };
    }),
    totals: busy.map((team) => {
      const total = priorities
        .map((priority) => of(priority.id, team.id))
        .reduce(sum, { objectives: 0, kpis: 0 });
      return { ...cell(total, most), tone: 0 };
    }),
    idle: publication.teams.filter((team) => !busy.includes(team) && team.children.length === 0),
  };
}

function sizeOf({ objectives, kpis }: Work): number {
  return objectives + kpis;
}

function sum(a: Work, b: Work): Work {
  return { objectives: a.objectives + b.objectives, kpis: a.kpis + b.kpis };
}

function gapOf({ objectives, kpis }: Work): string {
  if (objectives + kpis === 0) return 'nobody works on it';
  if (objectives === 0) return 'no objective now';
  return kpis === 0 ? 'no KPI' : '';
}

const TONES = 4;

function cell(own: Work, most: number): Cell {
  const size = sizeOf(own);
  return {
    figure: size === 0 ? '' : String(size),
    words:
      size === 0
        ? 'nothing'
        : `${count(own.objectives, 'objective')} and ${count(own.kpis, 'KPI')}`,
    tone: size === 0 ? 0 : Math.max(1, Math.ceil((size / most) * TONES)),
  };
}

/** Counts by `priority team`, each record once for every priority it reaches. */
function workByTeam(book: Book): Map<string, Work> {
  const reach = reaches(book);
  const found = new Map<string, Work>();
  const add = (ref: string, team: Mention | null, one: Work) => {
    if (team === null) return;
    for (const priority of reach(ref)) {
      const key = `${priority} ${team.id}`;
      found.set(key, sum(found.get(key) ?? { objectives: 0, kpis: 0 }, one));
    }
  };
  for (const objective of book.publication.objectives)
    if (objective.current)
      add(`objective:${objective.id}`, teamOf(objective, book), { objectives: 1, kpis: 0 });
  for (const kpi of book.publication.kpis)
    if (kpi.live) add(`kpi:${kpi.id}`, teamOf(kpi, book), { objectives: 0, kpis: 1 });
  return found;
}

/** The team of a record, else that of the person who answers for it. */
function teamOf(
  record: { team: Mention | null; owner: Mention | null },
  book: Book,
): Mention | null {
  return record.team ?? book.people.get(record.owner?.id ?? '')?.team ?? null;
}

/** Ids of the live priorities that a record reaches on any way up. */
function reaches(book: Book): (ref: string) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  const upFrom = (ref: string): string[] => {
    const id = ref.slice(ref.indexOf(':') + 1);
    const record = ref.startsWith('kpi:') ? book.kpis.get(id) : book.objectives.get(id);
    if (!record) return [];
    const read = record.kind === 'kpi' ? record.readBy : [];
    return [
      ...record.supports.map(({ to }) => `${to.kind}:${to.id}`),
      ...read.map((keyResult) => `objective:${keyResult.id.split('.')[0] ?? ''}`),
    ];
  };
  const reach = (ref: string, above: ReadonlySet<string>): ReadonlySet<string> => {
    const before = known.get(ref);
    if (before) return before;
    const found = new Set<string>();
    for (const up of upFrom(ref)) {
      if (above.has(up)) continue;
      if (up.startsWith('priority:')) {
        const id = up.slice('priority:'.length);
        if (book.priorities.get(id)?.live) found.add(id);
        continue;
      }
      for (const id of reach(up, new Set([...above, ref]))) found.add(id);
    }
    known.set(ref, found);
    return found;
  };
  return (ref) => reach(ref, new Set([ref]));
}

/** The six shares of every team that has any, beside its index. */
export function shareTable(book: Book): {
  heads: string[];
  rows: { team: PublishedTeam; index: Cell; shares: Cell[] }[];
} {
  const rows = book.publication.teams.flatMap((team) => {
    if (!team.alignment || team.alignment.index === null) return [];
    const { index, shares } = team.alignment;
    return [{ team, index: shareCell(index), shares: shares.map(({ value }) => shareCell(value)) }];
  });
  const first = book.publication.alignment.shares;
  return { heads: first.map(({ name }) => SHARE_WORDS[name].title), rows };
}

/** Toned the more the further a share is from whole. */
function shareCell(value: number | null): Cell {
  if (value === null) return { figure: '–', words: 'nothing to judge', tone: 0 };
  const tone = value >= 1 ? 0 : Math.min(TONES, 1 + Math.floor((1 - value) * 5));
  return { figure: percent(value), words: percent(value), tone };
}
