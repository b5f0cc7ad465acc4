import type { MilestoneKeyResult, RecordOf } from '../../../schema/index.ts';
import { type Fault, reportOn } from '../../fault.ts';
import { defineRule } from '../../rule.ts';
import { liveObjectives } from '../../scope.ts';
import { figure, nameOf, quote, relatedAt } from '../../wording.ts';

type Objective = RecordOf<'objective'>;

/** Whether anybody could tell afterwards that the objective was reached. */
export const measurable = defineRule({
  id: 'objective/measurable',
  demands:
    'An objective has key results that ask for a change; milestones have a date and a score each.',
  recommended: 'error',
  *judge(scorecard) {
    for (const objective of liveObjectives(scorecard)) {
      if (objective.faulty.has('key_results')) continue;
      const name = nameOf(scorecard.graph, objective.ref);
      for (const fault of faultsOf(objective, name)) yield reportOn(objective, fault);
    }
  },
});

function* faultsOf(objective: Objective, name: string): Iterable<Fault> {
  const results = objective.data.key_results ?? [];
  if (results.length === 0) {
    yield {
      at: objective.data.key_results === undefined ? ['title'] : ['key_results'],
      message: `${name} has no key result.`,
      expected: 'at least one entry in `key_results`',
      hint: 'Say how one will know that it was reached: a KPI from one value to another, or milestones with dates.',
    };
  }
  for (const [index, result] of results.entries()) {
    if ('milestones' in result) yield* faultsOfMilestones(result, index);
    if ('from' in result) yield* faultsOfChange(objective, result, index);
  }
}

function* faultsOfChange(
  objective: Objective,
  result: { title: string; from: number; to: number; direction?: 'increase' | 'decrease' },
  index: number,
): Iterable<Fault> {
  const { title, from, to, direction } = result;
  const at = ['key_results', index, 'to'];
  const start = () =>
    relatedAt(objective.places.value(['key_results', index, 'from']), 'where it starts');
  if (from === to) {
    yield {
      at,
      message: `The key result ${quote(title)} goes from ${figure(from)} to ${figure(to)}, which is no change.`,
      expected: `a value other than ${figure(from)}`,
      hint: 'Set where it should end. A value to keep as it is takes `hold` in place of `from` and `to`.',
      related: [start()],
    };
  } else if (direction !== undefined && to > from !== (direction === 'increase')) {
    yield {
      at,
      message: `The key result ${quote(title)} should ${direction}, but goes from ${figure(from)} to ${figure(to)}.`,
      expected: `a value ${direction === 'increase' ? 'above' : 'below'} ${figure(from)}`,
      hint: 'Correct one of the two values, or `direction`.',
      related: [start()],
    };
  }
}

function* faultsOfMilestones(result: MilestoneKeyResult, index: number): Iterable<Fault> {
  if (result.milestones.length === 0) {
    yield {
      at: ['key_results', index, 'milestones'],
      message: `The key result ${quote(result.title)} lists no milestone.`,
      expected: 'milestones with `title`, `due` and `score`',
      hint: 'List the steps, each with its date and its part of the whole.',
    };
  }
  for (const [step, milestone] of result.milestones.entries()) {
    const name = `The milestone ${quote(milestone.title)} of ${quote(result.title)}`;
    if (milestone.due === undefined) {
      yield {
        at: ['key_results', index, 'milestones', step, 'due'],
        message: `${name} has no date.`,
        expected: '`due:` with the day it is to be reached',
        hint: 'Write the date down beforehand; afterwards every step seems in time.',
      };
    }
    if (milestone.score === undefined) {
      yield {
        at: ['key_results', index, 'milestones', step, 'score'],
        message: `${name} has no score.`,
        expected: '`score:` with its part of the whole, 0 to 1; all parts add up to 1',
        hint: 'Write down beforehand how much of the key result it is worth.',
      };
    }
  }
}
