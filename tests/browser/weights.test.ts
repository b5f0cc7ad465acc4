import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from './chromium.ts';

const site = inject('site');
const origin = inject('origin');
const DESK = { width: 1280, height: 900 };

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

/** What a reader's browser fetched for a page, in bytes by kind of file, as `gzip -9` makes them; fonts as they are. */
interface Weight {
  script: number;
  font: number;
  rest: number;
}

async function weigh(path: string, use: (page: Page) => Promise<void> = quietly): Promise<Weight> {
  const context = await browser.newContext({ viewport: DESK });
  const fetched = new Set<string>();
  context.on('response', (response) => fetched.add(new URL(response.url()).pathname));
  try {
    const page = await context.newPage();
    await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' });
    await use(page);
    const weight = { script: 0, font: 0, rest: 0 };
    for (const name of fetched) {
      const bytes = readFileSync(join(site, name.endsWith('/') ? `${name}index.html` : name));
      if (name.endsWith('.woff2')) weight.font += bytes.length;
      else weight[name.endsWith('.js') ? 'script' : 'rest'] += gzipSync(bytes, { level: 9 }).length;
    }
    return weight;
  } finally {
    await context.close();
  }
}

async function quietly(): Promise<void> {}

async function explore(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Explore the figures' }).click();
  await page.locator('.explore canvas').waitFor();
}

async function openSearch(page: Page): Promise<void> {
  await page.keyboard.press('/');
  await page.locator('dialog input').waitFor();
}

describe('the weight of a page, compressed', () => {
  it('is at most 150 kB for the scorecard, without its fonts', async () => {
    const { script, rest } = await weigh('/');
    expect(rest).toBeGreaterThan(10_000);
    expect(script + rest).toBeLessThanOrEqual(150_000);
  });

  it('has at most 120 kB of fonts, wherever one reads', async () => {
    for (const path of ['/', '/kpis/label-availability/', '/guide/formulas/']) {
      const { font } = await weigh(path);
      expect(font).toBeGreaterThan(10_000);
      expect(font).toBeLessThanOrEqual(120_000);
    }
  });

  it('has at most 15 kB of script on an ordinary page, with its search opened too', async () => {
    for (const path of ['/', '/objectives/', '/check-ins/', '/meeting/', '/compose/check-in/']) {
      const { script } = await weigh(path);
      expect([path, script > 500, script <= 15_000]).toEqual([path, true, true]);
    }
    const { script } = await weigh('/objectives/', openSearch);
    expect(script).toBeGreaterThan(5_000);
    expect(script).toBeLessThanOrEqual(15_000);
  });

  it('has at most 90 kB of script on a page whose chart is explored, and 15 kB before that', async () => {
    const chart = '/kpis/label-availability/';
    expect((await weigh(chart)).script).toBeLessThanOrEqual(15_000);
    const { script } = await weigh(chart, explore);
    expect(script).toBeGreaterThan(20_000);
    expect(script).toBeLessThanOrEqual(90_000);
  });
});
