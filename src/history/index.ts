/** Git → what a commit held, and when each record changed. Git is only ever asked, never told. */

export { namesToday, timelinesAt } from './at-commit.ts';
export { begunOn } from './begun.ts';
export { type Difference, differencesBetween, type FileTree } from './between.ts';
export { incompleteHistory, noHistory } from './completeness.ts';
export { uncommittedAmong } from './dirty.ts';
export {
  type Change,
  EVENT_WORDS,
  type EventWord,
  type HistoryEvent,
  type Timeline,
} from './event.ts';
export { differences } from './fields.ts';
export { type Goalpost, goalposts } from './goalposts.ts';
export { lastWriting, pathInTimelines } from './last-writing.ts';
export { type Ledger, type LedgerFilter, ledgerOf } from './ledger.ts';
export { type MainCommit, mainLine } from './main-line.ts';
export { type History, readHistory } from './read-history.ts';
export { type Repository, readRepository } from './repository.ts';
export type { HistoryRequest } from './request.ts';
export { commitAsOf, mergeBase, resolveRevision } from './revision.ts';
export type { Asked } from './stream.ts';
export { commitSource, commitSources } from './tree.ts';
export { recordsUntil, timelinesUntil } from './until.ts';
