import { z } from 'zod';
import { startOf } from '../../../finding/index.ts';
import { FOCUS_LIMITS } from '../../../measure/index.ts';
import { defineRule } from '../../rule.ts';
import { currentObjectives } from '../../scope.ts';
import { nameOf, relatedAt } from '../../wording.ts';

const options = z.strictObject({
  most: z
    .int()
    .min(1)
    .default(FOCUS_LIMITS['focus/company-objectives'].most)
    .describe('Most objectives the organisation as a whole may have in a cycle.'),
});

/** How many of the objectives a finding points at; its message counts them all. */
const MOST_SHOWN = 10;

/** An objective without a team is everybody's. */
export const companyObjectives = defineRule({
  id: 'focus/company-objectives',
  demands: 'The organisation as a whole pursues no more objectives at a time than all can name.',
  recommended: 'warn',
  options,
  *judge(scorecard, { most }) {
    const { graph, config } = scorecard;
    const objectives = currentObjectives(scorecard).filter(
      ({ data, faulty }) => data.team === undefined && !faulty.has('team'),
    );
    if (objectives.length <= most) return;
    yield {
      message: `The organisation has ${objectives.length} objectives that belong to no team, more than ${most}.`,
      expected: `at most ${most}`,
      hint: 'Give `team` to those that one team can reach, and let the others wait or become one.',
      place: startOf(config.file),
      related: objectives
        .slice(0, MOST_SHOWN)
        .map(({ ref, places }) => relatedAt(places.value(['title']), nameOf(graph, ref))),
    };
  },
});
