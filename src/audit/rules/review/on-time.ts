import type { Scorecard } from '../../../measure/index.ts';
import type { RecordOf } from '../../../schema/index.ts';
import { reportOn } from '../../fault.ts';
import { defineRule } from '../../rule.ts';
import { nameOf } from '../../wording.ts';

/**
 * A cycle that is never looked back on teaches nothing. The rule waits while no review at all is seen:
 * they may lie in a repository of their own, or be encrypted.
 */
export const onTime = defineRule({
  id: 'review/on-time',
  demands: 'A cycle is reviewed by the day it says.',
  recommended: 'warn',
  *judge(scorecard) {
    const { graph, asOf, isLive } = scorecard;
    const isPart = graph.broken.some(({ kind }) => kind === 'review');
    if (isPart || graph.records.reviews.length === 0) return;
    for (const cycle of graph.records.cycles) {
      const { review_by } = cycle.data;
      if (review_by === undefined || review_by >= asOf || !isLive(cycle.ref)) continue;
      if (!isUsed(scorecard, cycle) || isReviewed(scorecard, cycle)) continue;
      yield reportOn(cycle, {
        at: ['review_by'],
        message: `The cycle ${nameOf(graph, cycle.ref)} was to be reviewed by ${review_by}, and no review says what came of it.`,
        expected: `a review with \`kind: cycle\` and \`cycle: ${cycle.id}\``,
        hint: 'Write it down while people remember: what was reached, what was not, what is decided because of it.',
      });
    }
  },
});

function isUsed({ graph, isLive }: Scorecard, { ref }: RecordOf<'cycle'>): boolean {
  return graph.to(ref, 'cycle').some(({ from }) => from.startsWith('objective:') && isLive(from));
}

/** By a review of the cycle, or by one of which nobody can tell the kind or the cycle. */
function isReviewed({ graph }: Scorecard, { ref }: RecordOf<'cycle'>): boolean {
  return graph.records.reviews.some((review) => {
    const [link] = graph.from(review.ref, 'cycle');
    const isOfCycle = review.data.kind === 'cycle' || review.faulty.has('kind');
    const isUnknown = link === undefined && (review.data.cycle ?? review.faulty.has('cycle'));
    return isOfCycle && (link?.to === ref || Boolean(isUnknown));
  });
}
