import type {
  Mention,
  Publication,
  PublishedInsight,
  PublishedKpi,
  PublishedObjective,
  PublishedPriority,
  Status,
} from '../../publish/index.ts';
import { bullet } from '../charts/bullet.ts';
import { day, longUnit, percent } from '../format.ts';
import { isWell, STATUS_FACES } from '../status.ts';
import { type Book, open } from './book.ts';
import { type Concern, concernsOf } from './concerns.ts';
import { decisionsOf } from './decisions.ts';
import {
  actual,
  confidence,
  disagreement,
  goal,
  lastKnown,
  measuredBullet,
  recentLine,
} from './measured.ts';
import { isLong } from './parts.ts';
import { byPerspective } from './perspectives.ts';
import { scorecardSentences } from './sentences.ts';
import { type Line, mostUrgent, scorecardLines } from './under.ts';

/** One line of the table: an objective or KPI. */
export interface Row {
  kind: 'objective' | 'kpi';
  id: string;
  title: string;
  /** What its values count, where that is too long for every figure. */
  unit: string | null;
  href: string;
  /** 0 under its priority, 1 under its objective. */
  depth: 0 | 1;
  status: Status;
  bullet: string;
  line: string;
  actual: string;
  goal: string;
  confidence: string;
  /** What its people declared, where that is another status. */
  declared: string;
  /** Where the actual figure is explained. */
  how: string;
  owner: Mention | null;
  last: string;
}

export interface PriorityBlock {
  priority: PublishedPriority;
  bullet: string;
  score: string;
  expected: string;
  isOpen: boolean;
  /** Everything under it; in a large organisation only the most urgent. */
  rows: Row[];
  /** How many more there are than rows. */
  more: number;
}

export interface PerspectiveBlock {
  id: string;
  title: string;
  priorities: PriorityBlock[];
}

export interface ScorecardView {
  /** The first sentence, which is the page's heading, and what follows it. */
  heading: string;
  sentence: string;
  /** What needs a decision: the gravest, and the others. */
  decisions: PublishedInsight[];
  furtherDecisions: PublishedInsight[];
  concerns: Concern[];
  /** How many more there are than are listed. */
  further: number;
  perspectives: PerspectiveBlock[];
  loose: Row[];
  /** How many more no priority reaches than are listed. */
  looser: number;
}

const MOST_CONCERNS = 8;
/** Rows of a large organisation's scorecard, shared out among its priorities. */
const MOST_ROWS = 120;
const LEAST_ROWS = 5;
const FEW_ROWS = 12;

/**
 * The scorecard: the sentence, what needs attention, and everything by perspective and priority. Where
 * that is more than a person looks through, each priority shows the most urgent and leads to the rest.
 */
export function scorecardView(publication: Publication): ScorecardView {
  const book = open(publication);
  const concerns = concernsOf(publication);
  const most = mostRows(book);
  const { loose } = scorecardLines(book);
  return {
    ...scorecardSentences(publication),
    ...decisionsOf(publication),
    concerns: concerns.slice(0, MOST_CONCERNS),
    further: Math.max(0, concerns.length - MOST_CONCERNS),
    perspectives: perspectivesOf(book, most),
    ...cut(loose, most, publication.asOf, (rows, looser) => ({ loose: rows, looser })),
  };
}

/** How many rows each priority shows; all where they are few enough together. */
function mostRows(book: Book): number {
  const { under, loose } = scorecardLines(book);
  const lines = [...under.values()].reduce((sum, one) => sum + one.length, loose.length);
  if (!isLong(lines)) return Number.POSITIVE_INFINITY;
  return Math.max(LEAST_ROWS, Math.floor(MOST_ROWS / Math.max(1, under.size)));
}

function cut<T>(
  lines: readonly Line[],
  most: number,
  asOf: string,
  of: (rows: Row[], more: number) => T,
): T {
  const shown = lines.length <= most ? lines : mostUrgent(lines, most);
  return of(
    shown.map((line) => rowOf(line, asOf)),
    lines.length - shown.length,
  );
}

function perspectivesOf(book: Book, most: number): PerspectiveBlock[] {
  const { publication } = book;
  return byPerspective(publication, publication.priorities.filter(isLive))
    .filter(({ priorities }) => priorities.length > 0)
    .map((band) => ({
      ...band,
      priorities: band.priorities.map((p) => priorityBlock(p, book, most)),
    }));
}

function priorityBlock(priority: PublishedPriority, book: Book, most: number): PriorityBlock {
  const { score, expected } = priority.rollUp;
  return {
    priority,
    bullet: bullet({
      score,
      expected,
      status: priority.status,
      label: `${priority.title}: ${percent(score)} of the way, ${percent(expected)} expected by now. ${STATUS_FACES[priority.status].word}.`,
    }),
    score: percent(score),
    expected: percent(expected),
    isOpen: !isWell(priority.status) || isSmall(book),
    ...cut(
      scorecardLines(book).under.get(priority.id) ?? [],
      most,
      book.publication.asOf,
      (rows, more) => ({ rows, more }),
    ),
  };
}

/** Whether everything fits on a screen or two: then nothing is folded. */
function isSmall({ publication: { objectives, kpis } }: Book): boolean {
  const rows = objectives.filter(({ current }) => current).length + kpis.filter(isLive).length;
  return rows <= FEW_ROWS;
}

/** An objective or KPI as a line of the table. */
export function rowOf(line: Line, asOf: string): Row {
  return line.kind === 'kpi'
    ? rowOfKpi(line.record, line.depth, asOf)
    : rowOfObjective(line.record, asOf);
}

/** A KPI as a line of the table. */
export function rowOfKpi(kpi: PublishedKpi, depth: 0 | 1, asOf: string): Row {
  const unit = longUnit(kpi.unit);
  const bare =
    unit === null || kpi.unit === null ? kpi : { ...kpi, unit: { ...kpi.unit, symbol: null } };
  return {
    kind: 'kpi',
    id: kpi.id,
    title: kpi.title,
    unit,
    href: kpi.href,
    depth,
    status: kpi.progress.status,
    bullet: measuredBullet(kpi),
    line: recentLine(kpi),
    actual: actual(bare),
    goal: goal(bare) ?? '–',
    confidence: confidence(kpi.progress.declared),
    declared: disagreement(kpi.progress.declared, kpi.progress.status),
    how: `${kpi.href}#how-value`,
    owner: kpi.owner,
    last: lastKnown(kpi.progress, asOf),
  };
}

/** An objective as a line of the table: how far it is beside how far it should be. */
export function rowOfObjective(objective: PublishedObjective, asOf: string): Row {
  const { score, expected } = objective.rollUp;
  const word = STATUS_FACES[objective.status].word;
  const last = objective.rhythm?.last ?? objective.declared?.on ?? null;
  return {
    kind: 'objective',
    id: objective.id,
    title: objective.title,
    unit: null,
    href: objective.href,
    depth: 0,
    status: objective.status,
    bullet: bullet({
      score,
      expected,
      status: objective.status,
      label: `${objective.title}: ${percent(score)} of the way, ${percent(expected)} expected by now. ${word}.`,
    }),
    line: '',
    actual: percent(score),
    goal: expected === null ? '–' : `${percent(expected)} by now`,
    confidence: confidence(objective.declared),
    declared: disagreement(objective.declared, objective.status),
    how: `${objective.href}#how-score`,
    owner: objective.owner,
    last: last === null ? '' : day(last, asOf),
  };
}

function isLive(record: { live: boolean }): boolean {
  return record.live;
}
