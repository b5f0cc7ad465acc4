import type { Day } from '../calendar/index.ts';
import type { YamlValue } from '../parse/index.ts';
import type { Ref } from '../schema/index.ts';

/** What can happen to a record, in the order of its life. */
export const EVENT_WORDS = [
  'created',
  'first-known',
  'renamed',
  'owner-changed',
  'target-tightened',
  'target-loosened',
  'deadline-advanced',
  'deadline-extended',
  'threshold-tightened',
  'threshold-loosened',
  'baseline-changed',
  'direction-changed',
  'definition-changed',
  'weight-changed',
  'relinked',
  'measured',
  'restated',
  'measurement-removed',
  'checked-in',
  'check-in-edited',
  'reviewed',
  'narrative-edited',
  'annotated',
  'unreadable',
  'retired',
  'revived',
  'removed',
] as const;
export type EventWord = (typeof EVENT_WORDS)[number];

/**
 * One field that changed; `before` or `after` are absent where there was nothing. Paths are keys
 * from the top; items of a list that have ids or titles are named by these. `@file` is the record's
 * file, `@unreadable` why it could not be read. A narrative is shown by its length and a digest.
 */
export interface Change {
  path: readonly string[];
  before?: YamlValue;
  after?: YamlValue;
}

/** One thing that happened to one record in one commit. */
export interface HistoryEvent {
  event: EventWord;
  /** Its place in the one order of all that happened. */
  order: number;
  /** The record by its name today. */
  record: Ref;
  file: string;
  /** Null: on the disk, and not committed. */
  commit: string | null;
  /** The day of the commit in the organisation's zone; null when its date can be no day. */
  on: Day | null;
  /** When it was written and when it was committed, in UTC; shown, never trusted. */
  authored: string | null;
  committed: string | null;
  /** As the mailmap of the repository has it, and the person with that name or address. */
  author: { name: string; person: string | null } | null;
  /**
   * The commit of the main line that brought it: the merge of its branch, or its own. Null while it is
   * not committed.
   */
  landedBy: string | null;
  /** The pull request that brought it, where its merge says so. */
  pullRequest: number | null;
  changes: Change[];
  /**
   * False when it happened beside the line that leads here, and the merge took none of it over, or
   * found it there already: it is told, and counted nowhere.
   */
  landed: boolean;
  /** Of `measured`: days after the value was due; null when in time or nobody knows when it was due. */
  late: number | null;
  /** Why, as the same commit says under `changes` or `restated`. */
  reason: string | null;
}

/** All that happened to one record, oldest first. */
export interface Timeline {
  /** Its name today, or its last one. */
  ref: Ref;
  /** The names it had before. */
  formerly: Ref[];
  /** Whether it is there today. */
  exists: boolean;
  events: HistoryEvent[];
}

/** Whether an event says nothing to people: a record got its permanent id, or lost it, and nothing else. */
export function isMereId({ event, changes }: Pick<HistoryEvent, 'event' | 'changes'>): boolean {
  const isOneSided = ({ path, before, after }: Change) =>
    path[0] === 'uid' && (before === undefined || after === undefined);
  return event === 'annotated' && changes.every(isOneSided);
}
