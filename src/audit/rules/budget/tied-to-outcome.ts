import type { Scorecard } from '../../../measure/index.ts';
import type { RecordOf } from '../../../schema/index.ts';
import { reportOn } from '../../fault.ts';
import { defineRule } from '../../rule.ts';
import { isOpen } from '../../scope.ts';
import { quote } from '../../wording.ts';

/** Money is spent on work, for something that can be seen to move. Budgets of the past are left as they are. */
export const tiedToOutcome = defineRule({
  id: 'budget/tied-to-outcome',
  demands:
    'Each line of a budget funds something and names the KPI that should move because of it.',
  recommended: 'warn',
  *judge(scorecard) {
    for (const budget of scorecard.graph.records.budgets) {
      if (isOver(scorecard, budget) || budget.faulty.has('lines')) continue;
      for (const [index, line] of (budget.data.lines ?? []).entries()) {
        const funds = (line.funds?.length ?? 0) > 0;
        const moves = (line.outcome?.length ?? 0) > 0;
        if (funds && moves) continue;
        const lacks = [
          ...(funds ? [] : ['funds nothing']),
          ...(moves ? [] : ['names no KPI that should move']),
        ];
        yield reportOn(budget, {
          at: ['lines', index, funds ? 'outcome' : 'funds'],
          message: `The line ${quote(line.title)} ${lacks.join(' and ')}.`,
          expected: [
            ...(funds ? [] : ['`funds:` with an initiative, a development plan or an objective']),
            ...(moves ? [] : ['`outcome:` with a KPI']),
          ].join(' and '),
          hint: 'Ask what would be seen to stand still if the money were not spent.',
        });
      }
    }
  },
});

function isOver(scorecard: Scorecard, { ref, data }: RecordOf<'budget'>): boolean {
  if (!isOpen(scorecard, ref)) return true;
  return typeof data.period === 'object' && data.period.end < scorecard.asOf;
}
