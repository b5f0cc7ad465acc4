import { compareText } from '../finding/index.ts';
import { type RecordOf, refOf } from '../schema/index.ts';
import { allLinked, type Desk, linked } from './desk.ts';
import type { PublishedFeedback } from './published-feedback.ts';
import { publishRecord } from './record.ts';
import { fewestAnswers, shownGroups } from './survey.ts';

/** What people tell each other, the newest first, then the surveys. */
export function publishAllFeedback(
  records: readonly RecordOf<'feedback'>[],
  desk: Desk,
): PublishedFeedback[] {
  const fewest = fewestAnswers(desk.scorecard.config);
  return records
    .filter(({ data, faulty }) => data.kind === 'survey-360' || !faulty.has('date'))
    .map((record) =>
      publishFeedback(record, onlySurvey(record, records, desk) ? fewest : null, desk),
    )
    .sort((a, b) => compareText(b.date ?? '', a.date ?? '') || compareText(a.id, b.id));
}

/** Two surveys of one person in one cycle give single answers away: neither shows its groups. */
function onlySurvey(
  record: RecordOf<'feedback'>,
  records: readonly RecordOf<'feedback'>[],
  { graph }: Desk,
): boolean {
  const keyOf = ({ ref }: RecordOf<'feedback'>) =>
    `${graph.from(ref, 'subject')[0]?.to} ${graph.from(ref, 'cycle')[0]?.to}`;
  const isSurvey = ({ data }: RecordOf<'feedback'>) => data.kind === 'survey-360';
  return (
    !isSurvey(record) ||
    records.every((other) => other === record || !isSurvey(other) || keyOf(other) !== keyOf(record))
  );
}

function publishFeedback(
  record: RecordOf<'feedback'>,
  fewest: number | null,
  desk: Desk,
): PublishedFeedback {
  const { data } = record;
  const ref = refOf('feedback', record.id);
  const isSurvey = data.kind === 'survey-360';
  const written = isSurvey ? (data.groups ?? []) : [];
  const shown =
    fewest === null ? { groups: [], withheld: written.length } : shownGroups(written, fewest);
  return {
    ...publishRecord(record, desk),
    kind: 'feedback',
    type: data.kind,
    from: linked(desk, ref, 'from'),
    to: linked(desk, ref, 'to'),
    date: isSurvey ? null : (data.date ?? null),
    about: allLinked(desk, ref, 'about'),
    subject: linked(desk, ref, 'subject'),
    cycle: linked(desk, ref, 'cycle'),
    ...shown,
  };
}
