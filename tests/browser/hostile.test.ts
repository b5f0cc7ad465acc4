import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileFiles } from '../build/hostile.ts';
import { throughline } from '../processes.ts';
import { put } from '../terminal.ts';
import { launchChromium } from './chromium.ts';
import { readPages } from './pages.ts';
import { type SiteServer, serveSite } from './server.ts';
import { visit } from './visit.ts';

const work = mkdtempSync(join(tmpdir(), 'throughline-hostile-'));
const guarded = join(work, 'guarded');
const bare = join(work, 'bare');
const base = '/a/b';
let browser: Browser;
let servers: { guarded: SiteServer; bare: SiteServer };

beforeAll(async () => {
  put(join(work, 'organisation'), hostileFiles());
  const built = throughline(
    [
      'build',
      '--allow-errors',
      '--audience',
      'private',
      '--out',
      join(guarded, base),
      '--base',
      base,
    ],
    { cwd: join(work, 'organisation') },
  );
  expect(built.code, built.err).toBe(0);
  cpSync(guarded, bare, { recursive: true });
  rmSync(join(bare, base, '_headers'));
  cpSync(join(guarded, base, '_headers'), join(guarded, '_headers'));
  for (const { path } of readPages(bare)) {
    const file = join(bare, path.endsWith('.html') ? path : `${path}index.html`);
    const html = readFileSync(file, 'utf8');
    const without = html.replace(/<meta http-equiv="content-security-policy"[^>]*>/i, '');
    expect(without, path).not.toBe(html);
    writeFileSync(file, without);
  }
  servers = { guarded: await serveSite(guarded), bare: await serveSite(bare) };
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await servers?.guarded.close();
  await servers?.bare.close();
  rmSync(work, { recursive: true, force: true });
});

/** What content must never have made: elements, attributes and addresses that run or fetch. */
function hazards(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const forbidden =
      'iframe, object, embed, base, form, img, image, video, math, foreignObject, use';
    const found = [
      ...document.querySelectorAll(`${forbidden}, style, meta[http-equiv=refresh i]`),
    ].map((element) => element.outerHTML);
    for (const element of document.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        if (name.startsWith('on') || name === 'style' || name === 'srcdoc' || name === 'autofocus')
          found.push(`${element.localName} ${name}="${value}"`);
      }
    }
    for (const script of document.scripts) {
      const isOurs = script.src === '' || new URL(script.src).origin === location.origin;
      if (!isOurs || /alert/.test(script.text)) found.push(script.outerHTML);
    }
    for (const link of document.querySelectorAll('link')) {
      if (new URL(link.href).origin !== location.origin) found.push(link.outerHTML);
    }
    for (const link of document.links) {
      if (!['http:', 'https:', 'mailto:'].includes(link.protocol)) found.push(link.outerHTML);
    }
    return found.map((text) => text.slice(0, 200));
  });
}

/** Everything wrong with every page of a site, one line each. */
async function faultsOf(server: SiteServer, folder: string): Promise<string[]> {
  const faults: string[] = [];
  for (const { path } of readPages(folder)) {
    if (/\/audit\/rules\/./.test(path)) continue;
    const { seen, complaints } = await visit(browser, server.origin + path, {}, async (page) => {
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      return hazards(page);
    });
    faults.push(...[...seen, ...complaints].map((fault) => `${path}: ${fault}`));
  }
  return faults;
}

/** Milliseconds for a look at every page: a busy machine takes seconds for each. */
const EVERY_PAGE = 240_000;

describe('hostile content', () => {
  it(
    'runs nothing, fetches nothing and breaks no policy on any page',
    async () => {
      expect(await faultsOf(servers.guarded, guarded)).toEqual([]);
    },
    EVERY_PAGE,
  );

  it(
    'runs and fetches nothing without the policy either',
    async () => {
      expect(await faultsOf(servers.bare, bare)).toEqual([]);
    },
    EVERY_PAGE,
  );

  it('is there, as words', async () => {
    const page = readFileSync(join(guarded, base, 'kpis/k/index.html'), 'utf8');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(readPages(guarded).length).toBeGreaterThan(20);
  });

  it('is noticed where it gets through', async () => {
    const file = join(bare, base, 'teams/index.html');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(
        '</main>',
        '<p onclick="alert(1)">x</p><script>alert(1)</script></main>',
      ),
    );
    const { seen, complaints } = await visit(
      browser,
      `${servers.bare.origin}${base}/teams/`,
      {},
      hazards,
    );
    expect(seen).toContain('p onclick="alert(1)"');
    expect(complaints).toContain('dialog: 1');
  });
});
