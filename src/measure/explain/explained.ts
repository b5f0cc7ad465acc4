import type { Place } from '../../finding/index.ts';
import type { Path } from '../../parse/index.ts';
import type { Ref, Unit } from '../../schema/index.ts';
import { type Aim, aimOfKpi } from '../aim.ts';
import { cycleOf } from '../live.ts';
import type { KeyResultMeasure, KpiMeasure, Scorecard } from '../scorecard.ts';
import { placeAt } from './source.ts';

export type Measured = KpiMeasure | KeyResultMeasure;

/** Where the fields of an aim are written. */
type Fields = Record<'baseline' | 'target' | 'min' | 'max', Path>;

/** A KPI or a key result with values, and what explaining it takes. */
export interface Explained {
  scorecard: Scorecard;
  ref: Ref;
  measure: Measured;
  unit: Unit | null;
  aggregate: string;
  fields: Fields;
  /** Where the first and the last day of the way are written: in the KPI, or in the cycle. */
  start: { place?: Place };
  end: { place?: Place };
  /** Values expected on the way, of a KPI. */
  milestones: Aim['milestones'];
  thresholds: Aim['thresholds'];
}

/** What explaining a KPI takes. */
export function explainedKpi(
  scorecard: Scorecard,
  ref: Ref,
  measure: KpiMeasure,
): Explained | null {
  const kpi = scorecard.graph.find(ref);
  if (kpi?.kind !== 'kpi') return null;
  const { milestones, thresholds } = aimOfKpi(kpi);
  const { unit = null, aggregate = 'last', target } = kpi.data;
  const held = target?.value === undefined ? {} : heldAt(target);
  const fields = { ...KPI_FIELDS, ...held };
  const start = placeAt(scorecard.graph, ref, ['baseline', 'on']);
  const end = placeAt(scorecard.graph, ref, ['target', 'by']);
  return { scorecard, ref, measure, unit, aggregate, fields, start, end, milestones, thresholds };
}

/** A value to hold is the end of a range, written as `value`. */
function heldAt(target: { min?: number; max?: number }): Partial<Fields> {
  const at = ['target', 'value'];
  return {
    ...(target.min === undefined ? { min: at } : {}),
    ...(target.max === undefined ? { max: at } : {}),
  };
}

/** What explaining a key result with values takes. */
export function explainedKeyResult(
  scorecard: Scorecard,
  ref: Ref,
  measure: KeyResultMeasure,
): Explained | null {
  const { graph } = scorecard;
  const data = graph.keyResults.get(ref)?.data;
  if (data === undefined || 'milestones' in data) return null;
  const read = graph.find(graph.from(ref, 'measures')[0]?.to ?? ref);
  const kpi = read?.kind === 'kpi' ? read.data : undefined;
  const cycle = cycleOf(graph, ref);
  const unit = 'unit' in data ? data.unit : (kpi?.unit ?? null);
  return {
    ...{ scorecard, ref, measure, unit, milestones: [], thresholds: null },
    aggregate: kpi?.aggregate ?? 'last',
    fields: KEY_RESULT_FIELDS,
    start: cycle === undefined ? {} : { place: cycle.places.value(['start']) },
    end: cycle === undefined ? {} : { place: cycle.places.value(['end']) },
  };
}

const KPI_FIELDS: Fields = {
  baseline: ['baseline', 'value'],
  target: ['target', 'value'],
  min: ['target', 'min'],
  max: ['target', 'max'],
};

const KEY_RESULT_FIELDS: Fields = {
  baseline: ['from'],
  target: ['to'],
  min: ['hold', 'min'],
  max: ['hold', 'max'],
};
