import { type Ref, splitRef } from '../../schema/index.ts';
import type { Alignment, InitiativeMeasure, Portfolio, Scorecard } from '../scorecard.ts';
import { explainAlignment } from './alignment.ts';
import { explainedKeyResult, explainedKpi } from './explained.ts';
import type { Explanation, Input } from './explanation.ts';
import { figureOf } from './figure.ts';
import { explainMilestones } from './milestones.ts';
import { explainProgress } from './progress.ts';
import { explainObjective, explainPriority } from './roll-up.ts';
import { placeAt } from './source.ts';
import { explainDeclared, explainStatus } from './status.ts';

/**
 * Every number of a record: of KPIs, key results, objectives, priorities and initiatives their
 * measures; of teams, people and cycles their alignment. Empty for what is not measured.
 */
export function explain(scorecard: Scorecard, ref: Ref): Explanation[] {
  const measure = scorecard.measures.get(ref);
  if (measure === undefined) return explainPart(scorecard, ref);
  if (measure.kind === 'objective') return explainObjective(scorecard, ref, measure);
  if (measure.kind === 'priority') return explainPriority(scorecard, ref, measure);
  if (measure.kind === 'initiative') return explainInitiative(scorecard, ref, measure);
  if (measure.mode === 'milestones' && measure.kind === 'key-result') {
    return explainMilestones(scorecard, ref, measure);
  }
  const explained =
    measure.kind === 'kpi'
      ? explainedKpi(scorecard, ref, measure)
      : explainedKeyResult(scorecard, ref, measure);
  return explained === null ? [] : explainProgress(explained);
}

/** Teams, people and cycles. */
function explainPart(scorecard: Scorecard, ref: Ref): Explanation[] {
  const { kind, id } = splitRef(ref);
  const { teams, people, cycles } = scorecard.alignmentBy;
  const parts: Record<string, Alignment> | null =
    kind === 'team' ? teams : kind === 'person' ? people : kind === 'cycle' ? cycles : null;
  const alignment = parts?.[id];
  const portfolio = scorecard.portfolios.get(ref);
  return [
    ...(portfolio === undefined ? [] : [explainPortfolio(scorecard, portfolio)]),
    ...(alignment === undefined ? [] : explainAlignment(alignment, scorecard.graph)),
  ];
}

function explainInitiative(
  scorecard: Scorecard,
  ref: Ref,
  measure: InitiativeMeasure,
): Explanation[] {
  const { graph, config } = scorecard;
  const initiative = graph.find(ref);
  const inputs: Input[] = [];
  if (initiative?.kind === 'initiative') {
    for (const field of ['state', 'start', 'due'] as const) {
      const value = initiative.data[field];
      if (value === undefined) continue;
      inputs.push({ name: field, value, as: 'text', ...placeAt(graph, ref, [field]) });
    }
  }
  const status = explainStatus({
    ...{
      status: measure.status,
      reason: measure.reason,
      pace: null,
      needed: config.status,
      inputs,
    },
    ...(measure.reason === 'after-due'
      ? { rule: 'Its due day has passed and it is not done.' }
      : {}),
  });
  status.formula = 'The first that says so: its state, its dates, its last check-in.';
  return [status, ...explainDeclared(measure.declared)];
}

function explainPortfolio(
  { graph }: Scorecard,
  { score, coverage, verdict, parts }: Portfolio,
): Explanation {
  const closed = parts.filter((part) => part.closed !== null);
  return {
    name: 'portfolio',
    title: 'Score of the cycle',
    value: score,
    text: null,
    as: 'share',
    unit: null,
    formula: 'the weighted mean of the scores at close of its objectives that have one',
    figures: `over ${closed.length} of ${parts.length}, ${figureOf(coverage)} of the weight: ${figureOf(score)}${verdict === null ? '' : `, ${VERDICTS[verdict]}`}`,
    inputs: parts.map(({ objective, weight, closed }) => ({
      name: graph.titleOf(objective),
      value: closed,
      as: 'share',
      weight,
      ref: objective,
    })),
    rule:
      verdict === null
        ? null
        : 'Above 0.85 is too safe, from 0.60 healthy, from 0.40 partial, below that capacity was outrun.',
  };
}

const VERDICTS: Record<NonNullable<Portfolio['verdict']>, string> = {
  'too-safe': 'too safe',
  healthy: 'healthy',
  partial: 'partial',
  'outran-capacity': 'capacity was outrun',
};
