import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AUDIENCES,
  type CanaryAudience,
  canaryFiles,
  leaksIn,
  speaksTo,
} from '../build/canaries.ts';
import { ROOT, run } from '../processes.ts';
import { put } from '../terminal.ts';

const work = mkdtempSync(join(tmpdir(), 'throughline-redaction-'));
const organisation = join(work, 'organisation');
const temporary = join(work, 'temporary');
const siteFor = (audience: string) => join(work, 'sites', audience);

/** Builds without the command: it refuses content in which wider records name narrower ones. */
const BUILD = `
const [root, organisation, out, ...audiences] = process.argv.slice(1);
const { check, publishFor } = await import(root + '/src/index.ts');
const { buildSite } = await import(root + '/src/site/index.ts');
const result = await check({ root: organisation });
for (const audience of audiences) {
  const publication = await publishFor(result, audience);
  await buildSite({ publication, out: out + '/' + audience });
}`;

beforeAll(() => {
  put(work, { 'temporary/.keep': '' });
  put(organisation, canaryFiles());
  const argv = ['--input-type=module', '-e', BUILD, ROOT, organisation, join(work, 'sites')];
  const built = run(process.execPath, [...argv, ...AUDIENCES], {
    cwd: organisation,
    env: { TMPDIR: temporary },
  });
  expect(built, built.err).toMatchObject({ code: 0 });
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Every path of a folder with the bytes of its file. */
function contentsOf(folder: string): [path: string, text: string][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => {
    const full = join(folder, path);
    return [path, statSync(full).isFile() ? readFileSync(full, 'latin1') : ''];
  });
}

function leaksInSite(folder: string, audience: CanaryAudience): string[] {
  return contentsOf(folder).flatMap(([path, text]) =>
    leaksIn(`${path}\n${text}`, audience).map((canary) => `${canary} in ${path}`),
  );
}

describe('a built site', () => {
  it.each(AUDIENCES)('holds in no byte what %s must not see', (audience) => {
    expect(leaksInSite(siteFor(audience), audience)).toEqual([]);
    const home = contentsOf(siteFor(audience)).map(([, text]) => text);
    expect(home.some((text) => speaksTo(text, audience))).toBe(true);
  });

  it('is noticed when it was made for fewer', () => {
    for (const [wider, narrower] of [
      ['public', 'organization'],
      ['organization', 'leadership'],
      ['leadership', 'private'],
    ] as const) {
      expect(leaksInSite(siteFor(narrower), wider)).not.toEqual([]);
    }
  });

  it('leaves nothing of its making behind', () => {
    expect(readdirSync(temporary)).toEqual(['.keep']);
    expect(readdirSync(join(work, 'sites')).sort()).toEqual([...AUDIENCES].sort());
    expect(readdirSync(organisation).sort()).toEqual(['content', 'throughline.yaml']);
  });
});
