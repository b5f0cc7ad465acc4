import type { HistoryEvent, Timeline } from '../../history/index.ts';
import type { Graph } from '../../link/index.ts';
import { type Ref, refOf, splitRef } from '../../schema/index.ts';
import { publishUnit } from '../progress.ts';
import type { PublishedUnit } from '../published-record.ts';

/** The unit of old figures: that of today where it has never changed since, else none. */
export function unitsThen(
  timelines: readonly Timeline[],
  graph: Graph,
): (ref: Ref, event: HistoryEvent) => PublishedUnit | null {
  const changedAt = new Map<Ref, number>();
  for (const { ref, events } of timelines) {
    for (const { order, changes } of events) {
      for (const { path, before } of changes) {
        const changed = before === undefined ? null : holderOf(ref, path);
        if (changed !== null) changedAt.set(changed, order);
      }
    }
  }
  return (ref, { order }) => {
    const source = unitSource(ref, graph);
    const isSame = order > Math.max(changedAt.get(ref) ?? -1, changedAt.get(source) ?? -1);
    return isSame ? unitOf(source, graph) : null;
  };
}

/** The unit of a KPI or key result today. */
export function unitToday(ref: Ref, graph: Graph): PublishedUnit | null {
  return unitOf(unitSource(ref, graph), graph);
}

/** What a change of unit is of: a KPI, or a key result. */
function holderOf(ref: Ref, path: readonly string[]): Ref | null {
  if (path[0] === 'unit') return ref;
  const isResult = path[0] === 'key_results' && (path[2] === 'unit' || path[2] === 'kpi');
  return isResult ? refOf('key-result', `${splitRef(ref).id}.${path[1]}`) : null;
}

/** A key result that reads a KPI counts in its unit. */
function unitSource(ref: Ref, graph: Graph): Ref {
  const { kind } = splitRef(ref);
  return kind === 'key-result' ? (graph.from(ref, 'measures')[0]?.to ?? ref) : ref;
}

function unitOf(ref: Ref, graph: Graph): PublishedUnit | null {
  const result = graph.keyResults.get(ref);
  if (result) return 'unit' in result.data ? publishUnit(result.data.unit) : null;
  const record = graph.find(ref);
  return record?.kind === 'kpi' ? publishUnit(record.data.unit) : null;
}
