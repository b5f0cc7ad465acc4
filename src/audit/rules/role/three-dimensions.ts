import { reportOn } from '../../fault.ts';
import { DIMENSIONS } from '../../reviews.ts';
import { defineRule } from '../../rule.ts';
import { enumerate, quote } from '../../wording.ts';

/** A role that a review can be held against. */
export const threeDimensions = defineRule({
  id: 'role/three-dimensions',
  demands: 'A role says which results, actions and behaviours are expected.',
  recommended: 'info',
  *judge({ graph, isLive }) {
    for (const role of graph.records.roles) {
      if (!isLive(role.ref) || role.faulty.has('outcomes')) continue;
      const { outcomes } = role.data;
      const missing = DIMENSIONS.filter(({ field }) => (outcomes?.[field]?.length ?? 0) === 0);
      if (missing.length === 0) continue;
      yield reportOn(role, {
        at: ['outcomes'],
        message: `The role ${quote(role.data.title)} does not say which ${enumerate(missing.map(({ word }) => word))} are expected.`,
        expected: `\`outcomes:\` with ${enumerate(missing.map(({ field }) => `\`${field}\``))}`,
        hint: 'Write what somebody who does the job well brings about, does and is like to work with.',
      });
    }
  },
});
