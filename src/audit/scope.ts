import type { Day } from '../calendar/index.ts';
import { readingDay, type Scorecard } from '../measure/index.ts';
import type { RecordOf, Ref } from '../schema/index.ts';

/** KPIs in use at `asOf`. */
export const liveKpis = asked(({ graph, isLive }): readonly RecordOf<'kpi'>[] =>
  graph.records.kpis.filter((kpi) => isLive(kpi.ref)),
);

/** Objectives that are not retired at `asOf`, whatever their cycle. */
export const liveObjectives = asked(({ graph, isLive }): readonly RecordOf<'objective'>[] =>
  graph.records.objectives.filter((objective) => isLive(objective.ref)),
);

/** Live objectives whose cycle contains `asOf`. */
export const currentObjectives = asked(({ graph, isCurrent }): readonly RecordOf<'objective'>[] =>
  graph.records.objectives.filter((objective) => isCurrent(objective.ref)),
);

/** Priorities in use at `asOf` and inside their horizon. */
export const livePriorities = asked(({ graph, isLive }): readonly RecordOf<'priority'>[] =>
  graph.records.strategy.filter((priority) => isLive(priority.ref)),
);

/** Live objectives whose cycle has not ended: those of today and those still to come. */
export const openObjectives = asked((scorecard): readonly RecordOf<'objective'>[] =>
  liveObjectives(scorecard).filter(({ ref }) => isOpen(scorecard, ref)),
);

/** Whether something is live and the span it belongs to, if any, has not ended at `asOf`. */
export function isOpen({ graph, asOf, isLive }: Scorecard, ref: Ref): boolean {
  return isLive(ref) && readingDay(graph, ref, asOf) === asOf;
}

/** Initiatives in use that are neither done nor dropped. */
export const openInitiatives = asked(({ graph, isLive }): readonly RecordOf<'initiative'>[] =>
  graph.records.initiatives.filter(
    ({ ref, data }) => data.state !== 'done' && data.state !== 'dropped' && isLive(ref),
  ),
);

/** Whether a record was retired on `day` or before. */
export function isRetired({ data }: { data: { retired?: { on: Day } } }, day: Day): boolean {
  return data.retired !== undefined && data.retired.on <= day;
}

/** A question that twenty rules ask of one scorecard, answered once for all of them. */
function asked<T>(answer: (scorecard: Scorecard) => T): (scorecard: Scorecard) => T {
  const known = new WeakMap<Scorecard, { answer: T }>();
  return (scorecard) => {
    const found = known.get(scorecard) ?? { answer: answer(scorecard) };
    known.set(scorecard, found);
    return found.answer;
  };
}
