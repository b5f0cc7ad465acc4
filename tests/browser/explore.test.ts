import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { findBarriers, isTooWide, visit } from './visit.ts';

const origin = inject('origin');
const KPI = `${origin}/kpis/label-availability/`;
const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

async function startExploring(page: Page): Promise<void> {
  const start = page.getByRole('button', { name: 'Explore the figures' });
  await start.focus();
  await page.keyboard.press('Enter');
  await page.locator('.explore canvas').waitFor();
}

const reading = (page: Page) => page.locator('.explore-reading').textContent();

describe('the figures of a KPI, explored', () => {
  it('are walked with the keyboard alone, and each value is said with its note', async () => {
    const { seen, complaints } = await visit(browser, KPI, { viewport: DESK }, async (page) => {
      await startExploring(page);
      const focused = await page.evaluate(() => document.activeElement?.tagName);
      await page.keyboard.press('End');
      const last = await reading(page);
      await page.keyboard.press('ArrowLeft');
      const before = await reading(page);
      for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowLeft');
      const outage = await reading(page);
      await page.keyboard.press('Home');
      const first = await reading(page);
      await page.keyboard.press('Escape');
      return { focused, last, before, outage, first, none: await reading(page) };
    });
    expect(complaints).toEqual([]);
    expect(seen.focused).toBe('CANVAS');
    expect(seen.last).toContain('99.972%');
    expect(seen.before).toContain('99.961%');
    expect(seen.outage).toMatch(/99\.071%.*for the worse.*label outage/);
    expect(seen.first).toContain('99.904%');
    expect(seen.none).toContain('arrow keys');
  });

  it('are read under the pointer, narrowed to the latest, and shown without limits', async () => {
    const { seen, complaints } = await visit(browser, KPI, { viewport: DESK }, async (page) => {
      await startExploring(page);
      const canvas = page.locator('.explore canvas');
      await canvas.hover({ position: { x: 600, y: 150 } });
      const pointed = await reading(page);
      const whole = await canvas.screenshot();
      await page.getByRole('checkbox', { name: 'Limits' }).uncheck();
      const bare = await canvas.screenshot();
      await page.getByRole('button', { name: 'Latest 12' }).click();
      await canvas.focus();
      await page.keyboard.press('Home');
      return { pointed, changed: !whole.equals(bare), first: await reading(page) };
    });
    expect(complaints).toEqual([]);
    expect(seen.pointed).toMatch(/\d{4}: 99\.\d+%/);
    expect(seen.changed).toBe(true);
    expect(seen.first).toContain('30\u00a0Nov\u00a02025');
  });

  it.each([
    ['light', DESK],
    ['dark', PHONE],
  ] as const)(
    'have no barrier in %s colours, and no style of their own in the page',
    async (colorScheme, viewport) => {
      const { seen, complaints } = await visit(
        browser,
        KPI,
        { viewport, colorScheme },
        async (page) => {
          await startExploring(page);
          return { barriers: await findBarriers(page), isWide: await isTooWide(page) };
        },
      );
      expect({ ...seen, complaints }).toEqual({ barriers: [], isWide: false, complaints: [] });
    },
  );

  it('give way to the drawing on paper and on the way back', async () => {
    const { seen } = await visit(browser, KPI, { viewport: DESK }, async (page) => {
      await startExploring(page);
      const drawing = page.locator('figure[data-explore] .chart-wide');
      const onScreen = await drawing.isVisible();
      await page.emulateMedia({ media: 'print' });
      const onPaper = [await drawing.isVisible(), await page.locator('.explore').isVisible()];
      await page.emulateMedia({ media: 'screen' });
      await page.getByRole('button', { name: 'Back to the drawing' }).click();
      return { onScreen, onPaper, back: await drawing.isVisible() };
    });
    expect(seen).toEqual({ onScreen: false, onPaper: [true, false], back: true });
  });

  it('weigh at most 90 kB of script, which an ordinary page does not load', async () => {
    const sizeOf = async (page: Page) =>
      page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .filter((entry) => entry.name.endsWith('.js'))
          .map((entry) => (entry as PerformanceResourceTiming).decodedBodySize)
          .reduce((a, b) => a + b, 0),
      );
    const { seen } = await visit(browser, KPI, { viewport: DESK }, async (page) => {
      const before = await sizeOf(page);
      await startExploring(page);
      return { before, after: await sizeOf(page) };
    });
    expect(seen.before).toBeLessThan(40_000);
    // Uncompressed; what is sent is about a third of it.
    expect(seen.after).toBeLessThan(200_000);
  });

  it('are a drawing and a table to download without JavaScript', async () => {
    const options = { viewport: DESK, javaScriptEnabled: false };
    const { seen, complaints } = await visit(browser, KPI, options, async (page) => ({
      drawing: await page.locator('figure[data-explore] .chart-wide > svg').isVisible(),
      buttons: await page.locator('.explore-start').count(),
      table: await page.getByRole('link', { name: 'Download as CSV' }).getAttribute('href'),
    }));
    expect(complaints).toEqual([]);
    expect(seen).toEqual({ drawing: true, buttons: 0, table: '/kpis/label-availability/data.csv' });
    const response = await fetch(`${origin}${seen.table}`);
    expect(await response.text()).toMatch(/^from,to,on,value,/);
  });
});

describe('the words of every KPI’s picture', () => {
  it('lie on no other word and inside their picture, as a browser sets them', async () => {
    const { seen } = await visit(browser, `${origin}/kpis/`, { viewport: DESK }, async (page) => {
      const links = await page
        .locator('main a[href^="/kpis/"]')
        .evaluateAll((all) => [
          ...new Set(all.map((link) => new URL((link as HTMLAnchorElement).href).pathname)),
        ]);
      const faults: string[] = [];
      for (const path of links) {
        await page.goto(origin + path);
        faults.push(...(await page.evaluate(lyingWords)).map((fault) => `${path}: ${fault}`));
      }
      return { pages: links.length, faults };
    });
    expect(seen.pages).toBeGreaterThan(40);
    expect(seen.faults).toEqual([]);
  });
});

/** Runs in the page: words of the wide picture that touch one another or leave it. */
function lyingWords(): string[] {
  const svg = document.querySelector('figure[data-explore] .chart-wide > svg');
  if (!svg) return [];
  const frame = svg.getBoundingClientRect();
  const words = [...svg.querySelectorAll(':scope > text')].map((text) => ({
    text: text.textContent ?? '',
    box: text.getBoundingClientRect(),
  }));
  return words.flatMap(({ text, box }, index) => {
    const outside = box.right > frame.right + 1 || box.left < frame.left - 1;
    const lying = words
      .slice(index + 1)
      .filter(
        (other) =>
          box.left < other.box.right - 1 &&
          other.box.left < box.right - 1 &&
          box.top < other.box.bottom - 5 &&
          other.box.top < box.bottom - 5,
      );
    return [
      ...(outside ? [`${text} is outside`] : []),
      ...lying.map((other) => `${text} on ${other.text}`),
    ];
  });
}
