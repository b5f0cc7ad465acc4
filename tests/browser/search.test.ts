import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { findBarriers, visit } from './visit.ts';

const origin = inject('origin');

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

const selected = (page: Page) => page.locator('[role=option][aria-selected=true]');

/** What is found for some words typed after `/` on the teams' page. */
function searching(words: string, look: (page: Page) => Promise<unknown>, scheme = 'light') {
  const options = { colorScheme: scheme === 'dark' ? 'dark' : 'light' } as const;
  return visit(browser, `${origin}/teams/`, options, async (page) => {
    await page.keyboard.press('/');
    await page.locator('dialog.search input').waitFor();
    await page.keyboard.type(words);
    await page.locator('dialog.search [role=status]', { hasText: /\d result|Nothing/ }).waitFor();
    return look(page);
  });
}

describe('search', () => {
  it('leads from anywhere to a record by keyboard alone', async () => {
    const { seen, complaints } = await searching('hours label prints', async (page) => {
      const first = await selected(page).locator('.search-title').textContent();
      await page.keyboard.press('Enter');
      await page.waitForURL('**/kpis/**');
      return [first, await page.locator('h1').textContent()];
    });
    expect(complaints).toEqual([]);
    expect(seen).toEqual(['Hours in which a label prints', 'Hours in which a label prints']);
  });

  it('finds what was written, behind what is called so, and quotes it', async () => {
    const { seen } = await searching('impression', async (page) => {
      const group = page.getByRole('group', { name: 'In what was written' });
      await group.waitFor();
      return group.locator('.search-note').allTextContents();
    });
    expect(String(seen).toLowerCase()).toContain('impression');
  });

  it('walks through the results and back, and closes', async () => {
    const { seen } = await searching('label', async (page) => {
      const ids: (string | null)[] = [];
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowUp']) {
        await page.keyboard.press(key);
        ids.push(await page.locator('dialog input').getAttribute('aria-activedescendant'));
      }
      await page.keyboard.press('Escape');
      return { ids: ids.slice(0, 4), open: await page.locator('dialog[open]').count() };
    });
    const result = (at: number) => `search-results-dialog-${at}`;
    expect(seen).toEqual({ ids: [1, 2, 1, 0].map(result), open: 0 });
  });

  it('says so when nothing is found', async () => {
    const { seen } = await searching('xyzzyx', (page) =>
      page.locator('dialog.search [role=status]').textContent(),
    );
    expect(seen).toBe('Nothing found.');
  });

  it.each(['light', 'dark'])('stands in nobody’s way in %s colours', async (scheme) => {
    const { seen, complaints } = await searching('label', findBarriers, scheme);
    expect([seen, complaints]).toEqual([[], []]);
  });

  it('does not open while a field is being filled in', async () => {
    const { seen } = await searching('a/b', (page) => page.locator('dialog input').inputValue());
    expect(seen).toBe('a/b');
  });

  it('has a page that takes its words from the address', async () => {
    const { seen } = await visit(browser, `${origin}/search/?q=label`, {}, async (page) => {
      await page.locator('[data-search-place] [role=option]').first().waitFor();
      return page.locator('[data-search-place] input').inputValue();
    });
    expect(seen).toBe('label');
  });

  it('is a list of names without JavaScript', async () => {
    const options = { javaScriptEnabled: false };
    const { seen } = await visit(browser, `${origin}/teams/`, options, async (page) => {
      await page.locator('a[data-search]').click();
      return page.locator('summary', { hasText: 'KPIs' }).count();
    });
    expect(seen).toBe(1);
  });
});
