import { type Day, dayFrom, dayNumber } from '../../calendar/index.ts';
import { between } from './seeded.ts';

/** Seconds since 1970 in UTC. */
export type Moment = number;

const DAY = 86_400;

/** Minutes east of UTC in winter, and whether the clock follows the European summer. */
interface Zone {
  winter: number;
  hasSummer: boolean;
}

const COPENHAGEN: Zone = { winter: 60, hasSummer: true };
const LONDON: Zone = { winter: 0, hasSummer: true };
const NAIROBI: Zone = { winter: 180, hasSummer: false };

/** Who does not work from Copenhagen. */
const ELSEWHERE: ReadonlyMap<string, Zone> = new Map([
  ['rhys-pritchard', LONDON],
  ['owen-blackwood', LONDON],
  ['siobhan-keane', LONDON],
  ['esther-mwangi', NAIROBI],
  ['wanjiru-kamau', NAIROBI],
  ['ioana-cernat', { winter: 120, hasSummer: true }],
  ['priya-raman', { winter: 330, hasSummer: false }],
  ['victor-almeida', { winter: -180, hasSummer: false }],
]);

/** The moment it is `HH:MM` on a day where the person works. */
export function momentAt(day: Day, time: string, person: string): Moment {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const second = between(`${day} ${time} ${person}`, 0, 59);
  return dayNumber(day) * DAY + (minutes - offsetOf(day, person)) * 60 + second;
}

/** A moment of the person's working day; `seed` decides which. */
export function workingMoment(day: Day, person: string, seed: string): Moment {
  const minute = between(`${seed} ${person} ${day}`, 8 * 60 + 20, 17 * 60 + 10);
  return momentAt(day, clock(minute), person);
}

/** The day it is in Copenhagen. */
export function dayOfMoment(moment: Moment): Day {
  const utc = dayFrom(Math.floor(moment / DAY));
  return dayFrom(Math.floor((moment + offsetFor(utc, COPENHAGEN) * 60) / DAY));
}

/** Seconds and zone as git writes them: `1763632800 +0100`. */
export function gitDate(moment: Moment, person: string): string {
  const minutes = offsetOf(dayFrom(Math.floor(moment / DAY)), person);
  const sign = minutes < 0 ? '-' : '+';
  return `${moment} ${sign}${clock(Math.abs(minutes)).replace(':', '')}`;
}

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  return (dayNumber(day) + 4) % 7;
}

/** The day itself, or the Monday after it when it lies on a weekend. */
export function workday(day: Day): Day {
  const weekday = weekdayOf(day);
  const wait = weekday === 6 ? 2 : weekday === 0 ? 1 : 0;
  return dayFrom(dayNumber(day) + wait);
}

function offsetOf(day: Day, person: string): number {
  return offsetFor(day, ELSEWHERE.get(person) ?? COPENHAGEN);
}

function offsetFor(day: Day, { winter, hasSummer }: Zone): number {
  return hasSummer && isSummer(day) ? winter + 60 : winter;
}

/** From the last Sunday of March up to the last of October. */
function isSummer(day: Day): boolean {
  const year = day.slice(0, 4);
  return day >= sundayUpTo(`${year}-03-31`) && day < sundayUpTo(`${year}-10-31`);
}

function sundayUpTo(day: Day): Day {
  return dayFrom(dayNumber(day) - weekdayOf(day));
}

function clock(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
