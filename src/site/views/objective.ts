import type {
  PublishedCheckIn,
  PublishedKeyResult,
  PublishedObjective,
} from '../../publish/index.ts';
import { bullet } from '../charts/bullet.ts';
import { day, number, percent, sentence } from '../format.ts';
import { compareUrgency, STATUS_FACES } from '../status.ts';
import { type Book, pick } from './book.ts';
import type { Fact } from './kpi.ts';
import { actual, confidence, declaredFact, goal, measuredBullet, recentLine } from './measured.ts';
import { type Row, rowOfKpi, rowOfObjective } from './scorecard.ts';
import { measuredReason, objectiveReason, opening } from './sentences.ts';

export interface KeyResultLine {
  keyResult: PublishedKeyResult;
  bullet: string;
  line: string;
  actual: string;
  from: string;
  goal: string;
  weight: string;
  confidence: string;
  reason: string;
  milestones: { title: string; due: string; share: string; done: string | null; late: boolean }[];
}

export interface ObjectiveView {
  opening: string;
  bullet: string;
  facts: Fact[];
  keyResults: KeyResultLine[];
  contributors: Row[];
  checkIns: PublishedCheckIn[];
}

const COMMITMENTS = { committed: '100% is expected', aspirational: '60% to 70% is a success' };

/** What an objective's page shows. */
export function objectiveView(objective: PublishedObjective, book: Book): ObjectiveView {
  const { asOf } = book.publication;
  return {
    opening: opening(objective.status, objectiveReason(objective)),
    bullet: objectiveBullet(objective, 240),
    facts: factsOf(objective, asOf),
    keyResults: objective.keyResults.map((keyResult) => keyResultLine(keyResult, asOf)),
    contributors: objective.contributors.flatMap(({ kind, id }) => {
      const child = kind === 'objective' ? book.objectives.get(id) : undefined;
      const kpi = kind === 'kpi' ? book.kpis.get(id) : undefined;
      if (child) return [rowOfObjective(child, asOf)];
      return kpi ? [rowOfKpi(kpi, 0, asOf)] : [];
    }),
    checkIns: pick(book.checkIns, objective.checkIns),
  };
}

function factsOf(objective: PublishedObjective, asOf: string): Fact[] {
  const { rollUp, rhythm, declared } = objective;
  const facts: (Fact | null)[] = [
    objective.closed === null
      ? null
      : {
          term: 'Score at close',
          value: percent(objective.closed),
          note: null,
          explains: 'closed',
        },
    { term: 'Of the way', value: percent(rollUp.score), note: null, explains: 'score' },
    rollUp.expected === null
      ? null
      : {
          term: 'Expected by now',
          value: percent(rollUp.expected),
          note: null,
          explains: 'expected',
        },
    rollUp.coverage === null || rollUp.coverage === 1
      ? null
      : {
          term: 'Coverage',
          value: percent(rollUp.coverage),
          note: 'of the weight has a value',
          explains: 'coverage',
        },
    declaredFact(declared, asOf),
    rhythm?.due == null || !objective.current
      ? null
      : {
          term: rhythm.overdue ? 'Check-in overdue' : 'Next check-in',
          value: day(rhythm.due, asOf),
          note: rhythm.last === null ? 'none so far' : `last on ${day(rhythm.last, asOf)}`,
          explains: null,
        },
  ];
  if (objective.commitment !== null) {
    const { commitment } = objective;
    facts.push({
      term: 'Commitment',
      value: sentence(commitment),
      note: COMMITMENTS[commitment],
      explains: null,
    });
  }
  return facts.filter((found) => found !== null);
}

function keyResultLine(keyResult: PublishedKeyResult, asOf: string): KeyResultLine {
  const { progress, unit } = keyResult;
  return {
    keyResult,
    bullet: measuredBullet(keyResult),
    line: progress.mode === 'milestones' ? '' : recentLine(keyResult),
    actual: actual(keyResult),
    from:
      progress.mode === 'reach' && progress.baseline !== null
        ? actual({ ...keyResult, unit, progress: { ...progress, value: progress.baseline } })
        : '',
    goal: goal(keyResult) ?? '–',
    weight: number(keyResult.weight, 2),
    confidence: confidence(progress.declared),
    reason: measuredReason(keyResult, null),
    milestones: keyResult.milestones.map((milestone) => ({
      title: milestone.title,
      due: day(milestone.due, asOf),
      share: percent(milestone.score),
      done: milestone.done === null ? null : day(milestone.done, asOf),
      late: milestone.done === null && milestone.due !== null && milestone.due < asOf,
    })),
  };
}

export function objectiveBullet(objective: PublishedObjective, width: number): string {
  const { score, expected } = objective.rollUp;
  const word = STATUS_FACES[objective.status].word;
  return bullet({
    score,
    expected,
    status: objective.status,
    width,
    label: `${objective.title}: ${percent(score)} of the way, ${percent(expected)} expected by now. ${word}.`,
  });
}

/** Objectives by cycle, the latest first; within a cycle the most urgent first. */
export function objectivesByCycle(
  book: Book,
): { id: string; title: string; isCurrent: boolean; rows: Row[] }[] {
  const { objectives, cycles, asOf } = book.publication;
  const sorted = [...objectives].sort(
    (a, b) => compareUrgency(a.status, b.status) || (a.title < b.title ? -1 : 1),
  );
  const of = (id: string | null) =>
    sorted
      .filter((objective) => (objective.cycle?.id ?? null) === id)
      .map((o) => rowOfObjective(o, asOf));
  const known = [...cycles].sort((a, b) => (a.start < b.start ? 1 : -1));
  return [
    ...known.map((cycle) => ({
      id: cycle.id,
      title: cycle.title,
      isCurrent: cycle.start <= asOf && asOf <= cycle.end,
      rows: of(cycle.id),
    })),
    { id: 'none', title: 'Without a cycle', isCurrent: false, rows: of(null) },
  ].filter((block) => block.rows.length > 0);
}
