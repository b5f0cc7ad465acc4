import { z } from 'zod';
import { FOCUS_LIMITS } from '../../../measure/index.ts';
import { defineRule } from '../../rule.ts';
import { currentObjectives } from '../../scope.ts';
import { count, entityOf, nameOf } from '../../wording.ts';

const LIMITS = FOCUS_LIMITS['focus/key-results'];

const options = z.strictObject({
  least: z.int().min(1).default(LIMITS.least).describe('Fewest key results of an objective.'),
  most: z.int().min(1).default(LIMITS.most).describe('Most key results of an objective.'),
});

/** One figure alone is easily gamed, and more than a handful are a list. An objective without any is not measurable at all. */
export const keyResults = defineRule({
  id: 'focus/key-results',
  demands: 'An objective has at least two key results, and no more than a handful.',
  recommended: 'warn',
  options,
  *judge(scorecard, { least, most }) {
    for (const objective of currentObjectives(scorecard)) {
      if (objective.faulty.has('key_results')) continue;
      const amount = objective.data.key_results?.length ?? 0;
      if (amount === 0 || (amount >= least && amount <= most)) continue;
      const name = nameOf(scorecard.graph, objective.ref);
      const isFew = amount < least;
      yield {
        message: `${name} has ${count(amount, 'key result')}, ${isFew ? `fewer than ${least}` : `more than ${most}`}.`,
        expected: least === most ? `${least}` : `${least} to ${most}`,
        hint: isFew
          ? 'Add one that would show when the first is reached at the cost of something else.'
          : 'Keep those that would decide whether it was reached; the rest are KPIs or steps of the work.',
        place: objective.places.key(['key_results']),
        entity: entityOf(objective),
      };
    }
  },
});
