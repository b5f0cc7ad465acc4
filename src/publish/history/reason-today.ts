import type { HistoryEvent } from '../../history/index.ts';
import type { AnyRecord } from '../../schema/index.ts';

/** What a reason is given for; what else came in the same commit does not share it. */
const EXPLAINED =
  /^(?:target|deadline|threshold|baseline|direction)-|^(?:restated|measurement-removed|annotated)$/;

/** The reason for an event as far as the record still gives it; null where it gives none any more. */
export function reasonToday(event: HistoryEvent, record: AnyRecord | undefined): string | null {
  if (record === undefined || record.kind === 'measurement') return null;
  const { retired, changes = [], restated = [] } = record.data;
  if (event.event === 'retired') return retired?.reason ?? null;
  if (!EXPLAINED.test(event.event)) return null;
  const given = [...changes, ...restated].some(({ reason }) => reason === event.reason);
  return given ? event.reason : null;
}
