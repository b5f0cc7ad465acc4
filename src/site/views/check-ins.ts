import type { Publication, PublishedCheckIn, PublishedObjective } from '../../publish/index.ts';
import { dateOf, dayNumber } from '../charts/scale.ts';
import { count, day, inWords, longMonth, sentence } from '../format.ts';

export interface Week {
  /** Its anchor. */
  start: string;
  title: string;
  checkIns: PublishedCheckIn[];
}

export interface Due {
  objective: PublishedObjective;
  due: string;
  overdue: boolean;
  last: string | null;
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** A month in which there were check-ins; each has a page of its own. */
export interface Month {
  /** `2026-11` */
  id: string;
  title: string;
  href: string;
  checkIns: PublishedCheckIn[];
}

/** Months with check-ins, the latest first. */
export function monthsOf({ checkIns }: Publication): Month[] {
  const months = new Map<string, PublishedCheckIn[]>();
  for (const checkIn of checkIns) {
    const id = checkIn.date.slice(0, 7);
    const of = months.get(id);
    if (of) of.push(checkIn);
    else months.set(id, [checkIn]);
  }
  return [...months]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([id, of]) => ({ id, title: longMonth(id), href: `/check-ins/${id}/`, checkIns: of }));
}

/** The latest weeks, so many that at least `least` check-ins are among them, where there are. */
export function latestWeeks(publication: Publication, least: number): Week[] {
  const shown: Week[] = [];
  let count = 0;
  for (const week of weeksOf(publication)) {
    if (count >= least) break;
    shown.push(week);
    count += week.checkIns.length;
  }
  return shown;
}

/** Check-ins by week, the latest first. */
export function weeksOf({
  checkIns,
  weekStart,
}: Pick<Publication, 'checkIns' | 'weekStart'>): Week[] {
  const weeks = new Map<number, PublishedCheckIn[]>();
  for (const checkIn of checkIns) {
    const start = startOfWeek(checkIn.date, weekStart);
    const of = weeks.get(start);
    if (of) of.push(checkIn);
    else weeks.set(start, [checkIn]);
  }
  return [...weeks]
    .sort(([a], [b]) => b - a)
    .map(([start, of]) => ({
      start: `week-${start}`,
      title: `Week of ${day(dateOf(start))}`,
      checkIns: of,
    }));
}

function startOfWeek(date: string, weekStart: string): number {
  const number = dayNumber(date);
  const weekday = (((number + 3) % 7) + 7) % 7;
  return number - ((weekday - WEEKDAYS.indexOf(weekStart) + 7) % 7);
}

/** Current objectives with the day their next check-in is due, the most overdue first. */
export function dueCheckIns({ objectives }: Publication): Due[] {
  return objectives
    .filter((objective) => objective.current && objective.rhythm?.due != null)
    .map((objective) => ({
      objective,
      due: objective.rhythm?.due ?? '',
      overdue: objective.rhythm?.overdue ?? false,
      last: objective.rhythm?.last ?? null,
    }))
    .sort((a, b) =>
      a.due < b.due ? -1 : a.due > b.due ? 1 : a.objective.title < b.objective.title ? -1 : 1,
    );
}

/** How the rhythm is kept, in a sentence. */
export function rhythmSentence(publication: Publication): string {
  const due = dueCheckIns(publication);
  const late = due.filter((line) => line.overdue);
  if (due.length === 0)
    return `${count(publication.checkIns.length, 'check-in')} so far; no objective asks for one at a rhythm.`;
  if (late.length === 0) return `Every current objective has been checked in on time.`;
  if (late.length === 1)
    return `One of ${inWords(due.length)} current objectives is overdue for a check-in: “${late[0]?.objective.title}”.`;
  return sentence(
    `${inWords(late.length)} of ${inWords(due.length)} current objectives are overdue for a check-in.`,
  );
}
