import type { Day } from '../../calendar/index.ts';

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
