import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { readPages, samplePages } from './pages.ts';
import { readHeaderRules, type SiteServer, serveSite } from './server.ts';
import { findBarriers, isTooWide, visit } from './visit.ts';

const PHONE = { viewport: { width: 390, height: 844 } };

/** A site with every fault that the other tests look for: each must be noticed. */
describe('the browser tests notice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-faulty-'));
  let server: SiteServer;
  let browser: Browser;

  beforeAll(async () => {
    const page = (body: string) =>
      `<!doctype html><html lang="en"><link rel="icon" href="/icon.svg"><title>Page</title><main><h1>Page</h1>${body}</main></html>`;
    const files = {
      _headers: "/*\n  Content-Security-Policy: default-src 'self'; style-src 'unsafe-inline'\n",
      'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'index.html': page('<p>Nothing wrong.</p>'),
      'wide/index.html': page('<p style="width: 2000px">Wide</p>'),
      'pale/index.html': page('<p style="color: #ccc; background: #fff">Pale</p>'),
      'script/index.html': page('<script>document.title = "ran"</script>'),
      'foreign/index.html': page('<img alt="" src="http://foreign.invalid/a.png">'),
      'lost/index.html': page('<img alt="" src="/lost.png">'),
      'talks/index.html': page('<script src="/talks.js"></script>'),
      'talks.js': 'console.warn("hello"); alert("hello"); throw new Error("hello");',
    };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    server = await serveSite(folder);
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const complaintsOf = async (path: string) =>
    (await visit(browser, server.origin + path, PHONE, async () => null)).complaints.join('\n');

  it('nothing where nothing is wrong', async () => {
    const quiet = await visit(browser, `${server.origin}/`, PHONE, async (page) => ({
      barriers: await findBarriers(page),
      wide: await isTooWide(page),
    }));
    expect(quiet).toEqual({ seen: { barriers: [], wide: false }, complaints: [] });
  });

  it('a page that scrolls sideways, with JavaScript and without', async () => {
    const url = `${server.origin}/wide/`;
    expect((await visit(browser, url, PHONE, isTooWide)).seen).toBe(true);
    const without = { ...PHONE, javaScriptEnabled: false };
    expect((await visit(browser, url, without, isTooWide)).seen).toBe(true);
  });

  it('text too pale to read', async () => {
    const { seen } = await visit(browser, `${server.origin}/pale/`, PHONE, findBarriers);
    expect(seen.join('\n')).toMatch(/^color-contrast: /);
  });

  it('a script that the policy refused', async () => {
    expect(await complaintsOf('/script/')).toMatch(/error: .*Content Security Policy/);
  });

  it('a request to another host', async () => {
    expect(await complaintsOf('/foreign/')).toContain('foreign: http://foreign.invalid/a.png');
  });

  it('a file that is not there', async () => {
    expect(await complaintsOf('/lost/')).toContain(`404: ${server.origin}/lost.png`);
  });

  it('a console message, a dialog and an exception', async () => {
    const complaints = await complaintsOf('/talks/');
    expect(complaints).toContain('warning: hello');
    expect(complaints).toContain('dialog: hello');
    expect(complaints).toContain('exception: hello');
  });

  it('every sort of page, the largest of each first', () => {
    const found = readPages(folder);
    expect(found.map((page) => page.path)).toContain('/wide/');
    const sorts = samplePages(
      [
        { path: '/', html: '' },
        { path: '/kpis/', html: '' },
        { path: '/kpis/a/', html: '' },
        { path: '/kpis/b/', html: 'longer' },
      ],
      1,
    );
    expect(sorts.map((page) => page.path)).toEqual(['/', '/kpis/', '/kpis/b/']);
  });

  it('the headers that a host is asked to send', () => {
    expect(readHeaderRules('# note\n/*\n  X-A: 1\n  X-B: 2:3\n/api/*\n  X-C: 4\n')).toEqual([
      {
        path: '/*',
        headers: [
          ['X-A', '1'],
          ['X-B', '2:3'],
        ],
      },
      { path: '/api/*', headers: [['X-C', '4']] },
    ]);
  });
});
