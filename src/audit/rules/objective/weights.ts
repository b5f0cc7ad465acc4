import type { Graph, Link } from '../../../link/index.ts';
import type { Scorecard } from '../../../measure/index.ts';
import type { RecordOf } from '../../../schema/index.ts';
import { defineRule, type Report } from '../../rule.ts';
import { liveObjectives, livePriorities } from '../../scope.ts';
import { entityOf, nameOf } from '../../wording.ts';

/** A weighted mean over a total weight of zero has no value; the fault is said, not the absence. */
export const weights = defineRule({
  id: 'objective/weights',
  demands: 'What an objective or priority is made of has a total weight above zero.',
  recommended: 'error',
  *judge(scorecard) {
    for (const objective of liveObjectives(scorecard)) yield* judgeObjective(scorecard, objective);
    for (const priority of livePriorities(scorecard)) {
      const links = contributions(scorecard, priority);
      if (links.length > 0 && links.every(({ weight }) => weight === 0)) {
        yield report(scorecard.graph, priority, links);
      }
    }
  },
});

function* judgeObjective(scorecard: Scorecard, objective: RecordOf<'objective'>): Iterable<Report> {
  if (objective.faulty.has('key_results')) return;
  const results = objective.data.key_results ?? [];
  const links = contributions(scorecard, objective);
  const parts = [...results.map(({ weight = 1 }) => weight), ...links.map(({ weight }) => weight)];
  if (parts.length === 0 || parts.some((weight) => weight > 0)) return;
  if (results.length === 0) {
    yield report(scorecard.graph, objective, links);
    return;
  }
  yield {
    message: `The key results of ${nameOf(scorecard.graph, objective.ref)} have a total weight of zero, so its progress cannot be computed.`,
    expected: 'at least one `weight` above 0; without a weight a key result counts 1',
    hint: 'Give a weight to those that count, or leave `weight` out.',
    place: objective.places.value(['key_results', 0, 'weight']),
    entity: entityOf(objective),
  };
}

/** What is live and counts in the progress of a record by `supports`; KPIs count in priorities alone. */
function contributions(
  { graph, isLive }: Scorecard,
  record: RecordOf<'objective'> | RecordOf<'priority'>,
): Link[] {
  return graph
    .to(record.ref, 'supports')
    .filter(({ from }) => isLive(from) && (record.kind === 'priority' || !from.startsWith('kpi:')));
}

function report(
  graph: Graph,
  record: RecordOf<'objective'> | RecordOf<'priority'>,
  links: readonly Link[],
): Report {
  const [first, ...others] = links.map((link) => ({
    ...graph.placeOf(link),
    message: 'counts nothing either',
  }));
  return {
    message: `Everything that contributes to ${nameOf(graph, record.ref)} has a weight of zero, so its progress cannot be computed.`,
    expected: 'at least one contribution with a weight above 0',
    hint: 'Give a weight to what counts; to point at something without counting there, an objective has `relates_to`.',
    place: first ?? record.places.value(['title']),
    entity: entityOf(record),
    related: others,
  };
}
