import type { Day } from '../../calendar/index.ts';
import type { KeyResultMeasure, KpiMeasure } from '../../measure/index.ts';
import type { Ref } from '../../schema/index.ts';
import type { Evidence } from '../insight.ts';
import type { Situation } from '../situation.ts';
import { written } from '../wording.ts';

/** The value measured on a day, with its line; nothing where there is none. */
export function pointEvidence(
  situation: Situation,
  ref: Ref,
  { points }: KpiMeasure | KeyResultMeasure,
  on: Day | null,
): Evidence[] {
  const point = points.findLast(({ date }) => date === on);
  if (point === undefined) return [];
  const { date, value, source } = point;
  const text = `${written(situation, ref, value)} on ${situation.say(date)}`;
  return [{ text, ref, at: { file: source.file, line: source.line } }];
}
