/** Opens pages in a real browser and collects whatever a reader should never meet. */
import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

export interface Visit<T> {
  seen: T;
  /** Console messages, exceptions, policy violations, failed and foreign requests. */
  complaints: string[];
}

/** Milliseconds after loading in which scripts may still speak up or fetch. */
const SETTLING = 100;

/** Opens `url` in a fresh context, looks at the quiet page, and closes the context. */
export async function visit<T>(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
  look: (page: Page) => Promise<T>,
): Promise<Visit<T>> {
  const context = await browser.newContext(options);
  const complaints: string[] = [];
  listen(context, new URL(url).origin, complaints);
  try {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForTimeout(SETTLING);
    const seen = await look(page);
    return { seen, complaints };
  } finally {
    await context.close();
  }
}

/** What axe finds wrong with the page as it stands, one line a rule. */
export async function findBarriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 3).map((node) => node.target.join(' '));
    return `${id}: ${help} (${nodes.length}×, ${places.join(' | ')})`;
  });
}

/** Whether the page scrolls sideways. */
export function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
}

/** Chromium reports violations of the policy as console messages: they come with the rest. */
function listen(context: BrowserContext, origin: string, complaints: string[]): void {
  context.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  context.on('weberror', (error) => complaints.push(`exception: ${error.error().message}`));
  context.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && url.protocol !== 'data:') complaints.push(`foreign: ${url.href}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
}
