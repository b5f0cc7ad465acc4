import type {
  Publication,
  PublishedKpi,
  PublishedRecordThen,
  Status,
} from '../../../publish/index.ts';
import { day, percent } from '../../format.ts';
import { BY_URGENCY } from '../../status.ts';
import { type Book, open } from '../book.ts';
import { actual, goal } from '../measured.ts';
import type { Span } from './moments.ts';

/** What became of records, in the order in which they are read. */
export const TURNS = [
  'worse',
  'better',
  'closed',
  'unread',
  'readable',
  'begun',
  'added',
  'revived',
  'retired',
  'gone',
  'moved',
] as const;
export type Turn = (typeof TURNS)[number];

/** A record that stands otherwise than before. */
export interface ChangedRecord {
  turn: Turn;
  kind: PublishedRecordThen['kind'];
  record: { title: string; href: string };
  before: Status | null;
  after: Status | null;
  /** The value or the share of the way, then and later; null where nothing was measured. */
  figure: { before: string | null; after: string | null };
  /** What was asked of it, where that changed: `target from 250 ms to 300 ms`. */
  asked: string[];
}

/** Every record that stands otherwise at the end of a span, by what became of it; in one turn by kind, then the most urgent first. */
export function changedRecords(publication: Publication, { from, to }: Span): ChangedRecord[] {
  const book = open(publication);
  const keys = new Set([...to.records.keys(), ...from.records.keys()]);
  return [...keys]
    .flatMap((key) => changeOf(from.records.get(key), to.records.get(key), book) ?? [])
    .sort((a, b) => TURNS.indexOf(a.turn) - TURNS.indexOf(b.turn) || compare(a, b));
}

function changeOf(
  before: PublishedRecordThen | undefined,
  after: PublishedRecordThen | undefined,
  book: Book,
): ChangedRecord | null {
  const either = after ?? before;
  const record = either && recordOf(either, book);
  if (either === undefined || record === undefined) return null;
  const kpi = either.kind === 'kpi' ? (book.kpis.get(either.id) ?? null) : null;
  const figure = figureOf(before, after, kpi);
  const asked = askedOf(before, after, kpi);
  const hasMoved = figure.before !== figure.after;
  const turn = turnOf(before?.status ?? null, after?.status ?? null, {
    hasMoved: hasMoved || asked.length > 0,
    closes: either.kind !== 'kpi',
  });
  if (turn === null) return null;
  const { title, href } = record;
  const statuses = { before: before?.status ?? null, after: after?.status ?? null };
  return { turn, kind: either.kind, record: { title, href }, ...statuses, figure, asked };
}

/** The record of today whose past is told; none where it has no page. */
export function recordOf({ kind, id }: PublishedRecordThen, book: Book) {
  const { priorities, objectives, kpis, initiatives } = book;
  return { priority: priorities, objective: objectives, kpi: kpis, initiative: initiatives }[
    kind
  ].get(id);
}

/** How well a status is; null for those that say nothing of it. */
const WELL: Partial<Record<Status, number>> = {
  missed: 0,
  'off-track': 1,
  'at-risk': 2,
  'on-track': 3,
  achieved: 4,
};

/**
 * What became of a record; null where nothing can be said of it. An objective whose cycle is over did
 * not get better or worse by that: it closed.
 */
function turnOf(
  before: Status | null,
  after: Status | null,
  { hasMoved, closes }: { hasMoved: boolean; closes: boolean },
): Turn | null {
  if (before === null) return after === 'retired' ? null : 'added';
  if (after === null) return before === 'retired' ? null : 'gone';
  if (before === after) return hasMoved && after !== 'retired' ? 'moved' : null;
  if (after === 'retired') return 'retired';
  if (closes && isOver(after) && !isOver(before)) return 'closed';
  const [was, is] = [WELL[before], WELL[after]];
  if (was !== undefined && is !== undefined) return is < was ? 'worse' : 'better';
  if (before === 'retired') return 'revived';
  if (was !== undefined) return 'unread';
  if (is === undefined) return hasMoved ? 'moved' : null;
  return before === 'not-started' ? 'begun' : 'readable';
}

function isOver(status: Status): boolean {
  return status === 'achieved' || status === 'missed';
}

/** The value of a KPI; of others the share of the way, once they have begun. */
function figureOf(
  before: PublishedRecordThen | undefined,
  after: PublishedRecordThen | undefined,
  kpi: PublishedKpi | null,
): ChangedRecord['figure'] {
  const say = (then: PublishedRecordThen | undefined) => {
    if (then === undefined) return null;
    if (then.status === 'not-started') return null;
    if (kpi === null) return then.score === null ? null : percent(then.score);
    const { value } = then;
    return value === null ? null : actual({ ...kpi, progress: { ...kpi.progress, value } });
  };
  return { before: say(before), after: say(after) };
}

/** What was asked of a KPI, where the two moments differ. */
function askedOf(
  before: PublishedRecordThen | undefined,
  after: PublishedRecordThen | undefined,
  kpi: PublishedKpi | null,
): string[] {
  if (kpi === null || before === undefined || after === undefined) return [];
  const say = ({ target, min, max }: PublishedRecordThen) =>
    goal({ ...kpi, progress: { ...kpi.progress, target, min, max } });
  const [was, is] = [say(before), say(after)];
  const lines = was !== null && is !== null && was !== is ? [`target from ${was} to ${is}`] : [];
  const isLater = before.due !== null && after.due !== null && before.due !== after.due;
  return isLater ? [...lines, `due from ${day(before.due)} to ${day(after.due)}`] : lines;
}

/** What a record is called by its kind. */
export const KIND_WORDS: Readonly<Record<ChangedRecord['kind'], string>> = {
  priority: 'Priority',
  objective: 'Objective',
  kpi: 'KPI',
  initiative: 'Initiative',
};
const KINDS = Object.keys(KIND_WORDS);

function urgency({ after }: ChangedRecord): number {
  return after === null ? 0 : BY_URGENCY.indexOf(after);
}

function compare(a: ChangedRecord, b: ChangedRecord): number {
  const [one, other] = [a.record.title.toLowerCase(), b.record.title.toLowerCase()];
  return (
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
    urgency(a) - urgency(b) ||
    (one < other ? -1 : one > other ? 1 : 0)
  );
}
