import type { Day, Period } from '../calendar/index.ts';
import type { Graph } from '../link/index.ts';
import type { AnyRecord, RecordOf, Ref } from '../schema/index.ts';

/** The record of a reference; for a key result, its objective. */
export function holderOf(graph: Graph, ref: Ref): AnyRecord | undefined {
  return graph.find(ref) ?? graph.keyResults.get(ref)?.objective;
}

/** Retired on `day` or before. A key result retires with its objective. */
export function isRetiredOn(graph: Graph, ref: Ref, day: Day): boolean {
  const record = holderOf(graph, ref);
  if (record === undefined || record.kind === 'measurement') return false;
  const { retired } = record.data;
  return retired !== undefined && retired.on <= day;
}

/** Live: there, not retired on `day` or before; a priority also inside its horizon. */
export function isLiveOn(graph: Graph, ref: Ref, day: Day): boolean {
  const record = holderOf(graph, ref);
  if (record === undefined || isRetiredOn(graph, ref, day)) return false;
  if (record.kind !== 'priority' || record.data.horizon === undefined) return true;
  return contains(record.data.horizon, day);
}

/** Current: live, and its cycle contains `day`. What has no cycle is current while it is live. */
export function isCurrentOn(graph: Graph, ref: Ref, day: Day): boolean {
  if (!isLiveOn(graph, ref, day)) return false;
  const span = spanOf(graph, ref);
  return span === null || contains(span, day);
}

/** The span that a record belongs to: its cycle's, a cycle's or a horizon's own; null without one. */
export function spanOf(graph: Graph, ref: Ref): Period | null {
  const record = holderOf(graph, ref);
  if (record === undefined) return null;
  if (record.kind === 'priority') return record.data.horizon ?? null;
  const cycle = record.kind === 'cycle' ? record : cycleOf(graph, ref);
  if (cycle === undefined || cycle.faulty.has('start') || cycle.faulty.has('end')) return null;
  return { start: cycle.data.start, end: cycle.data.end };
}

/** The cycle of a record; of a key result, its objective's. */
export function cycleOf(graph: Graph, ref: Ref): RecordOf<'cycle'> | undefined {
  const objective = graph.keyResults.get(ref)?.objective;
  const from: Ref = objective ? `objective:${objective.id}` : ref;
  const link = graph.from(from, 'cycle')[0];
  const cycle = link && graph.find(link.to);
  return cycle?.kind === 'cycle' ? cycle : undefined;
}

/** The day a record is read on: `day`, but no later than the end of its span. Closed is as it stood. */
export function readingDay(graph: Graph, ref: Ref, day: Day): Day {
  const span = spanOf(graph, ref);
  return span !== null && span.end < day ? span.end : day;
}

/** Whether a person is in the organisation on `day`: not retired, and between `active.from` and `to`. */
export function isActiveOn(person: RecordOf<'person'>, day: Day): boolean {
  const { active, retired } = person.data;
  if (retired !== undefined && retired.on <= day) return false;
  return (
    active === undefined || (active.from <= day && (active.to === undefined || active.to >= day))
  );
}

export function contains(span: Period, day: Day): boolean {
  return span.start <= day && day <= span.end;
}
