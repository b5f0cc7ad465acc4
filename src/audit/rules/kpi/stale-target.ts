import type { Scorecard, Status } from '../../../measure/index.ts';
import type { RecordOf } from '../../../schema/index.ts';
import { reportOn } from '../../fault.ts';
import { defineRule } from '../../rule.ts';
import { liveKpis } from '../../scope.ts';
import { nameOf } from '../../wording.ts';

/** How a target whose day is past came out. */
const CAME_OUT: Partial<Record<Status, string>> = {
  achieved: ' and was reached',
  missed: ' and was missed',
};

/** After its day a target asks for nothing any more, and the KPI looks finished while it goes on. */
export const staleTarget = defineRule({
  id: 'kpi/stale-target',
  demands: 'The day of a target is not past.',
  recommended: 'warn',
  *judge(scorecard) {
    for (const kpi of liveKpis(scorecard)) {
      const { target, baseline } = kpi.data;
      const by = target?.by;
      // A day before the baseline is a slip, and a finding of kpi/has-target.
      if (by === undefined || by >= scorecard.asOf || by <= (baseline?.on ?? '')) continue;
      yield reportOn(kpi, {
        at: ['target', 'by'],
        message: `The target of ${nameOf(scorecard.graph, kpi.ref)} was due on ${by}${cameOut(scorecard, kpi)}.`,
        expected: `a day from ${scorecard.asOf} on`,
        hint: 'Agree on the next target with its day, and a baseline to begin from; or retire the KPI.',
      });
    }
  },
});

function cameOut({ measures }: Scorecard, { ref }: RecordOf<'kpi'>): string {
  const measure = measures.get(ref);
  return (measure?.kind === 'kpi' && CAME_OUT[measure.status]) || '';
}
