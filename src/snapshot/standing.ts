import type { Day } from '../calendar/index.ts';
import type { Measure, Scorecard, Status } from '../measure/index.ts';
import { type Ref, splitRef, type Unit } from '../schema/index.ts';

/** How one record stood on a day, by its name of today. */
export interface RecordThen {
  ref: Ref;
  status: Status;
  /** Of a KPI, in its unit. */
  value: number | null;
  /** Share of the way. */
  score: number | null;
  target: number | null;
  min: number | null;
  max: number | null;
  due: Day | null;
  /** The unit its figures are in; null where none was given. */
  unit: Unit | null;
}

const NO_FIGURES = { value: null, target: null, min: null, max: null, due: null, unit: null };

/**
 * How priorities, objectives, KPIs and initiatives stood, in the order of the files; `today` gives the
 * name a record has now, null where it has none any more.
 */
export function recordsThen(
  { graph, measures }: Scorecard,
  today: (ref: Ref) => Ref | null,
): RecordThen[] {
  const then = new Map<Ref, RecordThen>();
  for (const [ref, measure] of measures) {
    if (measure.kind === 'key-result') continue;
    const named = today(ref);
    if (named === null || then.has(named)) continue;
    then.set(named, { ref: named, status: measure.status, ...figuresOf(ref, measure, graph) });
  }
  return [...then.values()];
}

function figuresOf(
  ref: Ref,
  measure: Measure,
  graph: Scorecard['graph'],
): Omit<RecordThen, 'ref' | 'status'> {
  if (measure.kind === 'initiative') return { score: null, ...NO_FIGURES };
  const { score } = measure;
  if (measure.kind !== 'kpi') return { score, ...NO_FIGURES };
  const { value, target, min, max, due } = measure;
  const unit = graph.get('kpi', splitRef(ref).id)?.data.unit ?? null;
  return { value, score, target, min, max, due, unit };
}
