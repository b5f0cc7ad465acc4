import { describe, expect, it } from 'vitest';
import type { YamlMap, YamlValue } from '../src/parse/index.ts';
import { configJsonSchema, fieldsOf, readConfig } from '../src/schema/index.ts';
import { collectData, DOCUMENT_KINDS, literalEntry } from './schema/collect.ts';

/** Maps that cannot be made into a text, a number or a key the usual way. */
const UNPRINTABLE: YamlMap[] = [
  { toString: 1, valueOf: 2 },
  { toString: 'x', toJSON: 'y', length: 3 },
  { constructor: { name: 1 }, hasOwnProperty: false },
  Object.assign(Object.create(null), { a: 1 }),
];

/** A value itself, in a list, and below every key that a field may have. */
function* wrapped(value: YamlMap): Iterable<YamlValue> {
  yield value;
  yield [value, value];
  const keys = ['value', 'on', 'to', 'id', 'kind', 'currency', 'url', 'from', 'email', 'by'];
  yield Object.fromEntries(keys.map((key) => [key, value]));
  yield [Object.fromEntries(keys.map((key) => [key, value]))];
}

describe('a map where a word belongs', () => {
  it.each(DOCUMENT_KINDS)('is a finding in every field of a %s, never a crash', (kind) => {
    for (const { name } of fieldsOf(kind)) {
      for (const value of UNPRINTABLE.flatMap((map) => [...wrapped(map)])) {
        const { findings } = collectData(kind, { title: 'A', name: 'A', [name]: value });
        expect(findings.length, name).toBeGreaterThan(0);
      }
    }
  });

  it('is a finding in every setting, never a crash', () => {
    for (const key of Object.keys(configJsonSchema().properties ?? {})) {
      for (const value of UNPRINTABLE.flatMap((map) => [...wrapped(map)])) {
        const { findings } = readConfig(literalEntry('throughline.yaml', { [key]: value }));
        expect(findings.length, key).toBeGreaterThan(0);
      }
    }
    for (const timezone of UNPRINTABLE) {
      const entry = literalEntry('throughline.yaml', { calendar: { timezone } });
      expect(readConfig(entry).findings).toHaveLength(1);
    }
  });
});
