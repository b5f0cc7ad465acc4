import type { Publication } from '../../publish/index.ts';
import { address } from '../views/book.ts';

/** A file that is not a page: for programs, calendars and feed readers. */
export interface SiteFile {
  /** Below the folder of the site, `/` between its parts, nothing escaped. */
  path: string;
  text: string;
}

/** A file whose text is made in parts: all of it at once would be hundreds of megabytes. */
export interface LongFile {
  path: string;
  text: Iterable<string>;
}

/** The address of a page or file with its host, where the site knows its own; else from the root. */
export function absolute(publication: Publication, href: string): string {
  const path = address(publication, href);
  const { url } = publication.site;
  return url === null ? path : new URL(path, url).href;
}

/** A name that is the same wherever the site stands, for feeds and calendars. */
export function permanent(kind: string, id: string): string {
  return `urn:throughline:${kind}:${id.split('/').map(encodeURIComponent).join('/')}`;
}

/** A day as feeds want it: its first moment in UTC. */
export function momentOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** One line of plain text: what XML and calendars may not hold, or turns the writing round, becomes a blank. */
export function plainLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029\uFFFE\uFFFF]+/gu, ' ').trim();
}
