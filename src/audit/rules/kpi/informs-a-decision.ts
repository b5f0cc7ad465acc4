import { z } from 'zod';
import type { Graph } from '../../../link/index.ts';
import { tellingWords } from '../../../measure/index.ts';
import type { RecordOf } from '../../../schema/index.ts';
import { type Fault, reportOn } from '../../fault.ts';
import { defineRule } from '../../rule.ts';
import { liveKpis } from '../../scope.ts';
import { nameOf } from '../../wording.ts';

const options = z.strictObject({
  overlap: z
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .describe(
      'Share of the telling words of a decision that, once found in the title too, makes it a paraphrase.',
    ),
});

/** A decision says something the title does not: what is done differently at which value. */
export const informsADecision = defineRule({
  id: 'kpi/informs-a-decision',
  demands: 'A KPI names the decision it informs, in words other than those of its title.',
  recommended: 'warn',
  options,
  *judge(scorecard, { overlap }) {
    for (const kpi of liveKpis(scorecard)) {
      if (kpi.faulty.has('decision')) continue;
      const fault = faultOf(scorecard.graph, kpi, overlap);
      if (fault) yield reportOn(kpi, fault);
    }
  },
});

const EXPECTED =
  'what is done differently because of it, such as “Below 99.9 the team stops features and repairs”';

function faultOf(graph: Graph, kpi: RecordOf<'kpi'>, limit: number): Fault | null {
  const { decision } = kpi.data;
  const ref = kpi.ref;
  const name = nameOf(graph, ref);
  const hint = 'Say who does what when the value is bad. If nothing would be done, retire the KPI.';
  if (decision === undefined) {
    const message = `${name} names no decision that it informs.`;
    return { at: ['decision'], message, expected: EXPECTED, hint };
  }
  const told = new Set(tellingWords(graph.titleOf(ref)));
  const words = tellingWords(decision);
  const repeated = words.filter((word) => told.has(word)).length;
  if (words.length > 0 && repeated / words.length < limit) return null;
  const message =
    words.length === repeated
      ? `The decision of ${name} says nothing that its title does not say.`
      : `The decision of ${name} mostly repeats its title: ${repeated} of its ${words.length} telling words.`;
  return { at: ['decision'], message, expected: EXPECTED, hint };
}
