import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFindings, createFinding, Locator, nearest, startOf } from '../src/finding/index.ts';

describe('Locator', () => {
  it('counts lines and columns from 1, and an ended line by LF, CRLF and lone CR', () => {
    const locator = new Locator('a.md', 'one\r\ntwo\rthree\nfour');
    expect(locator.position(0)).toEqual({ line: 1, column: 1, offset: 0 });
    expect(locator.position(5)).toEqual({ line: 2, column: 1, offset: 5 });
    expect(locator.position(9)).toEqual({ line: 3, column: 1, offset: 9 });
    expect(locator.position(17)).toEqual({ line: 4, column: 3, offset: 17 });
  });

  it('counts columns in UTF-16 units', () => {
    expect(new Locator('a.md', '😀x').position(2).column).toBe(3);
  });

  it('never leaves the text, and line and column always lead back to the offset', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '\n', '\r', '😀') }),
        fc.integer(),
        (text, at) => {
          const { line, column, offset } = new Locator('a.md', text).position(at);
          expect(offset).toBeGreaterThanOrEqual(0);
          expect(offset).toBeLessThanOrEqual(text.length);
          const before = text.slice(0, offset).split(/\r\n|\n|\r(?!\n)/);
          if (text[offset - 1] !== '\r' || text[offset] !== '\n') {
            expect([line, column]).toEqual([before.length, (before.at(-1) ?? '').length + 1]);
          }
        },
      ),
    );
  });
});

describe('createFinding', () => {
  const place = startOf('content/kpis/a.md');

  it('leaves out what is absent and points at the page of its rule', () => {
    expect(createFinding({ rule: 'kpi/has-target', message: 'No target.', place })).toEqual({
      rule: 'kpi/has-target',
      severity: 'error',
      message: 'No target.',
      file: 'content/kpis/a.md',
      start: { line: 1, column: 1, offset: 0 },
      end: { line: 1, column: 1, offset: 0 },
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      docs: '/audit/rules/kpi/has-target/',
    });
  });

  it('keeps its fingerprint when lines shift, and changes it with the message', () => {
    const draft = { rule: 'kpi/has-target', message: 'No target.', place };
    const lower = { line: 9, column: 2, offset: 80 };
    const shifted = createFinding({
      ...draft,
      place: { file: place.file, start: lower, end: lower },
    });
    expect(shifted.fingerprint).toBe(createFinding(draft).fingerprint);
    expect(createFinding({ ...draft, message: 'Other.' }).fingerprint).not.toBe(
      shifted.fingerprint,
    );
  });
});

it('orders findings by file, then place, then rule', () => {
  const at = (file: string, offset: number, rule: string) => {
    const position = { line: 1, column: offset + 1, offset };
    return createFinding({ rule, message: 'm', place: { file, start: position, end: position } });
  };
  const sorted = [at('a', 0, 'x'), at('a', 0, 'y'), at('a', 7, 'a'), at('b', 0, 'a')];
  expect([...sorted].reverse().sort(compareFindings)).toEqual(sorted);
});

describe('nearest', () => {
  it('offers the name a typing error was meant to be, best first', () => {
    expect(nearest('ana-riuz', ['bo-lund', 'ana-ruiz', 'ana-diaz'])).toEqual([
      'ana-ruiz',
      'ana-diaz',
    ]);
  });

  it('offers a name that contains what was typed', () => {
    expect(nearest('latency', ['checkout-latency-p95', 'uptime'])).toEqual([
      'checkout-latency-p95',
    ]);
  });

  it('offers nothing when nothing is near', () => {
    expect(nearest('owner', ['target', 'source'])).toEqual([]);
  });
});
