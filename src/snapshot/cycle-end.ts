import type { Day } from '../calendar/index.ts';
import type { Declared, Portfolio, Scorecard, Status } from '../measure/index.ts';
import { type Ref, refOf } from '../schema/index.ts';

/** How the objectives of a cycle stood on a day, by their names of today. */
export interface CycleEnd {
  objectives: ObjectiveThen[];
}

export interface ObjectiveThen {
  ref: Ref;
  status: Status;
  /** Share of the way, and where it should have been. */
  score: number | null;
  expected: number | null;
  /** What the last check-in had said. */
  declared: Pick<Declared, 'status' | 'confidence' | 'on'> | null;
  keyResults: KeyResultThen[];
}

export interface KeyResultThen {
  ref: Ref;
  status: Status;
  score: number | null;
  value: number | null;
  valueOn: Day | null;
  target: number | null;
  min: number | null;
  max: number | null;
}

/** What is known today of how a cycle came out. */
export type CycleOutcome = Pick<Portfolio, 'score' | 'verdict' | 'coverage'>;

/**
 * How the objectives of a cycle stood; `today` gives the name a record has now, null where it has
 * none any more.
 */
export function cycleEndOf(
  cycle: Ref,
  scorecard: Scorecard,
  today: (ref: Ref) => Ref | null,
): CycleEnd {
  const { graph } = scorecard;
  const refs = graph.to(cycle, 'cycle').map(({ from }) => from);
  const objectives = refs.flatMap((ref) => objectiveThen(ref, scorecard, today) ?? []);
  return { objectives };
}

function objectiveThen(
  ref: Ref,
  { graph, measures }: Scorecard,
  today: (ref: Ref) => Ref | null,
): ObjectiveThen | null {
  const measure = measures.get(ref);
  const named = today(ref);
  const objective = graph.find(ref);
  if (measure?.kind !== 'objective' || objective?.kind !== 'objective' || named === null)
    return null;
  const { status, score, expected, declared } = measure;
  const id = named.slice('objective:'.length);
  const keyResults = (objective.data.key_results ?? []).flatMap(({ id: part }): KeyResultThen[] => {
    const found = measures.get(refOf('key-result', `${objective.id}.${part}`));
    if (found?.kind !== 'key-result') return [];
    const { value, valueOn, target, min, max } = found;
    const name = refOf('key-result', `${id}.${part}`);
    return [
      { ref: name, status: found.status, score: found.score, value, valueOn, target, min, max },
    ];
  });
  const said = declared && {
    status: declared.status,
    confidence: declared.confidence,
    on: declared.on,
  };
  return { ref: named, status, score, expected, declared: said, keyResults };
}
