import type { Browser } from 'playwright-core';
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

describe('pages, as a reader meets them', () => {
  it('are many enough to be judged', () => {
    expect(sample.length).toBeGreaterThan(20);
  });

  it.each(sample)('%s in light colours on a desk', async (path) => {
    const options = { viewport: DESK, colorScheme: 'light' } as const;
    const { seen, complaints } = await visit(browser, origin + path, options, findBarriers);
    expect(seen).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it.each(sample)('%s in dark colours on a phone', async (path) => {
    const options = { viewport: PHONE, colorScheme: 'dark' } as const;
    const { seen, complaints } = await visit(browser, origin + path, options, async (page) => ({
      barriers: await findBarriers(page),
      wide: await isTooWide(page),
    }));
    expect(seen).toEqual({ barriers: [], wide: false });
    expect(complaints).toEqual([]);
  });

  it.each(oneOfEach)('%s the two other ways round', async (path) => {
    const phone = { viewport: PHONE, colorScheme: 'light' } as const;
    const desk = { viewport: DESK, colorScheme: 'dark' } as const;
    const onPhone = await visit(browser, origin + path, phone, findBarriers);
    const onDesk = await visit(browser, origin + path, desk, findBarriers);
    expect([...onPhone.seen, ...onDesk.seen]).toEqual([]);
    expect([...onPhone.complaints, ...onDesk.complaints]).toEqual([]);
  });

  it.each(sample)('%s without JavaScript, 320 pixels wide', async (path) => {
    const options = { viewport: NARROWEST, javaScriptEnabled: false } as const;
    const { seen, complaints } = await visit(browser, origin + path, options, async (page) => ({
      titles: await page.locator('h1').count(),
      reads: (await page.locator('main').allInnerTexts()).join().trim().length > 40,
      wide: await isTooWide(page),
      inlineStyles: await page.locator('[style]').count(),
    }));
    expect(seen).toEqual({ titles: 1, reads: true, wide: false, inlineStyles: 0 });
    expect(complaints).toEqual([]);
  });
});
