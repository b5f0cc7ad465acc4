import type { Publication } from '../../publish/index.ts';
import { escapeMarkup } from '../charts/svg.ts';
import { pagesOf } from '../views/navigation.ts';
import { absolute, type SiteFile } from './site-file.ts';

/** `sitemap.xml`, where the site knows its own address: a sitemap of relative ones is none. */
export function sitemapFiles(publication: Publication): SiteFile[] {
  if (publication.site.url === null) return [];
  const pages = pagesOf(publication).filter((page) => !page.endsWith('.html'));
  const urls = pages.map(
    (page) => `<url><loc>${escapeMarkup(absolute(publication, page))}</loc></url>`,
  );
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`;
  return [{ path: 'sitemap.xml', text }];
}
