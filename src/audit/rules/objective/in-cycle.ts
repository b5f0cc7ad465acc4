import { cycleOf, type Scorecard } from '../../../measure/index.ts';
import type { RecordOf } from '../../../schema/index.ts';
import { reportOn } from '../../fault.ts';
import { defineRule, type Report } from '../../rule.ts';
import { liveObjectives } from '../../scope.ts';
import { entityOf, nameOf, quote, relatedAt } from '../../wording.ts';

type Objective = RecordOf<'objective'>;
type Cycle = RecordOf<'cycle'>;

/** What an objective promises falls into its own cycle, and that into the time of what it supports. */
export const inCycle = defineRule({
  id: 'objective/in-cycle',
  demands:
    'Milestones fall due inside the cycle of their objective, and the cycle overlaps that of its parent.',
  recommended: 'error',
  *judge(scorecard) {
    for (const objective of liveObjectives(scorecard)) {
      const cycle = cycleOf(scorecard.graph, objective.ref);
      if (cycle === undefined || cycle.faulty.has('start') || cycle.faulty.has('end')) continue;
      yield* judgeMilestones(scorecard, objective, cycle);
      yield* judgeParents(scorecard, objective, cycle);
    }
  },
});

function* judgeMilestones(
  { graph }: Scorecard,
  objective: Objective,
  cycle: Cycle,
): Iterable<Report> {
  const { start, end } = cycle.data;
  for (const [index, result] of (objective.data.key_results ?? []).entries()) {
    if (!('milestones' in result)) continue;
    for (const [step, milestone] of result.milestones.entries()) {
      const { due } = milestone;
      if (due === undefined || (due >= start && due <= end)) continue;
      yield reportOn(objective, {
        at: ['key_results', index, 'milestones', step, 'due'],
        message: `The milestone ${quote(milestone.title)} is due on ${due}, ${due < start ? 'before' : 'after'} the cycle ${nameOf(graph, cycle.ref)}.`,
        expected: `a day from ${start} to ${end}`,
        hint: 'Move the date into the cycle, or the milestone to an objective of the cycle it falls into.',
        related: [relatedAt(cycle.places.value([due < start ? 'start' : 'end']), 'the cycle')],
      });
    }
  }
}

function* judgeParents(scorecard: Scorecard, objective: Objective, cycle: Cycle): Iterable<Report> {
  const { graph } = scorecard;
  for (const link of graph.from(objective.ref, 'supports')) {
    const parent = graph.find(link.to);
    if (parent?.kind !== 'objective') continue;
    const other = cycleOf(graph, link.to);
    if (other === undefined || other.faulty.has('start') || other.faulty.has('end')) continue;
    if (other.data.start <= cycle.data.end && cycle.data.start <= other.data.end) continue;
    yield {
      message: `${nameOf(graph, link.from)} supports ${nameOf(graph, link.to)}, but their cycles ${nameOf(graph, cycle.ref)} and ${nameOf(graph, other.ref)} have no day in common.`,
      expected: `an objective whose cycle has days between ${cycle.data.start} and ${cycle.data.end}`,
      hint: 'Support an objective of the same time, or the priority above it.',
      place: graph.placeOf(link),
      entity: entityOf(objective),
      related: [relatedAt(parent.places.value(['cycle']), 'the cycle of what it supports')],
    };
  }
}
