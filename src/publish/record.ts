import { isActiveOn } from '../measure/index.ts';
import { type AnyRecord, refOf } from '../schema/index.ts';
import type { Desk } from './desk.ts';
import { explanationsOf } from './explanation.ts';
import { narrativeOf } from './narrative.ts';
import type { PublishedRecord } from './published-record.ts';

/** What every record's page has. */
export function publishRecord(record: AnyRecord, desk: Desk): PublishedRecord {
  const { scorecard, names, repository } = desk;
  const { data, kind, id } = record;
  const ref = refOf(kind, id);
  const mention = names.mention(ref);
  const common = commonOf(data);
  const successor = desk.graph.from(ref, 'superseded-by')[0]?.to;
  return {
    kind,
    id,
    title: mention?.title ?? id,
    href: names.addressOf(record) ?? '',
    summary: common.summary ?? null,
    tags: common.tags ?? [],
    file: record.file,
    audience: record.audience,
    narrative: narrativeOf(record, desk.targets, kind === 'check-in' ? 4 : 3),
    doors: repository.doors(record.file),
    retired: common.retired
      ? {
          on: common.retired.on,
          reason: common.retired.reason ?? null,
          by: successor === undefined ? null : names.mention(successor),
        }
      : null,
    changes: common.changes ?? [],
    live: scorecard.isLive(ref),
    current:
      record.kind === 'person' ? isActiveOn(record, scorecard.asOf) : scorecard.isCurrent(ref),
    // Numbers about one person are nobody's to compare: they stay out.
    explanations: kind === 'person' ? [] : explanationsOf(ref, desk),
    findings: desk.findings.get(ref) ?? [],
    history: desk.happened.get(ref) ?? [],
  };
}

/** The fields of every kind but measurements, which have none of them. */
function commonOf(data: AnyRecord['data']) {
  return 'points' in data ? {} : data;
}
