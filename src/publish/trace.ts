import type { Ref } from '../schema/index.ts';
import type { Desk } from './desk.ts';
import type { WeightedMention } from './published.ts';
import type { Mention } from './published-record.ts';

/** The way up from a record to strategy, nearest first, without the record itself. */
export function traceOf(ref: Ref, desk: Desk): { chain: Mention[]; reached: boolean } {
  const trace = desk.scorecard.traces.get(ref);
  if (!trace) return { chain: [], reached: false };
  return {
    chain: desk.names.mentions(trace.chain.filter((step) => step !== ref)),
    reached: trace.reached,
  };
}

/** What a record contributes to, with the weight of each link. */
export function supportsOf(ref: Ref, desk: Desk): WeightedMention[] {
  return desk.graph.from(ref, 'supports').flatMap((link) => {
    const to = desk.names.mention(link.to);
    return to ? [{ to, weight: link.weight }] : [];
  });
}
