import { day, month } from '../format.ts';
import { dateOf, dayNumber, monthsBetween } from './scale.ts';

/** A tick of a time axis: its words, and the year where that is to be said below. */
export interface TimeTick {
  date: string;
  words: string;
  year: string | null;
}

const DAYS_IN_MONTH_AND_HALF = 45;
/** Steps in days and in months from which the first that is wide enough is taken. */
const DAY_STEPS = [1, 2, 7, 14] as const;
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200] as const;

/** At most `most` ticks between two dates: days for a few weeks, else first days of months. */
export function timeTicks(from: string, to: string, most: number): TimeTick[] {
  const span = dayNumber(to) - dayNumber(from);
  if (span <= DAYS_IN_MONTH_AND_HALF) return dayTicks(from, span, most);
  for (const step of MONTH_STEPS) {
    const months =
      step <= 12
        ? monthsBetween(from, to, step)
        : monthsBetween(from, to, 12).filter(
            (date) => Number(date.slice(0, 4)) % (step / 12) === 0,
          );
    if (months.length > most) continue;
    return months.map((date, index) => ({
      date,
      words: step < 12 ? month(date) : date.slice(0, 4),
      year: step < 12 && (index === 0 || date.slice(5, 7) === '01') ? date.slice(0, 4) : null,
    }));
  }
  return [];
}

function dayTicks(from: string, span: number, most: number): TimeTick[] {
  const step = DAY_STEPS.find((days) => span / days < most) ?? 28;
  const first = dayNumber(from);
  const ticks: TimeTick[] = [];
  for (let passed = 0; passed <= span && ticks.length < most; passed += step) {
    const date = dateOf(first + passed);
    const isFirstOfYear = ticks.at(-1)?.date.slice(0, 4) !== date.slice(0, 4);
    ticks.push({ date, words: day(date, date), year: isFirstOfYear ? date.slice(0, 4) : null });
  }
  return ticks;
}
