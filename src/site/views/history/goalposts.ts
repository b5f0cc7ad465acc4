import type { Publication } from '../../../publish/index.ts';
import { count, inWords, sentence } from '../../format.ts';
import { type EventLine, eventLine } from './timeline.ts';

/** A goal that was made easier or given up, as a line of a table. */
export interface GoalpostLine extends EventLine {
  due: string | null;
  /** `78 days before`, `on the day`, `3 days after`. */
  notice: string;
}

/** Moved goalposts, the last first. */
export function goalpostLines({ history }: Publication): GoalpostLine[] {
  return history.goalposts.flatMap(({ event, due, daysBefore }) => {
    const found = history.events[event];
    if (found === undefined) return [];
    return [{ ...eventLine(found), due, notice: noticeOf(daysBefore) }];
  });
}

function noticeOf(days: number | null): string {
  if (days === null) return 'no date known';
  if (days === 0) return 'on the day';
  return days > 0 ? `${count(days, 'day')} before` : `${count(-days, 'day')} after`;
}

/** How many, and how many of them without a reason. */
export function goalpostSentence(lines: readonly GoalpostLine[]): string {
  if (lines.length === 0) return 'No goal was ever made easier or given up.';
  const silent = lines.filter(({ reason }) => reason === null).length;
  const were = lines.length === 1 ? 'goal was' : 'goals were';
  const reasons =
    silent === 0
      ? 'each with its reason'
      : silent === lines.length
        ? 'none with a reason'
        : `${inWords(silent)} without a reason`;
  return sentence(`${inWords(lines.length)} ${were} made easier or given up, ${reasons}.`);
}
