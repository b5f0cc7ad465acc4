import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT, throughline } from './processes.ts';

const work = mkdtempSync(join(tmpdir(), 'throughline-same-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Copies a case into a folder of its own, file by file in the order asked for. */
function copyCase(name: string, to: string, order: (files: string[]) => string[]): string {
  const from = join(ROOT, 'tests/cases', name);
  const files = readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(from, join(entry.parentPath, entry.name)))
    .sort();
  for (const file of order(files)) {
    mkdirSync(dirname(join(work, to, file)), { recursive: true });
    copyFileSync(join(from, file), join(work, to, file));
  }
  return join(work, to);
}

const WEST = { TZ: 'America/Los_Angeles', LC_ALL: 'en_US.UTF-8', LANG: 'en_US.UTF-8' };
const EAST = { TZ: 'Pacific/Kiritimati', LC_ALL: 'sv_SE.UTF-8', LANG: 'tr_TR.UTF-8' };

describe.each(['everything-fine', 'several-mistakes-at-once', 'broken-yaml'])(
  'the organisation %s, in two folders, time zones, locales and orders of its files',
  (name) => {
    const one = copyCase(name, `${name}/one`, (files) => files);
    const other = copyCase(name, `${name}/a/much/longer/path`, (files) => files.toReversed());

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
