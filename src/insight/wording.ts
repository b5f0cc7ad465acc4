import { enumerate, nameOf } from '../audit/index.ts';
import { quantity, type Status } from '../measure/index.ts';
import type { Ref } from '../schema/index.ts';
import type { Situation } from './situation.ts';

/** `on track`, `off track`, `no data`. */
export function statusWords(status: Status): string {
  return status.replace('-', ' ');
}

/** A share as whole per cent; `missing` where there is none. */
export function percent(share: number | null): string {
  return share === null ? 'missing' : `${Math.round(share * 100)}%`.replace('-', '−');
}

/** A value of a KPI or key result with its unit. */
export function written({ unitOf }: Situation, ref: Ref, value: number): string {
  return quantity(value, unitOf(ref));
}

/** What a record is called, in quotes. */
export function named({ scorecard }: Situation, ref: Ref): string {
  return nameOf(scorecard.graph, ref);
}

/** Several records by name: `“A”, “B” and “C”`. */
export function namedAll(situation: Situation, refs: readonly Ref[], most = 3): string {
  return enumerate(
    refs.map((ref) => named(situation, ref)),
    most,
  );
}

/** What a KPI is there to decide, as a step; `otherwise` where its file does not say. */
export function decisionOn({ scorecard }: Situation, ref: Ref, otherwise: string): string {
  const kpi = scorecard.graph.find(ref);
  const decision = kpi?.kind === 'kpi' ? kpi.data.decision : undefined;
  if (decision === undefined || !/^(Whether|What|Which|Who|When|Where|How|If)\b/.test(decision)) {
    return otherwise;
  }
  return sentence(`Decide ${decision[0]?.toLowerCase() ?? ''}${decision.slice(1)}`);
}

/** Ends with a full stop. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
