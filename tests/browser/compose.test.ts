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

const file = (page: Page) => page.locator('[data-compose-text]').textContent();
const door = async (page: Page) =>
  new URL((await page.locator('[data-compose-open]').getAttribute('href')) ?? '');

describe('writing a check-in', () => {
  it('goes from an objective to the provider’s page with the file filled in, by keyboard alone', async () => {
    const { seen, complaints } = await visit(browser, `${origin}/check-ins/`, {}, async (page) => {
      const link = page.getByRole('link', { name: /^Check in on/ }).first();
      await link.focus();
      await page.keyboard.press('Enter');
      await page.locator('[data-compose]').waitFor();
      await page.getByLabel('At risk', { exact: false }).focus();
      await page.keyboard.press('Space');
      await page.getByLabel('Obstacles').focus();
      await page.keyboard.type('It rains: "hard".');
      await page.getByLabel('What was decided').focus();
      await page.keyboard.type('Buy a tent');
      const address = await door(page);
      return { address, text: await file(page) };
    });
    expect(complaints).toEqual([]);
    expect(seen.text).toMatch(
      /^---\ndate: 2026-11-20\nabout: \["objective:[a-z-]+"\]\nstatus: at-risk\n/,
    );
    expect(seen.text).toContain('decisions: [{text: Buy a tent}]');
    expect(seen.text).toContain('\n## Obstacles\n\nIt rains: "hard".\n');
    expect(seen.address.pathname).toContain('/new/main/content/check-ins/2026-w47');
    expect(seen.address.searchParams.get('value')).toBe(seen.text);
  });

  it('opens the page empty when the text is too long for an address, and says so', async () => {
    const { seen } = await visit(browser, `${origin}/compose/check-in/`, {}, async (page) => {
      await page.locator('[data-compose]').waitFor();
      await page.getByLabel('Progress').fill('word '.repeat(2000));
      const address = await door(page);
      return [
        address.searchParams.get('value'),
        await page.locator('[data-compose-says]').textContent(),
      ];
    });
    expect(seen).toEqual(['', 'The page opens empty: copy the text here and paste it there.']);
  });

  it('can be taken away as a file', async () => {
    const { seen } = await visit(browser, `${origin}/compose/kpi/`, {}, async (page) => {
      await page.getByLabel('What it is called').fill('Second tries');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Download' }).click(),
      ]);
      return download.suggestedFilename();
    });
    expect(seen).toBe('second-tries.md');
  });

  it.each(['check-in', 'objective', 'kpi'])('has no barrier in the form of a %s', async (kind) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const options = { colorScheme, viewport: { width: 390, height: 844 } };
      const look = async (page: Page) => {
        await page.locator('[data-compose]').waitFor();
        return findBarriers(page);
      };
      const { seen, complaints } = await visit(
        browser,
        `${origin}/compose/${kind}/`,
        options,
        look,
      );
      expect([seen, complaints]).toEqual([[], []]);
    }
  });

  it('names the command that does the same where there is no JavaScript', async () => {
    const options = { javaScriptEnabled: false };
    const { seen } = await visit(browser, `${origin}/compose/check-in/`, options, async (page) => [
      await page.locator('[data-compose]').isVisible(),
      await page.locator('.without-script code').textContent(),
    ]);
    expect(seen).toEqual([false, 'throughline check-in']);
  });
});
