import type { Mention, PublishedAlignment, ShareName } from '../../publish/index.ts';
import { shareBar } from '../charts/progress.ts';
import { inWords, list, number, percent, sentence } from '../format.ts';

/** What each share asks, and what a record is called that fails it. */
export const SHARE_WORDS: Record<ShareName, { title: string; asks: string; lacking: string }> = {
  traceability: {
    title: 'Traceability',
    asks: 'Live KPIs and objectives with an unbroken path to a live priority',
    lacking: 'Without a path',
  },
  coverage: {
    title: 'Coverage',
    asks: 'Weight of the priorities that have an owned, currently measured objective or KPI under them',
    lacking: 'Not covered',
  },
  ownership: {
    title: 'Ownership',
    asks: 'Live KPIs and objectives whose one owner is active',
    lacking: 'Without an active owner',
  },
  integrity: {
    title: 'Integrity',
    asks: 'KPIs with source, unit and formula, and data on time',
    lacking: 'Incomplete or late',
  },
  focus: {
    title: 'Focus',
    asks: 'Owners, teams and objectives within the limits of focus',
    lacking: 'Over the limit',
  },
  usefulness: {
    title: 'Usefulness',
    asks: 'KPIs that name the decision they inform',
    lacking: 'Without a decision',
  },
};

export interface ShareLine {
  name: ShareName;
  title: string;
  asks: string;
  lacking: string;
  value: string;
  counts: string;
  bar: string;
  missing: Mention[];
  /** How many more fail it than are named. */
  further: number;
}

/**
 * The index as percent with its six shares; a share over nothing says so and does not count. Of what
 * fails a share at most so many are named.
 */
export function alignmentView(
  alignment: PublishedAlignment,
  mostNamed: number = Number.POSITIVE_INFINITY,
): {
  index: string;
  shares: ShareLine[];
} {
  return {
    index: percent(alignment.index),
    shares: alignment.shares.map((share) => ({
      name: share.name,
      ...SHARE_WORDS[share.name],
      value: percent(share.value),
      counts:
        share.value === null
          ? 'nothing to judge'
          : `${number(share.of, 1)} of ${number(share.over, 1)}`,
      bar: shareBar({ share: share.value, label: null }),
      missing: share.missing.slice(0, mostNamed),
      further: Math.max(0, share.missing.length - mostNamed),
    })),
  };
}

/** Where alignment stands and what it lacks most, in a sentence or two that could be said. */
export function alignmentSentence(alignment: PublishedAlignment): string {
  if (alignment.index === null) return 'There is nothing yet whose alignment could be judged.';
  const known = alignment.shares.flatMap((share) =>
    share.value === null ? [] : [{ ...share, value: share.value }],
  );
  const whole = known.filter(({ value }) => value >= 1);
  const weakest = known.toSorted((a, b) => a.value - b.value)[0];
  const stands = `Alignment stands at ${percent(alignment.index)}.`;
  if (!weakest || weakest.value >= 1) return `${stands} Every share is whole.`;
  const titles = whole.map(({ name }) => SHARE_WORDS[name].title.toLowerCase());
  const well =
    titles.length === 0
      ? ''
      : ` ${sentence(list(titles))} ${titles.length === 1 ? 'is' : 'are'} whole.`;
  const { title, lacking } = SHARE_WORDS[weakest.name];
  const named = weakest.missing.slice(0, 2).map((mention) => `“${mention.title}”`);
  const more = weakest.missing.length - named.length;
  const names = list(more > 0 ? [...named, `${inWords(more)} more`] : named);
  return `${stands}${well} The weakest is ${title.toLowerCase()} at ${percent(weakest.value)}${names === '' ? '' : `: ${lacking.toLowerCase()} ${weakest.missing.length === 1 ? 'is' : 'are'} ${names}`}.`;
}
