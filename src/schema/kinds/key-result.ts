import { z } from 'zod';
import {
  day,
  fieldOf,
  id,
  listOf,
  map,
  may,
  must,
  number,
  oneOf,
  ordered,
  owner,
  PHRASES,
  reference,
  share,
  text,
  unit,
  weight,
} from './field.ts';

const common = {
  id: must(id, 'Its id within the objective; elsewhere it is called OBJECTIVE.ID.'),
  title: must(text, 'What will be true, with its number.'),
  weight: may(weight, 'How much it counts beside the other key results; 1 when not said.'),
  owner: may(owner, 'The person who answers for it, when it is not the owner of the objective.'),
};

const ofKpi = map({
  ...common,
  kpi: must(reference, 'The KPI it reads its value from.'),
  from: must(number, 'Where the KPI stands at the start, in its unit.'),
  to: must(number, 'Where the KPI should stand at the end, in its unit.'),
});

const ofChange = map({
  ...common,
  unit: must(unit, 'What the values are counted in.'),
  direction: must(oneOf(['increase', 'decrease']), 'Which way is better.'),
  from: must(number, 'The value at the start.'),
  to: must(number, 'The value to reach.'),
});

const range = map({
  min: may(number, 'The lowest value that is still good.'),
  max: may(number, 'The highest value that is still good.'),
});

const ofHold = map({
  ...common,
  unit: must(unit, 'What the values are counted in.'),
  hold: must(withALimit(ordered(range, 'min', 'max')), 'The range to stay in.'),
});

const milestone = map({
  title: must(text, 'What is done when it is reached.'),
  due: may(day, 'The day it is due.'),
  score: may(share, 'Its part of the key result, 0 to 1; all scores add up to 1.'),
  done: may(day, 'The day it was reached.'),
});

const ofMilestones = map({
  ...common,
  milestones: must(
    listOf(milestone).superRefine(addUpToOne, { when: () => true }),
    'Steps with a date and a score each, written beforehand.',
  ),
});

/** One key result: it reads a KPI, or moves a value, or holds one, or reaches milestones. */
export const keyResult = z.union([ofKpi, ofChange, ofHold, ofMilestones]).register(PHRASES, {
  phrase:
    '`id` and `title` with `kpi`, `from` and `to`, or with `unit`, `direction`, `from` and `to`, or with `unit` and `hold`, or with `milestones`',
  lack: 'does not say how it is measured',
});

export type KpiKeyResult = z.output<typeof ofKpi>;
export type ChangeKeyResult = z.output<typeof ofChange>;
export type HoldKeyResult = z.output<typeof ofHold>;
export type MilestoneKeyResult = z.output<typeof ofMilestones>;
export type KeyResultMilestone = z.output<typeof milestone>;
export type KeyResult = KpiKeyResult | ChangeKeyResult | HoldKeyResult | MilestoneKeyResult;

function withALimit<T extends z.ZodObject>(schema: T): T {
  return schema
    .refine((value) => Object.hasOwn(value, 'min') || Object.hasOwn(value, 'max'), {
      error: 'names no limit',
      params: { expected: '`min`, `max` or both' },
    })
    .meta({ anyOf: [{ required: ['min'] }, { required: ['max'] }] });
}

/** Judged once every milestone has a score that can be one; that each has one is asked by objective/measurable. */
function addUpToOne(milestones: unknown, context: z.core.$RefinementCtx): void {
  if (!Array.isArray(milestones) || milestones.length === 0) return;
  let sum = 0;
  for (const milestone of milestones) {
    const score = fieldOf(milestone, 'score');
    if (typeof score !== 'number' || score < 0 || score > 1) return;
    sum += score;
  }
  if (Math.abs(sum - 1) < 1e-9) return;
  context.addIssue({
    code: 'custom',
    message: `has scores that add up to ${Number(sum.toFixed(6))}`,
    params: { expected: 'scores that add up to 1', at: 'key' },
  });
}
