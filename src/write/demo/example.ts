import type { Records } from '../../schema/index.ts';
import type { Moment } from './moment.ts';

/** The example organisation as it ships: every file's text by its path, and what the files say. */
export interface Example {
  texts: ReadonlyMap<string, string>;
  records: Records;
}

/** When others may name a record: by `kind:id` and by id. */
export type Known = Map<string, Moment>;

/** The day the history ends; nothing is committed after it. */
export const LAST_DAY = '2026-11-20';
