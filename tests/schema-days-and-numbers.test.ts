import { describe, expect, it } from 'vitest';
import { dayHint } from '../src/schema/day-wording.ts';
import { isSilentAbout } from '../src/schema/index.ts';
import { numberHint } from '../src/schema/number-wording.ts';

describe('the hint for a day that does not exist', () => {
  it.each([
    ['2026-13-41', 'Months go from 01 to 12.'],
    ['2026-00-10', 'Months go from 01 to 12.'],
    ['2026-20-11', 'Write 2026-11-20, if day and month changed places.'],
    ['2026-02-30', 'February 2026 ends on the 28th.'],
    ['2028-02-30', 'February 2028 ends on the 29th.'],
    ['2026-01-32', 'January 2026 ends on the 31st.'],
    ['2026-9-3', 'Write 2026-09-03.'],
    ['0026-13-41', undefined],
    ['2026-11-20', undefined],
    ['soon', undefined],
  ])('%s: %s', (written, hint) => {
    expect(dayHint(written)).toBe(hint);
  });
});

describe('the hint for a number', () => {
  it('never asks for one that would be refused', () => {
    const larger = 'Count in a larger unit: a figure has 15 digits at most.';
    expect(numberHint(`9${'0'.repeat(307)}`, false, true)).toBe(larger);
    expect(numberHint('1 000 000 000 000 001', false, true)).toBe(larger);
    expect(numberHint('1 000 000 000 000 000', false, true)).toBe('Write 1000000000000000.');
  });
});

describe('what is said of an audience', () => {
  it.each(['cadence: monthly', 'title: A', 'the audit of June'])('is nothing by %j', (text) => {
    expect(isSilentAbout(text)).toBe(true);
  });

  it.each([
    'audience: private',
    'cadence: monthly\naudiance: private',
    'adience: x',
    '"au\\u0064ience": x',
  ])('may be something by %j', (text) => {
    expect(isSilentAbout(text)).toBe(false);
  });
});
