import { compareText, createFinding, type Finding } from '../finding/index.ts';
import type { AnyRecord } from './record.ts';

/** A permanent id that two records have: the later by path is reported with the place of the first. */
export function sameUids(records: readonly AnyRecord[]): Finding[] {
  const first = new Map<string, AnyRecord>();
  return records
    .toSorted((a, b) => compareText(a.file, b.file))
    .flatMap((record) => {
      const uid = record.kind === 'measurement' ? undefined : record.data.uid;
      if (uid === undefined) return [];
      const other = first.get(uid);
      if (other === undefined) first.set(uid, record);
      return other === undefined ? [] : [sameUid(record, other, uid)];
    });
}

function sameUid(record: AnyRecord, other: AnyRecord, uid: string): Finding {
  return createFinding({
    rule: 'content/unique-id',
    message: `Another record has the permanent id \`${uid}\` already.`,
    expected: 'a permanent id of its own for each record',
    hint: 'Remove the line from the record that was copied; the tool writes a new one.',
    place: record.places.value(['uid']),
    entity: { kind: record.kind, id: record.id },
    related: [{ message: 'first used here', ...other.places.value(['uid']) }],
  });
}
