import { type RecordOf, refOf } from '../schema/index.ts';
import { publishBehaviour, publishForecast } from './behaviour.ts';
import { checkInsAbout } from './check-in.ts';
import { allFrom, allLinked, type Desk, linked } from './desk.ts';
import { publishProgress, publishUnit } from './progress.ts';
import type { PublishedKpi } from './published.ts';
import { publishRecord } from './record.ts';
import { supportsOf, traceOf } from './trace.ts';

/** A KPI with its definition, its series and all that hangs on it; null when it could not be measured. */
export function publishKpi(record: RecordOf<'kpi'>, desk: Desk): PublishedKpi | null {
  const { data } = record;
  const ref = refOf('kpi', record.id);
  const measure = desk.scorecard.measures.get(ref);
  if (measure?.kind !== 'kpi') return null;
  return {
    ...publishRecord(record, desk),
    kind: 'kpi',
    owner: linked(desk, ref, 'owner'),
    team: linked(desk, ref, 'team'),
    trace: traceOf(ref, desk),
    supports: supportsOf(ref, desk),
    drives: allLinked(desk, ref, 'drives'),
    drivenBy: allFrom(desk, ref, 'drives'),
    readBy: allFrom(desk, ref, 'measures'),
    indicator: data.indicator ?? null,
    tier: data.tier ?? null,
    decision: data.decision ?? null,
    definition: data.definition ?? null,
    formula: data.formula ?? null,
    includes: listed(data.includes),
    excludes: listed(data.excludes),
    unit: publishUnit(data.unit),
    direction: data.direction ?? null,
    bounds: data.bounds ? { min: data.bounds.min ?? null, max: data.bounds.max ?? null } : null,
    milestones: data.milestones ?? [],
    standard: data.standard ?? null,
    thresholds: data.thresholds
      ? { onTrack: data.thresholds.on_track ?? null, atRisk: data.thresholds.at_risk ?? null }
      : null,
    cadence: data.cadence ?? null,
    aggregate: data.aggregate ?? null,
    source: publishSource(record, desk),
    rebaselined: data.rebaselined ?? [],
    restated: data.restated ?? [],
    progress: publishProgress(measure, desk),
    series: measure.series,
    freshness: measure.freshness,
    behaviour: publishBehaviour(measure, desk),
    ...publishForecast(measure),
    measurements: measurementsOf(record, desk),
    checkIns: checkInsAbout([ref], ['about', 'explains'], desk),
  };
}

function listed(words: string | readonly string[] | undefined): string[] {
  if (words === undefined) return [];
  return typeof words === 'string' ? [words] : [...words];
}

function publishSource(record: RecordOf<'kpi'>, desk: Desk): PublishedKpi['source'] {
  const source = record.data.source;
  if (!source) return null;
  const steward = desk.graph
    .from(refOf('kpi', record.id), 'person')
    .find((link) => link.at[0] === 'source');
  return {
    system: source.system ?? null,
    method: source.method ?? null,
    url: source.url ?? null,
    query: source.query ?? null,
    steward: steward ? desk.names.mention(steward.to) : null,
  };
}

function measurementsOf(record: RecordOf<'kpi'>, desk: Desk): PublishedKpi['measurements'] {
  const file = desk.graph
    .to(refOf('kpi', record.id), 'values-of')
    .map((link) => desk.graph.find(link.from))
    .find((found) => found?.kind === 'measurement')?.file;
  if (file === undefined) return null;
  return { file, href: desk.repository.source(file, null), edit: desk.repository.edit(file) };
}
