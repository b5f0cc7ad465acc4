import type { Scorecard, Status } from '../measure/index.ts';
import { type AnyRecord, type Ref, splitRef } from '../schema/index.ts';

/** A record or key result as lists, traces and explanations name it. */
export interface Subject {
  ref: Ref;
  title: string;
  /** Where it is written; null for a record that is not there. */
  file: string | null;
  status: Status | null;
  /** Progress as a roll-up takes it. */
  score: number | null;
}

export function subjectOf(scorecard: Scorecard, ref: Ref): Subject {
  const { graph, measures } = scorecard;
  const measure = measures.get(ref);
  const record = graph.find(ref);
  const keyResult = graph.keyResults.get(ref);
  return {
    ref,
    title: keyResult?.data.title ?? (record === undefined ? splitRef(ref).id : titleOf(record)),
    file: keyResult?.objective.file ?? record?.file ?? null,
    status: measure?.status ?? null,
    score: measure !== undefined && 'score' in measure ? measure.score : null,
  };
}

/** A record's own title; for what need not have one, what it is about and when. */
function titleOf(record: AnyRecord): string {
  switch (record.kind) {
    case 'person':
      return record.data.name ?? record.id;
    case 'check-in':
      return (
        record.data.title ?? `${record.data.date} ${(record.data.about ?? []).join(', ')}`.trim()
      );
    case 'measurement':
      return `values of ${record.id}`;
    default:
      return record.data.title ?? record.id;
  }
}
