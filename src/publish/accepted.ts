import type { Judgement } from '../audit/index.ts';
import { compareText } from '../finding/index.ts';
import { refOf } from '../schema/index.ts';
import type { Desk } from './desk.ts';
import type { Publication, PublishedSuppression } from './publication.ts';

/** What is accepted for now: suppressions by the day they end, and the debt file's findings by rule. */
export function publishAccepted(
  { suppressions, accepted }: Judgement,
  { names, standIns, repository }: Desk,
): Publication['accepted'] {
  const shown = suppressions
    .filter(({ record }) => !standIns.has(refOf(record.kind, record.id)))
    .map(({ record, index, ignore, reason, until, count }): PublishedSuppression => {
      const { start } = record.places.value(['x-audit', index]);
      return {
        rule: ignore,
        record: names.mention(refOf(record.kind, record.id)),
        reason,
        until,
        findings: count,
        source: repository.line(record.file, start.line),
      };
    });
  const debt = Map.groupBy(accepted, ({ rule }) => rule);
  return {
    suppressions: shown.sort(byLastDay),
    debt: [...debt]
      .map(([rule, findings]) => ({ rule, findings: findings.length }))
      .sort((a, b) => b.findings - a.findings || compareText(a.rule, b.rule)),
  };
}

function byLastDay(a: PublishedSuppression, b: PublishedSuppression): number {
  return compareText(a.until, b.until) || compareText(a.rule, b.rule);
}
