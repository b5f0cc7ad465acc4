import type { Progress } from '../scorecard.ts';
import type { Explanation } from './explanation.ts';
import { figureOf } from './figure.ts';

/** Pace: how much of the way is made, over how much of it should be. */
export function explainPace({
  attainment,
  expected,
  pace,
}: Pick<Progress, 'attainment' | 'expected' | 'pace'>): Explanation {
  return {
    name: 'pace',
    title: 'Pace',
    value: pace,
    text: null,
    as: 'share',
    unit: null,
    formula: 'progress ÷ expected by now',
    figures: `${figureOf(attainment)} ÷ ${figureOf(expected)} = ${figureOf(pace)}`,
    inputs: [
      { name: 'progress', value: attainment, as: 'share' },
      { name: 'expected by now', value: expected, as: 'share' },
    ],
    rule: null,
  };
}
