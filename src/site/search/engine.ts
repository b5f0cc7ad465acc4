import MiniSearch, { type Options } from 'minisearch';

/** Something that has a page or a place on one. */
export interface SearchEntry {
  id: number;
  /** The word before its name: `KPI`, `Check-in`. */
  kind: string;
  title: string;
  /** Its id in the files, which engineers know it by. */
  name: string;
  /** Address below the site's base. */
  href: string;
  /** Who and how: `at risk · Ana Ruiz`. */
  note: string;
  /** What it says in full; only in the index of texts. */
  text?: string;
}

/** A result; `excerpt` are the words of its text around the first that was found, '' where none was. */
export type Hit = Pick<SearchEntry, 'kind' | 'title' | 'href' | 'note'> & { excerpt: string };

/** How much of a text is kept to be quoted, and how much of it is. */
const KEPT = 800;
const QUOTED = 140;

/** An index that can be asked. */
export type Found = MiniSearch<SearchEntry>;

const OPTIONS: Options<SearchEntry> = {
  fields: ['title', 'name', 'note', 'text'],
  storeFields: ['kind', 'title', 'href', 'note', 'start'],
  extractField: (entry, field) =>
    field === 'start' ? entry.text?.slice(0, KEPT) : entry[field as keyof SearchEntry],
  searchOptions: {
    boost: { title: 4, name: 3 },
    prefix: true,
    fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    combineWith: 'AND',
  },
};

/** An index of entries, or one that was made before, as the text it was written to. */
export function openIndex(of: readonly SearchEntry[] | string): Found {
  if (typeof of === 'string') return MiniSearch.loadJSON(of, OPTIONS);
  const index = new MiniSearch(OPTIONS);
  index.addAll(of);
  return index;
}

/** The best `most` hits for what was typed. */
export function findIn(index: Found, typed: string, most: number): Hit[] {
  return index.search(typed).slice(0, most).map(hitOf);
}

function hitOf(result: ReturnType<Found['search']>[number]): Hit {
  const said = (field: string): string => String(result[field] ?? '');
  return {
    kind: said('kind'),
    title: said('title'),
    href: said('href'),
    note: said('note'),
    excerpt: excerptOf(said('start'), result.terms),
  };
}

function excerptOf(text: string, terms: readonly string[]): string {
  const lower = text.toLowerCase();
  const places = terms.map((term) => lower.indexOf(term)).filter((at) => at >= 0);
  if (places.length === 0) return '';
  const near = Math.max(0, Math.min(...places) - QUOTED / 3);
  const from = near === 0 ? 0 : text.indexOf(' ', near) + 1;
  const quoted = text.slice(from, from + QUOTED);
  const isWhole = from + QUOTED >= text.length;
  const words = isWhole ? quoted : quoted.slice(0, quoted.lastIndexOf(' '));
  return `${from === 0 ? '' : '… '}${words}${isWhole ? '' : ' …'}`;
}
