import type { PublishedUnit } from '../publish/index.ts';

/** Figures as an annual report sets them: British separators, a true minus, no more digits than are known. */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const SYMBOLS = new Map([
  ['EUR', '€'],
  ['GBP', '£'],
  ['USD', '$'],
  ['JPY', '¥'],
  ['INR', '₹'],
]);
const DURATIONS = new Map([
  ['ms', 'ms'],
  ['s', 's'],
  ['min', 'min'],
  ['h', 'h'],
  ['d', 'days'],
]);
const DASH = '–';
const NO_BREAK = '\u00a0';

/** A number with thousands separated by commas and at most `decimals` decimals (all of them when `fixed`). */
export function number(value: number, decimals = 3, fixed = false): string {
  const text = value.toFixed(decimals);
  const trimmed = fixed || !text.includes('.') ? text : text.replace(/\.?0+$/, '');
  const [whole = '0', fraction] = trimmed.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const body = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && Number(trimmed) !== 0 ? `−${body}` : body;
}

/** How many decimals `value` is written with, at most 6: 99.95 has 2. */
export function decimalsOf(value: number): number {
  const text = String(value);
  if (text.includes('e-')) return 6;
  const point = text.indexOf('.');
  return point < 0 ? 0 : Math.min(6, text.length - point - 1);
}

/** A measured value with its unit: `99.95%`, `340 ms`, `€2.84`; a dash when there is none. */
export function quantity(
  value: number | null,
  unit: PublishedUnit | null,
  decimals?: number,
): string {
  if (value === null) return DASH;
  const places = unit?.precision ?? decimals;
  const figure = number(
    Math.abs(value),
    places ?? Math.min(decimalsOf(value), 4),
    places !== undefined,
  );
  const isZero = !/[1-9]/.test(figure);
  return (value < 0 && !isZero ? '−' : '') + withUnit(figure, value, unit);
}

/** The words of a unit that are too long to stand behind every figure of a table; null for the others. */
export function longUnit(unit: PublishedUnit | null): string | null {
  const symbol = unit?.symbol ?? null;
  const isPlain =
    unit?.kind === 'count' ||
    unit?.kind === 'ratio' ||
    unit?.kind === 'score' ||
    unit?.kind === 'other';
  return symbol !== null && isPlain && symbol.length > 3 ? symbol : null;
}

/** What stands on an axis: the unit in words, `percent`, `milliseconds`, `EUR`. */
export function unitWord(unit: PublishedUnit | null): string {
  if (!unit) return 'value';
  switch (unit.kind) {
    case 'percent':
      return 'percent';
    case 'duration':
      return DURATION_WORDS.get(unit.base ?? '') ?? 'duration';
    case 'currency':
      return unit.currency ?? 'currency';
    case 'count':
      return unit.symbol ?? 'count';
    case 'ratio':
      return unit.symbol ?? 'ratio';
    case 'score':
      return unit.symbol ?? 'score';
    case 'other':
      return unit.symbol ?? 'value';
  }
}

const DURATION_WORDS = new Map([
  ['ms', 'milliseconds'],
  ['s', 'seconds'],
  ['min', 'minutes'],
  ['h', 'hours'],
  ['d', 'days'],
]);

function withUnit(figure: string, value: number, unit: PublishedUnit | null): string {
  if (!unit) return figure;
  switch (unit.kind) {
    case 'percent':
      return `${figure}%`;
    case 'duration': {
      const word = DURATIONS.get(unit.base ?? '') ?? unit.base ?? '';
      return `${figure}${NO_BREAK}${word === 'days' && Math.abs(value) === 1 ? 'day' : word}`;
    }
    case 'currency': {
      const code = unit.currency ?? '';
      const symbol = SYMBOLS.get(code);
      return symbol ? `${symbol}${figure}` : `${code}${NO_BREAK}${figure}`;
    }
    default:
      return unit.symbol ? `${figure}${NO_BREAK}${unit.symbol}` : figure;
  }
}

/** A share as whole percent, `84%`; a dash when there is none. Nothing is clamped. */
export function percent(share: number | null): string {
  return share === null ? DASH : `${number(share * 100, 0)}%`;
}

/** A ratio with two decimals, such as pace: `0.74`. */
export function ratio(value: number | null): string {
  return value === null ? DASH : number(value, 2, true);
}

/** A day: `20 Nov 2026`; without its year when that is the year of `besides`. */
export function day(date: string | null, besides?: string): string {
  if (date === null) return DASH;
  const month = MONTHS[Number(date.slice(5, 7)) - 1] ?? '';
  const short = `${Number(date.slice(8, 10))}${NO_BREAK}${month}`;
  return besides?.slice(0, 4) === date.slice(0, 4)
    ? short
    : `${short}${NO_BREAK}${date.slice(0, 4)}`;
}

/** A month on an axis: `Nov`, and the year below January or the first. */
export function month(date: string): string {
  return MONTHS[Number(date.slice(5, 7)) - 1] ?? '';
}

const LONG_MONTHS = [
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

/** A month with its year: `November 2026` for `2026-11`. */
export function longMonth(month: string): string {
  return `${LONG_MONTHS[Number(month.slice(5, 7)) - 1] ?? ''} ${month.slice(0, 4)}`;
}

/** `1 day`, `3 days`: a count with its noun in the right number. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${number(n, 0)}${NO_BREAK}${n === 1 ? one : many}`;
}

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** A count in a sentence: words up to ten, figures from there. */
export function inWords(n: number): string {
  return WORDS[n] ?? number(n, 0);
}

/** Joins for a sentence: `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** The sentence with a capital at its start. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `person` from `someone`'s full name: the initials that stand in a small circle. */
export function initials(name: string): string {
  const parts = name.split(/\s+/).filter(Boolean);
  return (parts[0]?.charAt(0) ?? '') + (parts.length > 1 ? (parts.at(-1)?.charAt(0) ?? '') : '');
}
