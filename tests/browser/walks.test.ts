import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { enter, tabTo } from './keyboard.ts';
import { isTooWide, visit } from './visit.ts';

const origin = inject('origin');
let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

const withScript = [true, false].map((javaScriptEnabled) => ({
  javaScriptEnabled,
  words: javaScriptEnabled ? 'with JavaScript' : 'without JavaScript',
}));

describe.each(withScript)('by keyboard alone, $words', ({ javaScriptEnabled }) => {
  const options = { javaScriptEnabled, viewport: { width: 1280, height: 900 } };

  it('a reader comes from the scorecard to a KPI that is off track, and learns why and from which line', async () => {
    const { seen, complaints } = await visit(browser, `${origin}/`, options, async (page) => {
      const skip = await tabTo(page, () => true);
      await page.keyboard.press('Enter');
      const kpi = await tabTo(
        page,
        ({ href, around }) => /\/kpis\/.+\/$/.test(href ?? '') && around.includes('Off track'),
      );
      await enter(page);
      const lead = await page.locator('.lead').first().textContent();
      const summary = await tabTo(page, ({ words }) => /^Status\b.*Off track$/s.test(words));
      await page.keyboard.press('Enter');
      const opened = page.locator('.explanations details[open]');
      const source = opened.getByRole('link').first();
      return {
        skip,
        kpi,
        title: await page.locator('h1').textContent(),
        lead,
        summary,
        formula: await opened.locator('.formula').first().textContent(),
        inputs: await opened.locator('tbody tr').count(),
        source: await source.getAttribute('href'),
      };
    });
    expect(complaints).toEqual([]);
    expect(seen.skip).toMatchObject({ href: '#main', isSeen: true });
    expect(seen.kpi.isSeen).toBe(true);
    expect(seen.title?.trim()).toBe(seen.kpi.words);
    expect(seen.lead).toMatch(/^\s*Off track\. .*(expected|target)/s);
    expect(seen.summary.isSeen).toBe(true);
    expect(seen.formula?.trim()).toMatch(/\.$/);
    expect(seen.inputs).toBeGreaterThan(1);
    expect(seen.source).toMatch(/content\/.+#L\d+/);
  });

  it('a reader goes on from an objective to what it serves, up to the vision', async () => {
    const { seen, complaints } = await visit(
      browser,
      `${origin}/objectives/`,
      options,
      async (page) => {
        await tabTo(page, ({ href }) => /\/objectives\/.+\/$/.test(href ?? ''));
        await enter(page);
        const path: (string | null)[] = [await page.locator('h1').textContent()];
        await tabTo(page, ({ href }) => /\/strategy\/.+\/$/.test(href ?? ''));
        await enter(page);
        path.push(await page.locator('h1').textContent());
        await tabTo(page, ({ words }) => words === 'Vision');
        await enter(page);
        return { path, vision: await page.getByText('What we are trying to become').count() };
      },
    );
    expect(complaints).toEqual([]);
    expect(new Set(seen.path).size).toBe(2);
    expect(seen.vision).toBe(1);
  });

  it('a reader comes to the pack, and it is fit for paper', async () => {
    const { seen, complaints } = await visit(browser, `${origin}/`, options, async (page) => {
      await tabTo(page, ({ words }) => words === 'Print the pack');
      await enter(page);
      let called = 0;
      if (javaScriptEnabled) {
        await page.exposeFunction('printed', () => {
          called += 1;
        });
        await page.evaluate(() => {
          window.print = () => (window as unknown as { printed: () => void }).printed();
        });
        await tabTo(page, ({ words }) => words === 'Print');
        await page.keyboard.press('Enter');
        await expect.poll(() => called).toBe(1);
      }
      // As wide as a sheet of A4 within its margins.
      await page.setViewportSize({ width: 688, height: 980 });
      await page.emulateMedia({ media: 'print' });
      const sheets = (await page.pdf({ format: 'A4', preferCSSPageSize: true }))
        .toString('latin1')
        .match(/\/Type\s*\/Page\b/g);
      return {
        isTooWide: await isTooWide(page),
        frame: await page.locator('.rail:visible, .masthead button:visible').count(),
        priorities: await page.locator('.pack-priority:visible').count(),
        sheets: sheets?.length ?? 0,
      };
    });
    expect(complaints).toEqual([]);
    expect(seen).toMatchObject({ isTooWide: false, frame: 0 });
    expect(seen.priorities).toBeGreaterThan(3);
    expect(seen.sheets).toBeGreaterThan(4);
    expect(seen.sheets).toBeLessThan(seen.priorities + 6);
  });
});
