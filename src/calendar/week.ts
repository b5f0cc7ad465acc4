import { addDays, type Day, daysBetween } from './day.ts';
import { periodStart } from './period.ts';

/** The ISO week of a day as ids of check-ins write it, `2026-w47`: it belongs to the year of its Thursday. */
export function isoWeek(day: Day): string {
  const monday = periodStart(day, 'weekly', { week_start: 'monday', fiscal_year_start: '01-01' });
  const year = addDays(monday, 3).slice(0, 4);
  const week = Math.floor(daysBetween(`${year}-01-01`, addDays(monday, 3)) / 7) + 1;
  return `${year}-w${String(week).padStart(2, '0')}`;
}
