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
import { type Book, open, pick } from './book.ts';
import { type Concern, concernsOf } from './concerns.ts';
import {
  actual,
  confidence,
  disagreement,
  goal,
  lastKnown,
  measuredBullet,
  recentLine,
} from './measured.ts';
import { scorecardSentences } from './sentences.ts';

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
  rows: Row[];
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
}

const MOST_DECISIONS = 5;
const MOST_CONCERNS = 8;

/** The scorecard: the sentence, what needs attention, and everything by perspective and priority. */
export function scorecardView(publication: Publication): ScorecardView {
  const book = open(publication);
  const concerns = concernsOf(publication);
  return {
    ...scorecardSentences(publication),
    decisions: publication.insights.slice(0, MOST_DECISIONS),
    furtherDecisions: publication.insights.slice(MOST_DECISIONS),
    concerns: concerns.slice(0, MOST_CONCERNS),
    further: Math.max(0, concerns.length - MOST_CONCERNS),
    perspectives: perspectivesOf(book),
    loose: looseRows(book),
  };
}

function perspectivesOf(book: Book): PerspectiveBlock[] {
  const { publication } = book;
  const live = publication.priorities.filter(isLive);
  const known = new Set(publication.perspectives.map(({ id }) => id));
  const other = live.filter((p) => p.perspective === null || !known.has(p.perspective));
  return [
    ...[...publication.perspectives].reverse().map(({ id, title }) => ({
      id,
      title,
      priorities: live.filter((p) => p.perspective === id).map((p) => priorityBlock(p, book)),
    })),
    {
      id: 'other',
      title: 'Without a perspective',
      priorities: other.map((p) => priorityBlock(p, book)),
    },
  ].filter((block) => block.priorities.length > 0);
}

function priorityBlock(priority: PublishedPriority, book: Book): PriorityBlock {
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
    isOpen: !isWell(priority.status),
    rows: rowsUnder(priority, book),
  };
}

/** Objectives of the priority, each followed by its KPIs, then the KPIs that support it directly. */
export function rowsUnder(priority: PublishedPriority, book: Book): Row[] {
  const asOf = book.publication.asOf;
  const seen = new Set<string>();
  const kpiRow = (kpi: PublishedKpi, depth: 0 | 1): Row[] => {
    if (seen.has(kpi.id) || !kpi.live) return [];
    seen.add(kpi.id);
    return [rowOfKpi(kpi, depth, asOf)];
  };
  const rows: Row[] = [];
  for (const objective of withChildren(pick(book.objectives, priority.objectives), book)) {
    if (!objective.current) continue;
    rows.push(rowOfObjective(objective, asOf));
    for (const kpi of kpisUnder(objective, book)) rows.push(...kpiRow(kpi, 1));
  }
  for (const kpi of pick(book.kpis, priority.kpis)) rows.push(...kpiRow(kpi, 0));
  return rows;
}

/** Objectives and, behind each, those that contribute to it. */
function withChildren(objectives: readonly PublishedObjective[], book: Book): PublishedObjective[] {
  const found = new Map<string, PublishedObjective>();
  const add = (objective: PublishedObjective) => {
    if (found.has(objective.id)) return;
    found.set(objective.id, objective);
    const children = objective.contributors.filter(({ kind }) => kind === 'objective');
    for (const child of pick(
      book.objectives,
      children.map(({ id }) => id),
    ))
      add(child);
  };
  for (const objective of objectives) add(objective);
  return [...found.values()];
}

function kpisUnder(objective: PublishedObjective, book: Book): PublishedKpi[] {
  const supporting = objective.contributors
    .filter(({ kind }) => kind === 'kpi')
    .map(({ id }) => id);
  const read = objective.keyResults.flatMap(({ kpi }) => (kpi ? [kpi.id] : []));
  return pick(book.kpis, [...new Set([...read, ...supporting])]);
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

/** Live KPIs and current objectives that no priority's lines show. */
function looseRows(book: Book): Row[] {
  const shown = new Set<string>();
  for (const priority of book.publication.priorities.filter(isLive)) {
    for (const row of rowsUnder(priority, book)) shown.add(`${row.kind}:${row.id}`);
  }
  const { objectives, kpis, asOf } = book.publication;
  return [
    ...objectives
      .filter((o) => o.current && !shown.has(`objective:${o.id}`))
      .map((o) => rowOfObjective(o, asOf)),
    ...kpis.filter((k) => k.live && !shown.has(`kpi:${k.id}`)).map((k) => rowOfKpi(k, 0, asOf)),
  ];
}

function isLive(record: { live: boolean }): boolean {
  return record.live;
}
