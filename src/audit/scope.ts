import { readingDay, type Scorecard } from '../measure/index.ts';
import type { RecordOf, Ref } from '../schema/index.ts';

/** KPIs in use at `asOf`. */
export function liveKpis({ graph, isLive }: Scorecard): RecordOf<'kpi'>[] {
  return graph.records.kpis.filter((kpi) => isLive(kpi.ref));
}

/** Objectives that are not retired at `asOf`, whatever their cycle. */
export function liveObjectives({ graph, isLive }: Scorecard): RecordOf<'objective'>[] {
  return graph.records.objectives.filter((objective) => isLive(objective.ref));
}

/** Live objectives whose cycle contains `asOf`. */
export function currentObjectives({ graph, isCurrent }: Scorecard): RecordOf<'objective'>[] {
  return graph.records.objectives.filter((objective) => isCurrent(objective.ref));
}

/** Priorities in use at `asOf` and inside their horizon. */
export function livePriorities({ graph, isLive }: Scorecard): RecordOf<'priority'>[] {
  return graph.records.strategy.filter((priority) => isLive(priority.ref));
}

/** Live objectives whose cycle has not ended: those of today and those still to come. */
export function openObjectives(scorecard: Scorecard): RecordOf<'objective'>[] {
  return liveObjectives(scorecard).filter(({ ref }) => isOpen(scorecard, ref));
}

/** Whether something is live and the span it belongs to, if any, has not ended at `asOf`. */
export function isOpen({ graph, asOf, isLive }: Scorecard, ref: Ref): boolean {
  return isLive(ref) && readingDay(graph, ref, asOf) === asOf;
}

/** Initiatives in use that are neither done nor dropped. */
export function openInitiatives({ graph, isLive }: Scorecard): RecordOf<'initiative'>[] {
  return graph.records.initiatives.filter(
    ({ ref, data }) => data.state !== 'done' && data.state !== 'dropped' && isLive(ref),
  );
}
