import { type Day, isDay } from '../calendar/index.ts';
import type { Instead } from '../finding/index.ts';
import { shortened } from './words.ts';

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** What is wrong with a text that is no day; ends the sentence "`date` …". */
export function dayFault(text: string): string {
  if (text.trim() === '') return 'is empty';
  const written = `is \`${shortened(text)}\``;
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return `${written}, which is no date`;
  const year = Number(parts[1]);
  if (year < 1990 || year > 2100) return `${written}, which is not between 1990 and 2100`;
  const month = MONTHS[Number(parts[2]) - 1];
  if (month === undefined) return `${written}, and there is no month ${parts[2]}`;
  const inYear = month === 'February' ? ` ${year}` : '';
  return `${written}, and ${Number(parts[3])} ${month}${inYear} does not exist`;
}

/** The hint for what all but is a date: `2026-9-3`, `2026/09/03`, `3.9.2026`, `20/11/2026`, 20261120. */
export function dayHint(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const days = daysMeant(value);
  return days.length === 0 ? calendarHint(String(value).trim()) : `Write ${days.join(' or ')}.`;
}

/** What the calendar has in place of a day it has not: `2026-13-41`, `2026-02-30`. */
function calendarHint(text: string): string | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined || isDay(text) || !isDay(`${year}-01-01`)) return undefined;
  const turned = `${year}-${date}-${month}`;
  if (isDay(turned)) return `Write ${turned}, if day and month changed places.`;
  const last = LAST_DAYS.find((one) => isDay(`${year}-${month}-${one.slice(0, 2)}`));
  return last === undefined
    ? 'Months go from 01 to 12.'
    : `${MONTHS[Number(month) - 1]} ${year} ends on the ${last}.`;
}

const LAST_DAYS = ['31st', '30th', '29th', '28th'];

/** The same days to be written in its place; certain where it can be one day only and says no time. */
export function insteadOfDay(value: unknown): Instead | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const texts = daysMeant(value);
  return { texts, isCertain: texts.length === 1 && !/[T:\s]/.test(String(value).trim()) };
}

function daysMeant(value: string | number): Day[] {
  const text = String(value).trim();
  const near = [fromYear(text), withoutMarks(text), ...toYear(text)];
  const days = near.filter((day): day is Day => day !== null && day !== value && isDay(day));
  return [...new Set(days)];
}

function withoutMarks(text: string): Day | null {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return parts && dayOf(parts[1], parts[2], parts[3]);
}

function fromYear(text: string): Day | null {
  const parts = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/s.exec(text);
  return parts && dayOf(parts[1], parts[2], parts[3]);
}

/** With points the day comes first everywhere; with slashes it may be either, so both are offered. */
function toYear(text: string): Day[] {
  const parts = /^(\d{1,2})([./])(\d{1,2})\2(\d{4})$/.exec(text);
  if (!parts) return [];
  const [, first, mark, second, year] = parts;
  const days = [dayOf(year, second, first)];
  return mark === '/' ? [...days, dayOf(year, first, second)] : days;
}

function dayOf(year = '', month = '', date = ''): Day {
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}
