import { nearest } from '../../../finding/index.ts';
import type { Scorecard } from '../../../measure/index.ts';
import { type RecordOf, type Ref, splitRef } from '../../../schema/index.ts';
import { hasUnreadableWays, unresolvedWays } from '../../ascent.ts';
import { reportOn } from '../../fault.ts';
import { defineRule } from '../../rule.ts';
import { liveKpis } from '../../scope.ts';
import { enumerate, nameOf } from '../../wording.ts';

/** How many ids that nothing has are compared with what they may have meant. */
const MOST_COMPARED = 200;
/** How many lead KPIs a hint offers. */
const MOST_OFFERED = 3;

/**
 * A lag tells when it is too late; some lead, at any distance, says so in time. The rule waits while a
 * KPI cannot be read, and while an id that nothing has may be meant for the KPI.
 */
export const lagHasLead = defineRule({
  id: 'kpi/lag-has-lead',
  demands: 'A KPI that lags is driven by one that leads.',
  recommended: 'warn',
  *judge(scorecard) {
    const { graph } = scorecard;
    if (hasUnreadableWays(graph)) return;
    const unresolved = unresolvedWays(graph).slice(0, MOST_COMPARED);
    const kpis = liveKpis(scorecard);
    const driven = drivenByLeads(scorecard, kpis);
    for (const kpi of kpis) {
      if (kpi.data.indicator !== 'lag' || driven.has(kpi.ref)) continue;
      if (unresolved.some((written) => nearest(written, [kpi.id], 1).length > 0)) continue;
      yield reportOn(kpi, {
        at: ['indicator'],
        message: `${nameOf(graph, kpi.ref)} lags, and no KPI that leads drives it: it tells when it is too late to act.`,
        expected: `a KPI with \`indicator: lead\` and \`drives: [${kpi.id}]\``,
        hint: hintOf(scorecard, kpi),
      });
    }
  },
});

/** All KPIs that some live lead KPI drives, directly or by way of others; also along links that close a loop. */
function drivenByLeads(scorecard: Scorecard, kpis: readonly RecordOf<'kpi'>[]): ReadonlySet<Ref> {
  const { graph, isLive } = scorecard;
  const looping = Map.groupBy(graph.looping, (link) => link.from);
  const driven = new Set<Ref>();
  const queue = kpis.filter(({ data }) => data.indicator === 'lead').map(({ ref }) => ref);
  for (const ref of queue) {
    const closing = (looping.get(ref) ?? []).filter(({ kind }) => kind === 'drives');
    for (const { to } of [...graph.from(ref, 'drives'), ...closing]) {
      if (driven.has(to) || !isLive(to)) continue;
      driven.add(to);
      queue.push(to);
    }
  }
  return driven;
}

/** Lead KPIs beside it: those that support what it supports. */
function hintOf({ graph, isLive }: Scorecard, { ref }: RecordOf<'kpi'>): string {
  const beside = graph
    .from(ref, 'supports')
    .flatMap(({ to }) => graph.to(to, 'supports'))
    .map(({ from }) => graph.find(from))
    .filter(
      (other) => other?.kind === 'kpi' && other.data.indicator === 'lead' && isLive(other.ref),
    )
    .map((other) => `\`${splitRef(other?.ref ?? ref).id}\``);
  const ask = 'Ask what moves weeks before it does, and measure that.';
  if (beside.length === 0) return ask;
  return `${ask} Beside it lead ${enumerate([...new Set(beside)], MOST_OFFERED)}.`;
}
