import type { Day } from '../calendar/index.ts';
import type { AnyRecord, BrokenRecord, RecordOf, Records } from '../schema/index.ts';
import type { Timeline } from './event.ts';

interface Known {
  records: Records;
  broken: BrokenRecord[];
}

/**
 * What was known at the end of `day`, as far as the records' own dates tell: check-ins, feedback
 * and values dated later are left out. What names a record left out is not held against it.
 */
export function recordsUntil({ records, broken }: Known, day: Day): Known {
  const isKnown = ({ data }: { data: { date?: Day } }) => (data.date ?? '') <= day;
  const later = [...records['check-ins'], ...records.feedback].filter((one) => !isKnown(one));
  return {
    records: {
      ...records,
      'check-ins': records['check-ins'].filter(isKnown),
      feedback: records.feedback.filter(isKnown),
      measurements: records.measurements.map((one) => measuredUntil(one, day)),
    },
    broken: [...broken, ...later.map(nameOf)],
  };
}

/** What had happened by the end of `day`; what is not committed belongs to no day. */
export function timelinesUntil(
  { timelines }: { timelines: readonly Timeline[] },
  day: Day,
): Timeline[] {
  return timelines
    .map((one) => ({ ...one, events: one.events.filter(({ on }) => on !== null && on <= day) }))
    .filter(({ events }) => events.length > 0);
}

function measuredUntil(record: RecordOf<'measurement'>, day: Day): RecordOf<'measurement'> {
  return { ...record, data: { points: record.data.points.filter(({ date }) => date <= day) } };
}

function nameOf({ kind, id, file, audience }: AnyRecord): BrokenRecord {
  return { kind, id, file, audience };
}
