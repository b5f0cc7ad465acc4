/** Which pages a built site has, and a sample that holds every sort of page. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A page's address below the site, and its HTML. */
export interface Page {
  path: string;
  html: string;
}

/** Every page of the site in `folder`, sorted by address. */
export function readPages(folder: string): Page[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({ path: addressOf(file), html: readFileSync(join(folder, file), 'utf8') }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Up to `most` pages of each sort (same folder, same depth): the largest first, then the rest in order. */
export function samplePages(pages: Page[], most: number): Page[] {
  const sorts = Map.groupBy(pages, ({ path }) => sortOf(path));
  return [...sorts.values()].flatMap((sort) => {
    const [largest, ...others] = sort.toSorted((a, b) => b.html.length - a.html.length);
    if (largest === undefined) return [];
    return [largest, ...others.toSorted((a, b) => (a.path < b.path ? -1 : 1))].slice(0, most);
  });
}

function sortOf(path: string): string {
  const [first, ...rest] = path.split('/').filter((part) => part !== '');
  return [first, ...rest.map(() => '*')].join('/');
}

function addressOf(file: string): string {
  return `/${file.replaceAll('\\', '/').replace(/(?:^|(?<=\/))index\.html$/, '')}`;
}
