import { type RecordOf, refOf } from '../schema/index.ts';
import { allFrom, allLinked, type Desk, idsFrom, linked } from './desk.ts';
import { publishRollUp } from './progress.ts';
import type { PublishedPriority } from './published.ts';
import { publishRecord } from './record.ts';

/** A priority with its roll-up, that of its lag and of its lead KPIs apart, and what supports it. */
export function publishPriority(
  record: RecordOf<'priority'>,
  desk: Desk,
): PublishedPriority | null {
  const { data } = record;
  const ref = refOf('priority', record.id);
  const measure = desk.scorecard.measures.get(ref);
  if (measure?.kind !== 'priority') return null;
  return {
    ...publishRecord(record, desk),
    kind: 'priority',
    perspective: data.perspective ?? null,
    owner: linked(desk, ref, 'owner'),
    weight: data.weight ?? 1,
    horizon: { start: data.horizon?.start ?? null, end: data.horizon?.end ?? null },
    drives: allLinked(desk, ref, 'drives'),
    drivenBy: allFrom(desk, ref, 'drives'),
    success: data.success ?? null,
    rollUp: publishRollUp(measure, desk),
    lag: publishRollUp(measure.lag, desk),
    lead: publishRollUp(measure.lead, desk),
    status: measure.status,
    reason: measure.reason,
    weakest: measure.weakest === null ? null : desk.names.mention(measure.weakest),
    objectives: idsFrom(desk, ref, 'supports', 'objective'),
    kpis: idsFrom(desk, ref, 'supports', 'kpi'),
    related: allFrom(desk, ref, 'relates-to'),
  };
}
