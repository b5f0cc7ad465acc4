/** Once for all browser tests: builds this repository's site into a temporary folder and serves it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { serveSite } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the built site. */
    site: string;
    /** Where it is served. */
    origin: string;
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const work = mkdtempSync(join(tmpdir(), 'throughline-site-'));
  const site = join(work, 'site');
  buildSite(site);
  const server = await serveSite(site);
  project.provide('site', site);
  project.provide('origin', server.origin);
  return async () => {
    await server.close();
    rmSync(work, { recursive: true, force: true });
  };
}

function buildSite(out: string): void {
  const root = join(import.meta.dirname, '../..');
  const argv = [join(root, 'src/cli/bin.ts'), 'build', '--out', out];
  const build = spawnSync(process.execPath, argv, { cwd: root, encoding: 'utf8' });
  if (build.status !== 0)
    throw new Error(`The site did not build.\n${build.stdout}${build.stderr}`);
}
