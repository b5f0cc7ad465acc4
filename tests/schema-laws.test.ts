import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { YamlValue } from '../src/parse/index.ts';
import {
  collectRecords,
  configJsonSchema,
  FOLDERS,
  fieldsOf,
  KINDS,
  readConfig,
} from '../src/schema/index.ts';
import {
  collectData,
  DEFAULTS,
  DOCUMENT_KINDS,
  document,
  entryOf,
  literalEntry,
} from './schema/collect.ts';

describe('laws', () => {
  const { yaml } = fc.letrec<{ yaml: YamlValue }>((tie) => ({
    yaml: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom<YamlValue>(null, true, 0, -1, 0.5, '', 'text', '2026-11-20', 'a.b', '99%'),
      fc.double(),
      fc.string(),
      fc.array(tie('yaml'), { maxLength: 4 }),
      fc.dictionary(
        fc.oneof(
          fc.constantFrom('title', 'to', 'kpi', 'from', 'hold', 'milestones', 'x-a'),
          fc.string(),
        ),
        tie('yaml'),
        { maxKeys: 5 },
      ),
    ),
  }));

  it('nothing in any document makes it throw, and faulty fields are gone', () => {
    const known = [...new Set(KINDS.flatMap((kind) => fieldsOf(kind).map(({ name }) => name)))];
    const data = fc.dictionary(fc.oneof(fc.constantFrom(...known), fc.string()), yaml, {
      maxKeys: 8,
    });
    fc.assert(
      fc.property(fc.constantFrom(...DOCUMENT_KINDS), data, (kind, fields) => {
        const { records, findings } = collectData(kind, fields);
        const [record] = records[FOLDERS[kind]];
        for (const { message } of findings) expect(message).toMatch(/^[^a-z\n].*\.$/su);
        for (const field of record?.faulty ?? []) {
          if (field !== 'title' && field !== 'name')
            expect(Object.hasOwn(record?.data ?? {}, field)).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('nothing in any configuration makes it throw, and every value is usable', () => {
    const keys = Object.keys(configJsonSchema().properties ?? {});
    const data = fc.dictionary(fc.constantFrom(...keys), yaml, { maxKeys: 8 });
    fc.assert(
      fc.property(data, (fields) => {
        const { config } = readConfig(literalEntry('throughline.yaml', fields));
        expect(config.content.length).toBeGreaterThan(0);
        expect(config.audiences.length).toBeGreaterThan(0);
        expect(typeof config.calendar.timezone).toBe('string');
        expect(config.status.on_track).toBeTypeOf('number');
      }),
      { numRuns: 500 },
    );
  });

  it('nothing in any path makes it throw', () => {
    const part = fc.oneof(
      fc.constantFrom('kpis', 'check-ins', '..', '.', 'README.md', 'a.md'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        const entry = literalEntry(parts.join('/'), { title: 'A' });
        collectRecords(
          { entries: [entry], failed: [{ path: entry.file, within: entry.within }] },
          DEFAULTS,
        );
      }),
    );
  });

  it('the order of the files changes nothing', () => {
    const files = [
      entryOf('kpis/a.yaml', 'title: A\n'),
      entryOf('kpis/x/a.md', document('title: Twin')),
      entryOf('kpis/A.md', document('title: Badly named twin')),
      entryOf('kpis/b.yaml', 'titel: B\ntarget: x\n'),
      entryOf('check-ins/t.csv', 'date,about\n2026-11-20,a\n2026-11-31,b\n'),
      entryOf('check-ins/t/2.yaml', 'date: 2026-11-20\n'),
      entryOf('measurements/a.csv', 'date,value\n2026-11-20,x\n'),
      entryOf('cycles/c.yaml', 'title: C\n'),
      entryOf('plans/d.yaml', 'title: D\n'),
    ];
    const sum = (entries: readonly (typeof files)[number][]) => {
      const { records, broken, findings } = collectRecords({ entries, failed: [] }, DEFAULTS);
      return JSON.stringify({ records, broken, findings });
    };
    const expected = sum(files);
    fc.assert(
      fc.property(fc.shuffledSubarray(files, { minLength: files.length }), (shuffled) => {
        expect(sum(shuffled)).toBe(expected);
      }),
    );
  });
});
