import { type Day, isDay } from '../../calendar/index.ts';
import type { TableEntry, TableRow } from '../../parse/index.ts';
import { type Header, judgeHeader } from '../columns.ts';
import { dayFault, dayHint, insteadOfDay } from '../day-wording.ts';
import type { Fault } from '../fault.ts';
import { numberHint } from '../number-wording.ts';
import { shortened } from '../words.ts';
import { day, map, may, must, number, text } from './field.ts';

/** One line of a measurements file. */
export interface MeasuredPoint {
  date: Day;
  value: number;
  note?: string;
  /** Who entered it, as written: a person's id. */
  by?: string;
  /** Its index among the rows, as in the paths of its places. */
  row: number;
  /** Its line in the file. */
  line: number;
}

/** The values of a KPI or of a key result, in the order of the file. */
export interface Measurement {
  points: MeasuredPoint[];
}

/** One line as its reference and its JSON Schema describe it. Lines are judged by {@link readPoints}. */
export const measurementLine = map({
  date: must(day, 'The day it was true.'),
  value: must(number, 'The value, in the unit of the KPI, without the unit.'),
  note: may(text, 'What a reader should know about this value.'),
  by: may(text, 'The person who entered it.'),
});
const COLUMNS = Object.keys(measurementLine.shape);

/**
 * The points of a measurements file. A row with a faulty cell is reported and left out; null when
 * the header lacks date or value. Written as loops, because a table may hold a million rows.
 */
export function readPoints(table: TableEntry): {
  measurement: Measurement | null;
  faults: Fault[];
} {
  const header = judgeHeader(table, COLUMNS, ['date', 'value']);
  if (header.missing.has('date') || header.missing.has('value')) {
    return { measurement: null, faults: header.faults };
  }
  if (isSwapped(table, header)) return { measurement: null, faults: [SWAPPED] };
  const points: MeasuredPoint[] = [];
  const faults = [...header.faults];
  const at = columnsOf(header);
  for (let row = 0; row < table.rows.length; row++) {
    const { cells, line } = table.rows[row] as TableRow;
    const written = cells[at.date] ?? '';
    const cell = cells[at.value] ?? '';
    const date = knownDay(written);
    const value = numberIn(cell);
    if (date === undefined || value === null) {
      if (date === undefined) faults.push(dateFault(row, written));
      if (value === null) faults.push(valueFault(row, cell));
      continue;
    }
    const point: MeasuredPoint = { date, value, row, line };
    const note = cells[at.note];
    const by = cells[at.by];
    if (note) point.note = note;
    if (by) point.by = by;
    points.push(point);
  }
  return { measurement: { points }, faults };
}

/** Whether every row has its date under `value` and its value under `date`. */
function isSwapped({ rows }: TableEntry, { at }: Header): boolean {
  const [date, value] = [at('date'), at('value')];
  const isTurned = ({ cells }: TableRow) =>
    numberIn(cells[date] ?? '') !== null && isDay(cells[value] ?? '');
  return rows.length > 0 && rows.every(isTurned);
}

const SWAPPED: Fault = {
  path: [],
  at: 'value',
  message: 'The dates stand under `value`, and the values under `date`.',
  expected: 'the names of the columns in the order of the columns',
  hint: 'Change the two names in the first row round.',
  fields: [],
};

/**
 * Days met before, each as one text: a million rows name few different ones, and the calendar's
 * answer takes a while.
 */
const KNOWN_DAYS = new Map<string, Day>();

function knownDay(text: string): Day | undefined {
  const known = KNOWN_DAYS.get(text);
  if (known !== undefined || !isDay(text)) return known;
  KNOWN_DAYS.set(text, text);
  return text;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** The number a cell holds; null when it holds none, or one too large to be exact. */
export function numberIn(cell: string): number | null {
  if (!NUMBER.test(cell)) return null;
  const value = Number(cell);
  return Math.abs(value) <= 1e15 ? value : null;
}

function columnsOf({ at }: Header) {
  return { date: at('date'), value: at('value'), note: at('note'), by: at('by') };
}

function dateFault(row: number, date: string): Fault {
  return {
    path: [row, 'date'],
    at: 'value',
    message: `\`date\` ${dayFault(date)}.`,
    expected: 'a date such as 2026-11-20',
    hint: dayHint(date),
    instead: insteadOfDay(date),
    fields: [],
  };
}

function valueFault(row: number, written: string): Fault {
  return {
    path: [row, 'value'],
    at: 'value',
    message: written === '' ? '`value` is empty.' : `\`${shortened(written)}\` is not a number.`,
    expected: 'a number, without its unit',
    hint:
      written === ''
        ? 'Write a number, or remove the row: a period without a row is a gap.'
        : numberHint(written, false, true),
    fields: [],
  };
}
