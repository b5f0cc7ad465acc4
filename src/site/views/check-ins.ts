import type { Publication, PublishedCheckIn, PublishedObjective } from '../../publish/index.ts';
import { dayNumber } from '../charts/scale.ts';
import { count, day, inWords, sentence } from '../format.ts';

export interface Week {
  /** The first day of the week. */
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

/** Check-ins by week, the latest first. */
export function weeksOf({ checkIns, weekStart }: Publication): Week[] {
  const weeks = new Map<number, PublishedCheckIn[]>();
  for (const checkIn of checkIns) {
    const start = startOfWeek(checkIn.date, weekStart);
    weeks.set(start, [...(weeks.get(start) ?? []), checkIn]);
  }
  return [...weeks]
    .sort(([a], [b]) => b - a)
    .map(([start, of]) => {
      const first = of.reduce(
        (earliest, checkIn) => (checkIn.date < earliest ? checkIn.date : earliest),
        of[0]?.date ?? '',
      );
      return {
        start: `week-${start}`,
        title: `Week of ${day(backBy(first, dayNumber(first) - start))}`,
        checkIns: of,
      };
    });
}

function startOfWeek(date: string, weekStart: string): number {
  const number = dayNumber(date);
  const weekday = (((number + 3) % 7) + 7) % 7;
  return number - ((weekday - WEEKDAYS.indexOf(weekStart) + 7) % 7);
}

/** The day some days (less than a month) before another. */
function backBy(date: string, days: number): string {
  const at = Number(date.slice(8, 10)) - days;
  if (at >= 1) return `${date.slice(0, 8)}${String(at).padStart(2, '0')}`;
  const year = Number(date.slice(0, 4)) - (date.slice(5, 7) === '01' ? 1 : 0);
  const month = date.slice(5, 7) === '01' ? 12 : Number(date.slice(5, 7)) - 1;
  const length =
    [
      31,
      year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
      31,
      30,
      31,
      30,
      31,
      31,
      30,
      31,
      30,
      31,
    ][month - 1] ?? 30;
  return `${year}-${String(month).padStart(2, '0')}-${String(length + at).padStart(2, '0')}`;
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
