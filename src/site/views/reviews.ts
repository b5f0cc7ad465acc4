import type {
  Publication,
  PublishedClosedCycle,
  PublishedDecision,
  PublishedReview,
} from '../../publish/index.ts';
import { count, list, sentence } from '../format.ts';
import type { Book } from './book.ts';
import { cycleSentence } from './history/cycles.ts';

/** What was decided, and the review or check-in it is written in. */
export interface Decided extends PublishedDecision {
  in: { title: string; href: string };
}

/** The reviews of one cycle. */
export interface CycleReviews {
  id: string;
  title: string;
  /** The cycle that has closed, with what was said and what happened; null where it has not. */
  closed: PublishedClosedCycle | null;
  sentence: string;
  /** Of the cycle, of teams, of people: each by name. */
  groups: { title: string; reviews: PublishedReview[] }[];
  decisions: Decided[];
}

const GROUPS = [
  { title: 'Of the cycle', types: ['cycle'] },
  { title: 'Of teams', types: ['team'] },
  { title: 'Of people', types: ['self', 'manager', 'peer', null] },
] as const;

/** Reviews by cycle, the last first; closed cycles without any are there for what happened in them. */
export function reviewsByCycle(publication: Publication): CycleReviews[] {
  const { history, reviews, cycles } = publication;
  const starts = new Map(cycles.map(({ id, start }) => [id, start]));
  const closed = new Map(history.closedCycles.map((cycle) => [cycle.id, cycle]));
  const titles = new Map<string | null, string>(
    [...history.closedCycles, ...cycles].map(({ id, title }) => [id, title]),
  );
  const ids = new Set<string | null>([
    ...closed.keys(),
    ...reviews.map(({ cycle }) => cycle?.id ?? null),
  ]);
  return [...ids]
    .map((id) => {
      const own = reviews.filter(({ cycle }) => (cycle?.id ?? null) === id);
      const cycle = id === null ? undefined : closed.get(id);
      return {
        id: id ?? 'none',
        title: titles.get(id) ?? own[0]?.cycle?.title ?? 'Without a cycle',
        closed: cycle ?? null,
        sentence: cycle ? cycleSentence(cycle) : `${reviewWords(own)} so far.`,
        groups: groupsOf(own),
        decisions: own.flatMap(decisionsIn),
      };
    })
    .sort((a, b) => later(starts.get(a.id) ?? '', starts.get(b.id) ?? ''));
}

function groupsOf(reviews: readonly PublishedReview[]): CycleReviews['groups'] {
  return GROUPS.map(({ title, types }) => ({
    title,
    reviews: reviews.filter(({ type }) => (types as readonly unknown[]).includes(type)),
  })).filter((group) => group.reviews.length > 0);
}

function decisionsIn({ decisions, title, href }: PublishedReview): Decided[] {
  return decisions.map((decision) => ({ ...decision, in: { title, href } }));
}

function later(a: string, b: string): number {
  return a < b ? 1 : a > b ? -1 : 0;
}

function reviewWords(reviews: readonly PublishedReview[]): string {
  return count(reviews.length, 'review');
}

/** What the reviews say, in a sentence or two: how the last closed cycle came out, and what is written. */
export function reviewsSentence(publication: Publication): string {
  const { reviews, history } = publication;
  const decided = reviews.reduce((sum, { decisions }) => sum + decisions.length, 0);
  const last = history.closedCycles[0];
  const parts = [
    last ? `${last.title}: ${lowerFirst(cycleSentence(last))}` : '',
    reviews.length === 0
      ? 'No review is published for this audience.'
      : `${reviewWords(reviews)} and ${count(decided, 'decision')} are written down.`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

const DIMENSIONS = { results: 'Results', actions: 'Actions', behaviors: 'Behaviours' } as const;
const QUESTIONS = {
  results: 'what was brought about',
  actions: 'what was done for it',
  behaviors: 'how it was gone about',
} as const;
const TYPES: ReadonlyMap<string | null, string> = new Map([
  ['self', 'Self review'],
  ['manager', 'Review by the manager'],
  ['peer', 'Review by a peer'],
  ['team', 'Review of a team'],
  ['cycle', 'Review of a cycle'],
]);
const OUTCOMES = {
  recognition: 'recognition',
  development: 'development',
  'corrective-action': 'corrective action',
  none: 'nothing further',
} as const;

/** What a review's page shows. */
export interface ReviewView {
  kind: string;
  opening: string;
  judgements: (PublishedReview['judgements'][number] & { title: string; question: string })[];
  outcome: string | null;
}

/** A review in words: its three dimensions, and what follows from it. Nobody is compared. */
export function reviewView(review: PublishedReview): ReviewView {
  const { type, judgements, outcome } = review;
  return {
    kind: TYPES.get(type) ?? 'Review',
    opening: openingOf(review),
    judgements: judgements.map((judgement) => ({
      ...judgement,
      title: DIMENSIONS[judgement.dimension],
      question: QUESTIONS[judgement.dimension],
    })),
    outcome: outcome === null ? null : sentence(OUTCOMES[outcome]),
  };
}

function openingOf({ judgements, decisions, summary, outcome }: PublishedReview): string {
  const words = new Map<string, string[]>();
  for (const { dimension, words: said } of judgements)
    if (said !== null)
      words.set(said, [...(words.get(said) ?? []), DIMENSIONS[dimension].toLowerCase()]);
  const rated = [...words].map(([said, of]) => `${list(of)} ${said}`);
  const follows = [
    decisions.length > 0 ? `${count(decisions.length, 'decision')} taken` : '',
    outcome === null || outcome === 'none' ? '' : `what follows is ${OUTCOMES[outcome]}`,
  ].filter((part) => part !== '');
  const parts = [
    rated.length > 0 ? `${sentence(list(rated))}.` : (summary ?? 'Told in words, without ratings.'),
    follows.length > 0 ? `${sentence(follows.join('; '))}.` : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** The addresses of the pages about reviews: the meeting now, and one for each closed cycle. */
export function meetingPages({ history }: Publication): string[] {
  return ['/meeting/', ...history.closedCycles.map(({ id }) => meetingHref(id))];
}

/** Where the meeting about a closed cycle is. */
export function meetingHref(cycle: string): string {
  return `/meeting/${encodeURIComponent(cycle)}/`;
}

/** Decisions of check-ins and reviews with a day still to come, or one of the last four weeks. */
export function decisionsAbout(publication: Publication, since: string): Decided[] {
  const written = [...publication.checkIns, ...publication.reviews].flatMap(
    ({ decisions, title, href }) =>
      decisions.map((decision) => ({ ...decision, in: { title, href } })),
  );
  return written
    .filter(({ due }) => due !== null && due >= since)
    .sort((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1));
}

/** The reviews about a person or a team. */
export function reviewsOf(kind: 'person' | 'team', id: string, book: Book): PublishedReview[] {
  return book.publication.reviews.filter(
    ({ subject }) => subject?.kind === kind && subject.id === id,
  );
}
