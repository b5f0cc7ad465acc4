import type { Scorecard } from '../measure/index.ts';
import type { RecordOf } from '../schema/index.ts';

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
