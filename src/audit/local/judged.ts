import type { Scorecard } from '../../measure/index.ts';
import { type AnyRecord, refOf } from '../../schema/index.ts';

/** What is retired is not judged, nor an objective whose cycle is over or has not begun. */
export function isJudged(record: AnyRecord, { isLive, isCurrent }: Scorecard): boolean {
  const ref = refOf(record.kind, record.id);
  return record.kind === 'objective' ? isCurrent(ref) : isLive(ref);
}
