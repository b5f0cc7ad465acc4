import { describe, expect, test } from 'vitest';
import { document, sourcesAt } from './parse-file.ts';

describe('places', () => {
  const text = `---
title: Checkout
owner:
unit: {kind: percent, precision: 2}
target:
  value: 99.95   # of all requests
  by: "2026-12-31"
supports:
  - platform-reliability
  - to: 'faster-checkout'
    weight: 2
  -
formula: >-
  good
  / all
nothing: []
---
`;
  const entry = document('kpis/a.md', text);

  test.each([
    [['title'], 'Checkout', 'title'],
    [['unit'], '{kind: percent, precision: 2}', 'unit'],
    [['unit', 'precision'], '2', 'precision'],
    [['target'], 'value: 99.95   # of all requests\n  by: "2026-12-31"', 'target'],
    [['target', 'by'], '"2026-12-31"', 'by'],
    [['supports', 0], 'platform-reliability', 'platform-reliability'],
    [['supports', 1], "to: 'faster-checkout'\n    weight: 2", 'to'],
    [['supports', 1, 'to'], "'faster-checkout'", 'to'],
    [['formula'], '>-\n  good\n  / all\n', 'formula'],
    [['nothing'], '[]', 'nothing'],
  ])('%j are its exact source and its key', (path, value, key) => {
    expect(sourcesAt(entry, path)).toEqual([value, key]);
  });

  test.each([
    ['an empty value', ['owner'], 'owner'],
    ['a field a map lacks', ['target', 'mode'], 'target'],
    ['a field deeper in a map that is not there', ['target', 'mode', 'x', 0], 'target'],
    ['a field of an item', ['supports', 1, 'note'], 'to'],
    ['an empty item', ['supports', 2], 'supports'],
    ['an item too far', ['supports', 9], 'supports'],
    ['a field of a text', ['title', 'en'], 'title'],
    ['a field the record lacks', ['cadence'], '---'],
    ['the record itself', [], '---'],
  ])('of %s are those of the nearest enclosing key', (_, path, source) => {
    expect(sourcesAt(entry, path)).toEqual([source, source]);
  });

  test('fall back to the first line of a YAML file', () => {
    expect(sourcesAt(document('kpis/a.yaml', '# Checkout\ntitle: A\n'), ['owner'])[0]).toBe(
      '# Checkout',
    );
  });

  test('do not follow names that every object has', () => {
    expect(sourcesAt(entry, ['constructor'])[0]).toBe('---');
    expect(sourcesAt(entry, ['supports', 'length'])[0]).toBe('supports');
  });
});
