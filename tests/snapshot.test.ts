import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseMoments } from '../src/snapshot/index.ts';

const line = (...days: string[]) => days.map((on, at) => ({ commit: `c${at}`, on })).toReversed();
const choose = (over: Partial<Parameters<typeof chooseMoments>[0]> = {}) =>
  chooseMoments({
    line: line('2026-06-12', '2026-08-03', '2026-08-31', '2026-09-30'),
    cycles: [{ id: '2026-q3', end: '2026-09-15' }],
    asOf: '2026-10-20',
    records: 500,
    ...over,
  });

describe('the moments of which snapshots are taken', () => {
  it('are the ends of months since the first commit and of cycles, each with the last commit of its day', () => {
    expect(choose()).toEqual([
      { on: '2026-06-30', commit: 'c0', ends: [] },
      { on: '2026-07-31', commit: 'c0', ends: [] },
      { on: '2026-08-31', commit: 'c2', ends: [] },
      { on: '2026-09-15', commit: 'c2', ends: ['2026-q3'] },
      { on: '2026-09-30', commit: 'c3', ends: [] },
    ]);
  });

  it('keep the end of a cycle that no commit knows, for today’s files', () => {
    const cycles = [{ id: '2025-q4', end: '2025-12-31' }];
    expect(choose({ cycles })[0]).toEqual({ on: '2025-12-31', commit: null, ends: ['2025-q4'] });
    expect(choose({ cycles, line: [] })).toEqual([
      { on: '2025-12-31', commit: null, ends: ['2025-q4'] },
    ]);
  });

  it('leave out a commit whose date can be no day, and cycles that run', () => {
    const odd = [{ commit: 'odd', on: null }, ...line('2026-09-02')];
    const cycles = [{ id: 'now', end: '2026-10-20' }];
    expect(choose({ line: odd, cycles })).toEqual([{ on: '2026-09-30', commit: 'c0', ends: [] }]);
  });

  it('are at most 24, fewer for more records, in order and always the same', () => {
    const day = fc
      .date({ min: new Date('1991-01-01'), max: new Date('2026-10-19'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const span = fc.record({
      days: fc.array(day, { maxLength: 30 }),
      ends: fc.array(day, { maxLength: 40 }),
      records: fc.nat(200_000),
    });
    fc.assert(
      fc.property(span, ({ days, ends, records }) => {
        const asked = {
          line: line(...days.sort()),
          cycles: ends.map((end, at) => ({ id: `cycle-${at}`, end })),
          records,
        };
        const chosen = choose(asked);
        expect(chosen.length).toBeLessThanOrEqual(records > 3000 ? 9 : 25);
        expect(chosen.map(({ on }) => on)).toEqual([...new Set(chosen.map(({ on }) => on))].sort());
        expect(choose(asked)).toEqual(chosen);
        for (const { on } of chosen) expect(on < '2026-10-20').toBe(true);
      }),
    );
  });
});
