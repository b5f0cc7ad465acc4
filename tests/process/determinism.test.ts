import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { copyInOrder, EAST, WEST } from '../copies.ts';
import { ROOT, throughline } from '../processes.ts';

const work = mkdtempSync(join(tmpdir(), 'throughline-same-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe.each(['everything-fine', 'several-mistakes-at-once', 'broken-yaml'])(
  'the organisation %s, in two folders, time zones, locales and orders of its files',
  (name) => {
    const from = join(ROOT, 'tests/cases', name);
    const one = copyInOrder(from, join(work, name, 'one'));
    const other = copyInOrder(from, join(work, name, 'a/longer/path'), (files) =>
      files.toReversed(),
    );

    it.each([['model'], ['check', '--format', 'json']])(
      'prints the same bytes for %s',
      (...argv) => {
        const west = throughline(argv, { cwd: one, env: WEST });
        const east = throughline(argv, { cwd: other, env: EAST });
        expect(west.out.length).toBeGreaterThan(100);
        expect(east).toEqual(west);
      },
    );
  },
);
