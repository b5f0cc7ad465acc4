import type { Difference } from '../history/index.ts';
import type { Scorecard, Share } from '../measure/index.ts';

/**
 * Of the live KPIs and objectives that a change adds or alters, the share that reaches a live
 * priority; null over nothing.
 */
export function patchTraceability(
  changed: readonly Difference[],
  { traces, isLive }: Scorecard,
): Share {
  const asked = changed.flatMap(({ ref, change }) => {
    const isGoal = ref.startsWith('kpi:') || ref.startsWith('objective:');
    return change !== 'removed' && isGoal && traces.has(ref) && isLive(ref) ? [ref] : [];
  });
  const missing = asked.filter((ref) => traces.get(ref)?.reached !== true);
  const of = asked.length - missing.length;
  return { value: asked.length === 0 ? null : of / asked.length, of, over: asked.length, missing };
}
