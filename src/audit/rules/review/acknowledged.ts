import { isActiveOn, type Scorecard } from '../../../measure/index.ts';
import type { RecordOf, Ref } from '../../../schema/index.ts';
import { type Fault, reportOn } from '../../fault.ts';
import { liveReviews, nameOfReview } from '../../reviews.ts';
import { defineRule } from '../../rule.ts';
import { nameOf, shorten } from '../../wording.ts';

type Review = RecordOf<'review'>;

/**
 * Whoever is reviewed has read it. There is time until the cycle's `review_by`; a self review needs no
 * acknowledgement, nor does one of somebody who has left.
 */
export const acknowledged = defineRule({
  id: 'review/acknowledged',
  demands: 'A review says whom it is about, and whoever that is has acknowledged it.',
  recommended: 'warn',
  *judge(scorecard) {
    for (const review of liveReviews(scorecard)) {
      if (review.data.kind === 'cycle' || review.faulty.has('kind')) continue;
      const fault = faultOf(scorecard, review);
      if (fault) yield reportOn(review, fault);
    }
  },
});

function faultOf(scorecard: Scorecard, review: Review): Fault | null {
  const { graph } = scorecard;
  const { subject, kind } = review.data;
  const name = nameOfReview(graph, review);
  if (subject === undefined) {
    if (review.faulty.has('subject')) return null;
    return {
      at: ['subject'],
      message: `${name} does not say whom it is about.`,
      expected: '`subject:` with the id of a person or a team, or `kind: cycle`',
      hint: 'Name the person or the team; a review nobody can find is read by nobody.',
    };
  }
  const [link] = graph.from(review.ref, 'subject');
  if (link === undefined || kind === 'self' || review.faulty.has('acknowledged')) return null;
  return isDue(scorecard, review, link.to) ? faultOfReading(scorecard, review, link.to) : null;
}

function isDue({ graph, asOf }: Scorecard, review: Review, subject: Ref): boolean {
  const person = graph.find(subject);
  if (person?.kind === 'person' && !isActiveOn(person, asOf)) return false;
  const [link] = graph.from(review.ref, 'cycle');
  const cycle = link && graph.find(link.to);
  if (cycle?.kind !== 'cycle') return review.data.cycle === undefined;
  const by = cycle.data.review_by ?? cycle.data.end;
  return !(cycle.faulty.has('review_by') || cycle.faulty.has('end')) && by < asOf;
}

function faultOfReading({ graph }: Scorecard, review: Review, subject: Ref): Fault | null {
  const { acknowledged } = review.data;
  const name = nameOfReview(graph, review);
  const isTeam = subject.startsWith('team:');
  if (acknowledged === undefined) {
    return {
      at: ['acknowledged'],
      message: `${name} has not been acknowledged${isTeam ? ` by anybody of ${nameOf(graph, subject)}` : ` by ${shorten(graph.titleOf(subject))}`}.`,
      expected: '`acknowledged: {on, by}`',
      hint: 'Talk about it, and let whoever it is about write the line. It says that it was read, not that they agree.',
    };
  }
  const by = graph
    .from(review.ref, 'person')
    .find(({ at: [field] }) => field === 'acknowledged')?.to;
  if (isTeam || by === undefined || by === subject) return null;
  return {
    at: ['acknowledged', 'by'],
    message: `${name} was acknowledged by ${shorten(graph.titleOf(by))}, but is about ${shorten(graph.titleOf(subject))}.`,
    expected: 'the person under review',
    hint: 'Nobody can acknowledge a review for somebody else.',
  };
}
