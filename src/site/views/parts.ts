import { count } from '../format.ts';

/** A page of a list that is too long for one. */
export interface Part<T> {
  title: string;
  /** Below the site's base. */
  href: string;
  /** Which of them it is, from 1, and of how many. */
  number: number;
  of: number;
  entries: readonly T[];
  /** How many entries all of them have. */
  total: number;
  /** Its neighbours in the list. */
  before: Turn | null;
  after: Turn | null;
}

/** A neighbour of a page. */
export interface Turn {
  title: string;
  href: string;
}

/** Entries that a page lists; a list that is somewhat longer stays whole. */
const ON_A_PAGE = 100;
const WHOLE = 120;

/** Whether so many entries are more than a person looks through on one page. */
export function isLong(entries: number): boolean {
  return entries > WHOLE;
}

/**
 * A list in pages of about a hundred, of equal length; one page where it is short enough. `hrefOf`
 * says where the first, the second … page is.
 */
export function partsOf<T>(
  entries: readonly T[],
  title: string,
  hrefOf: (number: number) => string,
  most: number = ON_A_PAGE,
): Part<T>[] {
  const whole = Math.ceil((most * WHOLE) / ON_A_PAGE);
  const of = entries.length <= whole ? 1 : Math.ceil(entries.length / most);
  const size = Math.ceil(entries.length / of);
  const turns = Array.from({ length: of }, (_, at) => ({
    title: of === 1 ? title : `${title}, ${at + 1} of ${of}`,
    href: hrefOf(at + 1),
  }));
  return turns.map((turn, at) => ({
    ...turn,
    number: at + 1,
    of,
    entries: entries.slice(at * size, (at + 1) * size),
    total: entries.length,
    before: turns[at - 1] ?? null,
    after: turns[at + 1] ?? null,
  }));
}

/** What a page of a list holds: `100 of 266 KPIs`. */
export function partSentence({ of, entries, total }: Part<unknown>, noun: string): string {
  return of === 1 ? `${count(total, noun)}.` : `${entries.length} of ${count(total, noun)}.`;
}
