import type { Publication, PublishedInsight } from '../../publish/index.ts';
import { oncePer } from './book.ts';
import { type Part, partsOf } from './parts.ts';

/** Decisions that stand on the scorecard: the gravest at once, the others folded. */
const FIRST = 5;
const FOLDED = 40;

/** What needs a decision, as the scorecard shows it. */
export function decisionsOf({ insights }: Publication) {
  return {
    decisions: insights.slice(0, FIRST),
    furtherDecisions: insights.slice(FIRST, FIRST + FOLDED),
  };
}

/** All of them in pages, where the scorecard does not show all; else none. */
export const decisionPages = oncePer(({ insights }: Publication): Part<PublishedInsight>[] =>
  insights.length <= FIRST + FOLDED
    ? []
    : partsOf(
        insights,
        'What needs a decision',
        (number) => `/decisions/${number === 1 ? '' : `${number}/`}`,
      ),
);
