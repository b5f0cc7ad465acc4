import { addDays, type Day, dayNumber } from '../../../calendar/index.ts';
import type { RecordOf, Records } from '../../../schema/index.ts';
import { LAST_DAY } from '../example.ts';
import type { Fact } from '../fact.ts';
import {
  dayOfMoment,
  type Moment,
  momentAt,
  weekdayOf,
  workday,
  workingMoment,
} from '../moment.ts';
import { between, pick } from '../seeded.ts';
import { collectorOf } from '../story/collectors.ts';
import { ownerOf, spoken } from '../words.ts';
import type { Told } from './check-ins.ts';

/** Days from the day a value was true to the day somebody could know it. */
const DELAYS: Record<string, [number, number]> = {
  daily: [1, 1],
  weekly: [1, 3],
  fortnightly: [1, 4],
  monthly: [2, 7],
  quarterly: [6, 14],
};

const CLERK = 'tomasz-wilk';

/** Values: each line appended once it was known, in batches by whoever collects them. */
export function measurementFacts(
  { measurements, kpis, objectives }: Records,
  told: readonly Told[],
): Fact[] {
  const known = new Map(kpis.map((kpi) => [kpi.id, kpi]));
  const owners = new Map(objectives.map(({ id, data }) => [id, ownerOf(data.owner, CLERK)]));
  return measurements.flatMap((measurement) => {
    const kpi = known.get(measurement.id);
    if (kpi !== undefined) return tableOf(measurement, (date) => batchOf(kpi, date));
    const objective = measurement.id.split('.')[0] ?? '';
    const owner = owners.get(objective) ?? CLERK;
    return tableOf(measurement, (date) => resultOf(objective, owner, date, told));
  });
}

type Batch = Pick<Fact, 'at' | 'by' | 'message'>;

/** The facts of one table: its lines, gathered by the batch each came in with. */
function tableOf({ file, data }: RecordOf<'measurement'>, place: (date: Day) => Batch): Fact[] {
  const facts: (Fact & { dates: Set<Day> })[] = [];
  for (const { date } of data.points) {
    const batch = place(date);
    const last = facts.at(-1);
    if (last !== undefined && batch.at <= last.at) last.dates.add(date);
    else facts.push({ path: file, ...batch, dates: new Set([date]) });
  }
  return facts.map(({ dates, ...fact }, index) =>
    index === 0 ? fact : { ...fact, undo: (text) => withoutLines(text, dates) },
  );
}

function withoutLines(text: string, dates: ReadonlySet<Day>): string {
  return text
    .split(/(?<=\n)/)
    .filter((line) => !dates.has(line.slice(0, line.indexOf(','))))
    .join('');
}

/** When, by whom and in which words a KPI's value was committed. */
function batchOf(kpi: RecordOf<'kpi'>, date: Day): Batch {
  const { id, data } = kpi;
  const [least, most] = DELAYS[data.cadence ?? 'monthly'] ?? [2, 7];
  const known = addDays(date, between(`${id} ${date}`, least, most));
  const { by, every, weekday, area } = collectorOf(kpi, known);
  const day = batchDay(known, every, weekday);
  if (day > LAST_DAY) return lastBatch(date, by, area);
  return { at: workingMoment(day, by, `values ${area}`), by, message: messageOf(day, by, area) };
}

/** Values of the last week are collected on its Friday; nothing waits for the next batch. */
function lastBatch(date: Day, by: string, area: string): Batch {
  const at: Moment = momentAt(date > LAST_DAY ? date : LAST_DAY, '13:20', by);
  return { at, by, message: `Values up to today, ${area}` };
}

/** The first day of collecting on or after a day: every so many weeks on one weekday. */
function batchDay(known: Day, every: number, weekday: number): Day {
  let day = addDays(known, (weekday - weekdayOf(known) + 7) % 7);
  const weeks = Math.floor((dayNumber(day) - 4) / 7);
  day = addDays(day, ((every - (weeks % every)) % every) * 7);
  // Nobody collects between Christmas and the New Year.
  const isHoliday = day.slice(5) >= '12-23' || day.slice(5) <= '01-02';
  return isHoliday ? addDays(day, 14) : day;
}

function messageOf(day: Day, by: string, area: string): string {
  const month = spoken(addDays(day, -14)).split(' ')[1];
  return pick(`${by} ${day.slice(0, 7)} words`, [
    `Values up to ${spoken(day)}, ${area}`,
    `${area}: values`,
    `${month} values, ${area}`,
    `values, ${area} (${day.slice(5)})`,
    `Add the latest values for ${area}`,
  ]);
}

/**
 * A key result's own value is written by the objective's owner on the day it was counted: with the
 * check-in of that day, where there is one.
 */
function resultOf(objective: string, by: string, date: Day, told: readonly Told[]): Batch {
  const said = told.find(
    ({ fact, about }) =>
      fact.by === by && about.includes(objective) && dayOfMoment(fact.at) === date,
  );
  if (said !== undefined) return { at: said.fact.at, by, message: said.fact.message };
  const at = workingMoment(workday(date), by, `result ${objective}`);
  const isLast = dayOfMoment(at) > LAST_DAY;
  const message = `${objective.replaceAll('-', ' ')}: value of ${date}`;
  return { at: isLast ? momentAt(LAST_DAY, '16:00', by) : at, by, message };
}
