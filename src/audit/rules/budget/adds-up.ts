import type { RecordOf } from '../../../schema/index.ts';
import { type Fault, reportOn } from '../../fault.ts';
import { defineRule } from '../../rule.ts';
import { count, money, nameOf, relatedAt } from '../../wording.ts';

/** Sums of decimal amounts are off by the dust of binary fractions; a cent is far above it. */
const DUST = 1e-6;

/** The lines of a budget stay within its total. */
export const addsUp = defineRule({
  id: 'budget/adds-up',
  demands: 'The lines of a budget add up to no more than its total.',
  recommended: 'error',
  *judge({ graph, isLive }) {
    for (const budget of graph.records.budgets) {
      const ref = budget.ref;
      if (!isLive(ref) || budget.faulty.has('lines') || budget.faulty.has('total')) continue;
      const fault = faultOf(budget, nameOf(graph, ref));
      if (fault) yield reportOn(budget, fault);
    }
  },
});

function faultOf(budget: RecordOf<'budget'>, name: string): Fault | null {
  const { total, lines = [], currency } = budget.data;
  if (lines.length === 0) return null;
  const sum = lines.reduce((amount, line) => amount + line.amount, 0);
  if (total === undefined) {
    return {
      at: ['total'],
      message: `The budget ${name} has ${count(lines.length, 'line')} but no total.`,
      expected: `\`total:\` with the amount there is in all, at least ${money(sum, undefined)}`,
      hint: 'Write down what there is to spend; the lines are judged against it.',
    };
  }
  if (sum <= total + DUST) return null;
  return {
    at: ['total'],
    message: `The lines of the budget ${name} add up to ${money(sum, currency)}, ${money(sum - total, currency)} more than its total of ${money(total, currency)}.`,
    expected: `lines that add up to at most ${money(total, currency)}`,
    hint: 'Lower a line, or raise the total.',
    related: [relatedAt(budget.places.key(['lines']), 'the lines')],
  };
}
