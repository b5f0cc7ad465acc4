import type {
  KpiMeasure,
  Measure,
  ObjectiveMeasure,
  PriorityMeasure,
  Status,
} from '../../measure/index.ts';
import type { Ref } from '../../schema/index.ts';
import type { Evidence, Statement } from '../insight.ts';
import type { Situation } from '../situation.ts';
import { decisionOn, named, namedAll, percent, statusWords, written } from '../wording.ts';
import { pointEvidence } from './evidence.ts';

/** From good to bad; what is not judged has no rank. */
const RANK: Partial<Record<Status, number>> = {
  achieved: 0,
  'on-track': 0,
  'at-risk': 1,
  'off-track': 2,
  missed: 3,
};
const GRAVITY = { stale: 3, 'at-risk': 4, 'off-track': 6, missed: 6 } as const;

/** A record that stands worse than four weeks ago. */
interface Worse {
  ref: Ref;
  was: Measure;
  now: Measure;
  gravity: number;
  /** What is worse because of it. */
  taken: Ref[];
}

/**
 * What stands worse than four weeks ago, or fell silent since. What is worse because its weakest part
 * is goes with that part: one cause is one insight.
 */
export function statusWorsened(situation: Situation): Statement[] {
  const worse = worseIn(situation);
  const causes = [...worse.values()].filter(({ ref }) => causeOf(situation, ref, worse) === ref);
  for (const { ref, gravity } of worse.values()) {
    const cause = worse.get(causeOf(situation, ref, worse));
    if (cause === undefined || cause.ref === ref) continue;
    cause.taken.push(ref);
    cause.gravity = Math.max(cause.gravity, gravity);
  }
  return causes.flatMap((one) => {
    const { now, was } = one;
    if (now.kind === 'kpi' && was.kind === 'kpi') return [ofKpi(situation, one, was, now)];
    const isRollUp = now.kind === 'objective' || now.kind === 'priority';
    return isRollUp ? [ofRollUp(situation, one, now)] : [];
  });
}

function worseIn({ scorecard, before }: Situation): Map<Ref, Worse> {
  const worse = new Map<Ref, Worse>();
  for (const [ref, now] of scorecard.measures) {
    const was = before.get(ref);
    const isJudged = now.kind !== 'key-result' && now.kind !== 'initiative';
    if (was === undefined || !isJudged || !scorecard.isCurrent(ref)) continue;
    const gravity = gravityOf(was.status, now.status);
    if (gravity !== null) worse.set(ref, { ref, was, now, gravity, taken: [] });
  }
  return worse;
}

/** Down from weakest part to weakest part, as long as they are worse too. */
function causeOf(
  { scorecard: { graph } }: Situation,
  ref: Ref,
  worse: ReadonlyMap<Ref, Worse>,
): Ref {
  const seen = new Set<Ref>();
  let at = ref;
  while (!seen.has(at)) {
    seen.add(at);
    const now = worse.get(at)?.now;
    const weakest = now !== undefined && 'weakest' in now ? now.weakest : null;
    if (weakest === null) return at;
    const below = graph.from(weakest, 'measures')[0]?.to ?? weakest;
    if (!worse.has(below)) return at;
    at = below;
  }
  return at;
}

function gravityOf(was: Status, now: Status): number | null {
  const [from, to] = [RANK[was], RANK[now]];
  if (from === undefined) return null;
  if (now === 'stale') return from < 2 ? GRAVITY.stale : null;
  const isWorse = to !== undefined && to > from;
  return isWorse && now in GRAVITY ? GRAVITY[now as keyof typeof GRAVITY] : null;
}

function ofKpi(situation: Situation, worse: Worse, was: KpiMeasure, now: KpiMeasure): Statement {
  const { ref, gravity } = worse;
  const turn = turned(situation, worse);
  if (now.status === 'stale') {
    const last = now.freshness.last;
    const told = last === null ? '' : `, and its last value is of ${situation.say(last)}`;
    return {
      ...{ about: ref, gravity, evidence: pointEvidence(situation, ref, now, now.valueOn) },
      sentence: `${named(situation, ref)} has fallen silent${withIt(situation, worse)}: it was ${statusWords(was.status)}${told}.`,
      step: 'Get the missing value, or say when it will come.',
    };
  }
  const still = now.valueOn === was.valueOn;
  const [then, today] = [was.value, now.value].map((value) =>
    value === null ? 'no value' : written(situation, ref, value),
  );
  return {
    ...{ about: ref, gravity },
    sentence: `${turn}: ${still ? `no value since ${today}` : `${today} now, ${then} then`}.`,
    step: decisionOn(situation, ref, 'Settle with its owner what changes this week.'),
    evidence: [
      ...pointEvidence(situation, ref, now, now.valueOn),
      ...(still ? [] : pointEvidence(situation, ref, was, was.valueOn)),
      ...paces(ref, was.pace, now.pace),
    ],
  };
}

function ofRollUp(
  situation: Situation,
  worse: Worse,
  now: ObjectiveMeasure | PriorityMeasure,
): Statement {
  const { ref, was, gravity } = worse;
  const { weakest, score, expected } = now;
  const held = weakest === null ? '' : `; ${named(situation, weakest)} holds it back most`;
  return {
    ...{ about: ref, gravity },
    sentence: `${turned(situation, worse)}: ${percent(score)} of the way, ${percent(expected)} expected${held}.`,
    step:
      weakest === null
        ? 'Settle with its owner what brings it back.'
        : `Settle what brings ${named(situation, weakest)} back, or what may wait for it.`,
    evidence: [
      ...paces(ref, 'pace' in was ? was.pace : null, now.pace),
      ...now.parts.map((part): Evidence => {
        const text = `${named(situation, part.ref)}: ${percent(part.score)} of the way, ${statusWords(part.status)}`;
        return situation.evidence(text, part.ref, []);
      }),
    ],
  };
}

function turned(situation: Situation, worse: Worse): string {
  const { ref, was, now } = worse;
  const [from, to] = [statusWords(was.status), statusWords(now.status)];
  return `${named(situation, ref)} has gone from ${from} to ${to} since ${situation.say(situation.since)}${withIt(situation, worse)}`;
}

function withIt(situation: Situation, { taken }: Worse): string {
  return taken.length === 0 ? '' : `, and ${namedAll(situation, taken)} with it`;
}

function paces(ref: Ref, was: number | null, now: number | null): Evidence[] {
  if (was === null || now === null) return [];
  const [then, today] = [was, now].map((pace) => String(Number(pace.toFixed(2))));
  return [{ text: `pace ${today}, was ${then}`.replaceAll('-', '−'), ref, at: null }];
}
