import type { Mention, Publication, PublishedPriority } from '../../publish/index.ts';
import { bullet } from '../charts/bullet.ts';
import { day, number, percent } from '../format.ts';
import { STATUS_FACES } from '../status.ts';
import { type Book, open, pick } from './book.ts';
import type { Fact } from './kpi.ts';
import { type Part, partsOf } from './parts.ts';
import { byPerspective } from './perspectives.ts';
import { type Row, rowOf } from './scorecard.ts';
import { opening, prioritiesSentence, priorityReason } from './sentences.ts';
import { type Line, linesUnder } from './under.ts';

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
  const line = (priority: PublishedPriority): PriorityLine => ({
    priority,
    bullet: priorityBullet(priority, 120),
    reason: priorityReason(priority),
  });
  const perspectives = byPerspective(publication, publication.priorities).map((band) => ({
    ...band,
    priorities: band.priorities.map(line),
  }));
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
  /** The page of what is under it that this page begins with. */
  under: Part<Line> | null;
  /** What contributes but is not of now: closed objectives, retired KPIs. */
  past: Mention[];
  parts: { record: Mention; weight: string; score: string; expected: string }[];
  /** How many more contribute than are listed. */
  further: number;
}

/** Contributions that a priority's page lists. */
const MOST_PARTS = 120;

/** What is under a priority, in pages: the first is its own, the others lie below that. */
function partsUnder(priority: PublishedPriority, book: Book): Part<Line>[] {
  return partsOf(linesUnder(priority, book), `Under ${priority.title}`, (number) =>
    number === 1 ? priority.href : `${priority.href}under/${number}/`,
  );
}

/** The pages of what is under priorities that are no priority's own. */
export function furtherUnder(
  publication: Publication,
): { priority: PublishedPriority; part: Part<Line> }[] {
  const book = open(publication);
  return publication.priorities.flatMap((priority) =>
    partsUnder(priority, book)
      .slice(1)
      .map((part) => ({ priority, part })),
  );
}

/** What a priority's page shows. */
export function priorityView(priority: PublishedPriority, book: Book): PriorityView {
  const { rollUp, lag, lead, horizon } = priority;
  const [under = null] = partsUnder(priority, book);
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
  if (lag.score !== null && rollUp.parts.length > lag.parts.length)
    facts.push({
      term: 'Lag KPIs',
      value: percent(lag.score),
      note: 'by themselves',
      explains: 'lag',
    });
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
    rows: (under?.entries ?? []).map((line) => rowOf(line, book.publication.asOf)),
    under,
    past: past.map(({ kind, id, title, href }) => ({ kind, id, title, href })),
    parts: rollUp.parts.slice(0, MOST_PARTS).map((part) => ({
      record: part.record,
      weight: number(part.weight, 2),
      score: percent(part.score),
      expected: percent(part.expected),
    })),
    further: Math.max(0, rollUp.parts.length - MOST_PARTS),
  };
}

function priorityBullet(priority: PublishedPriority, width: number): string {
  const { score, expected } = priority.rollUp;
  return bullet({
    score,
    expected,
    status: priority.status,
    width,
    label: `${priority.title}: ${percent(score)} of the way, ${percent(expected)} expected by now. ${STATUS_FACES[priority.status].word}.`,
  });
}
