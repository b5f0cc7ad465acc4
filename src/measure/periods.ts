import {
  CADENCE_DAYS,
  type Cadence,
  type Day,
  dayNumber,
  type Period,
  type PeriodCalendar,
  periodsBetween,
} from '../calendar/index.ts';

/** A period and the number of the day it ends on. */
interface Numbered extends Period {
  endNumber: number;
}

/** The periods of each cadence from one day to another, made once for a whole scorecard. */
export class Periods {
  readonly #calendar: PeriodCalendar;
  readonly #earliest: Day;
  readonly #latest: Day;
  readonly #lists = new Map<Cadence, Numbered[]>();

  constructor(calendar: PeriodCalendar, earliest: Day, latest: Day) {
    this.#calendar = calendar;
    this.#earliest = earliest;
    this.#latest = latest;
  }

  /** Index of the period that contains `day`; the first one for a day before the earliest. */
  indexOf(day: Day, cadence: Cadence): number {
    const list = this.#list(cadence);
    let low = 0;
    let high = list.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((list[middle] as Numbered).start <= day) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  at(index: number, cadence: Cadence): Period {
    return this.#list(cadence)[index] as Numbered;
  }

  /**
   * The latest period that is due on `day`: it ended more than half a cadence before. Half a week
   * is 3.5 days, half a month 15, half a quarter 45.5, half a year 182.5. Null before the earliest.
   */
  dueOn(day: Day, cadence: Cadence): Period | null {
    const list = this.#list(cadence);
    const today = dayNumber(day);
    let index = this.indexOf(day, cadence);
    while (index >= 0 && today - (list[index] as Numbered).endNumber <= CADENCE_DAYS[cadence] / 2) {
      index--;
    }
    return list[index] ?? null;
  }

  #list(cadence: Cadence): Numbered[] {
    const known = this.#lists.get(cadence);
    if (known) return known;
    const periods = periodsBetween(this.#earliest, this.#latest, cadence, this.#calendar);
    const list = periods.map((period) => ({ ...period, endNumber: dayNumber(period.end) }));
    this.#lists.set(cadence, list);
    return list;
  }
}
