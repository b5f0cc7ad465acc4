import type { Scorecard } from '../../../measure/index.ts';
import type { RecordOf } from '../../../schema/index.ts';
import { reportOn } from '../../fault.ts';
import { faultOfOwner, type Owned } from '../../ownership.ts';
import { defineRule } from '../../rule.ts';
import { currentObjectives } from '../../scope.ts';

/** What everybody owns, nobody owns. A key result may name an owner of its own, likewise one. */
export const oneOwner = defineRule({
  id: 'objective/one-owner',
  demands: 'An objective of the current cycle has exactly one owner, who is there.',
  recommended: 'error',
  *judge(scorecard) {
    for (const objective of currentObjectives(scorecard)) {
      for (const owned of ownedIn(scorecard, objective)) {
        const fault = faultOfOwner(scorecard.graph, scorecard.asOf, owned);
        if (fault) yield reportOn(objective, fault);
      }
    }
  },
});

function* ownedIn({ graph }: Scorecard, objective: RecordOf<'objective'>): Iterable<Owned> {
  const ref = objective.ref;
  if (!objective.faulty.has('owner')) {
    yield { ref, record: objective, owner: objective.data.owner, at: ['owner'] };
  }
  for (const node of graph.keyResultsOf(ref)) {
    const { owner } = node.data;
    if (owner === undefined) continue;
    yield { ref: node.ref, record: objective, owner, at: ['key_results', node.index, 'owner'] };
  }
}
