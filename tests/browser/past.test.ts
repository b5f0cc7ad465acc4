/** The site of an organisation with 18 months behind it, under a base path, as a reader meets it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenLinks } from './addresses.ts';
import { launchChromium } from './chromium.ts';
import { enter, tabTo } from './keyboard.ts';
import { readPages, samplePages } from './pages.ts';
import { type SiteServer, serveSite } from './server.ts';
import { findBarriers, isTooWide, visit } from './visit.ts';

const root = join(import.meta.dirname, '../..');
const work = mkdtempSync(join(tmpdir(), 'throughline-past-'));
const demo = join(work, 'demo');
const host = join(work, 'host');
const BASE = '/team/scorecard';
const site = join(host, BASE);
const PAST = /^\/(?:history|compare|cycles)\//;
const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

let browser: Browser;
let server: SiteServer;

function throughline(...argv: string[]): void {
  const options = { cwd: root, encoding: 'utf8' } as const;
  const run = spawnSync(process.execPath, [join(root, 'src/cli/bin.ts'), ...argv], options);
  expect(run.status, run.stderr).toBe(0);
}

beforeAll(async () => {
  throughline('demo', demo);
  const settings = join(demo, 'throughline.yaml');
  const text = readFileSync(settings, 'utf8');
  const withBase = text.replace(/^site:\n/m, `site:\n  base: ${BASE}\n`);
  expect(withBase).not.toBe(text);
  writeFileSync(settings, withBase);
  throughline('build', '--root', demo, '--out', site);
  server = await serveSite(host);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(work, { recursive: true, force: true });
});

const withScript = [true, false].map((javaScriptEnabled) => ({
  javaScriptEnabled,
  words: javaScriptEnabled ? 'with JavaScript' : 'without JavaScript',
}));

describe('what has been', () => {
  it.each(withScript)(
    'is found by keyboard from the scorecard: what changed since last quarter, and why, $words',
    async ({ javaScriptEnabled }) => {
      const options = { javaScriptEnabled, viewport: DESK };
      const start = `${server.origin}${BASE}/`;
      const { seen, complaints } = await visit(browser, start, options, async (page) => {
        await tabTo(page, ({ words }) => words === 'What changed since 30\u00a0Sep\u00a02026');
        await enter(page);
        const lead = (await page.locator('.lead').first().textContent())?.trim();
        const worse = await tabTo(page, ({ href }) => /\/kpis\/.+\/$/.test(href ?? ''));
        await enter(page);
        return {
          lead,
          worse,
          title: (await page.locator('h1').textContent())?.trim(),
          events: await page.locator('.timeline > li').count(),
        };
      });
      expect(complaints).toEqual([]);
      expect(seen.lead).toMatch(/^Since 30.Sep.2026, .*(?:better|worse)/);
      expect(seen.worse.isSeen).toBe(true);
      expect(seen.title).toBe(seen.worse.words);
      expect(seen.events).toBeGreaterThan(2);
    },
  );

  it('is without a barrier in both schemes, and as wide as the screen', async () => {
    const ours = readPages(site).filter(({ path }) => PAST.test(path));
    const paths = samplePages(ours, 1).map(({ path }) => path);
    expect(paths.length).toBeGreaterThan(6);
    const faults: string[] = [];
    for (const path of paths) {
      for (const options of [
        { viewport: DESK, colorScheme: 'light' },
        { viewport: PHONE, colorScheme: 'dark' },
      ] as const) {
        const url = server.origin + BASE + path;
        const { seen, complaints } = await visit(browser, url, options, async (page) => [
          ...(await findBarriers(page)),
          ...((await isTooWide(page)) ? ['The page scrolls sideways.'] : []),
        ]);
        faults.push(...[...seen, ...complaints].map((fault) => `${path}: ${fault}`));
      }
    }
    expect(faults).toEqual([]);
  });

  it('leads, like all else, to nothing that is not there, also below the base path', () => {
    const pages = readPages(host);
    expect(pages.length).toBeGreaterThan(300);
    expect(brokenLinks(pages, host)).toEqual([]);
  });
});
