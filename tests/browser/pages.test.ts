import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { readPages, samplePages } from './pages.ts';
import { findBarriers, isTooWide, visit } from './visit.ts';

const origin = inject('origin');
const pages = readPages(inject('site'));
const sample = samplePages(pages, 3).map((page) => page.path);
const oneOfEach = samplePages(pages, 1).map((page) => page.path);

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };
const NARROWEST = { width: 320, height: 640 };

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

/** What axe, the console, the network and the width of the page have against it: '' when nothing. */
async function faultsOf(path: string, options: BrowserContextOptions): Promise<string> {
  const { seen, complaints } = await visit(browser, origin + path, options, async (page) => [
    ...(await findBarriers(page)),
    ...((await isTooWide(page)) ? ['The page scrolls sideways.'] : []),
  ]);
  return [...seen, ...complaints].join('\n');
}

describe.concurrent('pages, as a reader meets them', () => {
  it('are many enough to be judged', () => {
    expect(sample.length).toBeGreaterThan(30);
  });

  it.each(sample)('%s in light colours on a desk', async (path) => {
    expect(await faultsOf(path, { viewport: DESK, colorScheme: 'light' })).toBe('');
  });

  it.each(sample)('%s in dark colours on a phone', async (path) => {
    expect(await faultsOf(path, { viewport: PHONE, colorScheme: 'dark' })).toBe('');
  });

  it.each(oneOfEach)('%s the two other ways round', async (path) => {
    expect(await faultsOf(path, { viewport: PHONE, colorScheme: 'light' })).toBe('');
    expect(await faultsOf(path, { viewport: DESK, colorScheme: 'dark' })).toBe('');
  });

  it('are none of them wider than the narrowest screen', async () => {
    const page = await browser.newPage({ viewport: NARROWEST, javaScriptEnabled: false });
    const wide: string[] = [];
    for (const { path } of pages) {
      await page.goto(origin + path, { waitUntil: 'domcontentloaded' });
      if (await isTooWide(page)) wide.push(path);
    }
    await page.context().close();
    expect(wide).toEqual([]);
  });

  it.each(sample)('%s without JavaScript, 320 pixels wide', async (path) => {
    const options = { viewport: NARROWEST, javaScriptEnabled: false } as const;
    const { seen, complaints } = await visit(browser, origin + path, options, async (page) => ({
      titles: await page.locator('h1').count(),
      reads: (await page.locator('main').allInnerTexts()).join().trim().length > 40,
      wide: await isTooWide(page),
      inlineStyles: await page.locator('[style]').count(),
    }));
    expect({ ...seen, complaints }).toEqual({
      titles: 1,
      reads: true,
      wide: false,
      inlineStyles: 0,
      complaints: [],
    });
  });
});
