import { reportOn } from '../../fault.ts';
import { faultOfOwner } from '../../ownership.ts';
import { defineRule } from '../../rule.ts';
import { liveKpis } from '../../scope.ts';

/** What everybody owns, nobody owns. */
export const oneOwner = defineRule({
  id: 'kpi/one-owner',
  demands: 'A KPI has exactly one owner, who is there.',
  recommended: 'error',
  *judge(scorecard) {
    for (const kpi of liveKpis(scorecard)) {
      if (kpi.faulty.has('owner')) continue;
      const ref = kpi.ref;
      const owned = { ref, record: kpi, owner: kpi.data.owner, at: ['owner'] };
      const fault = faultOfOwner(scorecard.graph, scorecard.asOf, owned);
      if (fault) yield reportOn(kpi, fault);
    }
  },
});
