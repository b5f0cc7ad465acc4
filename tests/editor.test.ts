import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cursorAt } from '../src/editor/cursor.ts';
import { cellIn } from '../src/editor/subject.ts';
import { yamlText } from './parse-arbitrary.ts';

/** The cursor at the bar in a text. */
function cursor(text: string) {
  const offset = text.indexOf('|');
  const found = cursorAt(text.replace('|', ''), offset, 0);
  return found && [found.role, found.path.join('.'), found.typed];
}

describe('where somebody types', () => {
  it.each([
    ['a key at the top', 'title: A\now|', ['key', '', 'ow']],
    ['a key further in', 'target:\n  value: 1\n  m|', ['key', 'target', 'm']],
    ['a value', 'title: A\nowner: an|', ['value', 'owner', 'an']],
    ['a value in quotes', 'owner: "an|"', ['value', 'owner', 'an']],
    ['an empty value before another key', 'owner: |\nteam: x', ['value', 'owner', '']],
    ['the first word after a dash', 'supports:\n  - pl|', ['item', 'supports.0', 'pl']],
    ['a dash in the column of its key', 'supports:\n- a\n- b|', ['item', 'supports.1', 'b']],
    [
      'a key of an item',
      'key_results:\n  - id: a\n  - id: b\n    ti|',
      ['key', 'key_results.1', 'ti'],
    ],
    ['a value of an item', 'key_results:\n  - kpi: ch|', ['value', 'key_results.0.kpi', 'ch']],
    ['an item in brackets', 'supports: [a, b|, c]', ['value', 'supports.1', 'b']],
    ['a key in brackets', 'target: {value: 1, mo|}', ['key', 'target', 'mo']],
    ['a value in brackets', 'target: {value: 1, mode: re|}', ['value', 'target.mode', 're']],
    ['brackets in brackets', 'supports: [{to: a}, {to: b|', ['value', 'supports.1.to', 'b']],
    ['what follows a list', 'supports:\n  - a\nowner: x|', ['value', 'owner', 'x']],
    ['what follows a text', 'summary: |-\n  a: b\nowner: x'.replace('x', ''), null],
  ])('is found: %s', (_, text, expected) => {
    if (expected !== null) expect(cursor(text)).toEqual(expected);
    else expect(cursorAt(text, text.length, 0)?.path).toEqual(['owner']);
  });

  it('is nowhere in a comment, and nowhere in a text over several lines', () => {
    expect(cursor('title: A # ow|')).toBeNull();
    expect(cursorAt('summary: >\n  own', 16, 0)).toBeNull();
  });

  it('replaces the word it stands in, and never more than the line, whatever is written', () => {
    fc.assert(
      fc.property(yamlText, fc.nat(), (text, at) => {
        const offset = at % (text.length + 1);
        const found = cursorAt(text, offset, 0);
        if (found === null) return;
        expect(found.from).toBeLessThanOrEqual(offset);
        expect(found.to).toBeGreaterThanOrEqual(offset);
        expect(text.slice(found.from, found.to)).not.toContain('\n');
      }),
      { numRuns: 2000 },
    );
  });

  it('is in a column of a table, quotes apart', () => {
    const table = 'date,value,note\n2026-01-01,1,"a, b"\n2026-02-01,2,x';
    expect(cellIn(table, table.length)).toMatchObject({ column: 'note', typed: 'x', row: 1 });
    expect(cellIn(table, table.indexOf('1,"'))).toMatchObject({ column: 'value', typed: '' });
    expect(cellIn(table, 3)).toMatchObject({ column: null, row: -1, typed: 'dat' });
  });
});
