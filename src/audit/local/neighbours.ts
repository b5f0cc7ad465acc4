import type { Related } from '../../finding/index.ts';
import { everyRecord } from '../../link/index.ts';
import type { Scorecard } from '../../measure/index.ts';
import {
  type AnyRecord,
  type Kind,
  listed,
  type Neighbours,
  type Ref,
  refOf,
} from '../../schema/index.ts';
import { nameOf, relatedAt } from '../wording.ts';
import { firstFailing, isSound } from './conditions.ts';
import { isJudged } from './judged.ts';
import { type Steps, stepsOf, withinReach } from './reach.ts';
import { conditionsWords, neighboursWords } from './wording.ts';

/** A record around which something is not as asked. */
interface Lack {
  record: AnyRecord;
  expected: string;
  related?: Related[];
}

/** Judges what lies above or below records. Each hop goes over the links once, whatever hangs together. */
export function* judgeNeighbours(
  judged: readonly AnyRecord[],
  direction: 'above' | 'below',
  asked: Neighbours,
  scorecard: Scorecard,
): Iterable<Lack> {
  const { hops = 1, at_most: most } = asked;
  const steps = stepsOf(scorecard.graph, direction, listed(asked.by));
  const counted = countedBy(asked, scorecard);
  const least = leastOf(asked);
  const reach = withinReach(steps, counted, hops);
  for (const record of judged) {
    const ref = refOf(record.kind, record.id);
    const number = hops === 1 ? countNear(steps, counted, ref) : others(reach, ref).length;
    if (number < least) {
      yield { record, expected: neighboursWords(asked, direction, `at least ${least}`) };
    } else if (most !== undefined && number > most) {
      const related = others(reach, ref).map((one) =>
        relatedTo(scorecard, one, 'this is one of them'),
      );
      yield { record, expected: neighboursWords(asked, direction, `at most ${most}`), related };
    }
  }
  if (asked.each === undefined) return;
  const wrong = new Set([...counted].filter((ref) => isWrong(ref, asked, scorecard)));
  const reachWrong = withinReach(steps, wrong, hops);
  for (const record of judged) {
    const found = others(reachWrong, refOf(record.kind, record.id));
    if (found.length === 0) continue;
    yield {
      record,
      expected: neighboursWords(asked, direction, 'each', conditionsWords(asked.each)),
      related: found.map((one) => relatedTo(scorecard, one, 'not as asked')),
    };
  }
}

/** One at least, unless something else is asked of them. */
function leastOf({ at_least: least, at_most: most, each }: Neighbours): number {
  return least ?? (most === undefined && each === undefined ? 1 : 0);
}

/** Live records of the kinds asked for that are as `where` says. */
function countedBy(asked: Neighbours, scorecard: Scorecard): Set<Ref> {
  const kinds = new Set<Kind>(listed(asked.kind));
  const counted = new Set<Ref>();
  for (const record of everyRecord(scorecard.graph.records)) {
    const ref = refOf(record.kind, record.id);
    if (kinds.size > 0 && !kinds.has(record.kind)) continue;
    if (!isJudged(record, scorecard)) continue;
    // What cannot be told of a record with a fault is taken for granted.
    if (firstFailing(record, asked.where, scorecard) === null) counted.add(ref);
  }
  return counted;
}

function isWrong(ref: Ref, { each }: Neighbours, scorecard: Scorecard): boolean {
  const record = scorecard.graph.find(ref);
  if (record === undefined || !isSound(record, each)) return false;
  return firstFailing(record, each, scorecard) !== null;
}

function countNear(steps: Steps, counted: ReadonlySet<Ref>, ref: Ref): number {
  return (steps.get(ref) ?? []).filter((near) => counted.has(near)).length;
}

function others(reach: ReadonlyMap<Ref, readonly Ref[]>, ref: Ref): readonly Ref[] {
  return (reach.get(ref) ?? []).filter((one) => one !== ref);
}

function relatedTo({ graph }: Scorecard, ref: Ref, words: string): Related {
  const record = graph.find(ref);
  if (record === undefined) throw new Error(`There is no ${ref}.`);
  return relatedAt(record.places.value(['title']), `${nameOf(graph, ref)}: ${words}`);
}
