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
import { decisionOn, named, percent, statusWords, written } from '../wording.ts';
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

/** What stands worse than four weeks ago, or fell silent since. */
export function statusWorsened(situation: Situation): Statement[] {
  const { scorecard, before } = situation;
  return [...scorecard.measures].flatMap(([ref, now]) => {
    const was = before.get(ref);
    if (was === undefined || !scorecard.isCurrent(ref)) return [];
    const gravity = gravityOf(was.status, now.status);
    if (gravity === null) return [];
    if (now.kind === 'kpi' && was.kind === 'kpi') return [ofKpi(situation, ref, was, now, gravity)];
    const isRollUp = now.kind === 'objective' || now.kind === 'priority';
    return isRollUp ? [ofRollUp(situation, ref, was, now, gravity)] : [];
  });
}

function gravityOf(was: Status, now: Status): number | null {
  const [from, to] = [RANK[was], RANK[now]];
  if (from === undefined) return null;
  if (now === 'stale') return from < 2 ? GRAVITY.stale : null;
  const isWorse = to !== undefined && to > from;
  return isWorse && now in GRAVITY ? GRAVITY[now as keyof typeof GRAVITY] : null;
}

function ofKpi(
  situation: Situation,
  ref: Ref,
  was: KpiMeasure,
  now: KpiMeasure,
  gravity: number,
): Statement {
  const turn = turned(situation, ref, was, now);
  if (now.status === 'stale') {
    const last = now.freshness.last;
    const told = last === null ? '' : `, and its last value is of ${situation.say(last)}`;
    return {
      ...{ about: ref, gravity, evidence: pointEvidence(situation, ref, now, now.valueOn) },
      sentence: `${named(situation, ref)} has fallen silent: it was ${statusWords(was.status)}${told}.`,
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
  ref: Ref,
  was: Measure,
  now: ObjectiveMeasure | PriorityMeasure,
  gravity: number,
): Statement {
  const { weakest, score, expected } = now;
  const held = weakest === null ? '' : `; ${named(situation, weakest)} holds it back most`;
  return {
    ...{ about: ref, gravity },
    sentence: `${turned(situation, ref, was, now)}: ${percent(score)} of the way, ${percent(expected)} expected${held}.`,
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

function turned(situation: Situation, ref: Ref, was: Measure, now: Measure): string {
  const [from, to] = [statusWords(was.status), statusWords(now.status)];
  return `${named(situation, ref)} has gone from ${from} to ${to} since ${situation.say(situation.since)}`;
}

function paces(ref: Ref, was: number | null, now: number | null): Evidence[] {
  if (was === null || now === null) return [];
  const [then, today] = [was, now].map((pace) => String(Number(pace.toFixed(2))));
  return [{ text: `pace ${today}, was ${then}`.replaceAll('-', '−'), ref, at: null }];
}
