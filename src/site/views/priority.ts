import type { Mention, PublishedPriority } from '../../publish/index.ts';
import { bullet } from '../charts/bullet.ts';
import { day, number, percent } from '../format.ts';
import { STATUS_FACES } from '../status.ts';
import { type Book, pick } from './book.ts';
import type { Fact } from './kpi.ts';
import { type Row, rowsUnder } from './scorecard.ts';
import { opening, prioritiesSentence, priorityReason } from './sentences.ts';

export interface PriorityLine {
  priority: PublishedPriority;
  bullet: string;
  reason: string;
}

/** The list of priorities by perspective, from the top of the strategy down. */
export function prioritiesView(book: Book): {
  sentence: string;
  perspectives: { id: string; title: string; priorities: PriorityLine[] }[];
} {
  const { publication } = book;
  const known = new Set(publication.perspectives.map(({ id }) => id));
  const line = (priority: PublishedPriority): PriorityLine => ({
    priority,
    bullet: priorityBullet(priority, 120),
    reason: priorityReason(priority),
  });
  const perspectives = [
    ...publication.perspectives.toReversed().map(({ id, title }) => ({
      id,
      title,
      priorities: publication.priorities.filter((p) => p.perspective === id).map(line),
    })),
    {
      id: 'none',
      title: 'Without a perspective',
      priorities: publication.priorities
        .filter((p) => p.perspective === null || !known.has(p.perspective))
        .map(line),
    },
  ];
  return {
    sentence: prioritiesSentence(publication),
    perspectives: perspectives.filter((block) => block.priorities.length > 0),
  };
}

export interface PriorityView {
  opening: string;
  bullet: string;
  facts: Fact[];
  rows: Row[];
  /** What contributes but is not of now: closed objectives, retired KPIs. */
  past: Mention[];
  parts: { record: Mention; weight: string; score: string; expected: string }[];
}

/** What a priority's page shows. */
export function priorityView(priority: PublishedPriority, book: Book): PriorityView {
  const { rollUp, lead, horizon } = priority;
  const shown = rowsUnder(priority, book);
  const past = [
    ...pick(book.objectives, priority.objectives).filter((objective) => !objective.current),
    ...pick(book.kpis, priority.kpis).filter((kpi) => !kpi.live),
  ];
  const facts: Fact[] = [
    {
      term: 'Of the way',
      value: percent(rollUp.score),
      note: 'objectives and lag KPIs',
      explains: 'score',
    },
    { term: 'Expected by now', value: percent(rollUp.expected), note: null, explains: 'expected' },
    {
      term: 'Coverage',
      value: percent(rollUp.coverage),
      note: 'of the weight has a value',
      explains: 'coverage',
    },
  ];
  if (lead.score !== null)
    facts.push({
      term: 'Lead KPIs',
      value: percent(lead.score),
      note: 'rolled up apart',
      explains: 'lead',
    });
  if (horizon.end !== null)
    facts.push({
      term: 'Horizon',
      value: `to ${day(horizon.end)}`,
      note: horizon.start === null ? null : `from ${day(horizon.start)}`,
      explains: null,
    });
  return {
    opening: opening(priority.status, priorityReason(priority)),
    bullet: priorityBullet(priority, 240),
    facts,
    rows: shown,
    past: past.map(({ kind, id, title, href }) => ({ kind, id, title, href })),
    parts: rollUp.parts.map((part) => ({
      record: part.record,
      weight: number(part.weight, 2),
      score: percent(part.score),
      expected: percent(part.expected),
    })),
  };
}

export function priorityBullet(priority: PublishedPriority, width: number): string {
  const { score, expected } = priority.rollUp;
  return bullet({
    score,
    expected,
    status: priority.status,
    width,
    label: `${priority.title}: ${percent(score)} of the way, ${percent(expected)} expected by now. ${STATUS_FACES[priority.status].word}.`,
  });
}
