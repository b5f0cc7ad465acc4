import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { readPages, samplePages } from './pages.ts';
import { type SiteServer, serveSite } from './server.ts';
import { findBarriers, isTooWide, visit } from './visit.ts';

const origin = inject('origin');
const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

describe('a review meeting', () => {
  it('is walked through with keys alone, and the address keeps the place', async () => {
    const walk = async (url: string, keys: readonly string[]) =>
      await visit(browser, url, { viewport: DESK, reducedMotion: 'reduce' }, async (page) => {
        const places: string[] = [];
        for (const key of keys) {
          await page.keyboard.press(key);
          await page.waitForTimeout(150);
          const top = await page.evaluate(() => {
            const item = document.querySelector(location.hash);
            return Math.abs(item?.getBoundingClientRect().top ?? 1e6) < 3 ? location.hash : 'away';
          });
          places.push(top);
        }
        const count = await page.locator('section.item').count();
        const told = await page.locator('[data-place]').textContent();
        return { places, count, told };
      });
    const { seen, complaints } = await walk(`${origin}/meeting/`, [
      ...['ArrowDown', 'ArrowRight', 'PageDown', 'ArrowUp', 'ArrowLeft', 'PageUp'],
      ...['PageUp', 'ArrowDown', 'End', 'ArrowDown'],
    ]);
    expect(complaints).toEqual([]);
    const last = `#item-${seen.count}`;
    expect(seen.count).toBeGreaterThan(10);
    expect(seen.places.slice(0, 5)).toEqual([
      '#item-2',
      '#item-3',
      '#item-4',
      '#item-3',
      '#item-2',
    ]);
    expect(seen.places.slice(7)).toEqual(['#item-2', last, last]);
    expect(seen.told).toBe(`${seen.count} of ${seen.count}`);
  });

  it('opens where its address says, and leads to the form of a check-in by the Tab key', async () => {
    const { seen } = await visit(
      browser,
      `${origin}/meeting/#item-4`,
      { viewport: DESK, reducedMotion: 'reduce' },
      async (page) => {
        const told = await page.locator('[data-place]').textContent();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('ArrowUp');
        const links: string[] = [];
        for (let press = 0; press < 12; press += 1) {
          await page.keyboard.press('Tab');
          links.push(await page.evaluate(() => document.activeElement?.getAttribute('href') ?? ''));
        }
        return { told, links };
      },
    );
    expect(seen.told).toMatch(/^4 of /);
    expect(seen.links.some((href) => href.startsWith('/compose/check-in/?about='))).toBe(true);
  });

  it('reads as one long page without JavaScript, each item behind its anchor', async () => {
    const options = { viewport: PHONE, javaScriptEnabled: false } as const;
    const { seen } = await visit(browser, `${origin}/meeting/`, options, async (page) => ({
      agenda: await page.locator('.agenda a').count(),
      items: await page.locator('section.item').count(),
      controls: await page.locator('.meeting-nav').isVisible(),
    }));
    expect(seen.items).toBe(seen.agenda + 1);
    expect(seen.controls).toBe(false);
  });
});

describe('pages for those who may read everything', () => {
  const root = join(import.meta.dirname, '../..');
  const work = mkdtempSync(join(tmpdir(), 'throughline-private-'));
  const site = join(work, 'site');
  let server: SiteServer;

  beforeAll(async () => {
    const argv = [join(root, 'src/cli/bin.ts'), 'build', '--audience', 'private', '--out', site];
    const build = spawnSync(process.execPath, argv, { cwd: root, encoding: 'utf8' });
    expect(build.status, build.stderr).toBe(0);
    server = await serveSite(site);
  });
  afterAll(async () => {
    await server?.close();
    rmSync(work, { recursive: true, force: true });
  });

  it('are without a barrier in both schemes, and as wide as the screen', async () => {
    const ours = readPages(site).filter(({ path }) =>
      /^\/(?:reviews|meeting|feedback|development|budget)\//.test(path),
    );
    const paths = samplePages(ours, 1).map(({ path }) => path);
    expect(paths.length).toBeGreaterThan(7);
    const faults: string[] = [];
    for (const path of paths) {
      for (const options of [
        { viewport: DESK, colorScheme: 'light' },
        { viewport: PHONE, colorScheme: 'dark' },
      ] as const) {
        const { seen, complaints } = await visit(
          browser,
          server.origin + path,
          options,
          async (page) => [
            ...(await findBarriers(page)),
            ...((await isTooWide(page)) ? ['The page scrolls sideways.'] : []),
          ],
        );
        faults.push(...[...seen, ...complaints].map((fault) => `${path}: ${fault}`));
      }
    }
    expect(faults).toEqual([]);
  });
});
