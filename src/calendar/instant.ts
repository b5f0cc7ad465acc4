import type { Day } from './day.ts';

/** Formatters are dear to make and made once for each zone. */
const FORMATTERS = new Map<string, Intl.DateTimeFormat>();

/** No calendar of ours shows what lies beyond these: the years 1000 to 9999. */
const FIRST = -30_610_224_000;
const LAST = 253_402_214_400;

/** The date it is so many seconds after 1970 in an IANA time zone; null outside the years 1000 to 9999. */
export function dayOfSeconds(seconds: number, timeZone: string): Day | null {
  if (!(seconds >= FIRST && seconds < LAST)) return null;
  if (timeZone === 'UTC') return new Date(seconds * 1000).toISOString().slice(0, 10);
  const known = FORMATTERS.get(timeZone);
  const formatter =
    known ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
  if (known === undefined) FORMATTERS.set(timeZone, formatter);
  const parts = formatter.formatToParts(new Date(seconds * 1000));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** `2026-11-20T09:30:00Z`; null outside the years 1000 to 9999. */
export function instantOfSeconds(seconds: number): string | null {
  if (!(seconds >= FIRST && seconds < LAST)) return null;
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}
