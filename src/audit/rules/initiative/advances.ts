import { cycleOf, type Scorecard } from '../../../measure/index.ts';
import type { RecordOf, Ref } from '../../../schema/index.ts';
import { type Fault, reportOn } from '../../fault.ts';
import { defineRule } from '../../rule.ts';
import { isOpen, openInitiatives } from '../../scope.ts';
import { fullNameOf, nameOf } from '../../wording.ts';

/** Work that moves nothing is not an initiative. What is done or dropped need not any more. */
export const advances = defineRule({
  id: 'initiative/advances',
  demands: 'An initiative advances an objective, a key result or a KPI that still counts.',
  recommended: 'warn',
  *judge(scorecard) {
    for (const initiative of openInitiatives(scorecard)) {
      if (initiative.faulty.has('advances')) continue;
      const fault = faultOf(scorecard, initiative);
      if (fault) yield reportOn(initiative, fault);
    }
  },
});

const EXPECTED = '`advances:` with a live objective, key result or KPI';

function faultOf(scorecard: Scorecard, initiative: RecordOf<'initiative'>): Fault | null {
  const { graph } = scorecard;
  const ref = initiative.ref;
  const written = initiative.data.advances ?? [];
  if (written.length === 0) {
    return {
      at: ['advances'],
      message: `The initiative ${nameOf(graph, ref)} advances nothing.`,
      expected: EXPECTED,
      hint: 'Name what should move because of it. If nothing would, ask why it is done.',
    };
  }
  const links = graph.from(ref, 'advances');
  const [first] = links;
  const isKnown = links.length === new Set(written).size;
  if (!isKnown || first === undefined || links.some(({ to }) => isOpen(scorecard, to))) return null;
  return {
    at: first.at,
    message: `The initiative ${nameOf(graph, ref)} advances only what no longer counts: ${fullNameOf(graph, first.to)} ${endOf(scorecard, first.to)}.`,
    expected: EXPECTED,
    hint: 'Name what it serves today, or close it: `state: done` or `state: dropped`.',
  };
}

function endOf({ graph }: Scorecard, ref: Ref): string {
  const record = graph.keyResults.get(ref)?.objective ?? graph.find(ref);
  const retired = record?.kind === 'measurement' ? undefined : record?.data.retired;
  if (retired !== undefined) return `is retired since ${retired.on}`;
  return `ended on ${cycleOf(graph, ref)?.data.end}`;
}
