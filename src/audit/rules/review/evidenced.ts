import { reportOn } from '../../fault.ts';
import { DIMENSIONS, liveReviews, nameOfReview } from '../../reviews.ts';
import { defineRule } from '../../rule.ts';

/** A score that points at nothing is an impression. What does not resolve is a finding of its own. */
export const evidenced = defineRule({
  id: 'review/evidenced',
  demands: 'Each rating of a review points at what shows it.',
  recommended: 'warn',
  *judge(scorecard) {
    for (const review of liveReviews(scorecard)) {
      if (review.faulty.has('ratings')) continue;
      for (const { field, word } of DIMENSIONS) {
        const rating = review.data.ratings?.[field];
        if (rating?.score === undefined || (rating.evidence?.length ?? 0) > 0) continue;
        yield reportOn(review, {
          at: ['ratings', field, 'evidence'],
          message: `${nameOfReview(scorecard.graph, review)} rates ${word} ${rating.score} and points at nothing that shows it.`,
          expected: '`evidence:` with the ids of records or web addresses',
          hint: 'Name the KPI, the objective, the check-in or the page in which somebody else can see it.',
        });
      }
    }
  },
});
