import type { Item as FeedItem, FeedOptions } from 'feed';
import type { Publication, PublishedCheckIn, PublishedEvent } from '../../publish/index.ts';
import { escapeMarkup } from '../charts/svg.ts';
import { sentence } from '../format.ts';
import { STATUS_FACES } from '../status.ts';
import { eventSentence } from '../views/history/event-words.ts';
import { absolute, momentOf, permanent, plainLine, type SiteFile } from './site-file.ts';

/** Feed readers ask every hour: what is older is on the pages. */
const MOST = 100;

/** What a feed tells of. */
interface Entry {
  id: string;
  day: string;
  title: string;
  description: string;
  href: string;
  by: string | null;
}

/**
 * `feed.rss` and `feed.atom`: check-ins and what happened to goals, the last first. Mere figures are
 * in none; `data/measurements.csv` has them. A feed leads to whole addresses: without one for the
 * site there are no feeds.
 */
export async function feedFiles(publication: Publication): Promise<SiteFile[]> {
  if (!hasFeeds(publication)) return [];
  const { Feed } = await import('feed');
  const entries = entriesOf(publication);
  const feed = new Feed(headOf(publication, entries));
  for (const entry of entries) feed.addItem(itemOf(publication, entry));
  const atom = feed.atom1();
  // An author in RSS is an e-mail address, and we publish none.
  for (const item of feed.items) delete item.author;
  return [
    { path: 'feed.atom', text: `${atom}\n` },
    { path: 'feed.rss', text: `${feed.rss2()}\n` },
  ];
}

/** Whether the site has feeds that can be subscribed to. */
export function hasFeeds({ site }: Publication): boolean {
  return site.url !== null;
}

function headOf(publication: Publication, entries: readonly Entry[]): FeedOptions {
  const { site, organization, asOf } = publication;
  const feedLinks = {
    rss: absolute(publication, '/feed.rss'),
    atom: absolute(publication, '/feed.atom'),
  };
  return {
    id: permanent('site', organization.name),
    title: markupOf(site.title),
    description: markupOf(`What happened to the goals of ${organization.name}.`),
    link: absolute(publication, '/'),
    feedLinks,
    updated: momentOf(entries[0]?.day ?? asOf),
    generator: 'Throughline',
  };
}

function itemOf(publication: Publication, entry: Entry): FeedItem {
  return {
    id: entry.id,
    guid: entry.id,
    title: markupOf(entry.title),
    link: absolute(publication, entry.href),
    date: momentOf(entry.day),
    description: markupOf(entry.description),
    ...(entry.by === null ? {} : { author: [{ name: plainLine(entry.by) }] }),
  };
}

/** Readers take a title for HTML, whatever the feed says of it. */
function markupOf(text: string): string {
  return escapeMarkup(plainLine(text));
}

function entriesOf({ checkIns, history }: Publication): Entry[] {
  const events = history.events.flatMap(entryOfEvent);
  return [...checkIns.map(entryOfCheckIn), ...events]
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.id < b.id ? -1 : 1))
    .slice(0, MOST);
}

function entryOfCheckIn({ id, date, about, author, status, href, title }: PublishedCheckIn): Entry {
  const subject = about[0]?.title ?? title;
  return {
    id: permanent('check-in', id),
    day: date,
    title: `${status === null ? 'Check-in' : STATUS_FACES[status].word}: ${subject}`,
    description: title === subject ? '' : title,
    href,
    by: author?.title ?? null,
  };
}

/** Check-ins have their own entries, and a week of measuring would push all else out. */
const NO_NEWS: readonly PublishedEvent['event'][] = [
  'measured',
  'checked-in',
  'check-in-edited',
  'narrative-edited',
  'annotated',
  'first-known',
];

function entryOfEvent(event: PublishedEvent): Entry | [] {
  const { on, commit, record, event: word, reason, by } = event;
  if (on === null || commit === null || record.href === null || NO_NEWS.includes(word)) return [];
  const said = [eventSentence(event), reason ?? ''];
  return {
    id: permanent('event', `${commit}/${record.kind}/${record.id}/${word}`),
    day: on,
    title: `${sentence(word.replaceAll('-', ' '))}: ${record.title}`,
    description: said.filter((part) => part !== '').join(' '),
    href: record.href,
    by: by?.title ?? null,
  };
}
