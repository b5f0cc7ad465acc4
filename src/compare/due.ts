import { type Day, daysBetween } from '../calendar/index.ts';
import type { Difference } from '../history/index.ts';
import { cycleOf, type Scorecard } from '../measure/index.ts';
import type { Ref } from '../schema/index.ts';
import type { BeforeAfter, ChangedRecord, Due } from './comparison.ts';

/** A difference with what a reader needs to weigh it: a title, and when the goal was due. */
export function changedRecord(
  difference: Difference,
  { before, after }: BeforeAfter<Scorecard>,
): ChangedRecord {
  const { ref, change, was } = difference;
  const { graph } = change === 'removed' ? before : after;
  return { ...difference, title: graph.titleOf(ref), due: dueOf(before, was ?? ref) };
}

/** When a KPI or objective is due; null for everything else, and where no day is known. */
function dueOf({ graph, asOf }: Scorecard, ref: Ref): Due | null {
  const record = graph.find(ref);
  if (record?.kind !== 'kpi' && record?.kind !== 'objective') return null;
  const own = record.kind === 'kpi' ? record.data.target?.by : undefined;
  const on = own ?? cycleEnd(cycleOf(graph, ref));
  if (on === undefined) return null;
  const isCycleEnd = graph.records.cycles.some((cycle) => cycleEnd(cycle) === on);
  return { on, isCycleEnd, days: daysBetween(asOf, on) };
}

/** The end of a cycle, where it is said and sound. */
function cycleEnd(cycle: ReturnType<typeof cycleOf>): Day | undefined {
  return cycle === undefined || cycle.faulty.has('end') ? undefined : cycle.data.end;
}
