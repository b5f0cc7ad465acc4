import type { Publication, PublishedCheckIn, PublishedObjective } from '../../publish/index.ts';
import { dateOf, dayNumber } from '../charts/scale.ts';
import { count, day, inWords, longMonth, sentence } from '../format.ts';
import { oncePer } from './book.ts';
import { isLong } from './parts.ts';

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
  /** Its days, the latest first, where there are too many for one page; else empty. */
  days: Day[];
}

/** A day of a month of very many check-ins, or a part of such a day. */
export interface Day {
  title: string;
  href: string;
  checkIns: PublishedCheckIn[];
}

/** Months with check-ins, the latest first. Which page a check-in is on its address says. */
export const monthsOf = oncePer(({ checkIns }: Pick<Publication, 'checkIns'>): Month[] => {
  const months = Map.groupBy(checkIns, ({ date }) => date.slice(0, 7));
  return [...months]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([id, of]) => {
      const href = `/check-ins/${id}/`;
      const days = [...Map.groupBy(of, pageOf)].filter(([page]) => page !== href);
      return {
        id,
        title: longMonth(id),
        href,
        checkIns: of,
        days: days.map(dayOf).sort(lastFirst),
      };
    });
});

function dayOf([href, checkIns]: [string, PublishedCheckIn[]]): Day {
  const part = /-(\d+)\/$/.exec(href)?.[1];
  const title = day(checkIns[0]?.date ?? '');
  return { title: part === undefined ? title : `${title}, part ${part}`, href, checkIns };
}

function pageOf({ href }: PublishedCheckIn): string {
  return href.split('#')[0] ?? href;
}

function lastFirst(a: Day, b: Day): number {
  const [one, other] = [a.checkIns[0]?.date ?? '', b.checkIns[0]?.date ?? ''];
  return one < other ? 1 : one > other ? -1 : a.href < b.href ? -1 : 1;
}

/**
 * The latest weeks, so many that at least `least` check-ins are among them, where there are; of a
 * week with very many only the latest.
 */
export function latestWeeks(publication: Publication, least: number): Week[] {
  const shown: Week[] = [];
  let count = 0;
  for (const week of weeksOf(publication)) {
    if (count >= least) break;
    const { checkIns } = week;
    shown.push(isLong(checkIns.length) ? { ...week, checkIns: checkIns.slice(0, LATEST) } : week);
    count += checkIns.length;
  }
  return shown;
}

/** Check-ins of a busy week that stand on the first page. */
const LATEST = 20;

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
