import { type Fault, reportOn } from '../../fault.ts';
import { defineRule } from '../../rule.ts';
import { measuredName } from '../../wording.ts';

/** A value tells what was true on a day; nobody can know that of a day to come. */
export const notInTheFuture = defineRule({
  id: 'measurement/not-in-the-future',
  demands: 'A value is dated today or earlier.',
  recommended: 'error',
  *judge({ graph, asOf }) {
    for (const measurement of graph.records.measurements) {
      for (const point of measurement.data.points) {
        if (point.date <= asOf) continue;
        const name = measuredName(graph, measurement);
        const fault: Fault = {
          at: [point.row, 'date'],
          message: `A value of ${name} is dated ${point.date}, after today, ${asOf}.`,
          expected: `a date up to ${asOf}`,
          hint: 'Correct the date. What you expect belongs in the target or its milestones.',
        };
        yield reportOn(measurement, fault);
      }
    }
  },
});
