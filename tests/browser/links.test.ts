import { describe, expect, inject, it } from 'vitest';
import { addressesOf, brokenLinks } from './addresses.ts';
import { readPages } from './pages.ts';

const site = inject('site');
const pages = readPages(site);
const byPath = new Map(pages.map((page) => [page.path, page.html]));

describe('links', () => {
  it('all lead to a page, a file or a heading of the site', () => {
    expect(brokenLinks(pages, site)).toEqual([]);
  });

  it('reach every page from the first', () => {
    const reached = new Set(['/']);
    for (const path of reached) {
      for (const address of addressesOf({ path, html: byPath.get(path) ?? '' })) {
        const target = address.split('#')[0] ?? '';
        if (byPath.has(target)) reached.add(target);
      }
    }
    const lost = pages.map((page) => page.path).filter((path) => !reached.has(path));
    expect(lost).toEqual(['/404.html']);
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
