import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { copyInOrder, EAST, filesIn, WEST } from '../copies.ts';
import { ROOT, throughline } from '../processes.ts';

const work = mkdtempSync(join(tmpdir(), 'throughline-same-site-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Builds a copy of the case and gives the built folder. */
function build(cwd: string, env: Record<string, string>): string {
  const built = throughline(['build'], { cwd, env });
  expect(built.code, built.err).toBe(0);
  return join(cwd, 'dist');
}

describe('the site', () => {
  it('has the same bytes from two folders, time zones, locales and orders of files', () => {
    const from = join(ROOT, 'tests/cases/everything-fine');
    const one = build(copyInOrder(from, join(work, 'one')), WEST);
    const backwards = (files: string[]) => files.toReversed();
    const other = build(copyInOrder(from, join(work, 'a/longer/path'), backwards), EAST);
    expect(filesIn(other)).toEqual(filesIn(one));
    expect(filesIn(one).length).toBeGreaterThan(20);
    const differ = filesIn(one).filter(
      (file) => !readFileSync(join(one, file)).equals(readFileSync(join(other, file))),
    );
    expect(differ).toEqual([]);
  });
});
