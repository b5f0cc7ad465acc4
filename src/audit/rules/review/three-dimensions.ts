import { reportOn } from '../../fault.ts';
import { DIMENSIONS, liveReviews, nameOfReview } from '../../reviews.ts';
import { defineRule } from '../../rule.ts';
import { enumerate } from '../../wording.ts';

/** What was reached, what was done for it and how. The review of a cycle may tell it in words alone. */
export const threeDimensions = defineRule({
  id: 'review/three-dimensions',
  demands: 'A review rates results, actions and behaviours.',
  recommended: 'warn',
  *judge(scorecard) {
    for (const review of liveReviews(scorecard)) {
      const { kind, ratings } = review.data;
      if (kind === 'cycle' && ratings === undefined) continue;
      const missing = DIMENSIONS.filter(({ field }) => ratings?.[field]?.score === undefined);
      if (missing.length === 0 || review.faulty.has('ratings')) continue;
      yield reportOn(review, {
        at: ['ratings'],
        message: `${nameOfReview(scorecard.graph, review)} does not rate ${enumerate(missing.map(({ word }) => word))}.`,
        expected: missing.map(({ field }) => `\`${field}: {score, evidence, comment}\``).join(', '),
        hint: 'Results alone reward luck, actions alone reward busyness, behaviours alone reward charm.',
      });
    }
  },
});
