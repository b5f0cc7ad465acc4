import { z } from 'zod';
import { addDays, type Day } from '../../../calendar/index.ts';
import type { ProcessBehaviour, Scorecard, Signal, SignalRule } from '../../../measure/index.ts';
import type { RecordOf } from '../../../schema/index.ts';
import { reportOn } from '../../fault.ts';
import { findLine } from '../../lines.ts';
import { defineRule, type Report } from '../../rule.ts';
import { liveKpis } from '../../scope.ts';
import { entityOf, nameOf } from '../../wording.ts';

const options = z.strictObject({
  days: z.int().min(1).default(90).describe('How many days back signals are looked for.'),
  within: z
    .int()
    .min(0)
    .default(14)
    .describe('Days there are to explain a signal, from the value that shows it.'),
});

/** After how many of its points a pattern can be seen. */
const SEEN_AFTER: Record<SignalRule, number> = {
  'outside-limits': 1,
  run: 8,
  'near-limit': 3,
  'beyond-two-thirds': 2,
  trend: 6,
  'moving-range': 1,
};

/**
 * A change that chance does not explain has a cause, and it is known now or never. A check-in that
 * names one of its days explains it, and so does the reason of a re-baselining that follows.
 */
export const explainsSignal = defineRule({
  id: 'check-in/explains-signal',
  demands: 'A change in a KPI that is more than chance is explained by a check-in.',
  recommended: 'warn',
  options,
  *judge(scorecard, { days, within }) {
    const { graph, asOf, measures } = scorecard;
    const isPart = graph.broken.some(({ kind }) => kind === 'check-in');
    if (isPart || graph.records['check-ins'].some(({ faulty }) => faulty.has('explains'))) return;
    const since = addDays(asOf, -days);
    for (const kpi of liveKpis(scorecard)) {
      const measure = measures.get(kpi.ref);
      if (measure?.kind !== 'kpi') continue;
      for (const signal of settledSignals(measure.behaviour)) {
        const isOver = signal.on < since || isExplained(kpi, signal, within);
        if (isOver || addDays(seenOn(signal), within) >= asOf) continue;
        yield reportOnSignal(scorecard, kpi, signal);
      }
    }
  },
});

/** Signals against limits that stand; trial limits move with each value, and their signals come and go. */
function settledSignals(behaviour: ProcessBehaviour | null): Signal[] {
  const settled = (behaviour?.segments ?? []).filter(
    ({ state }) => state === 'locked' || state === 'given',
  );
  return (behaviour?.signals ?? []).filter((signal) =>
    settled.some(({ from, to }) => from <= signal.from && signal.from <= to),
  );
}

function seenOn({ rule, points, on }: Signal): Day {
  return points[SEEN_AFTER[rule] - 1] ?? on;
}

function isExplained({ data, faulty }: RecordOf<'kpi'>, signal: Signal, within: number): boolean {
  if (signal.explainedBy.length > 0 || faulty.has('rebaselined')) return true;
  const last = addDays(signal.on, within);
  return (data.rebaselined ?? []).some(({ on }) => on > signal.from && on <= last);
}

function reportOnSignal(scorecard: Scorecard, kpi: RecordOf<'kpi'>, signal: Signal): Report {
  const { graph } = scorecard;
  const fault = {
    message: `${nameOf(graph, kpi.ref)} ${whatOf(signal)}${READINGS[signal.reading ?? 'none']}, and no check-in says why.`,
    expected: `a check-in with \`explains: [{kpi: ${kpi.id}, on: ${signal.on}}]\``,
    hint: 'Ask what was different; it is more than chance. If nobody can tell, say so and who looks into it. A lasting change of the work itself belongs under `rebaselined`.',
  };
  const line = findLine(graph, kpi, signal.on);
  if (line === null) return reportOn(kpi, { at: ['title'], ...fault });
  const place = line.measurement.places.value([line.row, 'value']);
  return { ...fault, place, entity: entityOf(kpi) };
}

const READINGS = { improvement: ', for the better', concern: ', for the worse', none: '' };

/** What a signal looks like, ending a sentence that begins with the KPI. */
function whatOf({ rule, from, on, side, points }: Signal): string {
  const span = from === on ? `on ${on}` : `from ${from} to ${on}`;
  if (rule === 'outside-limits')
    return `was ${side === 'below' ? 'below' : 'above'} its limits ${span}`;
  if (rule === 'moving-range') return `jumped further than it ever does by chance ${span}`;
  if (rule === 'trend')
    return `${side === 'below' ? 'fell' : 'rose'} ${points.length} times in a row ${span}`;
  if (rule === 'run') return `stood ${side} its centre ${points.length} times in a row ${span}`;
  return `stood far ${side} its centre ${span}`;
}
