import type { PeriodCalendar } from '../calendar/index.ts';
import type { Asked } from './stream.ts';

/** Which history is read, and how its days are counted. */
export interface HistoryRequest extends Asked {
  /** The last commit, as hex. */
  commit: string;
  /** The organisation's folder in the repository; '' for its top. */
  prefix: string;
  /** The content folders below it, as configured. */
  roots: readonly string[];
  calendar: PeriodCalendar & { timezone: string };
  /** Whether what lies on the disk and is not committed is told too. */
  uncommitted: boolean;
  /** The environment that says where what was told is kept for the next time; nothing is without. */
  cache?: Readonly<Record<string, string | undefined>> | null;
}
