import type { Cadence } from '../../../calendar/index.ts';
import type { Freshness, Scorecard } from '../../../measure/index.ts';
import type { RecordOf } from '../../../schema/index.ts';
import { reportOn } from '../../fault.ts';
import { findLine } from '../../lines.ts';
import { defineRule, type Report } from '../../rule.ts';
import { liveKpis } from '../../scope.ts';
import { entityOf, nameOf } from '../../wording.ts';

/** How a sentence names one period of a cadence. */
const PERIODS: Record<Cadence, string> = {
  daily: 'the day',
  weekly: 'the week to',
  fortnightly: 'the fortnight to',
  monthly: 'the month to',
  quarterly: 'the quarter to',
  yearly: 'the year to',
};

/**
 * The latest period that is due has a value, or a later one has; half a cadence is allowed. Where a
 * file of values, or a line of it, has a finding of its own, the missing value may stand there.
 */
export const measuredOnTime = defineRule({
  id: 'kpi/measured-on-time',
  demands: 'The latest period of a KPI has a value no more than half a cadence after its end.',
  recommended: 'warn',
  *judge(scorecard) {
    const unread = unreadMeasurements(scorecard);
    for (const kpi of liveKpis(scorecard)) {
      if (unread.has(kpi.id)) continue;
      const measure = scorecard.measures.get(kpi.ref);
      if (measure?.kind !== 'kpi' || measure.freshness.onTime !== false) continue;
      yield reportOnLate(scorecard, kpi, measure.freshness);
    }
  },
});

/** Ids of KPIs and key results of whose values some cannot be read. */
function unreadMeasurements({ graph }: Scorecard): ReadonlySet<string> {
  const broken = graph.broken.filter(({ kind }) => kind === 'measurement');
  const faulty = graph.records.measurements.filter((record) => record.faulty.has('points'));
  return new Set([...broken, ...faulty].map(({ id }) => id));
}

function reportOnLate(scorecard: Scorecard, kpi: RecordOf<'kpi'>, freshness: Freshness): Report {
  const { graph, config } = scorecard;
  const ref = kpi.ref;
  const { cadence = 'monthly' } = kpi.data;
  const { due, last } = freshness;
  const missed = `${nameOf(graph, ref)} is measured ${cadence} and has no value for ${PERIODS[cadence]} ${due}`;
  const file = `${config.content[0]}/measurements/${kpi.id}.csv`;
  const hint = (path: string) => `Append a line to ${path}: \`${due},VALUE\`.`;
  const expected = 'a value within half a period of its end';
  const written = last === null ? null : findLine(graph, kpi, last);
  if (written === null) {
    const message = `${missed}; it has never been measured.`;
    return reportOn(kpi, { at: ['cadence'], message, expected, hint: hint(file) });
  }
  const { measurement, row } = written;
  return {
    message: `${missed}; the last one is of ${last}.`,
    expected,
    hint: hint(measurement.file),
    place: measurement.places.value([row, 'date']),
    entity: entityOf(kpi),
  };
}
