/** Where the pages of a built site lead, and which of it is not there. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from './pages.ts';

/** Addresses inside the site that a page names, resolved against the page. */
export function addressesOf({ path, html }: Page): string[] {
  const base = new URL(path, 'http://site');
  return [...html.matchAll(/\s(?:href|src|action)="([^"]*)"/g)]
    .map((match) => new URL((match[1] ?? '').replaceAll('&amp;', '&'), base))
    .filter((url) => url.host === 'site')
    .map((url) => `${decodeURIComponent(url.pathname)}${url.hash}`);
}

/** `page → address` for each link to a page, file or heading that is not under `host`. */
export function brokenLinks(pages: readonly Page[], host: string): string[] {
  const byPath = new Map(pages.map((page) => [page.path, page.html]));
  const isBroken = (address: string) => {
    const [path = '', fragment] = address.split('#');
    const html = byPath.get(path);
    if (html === undefined) {
      const file = join(host, path);
      return !(existsSync(file) && statSync(file).isFile());
    }
    return Boolean(fragment) && !html.includes(`id="${decodeURIComponent(fragment ?? '')}"`);
  };
  const broken = pages.flatMap((page) =>
    addressesOf(page)
      .filter(isBroken)
      .map((address) => `${page.path} → ${address}`),
  );
  return [...new Set(broken)];
}
