import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { readPages } from './pages.ts';

const site = inject('site');
const pages = readPages(site);
const byPath = new Map(pages.map((page) => [page.path, page.html]));

/** Addresses inside the site that a page names, resolved against the page. */
function addressesOf(path: string, html: string): string[] {
  const base = new URL(path, 'http://site');
  return [...html.matchAll(/\s(?:href|src|action)="([^"]*)"/g)]
    .map((match) => new URL((match[1] ?? '').replaceAll('&amp;', '&'), base))
    .filter((url) => url.host === 'site')
    .map((url) => `${decodeURIComponent(url.pathname)}${url.hash}`);
}

function isBroken(address: string): boolean {
  const [path = '', fragment] = address.split('#');
  const html = byPath.get(path);
  if (html === undefined) {
    const file = join(site, path);
    return !(existsSync(file) && statSync(file).isFile());
  }
  return Boolean(fragment) && !html.includes(`id="${decodeURIComponent(fragment ?? '')}"`);
}

describe('links', () => {
  it('all lead to a page, a file or a heading of the site', () => {
    const broken = pages.flatMap(({ path, html }) =>
      addressesOf(path, html)
        .filter(isBroken)
        .map((address) => `${path} → ${address}`),
    );
    expect([...new Set(broken)]).toEqual([]);
  });

  it('reach every page from the first', () => {
    const reached = new Set(['/']);
    for (const path of reached) {
      for (const address of addressesOf(path, byPath.get(path) ?? '')) {
        const target = address.split('#')[0] ?? '';
        if (byPath.has(target)) reached.add(target);
      }
    }
    const lost = pages.map((page) => page.path).filter((path) => !reached.has(path));
    expect(lost.filter((path) => path !== '/404.html')).toEqual([]);
  });

  it('name no page of another host without rel="noopener noreferrer"', () => {
    const careless = pages.flatMap(({ path, html }) =>
      [...html.matchAll(/<a\s[^>]*href="https?:[^>]*>/g)]
        .map((match) => match[0])
        .filter((tag) => !/rel="[^"]*noopener[^"]*noreferrer/.test(tag))
        .map((tag) => `${path}: ${tag}`),
    );
    expect(careless).toEqual([]);
  });
});
