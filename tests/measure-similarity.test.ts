import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alikeIn } from '../src/measure/index.ts';

const FAILED = 'Share of releases that caused an incident, a rollback or a repair within 24 hours';
const LATE = 'Share of parcels that arrived within the two hours given on the day before';

describe('how alike definitions are', () => {
  it('finds a copy, whatever its articles, capitals and endings', () => {
    const copy =
      'The share of a release which caused incidents, rollbacks or repairs within 24 hours.';
    expect(alikeIn([LATE, FAILED, copy], 0.9)).toEqual([{ of: 2, to: 1, likeness: 1 }]);
  });

  it('weighs what sets two of one mould apart more than the mould', () => {
    const mould = (what: string) => `Share of ${what} answered within 300 ms over the month`;
    const texts = ['labels', 'searches', 'invoices', 'logins'].map(mould);
    expect(alikeIn(texts, 0.85)).toEqual([]);
  });

  it('takes texts of a word or two for too little to compare', () => {
    expect(alikeIn(['Revenue', 'Revenue', 'Night pages', 'Night pages'], 0.5)).toEqual([]);
  });

  it('names for each text the earlier one it is most like, the first of equals', () => {
    const near = FAILED.replace('a repair', 'a quick repair');
    const found = alikeIn([FAILED, near, FAILED, near], 0.7);
    expect(found.map(({ of, to }) => [of, to])).toEqual([
      [1, 0],
      [2, 0],
      [3, 1],
    ]);
  });

  it('finds every pair that comparing all with all finds, while few share a word', () => {
    const word = fc.constantFrom(
      ...'amber birch cedar dune elm fjord grove heath inlet juniper'.split(' '),
    );
    const text = fc
      .uniqueArray(word, { minLength: 3, maxLength: 8 })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 9 }),
        fc.double({ min: 0.3, max: 1, noNaN: true }),
        (texts, least) => {
          const found = alikeIn(texts, least).map(({ of }) => of);
          const all = alikeIn(texts, Number.MIN_VALUE).filter(({ likeness }) => likeness >= least);
          expect(found).toEqual(all.map(({ of }) => of));
        },
      ),
    );
  });
});
