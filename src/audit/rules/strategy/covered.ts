import { nearest } from '../../../finding/index.ts';
import type { Graph } from '../../../link/index.ts';
import type { Scorecard } from '../../../measure/index.ts';
import { type Ref, splitRef } from '../../../schema/index.ts';
import { currentBelow, hasUnreadableWays, unresolvedWays } from '../../ascent.ts';
import { reportOn } from '../../fault.ts';
import { defineRule } from '../../rule.ts';
import { livePriorities } from '../../scope.ts';
import { enumerate, nameOf } from '../../wording.ts';

/** How many ids that nothing has are compared with what they may have meant. */
const MOST_COMPARED = 200;

/**
 * A priority without a figure under it is a wish. The rule waits while a KPI or objective cannot be
 * read, and while an id that nothing has may be meant for what it looks at.
 */
export const covered = defineRule({
  id: 'strategy/covered',
  demands: 'Each priority has an objective or KPI with data under it.',
  recommended: 'warn',
  *judge(scorecard) {
    const { graph } = scorecard;
    if (hasUnreadableWays(graph)) return;
    const unresolved = unresolvedWays(graph).slice(0, MOST_COMPARED);
    for (const priority of livePriorities(scorecard)) {
      const ref = priority.ref;
      const below = currentBelow(scorecard, [ref]);
      if (below.some((under) => hasData(scorecard, under))) continue;
      const ids = [ref, ...below].map((known) => splitRef(known).id);
      if (unresolved.some((written) => nearest(written, ids, 1).length > 0)) continue;
      const name = nameOf(graph, ref);
      yield reportOn(priority, {
        at: ['title'],
        message:
          below.length === 0
            ? `The priority ${name} has no objective or KPI under it.`
            : `The priority ${name} has no data under it: ${namesOf(graph, below)} ${below.length === 1 ? 'has' : 'have'} no value yet.`,
        expected: 'an objective or KPI that leads to it and has been measured',
        hint:
          below.length === 0
            ? `Add an objective or KPI with \`supports: [${priority.id}]\`, or retire the priority.`
            : 'Record a first value, or say when it will come.',
      });
    }
  },
});

/**
 * A KPI has a value; of an objective one of its own key results has a value or a milestone is done.
 * What cannot be read may hold data and has a finding already.
 */
function hasData(scorecard: Scorecard, ref: Ref): boolean {
  const { graph, measures } = scorecard;
  const measured = (of: Ref) => {
    const measure = measures.get(of);
    return measure?.kind === 'kpi' || measure?.kind === 'key-result'
      ? measure.value !== null || (measure.mode === 'milestones' && measure.score !== null)
      : false;
  };
  const refs = [ref, ...graph.keyResultsOf(ref).map((node) => node.ref)];
  return refs.some((of) => measured(of) || isUnreadable(graph, of));
}

function isUnreadable(graph: Graph, ref: Ref): boolean {
  if (graph.find(ref)?.faulty.has('key_results')) return true;
  const node = graph.keyResults.get(ref);
  if (node && 'kpi' in node.data && graph.from(ref, 'measures').length === 0) return true;
  const { id } = splitRef(ref);
  if (graph.get('measurement', id)?.faulty.has('points')) return true;
  return graph.broken.some((record) => record.kind === 'measurement' && record.id === id);
}

function namesOf(graph: Graph, refs: readonly Ref[]): string {
  return enumerate(
    refs.map((ref) => nameOf(graph, ref)),
    3,
  );
}
