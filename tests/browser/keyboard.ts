/** Walks a page as those do who have only a keyboard. */
import type { Page } from 'playwright-core';

/** So many steps of the Tab key a reader will take before giving up. */
const PATIENCE = 400;

/** What the keyboard is on: its words, where it leads, the words around it, and whether it is in sight. */
export interface Focus {
  words: string;
  href: string | null;
  around: string;
  isSeen: boolean;
}

/** Presses Tab until what has the focus is wanted; throws when it is not to be reached. */
export async function tabTo(page: Page, wanted: (focus: Focus) => boolean): Promise<Focus> {
  for (let step = 0; step < PATIENCE; step += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const at = document.activeElement;
      const box = at?.getBoundingClientRect();
      return {
        words: at?.textContent?.trim() ?? '',
        href: at?.getAttribute('href') ?? null,
        around: at?.closest('tr, li')?.textContent ?? '',
        isSeen: box !== undefined && box.width > 0 && box.top < innerHeight && box.bottom > 0,
      };
    });
    if (wanted(focus)) return focus;
  }
  throw new Error(`not reached by ${PATIENCE} steps of the Tab key from ${page.url()}`);
}

/** Follows what has the focus. */
export async function enter(page: Page): Promise<void> {
  const before = page.url();
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.href !== before, { timeout: 20_000 });
}
