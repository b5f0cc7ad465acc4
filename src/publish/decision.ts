import type { Day } from '../calendar/index.ts';
import type { Ref } from '../schema/index.ts';
import { type Desk, linkedAt } from './desk.ts';
import type { PublishedDecision } from './published-record.ts';

/** What was decided in a check-in or a review, each with whoever does it. */
export function decisionsOf(
  ref: Ref,
  decisions: readonly { text: string; due?: Day | undefined }[] | undefined,
  desk: Desk,
): PublishedDecision[] {
  return (decisions ?? []).map(({ text, due }, index) => ({
    text,
    owner: linkedAt(desk, ref, 'person', ['decisions', index]),
    due: due ?? null,
  }));
}
