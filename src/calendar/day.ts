/** An ISO date (`2026-11-20`) in the organisation's calendar: no time, no zone. Sorts as text. */
export type Day = string;

const MS_PER_DAY = 86_400_000;
const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether `text` is a date that exists, between 1990-01-01 and 2100-12-31. */
export function isDay(text: string): boolean {
  if (!SHAPE.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  if (year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1) return false;
  // Of the years that are dates here every fourth is a leap year but 2100.
  const isShort = month === 2 && (year % 4 !== 0 || year === 2100);
  return day <= (isShort ? 28 : (LENGTHS[month - 1] ?? 0));
}

/** Days of the months of a leap year. */
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days since 1970-01-01. Input must have the shape of a date; 31 April rolls over to 1 May. */
export function dayNumber(day: Day): number {
  return (
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) /
    MS_PER_DAY
  );
}

/** The date that many days after 1970-01-01. */
export function dayFrom(number: number): Day {
  return new Date(number * MS_PER_DAY).toISOString().slice(0, 10);
}

export function addDays(day: Day, days: number): Day {
  return dayFrom(dayNumber(day) + days);
}

/** Same day of the month, `months` later; cut to the month's last day (31 January + 1 = 28 February). */
export function addMonths(day: Day, months: number): Day {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7)) - 1 + months;
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const date = Math.min(Number(day.slice(8, 10)), lastOfMonth);
  return dayFrom(Date.UTC(year, month, date) / MS_PER_DAY);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** The date it is at `instant` in an IANA time zone. The zone must have been checked before. */
export function dayAt(instant: Date, timeZone: string): Day {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(instant);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}
