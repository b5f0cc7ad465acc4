import type { Day } from '../../calendar/index.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A title in the middle of a sentence. */
export function midSentence(title: string | undefined): string {
  return (title ?? '').replace(/^[A-Z](?=[a-z]|\s)/, (first) => first.toLowerCase());
}

export function capitalised(text: string): string {
  return text.replace(/^[a-z]/, (first) => first.toUpperCase());
}

/** One owner: the one there is, the first of several, or the other one given. */
export function ownerOf(owner: string | string[] | undefined, otherwise: string): string {
  return (Array.isArray(owner) ? owner[0] : owner) ?? otherwise;
}

/** `2026-06-22` as `22 June`. */
export function spoken(day: Day): string {
  return `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]}`;
}
