/** What a comparison says when its two states are exchanged. */
import { expect } from 'vitest';
import type { EventWord } from '../../src/history/index.ts';
import type { Comparison } from '../../src/index.ts';

/** What a word becomes when the two states are exchanged; itself where it is not named. */
const OPPOSITE: Partial<Record<EventWord, EventWord[]>> = {
  'target-tightened': ['target-loosened'],
  'target-loosened': ['target-tightened'],
  'deadline-advanced': ['deadline-extended'],
  'deadline-extended': ['deadline-advanced'],
  'threshold-tightened': ['threshold-loosened'],
  'threshold-loosened': ['threshold-tightened'],
  measured: ['measurement-removed', 'removed'],
  'measurement-removed': ['measured', 'created'],
  created: ['removed', 'measurement-removed'],
  'checked-in': ['removed', 'check-in-edited'],
  'check-in-edited': ['checked-in', 'check-in-edited'],
  removed: ['created', 'checked-in', 'measured', 'unreadable'],
  retired: ['revived'],
  revived: ['retired'],
  unreadable: ['annotated', 'removed'],
  annotated: ['annotated', 'unreadable'],
};

const OTHER_WAY = { added: 'removed', removed: 'added', altered: 'altered' } as const;

/** Every changed field: of which record, from what to what, and in which words. */
function fieldsOf({ records }: Comparison, isExchanged: boolean) {
  return records
    .flatMap(({ ref, was, change, events }) => {
      const names = isExchanged ? [was ?? ref, ref] : [ref, was ?? ref];
      return events.flatMap(({ event, changes }) =>
        changes.map(({ path, before = null, after = null }) => {
          const values = isExchanged ? [after, before] : [before, after];
          const way = isExchanged ? OTHER_WAY[change] : change;
          return { key: JSON.stringify([names, way, path, values]), event };
        }),
      );
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

const turned = <T>({ before, after }: { before: T; after: T }) => ({
  before: after,
  after: before,
});

/** Expects `back` to be the comparison `there` with its two states exchanged. */
export function expectMirrored(there: Comparison, back: Comparison): void {
  const [one, other] = [fieldsOf(there, false), fieldsOf(back, true)];
  expect(other.map(({ key }) => key)).toEqual(one.map(({ key }) => key));
  for (const [at, { event }] of one.entries()) {
    expect(OPPOSITE[event] ?? [event]).toContain(other[at]?.event);
  }
  expect(back.isEmpty).toBe(there.isEmpty);
  expect(back.touched).toEqual(there.touched);
  expect(back.alignment.index).toEqual(turned(there.alignment.index));
  const standings = (list: Comparison['standings']) =>
    list.map(({ before, after }) => JSON.stringify({ before, after })).sort();
  expect(standings(back.standings)).toEqual(
    standings(there.standings.map((each) => ({ ...each, ...turned(each) }))),
  );
  const prints = (list: Comparison['findings']['added']) =>
    list.map(({ fingerprint }) => fingerprint).sort();
  expect(prints(back.findings.added)).toEqual(prints(there.findings.mended));
  expect(prints(back.findings.mended)).toEqual(prints(there.findings.added));
  expect(prints(back.findings.kept)).toEqual(prints(there.findings.kept));
}
