import type { Mention, Publication, PublishedInsight } from '../../publish/index.ts';
import { alignmentView } from './alignment.ts';
import { type Book, open } from './book.ts';
import { type GoalpostLine, goalpostLines } from './history/goalposts.ts';
import { type PriorityBlock, scorecardView } from './scorecard.ts';
import { priorityReason } from './sentences.ts';

/** A decision that was taken and is not yet due, or what somebody asked for. */
export interface PackMatter {
  text: string;
  who: Mention | null;
  due: string | null;
  /** The check-in it stands in. */
  said: { on: string; href: string };
}

/** A priority with everything under it, and why it stands as it does. */
export interface PackPriority extends PriorityBlock {
  perspective: string;
  reason: string;
}

/** All that a review is held over, in the order it is talked about. */
export interface PackView {
  heading: string;
  sentence: string;
  /** The cycle of today; null between cycles. */
  cycle: { title: string; start: string; end: string } | null;
  alignment: ReturnType<typeof alignmentView>;
  matters: PublishedInsight[];
  /** How many more matters the scorecard has. */
  further: number;
  priorities: PackPriority[];
  goalposts: GoalpostLine[];
  decisions: PackMatter[];
  support: PackMatter[];
}

const MOST_MATTERS = 10;

/** The review pack: where we stand, what to decide, each priority, moved goals, decisions to come. */
export function packView(publication: Publication): PackView {
  const book = open(publication);
  const { heading, sentence, perspectives } = scorecardView(publication);
  const { insights } = publication;
  const cycle = cycleOfToday(publication);
  const since = cycle?.start ?? '';
  return {
    heading,
    sentence,
    cycle,
    alignment: alignmentView(publication.alignment),
    matters: insights.slice(0, MOST_MATTERS),
    further: Math.max(0, insights.length - MOST_MATTERS),
    priorities: perspectives.flatMap(({ title, priorities }) =>
      priorities.map((block) => ({
        ...block,
        perspective: title,
        reason: priorityReason(block.priority),
      })),
    ),
    goalposts: goalpostLines(publication).filter(({ on }) => on === null || on >= since),
    decisions: decisionsToCome(book, since),
    support: supportAsked(book, since),
  };
}

/** The cycle that holds today; of several the one that ends first. */
function cycleOfToday({ cycles, asOf }: Publication): PackView['cycle'] {
  const [now] = cycles
    .filter(({ start, end }) => start <= asOf && asOf <= end)
    .toSorted((a, b) => (a.end < b.end ? -1 : 1));
  return now === undefined ? null : { title: now.title, start: now.start, end: now.end };
}

/** Decisions that are due today or later, then those of this cycle without a day, by day. */
function decisionsToCome({ publication }: Book, since: string): PackMatter[] {
  const { checkIns, asOf } = publication;
  return checkIns
    .flatMap(({ decisions, date, href }) =>
      decisions.map(({ text, owner, due }) => ({
        text,
        who: owner,
        due,
        said: { on: date, href },
      })),
    )
    .filter(({ due, said }) => (due === null ? said.on >= since && since !== '' : due >= asOf))
    .toSorted((a, b) => compare(a.due ?? '9999', b.due ?? '9999') || compare(b.said.on, a.said.on));
}

/** What was asked for in the last check-in of each subject in this cycle. */
function supportAsked({ publication }: Book, since: string): PackMatter[] {
  if (since === '') return [];
  const latest = new Map<string, (typeof publication.checkIns)[number]>();
  for (const checkIn of publication.checkIns) {
    const key = checkIn.about.map(({ kind, id }) => `${kind}:${id}`).join(' ');
    const known = latest.get(key);
    if (known === undefined || known.date < checkIn.date) latest.set(key, checkIn);
  }
  return [...latest.values()]
    .filter(({ date }) => date >= since)
    .toSorted((a, b) => compare(b.date, a.date) || compare(a.href, b.href))
    .flatMap(({ supportNeeded, date, href }) =>
      supportNeeded.map(({ from, what }) => ({
        ...{ text: what, who: from, due: null, said: { on: date, href } },
      })),
    );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
