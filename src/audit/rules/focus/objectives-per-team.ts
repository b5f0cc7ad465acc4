import { z } from 'zod';
import { FOCUS_LIMITS } from '../../../measure/index.ts';
import { defineRule } from '../../rule.ts';
import { currentObjectives } from '../../scope.ts';
import { entityOf, nameOf, relatedAt } from '../../wording.ts';

const options = z.strictObject({
  most: z
    .int()
    .min(1)
    .default(FOCUS_LIMITS['focus/objectives-per-team'].most)
    .describe('Most objectives one team may have in a cycle.'),
});

/** How many of the objectives a finding points at; its message counts them all. */
const MOST_SHOWN = 10;

/** A team that pursues everything at once has chosen nothing. */
export const objectivesPerTeam = defineRule({
  id: 'focus/objectives-per-team',
  demands: 'No team pursues more objectives at a time than it can keep in mind.',
  recommended: 'warn',
  options,
  *judge(scorecard, { most }) {
    const { graph, isLive } = scorecard;
    const pursued = Map.groupBy(
      currentObjectives(scorecard).flatMap(({ ref }) => graph.from(ref, 'team')),
      (link) => link.to,
    );
    for (const [ref, links] of pursued) {
      const team = graph.find(ref);
      if (links.length <= most || team?.kind !== 'team' || !isLive(ref)) continue;
      yield {
        message: `The team ${nameOf(graph, ref)} pursues ${links.length} objectives at once, more than ${most}.`,
        expected: `at most ${most}`,
        hint: 'Decide which can wait for the next cycle, or make one the key result of another.',
        place: team.places.value(['title']),
        entity: entityOf(team),
        related: links
          .slice(0, MOST_SHOWN)
          .map((link) => relatedAt(graph.placeOf(link), `pursues ${nameOf(graph, link.from)}`)),
      };
    }
  },
});
