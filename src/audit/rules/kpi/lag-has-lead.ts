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
    const hints = new Hints(scorecard);
    for (const kpi of kpis) {
      if (kpi.data.indicator !== 'lag' || driven.has(kpi.ref)) continue;
      if (unresolved.some((written) => nearest(written, [kpi.id], 1).length > 0)) continue;
      yield reportOn(kpi, {
        at: ['indicator'],
        message: `${nameOf(graph, kpi.ref)} lags, and no KPI that leads drives it: it tells when it is too late to act.`,
        expected: `a KPI with \`indicator: lead\` and \`drives: [${kpi.id}]\``,
        hint: hints.for(kpi.ref),
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

/** What to do about a KPI without a lead; KPIs that support the same have the same lead KPIs beside them. */
class Hints {
  readonly #scorecard: Scorecard;
  readonly #known = new Map<string, string>();

  constructor(scorecard: Scorecard) {
    this.#scorecard = scorecard;
  }

  for(kpi: Ref): string {
    const supported = this.#scorecard.graph.from(kpi, 'supports').map(({ to }) => to);
    const key = supported.join(' ');
    const hint = this.#known.get(key) ?? hintBeside(this.#scorecard, supported);
    this.#known.set(key, hint);
    return hint;
  }
}

/** Lead KPIs beside it: those that support what it supports. */
function hintBeside({ graph, isLive }: Scorecard, supported: readonly Ref[]): string {
  const beside = supported
    .flatMap((ref) => graph.to(ref, 'supports'))
    .filter(({ from }) => {
      const kpi = graph.find(from);
      return kpi?.kind === 'kpi' && kpi.data.indicator === 'lead' && isLive(from);
    })
    .map(({ from }) => `\`${splitRef(from).id}\``);
  const ask = 'Ask what moves weeks before it does, and measure that.';
  if (beside.length === 0) return ask;
  return `${ask} Beside it lead ${enumerate([...new Set(beside)], MOST_OFFERED)}.`;
}
