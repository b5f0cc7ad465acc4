/** Every rule there is, sorted by id. Listed by hand, so that nothing is looked for on disk. */
import { compareText } from '../../finding/index.ts';
import type { Rule } from '../rule.ts';
import { keptApart } from './audience/kept-apart.ts';
import { noWidening } from './audience/no-widening.ts';
import { debt } from './audit/debt.ts';
import { knownRule } from './audit/known-rule.ts';
import { suppression } from './audit/suppression.ts';
import { addsUp } from './budget/adds-up.ts';
import { tiedToOutcome } from './budget/tied-to-outcome.ts';
import { agreesWithData } from './check-in/agrees-with-data.ts';
import { explainsSignal } from './check-in/explains-signal.ts';
import { notInTheFuture as checkInNotInTheFuture } from './check-in/not-in-the-future.ts';
import { onTime as checkInOnTime } from './check-in/on-time.ts';
import { acyclic } from './content/acyclic.ts';
import { knownKind } from './content/known-kind.ts';
import { knownReference } from './content/known-reference.ts';
import { readable } from './content/readable.ts';
import { safeNarrative } from './content/safe-narrative.ts';
import { schema } from './content/schema.ts';
import { syntax } from './content/syntax.ts';
import { uniqueId } from './content/unique-id.ts';
import { linked } from './development/linked.ts';
import { aggregated } from './feedback/aggregated.ts';
import { companyObjectives } from './focus/company-objectives.ts';
import { keyResults } from './focus/key-results.ts';
import { kpisPerOwner } from './focus/kpis-per-owner.ts';
import { objectivesPerTeam } from './focus/objectives-per-team.ts';
import { complete } from './history/complete.ts';
import { goalpostsExplained } from './history/goalposts-explained.ts';
import { parentReviewed } from './history/parent-reviewed.ts';
import { recordsKept } from './history/records-kept.ts';
import { advances } from './initiative/advances.ts';
import { onTime as initiativeOnTime } from './initiative/on-time.ts';
import { defined } from './kpi/defined.ts';
import { hasSource } from './kpi/has-source.ts';
import { hasTarget } from './kpi/has-target.ts';
import { informsADecision } from './kpi/informs-a-decision.ts';
import { lagHasLead } from './kpi/lag-has-lead.ts';
import { measuredOnTime } from './kpi/measured-on-time.ts';
import { oneOwner as kpiOneOwner } from './kpi/one-owner.ts';
import { overlaps } from './kpi/overlaps.ts';
import { staleTarget } from './kpi/stale-target.ts';
import { tracesToStrategy as kpiTracesToStrategy } from './kpi/traces-to-strategy.ts';
import { notInTheFuture as measurementNotInTheFuture } from './measurement/not-in-the-future.ts';
import { oneValueADate } from './measurement/one-value-a-date.ts';
import { dependenciesOwned } from './objective/dependencies-owned.ts';
import { inCycle } from './objective/in-cycle.ts';
import { measurable } from './objective/measurable.ts';
import { oneOwner as objectiveOneOwner } from './objective/one-owner.ts';
import { outcomeNotTask } from './objective/outcome-not-task.ts';
import { specific } from './objective/specific.ts';
import { tracesToStrategy as objectiveTracesToStrategy } from './objective/traces-to-strategy.ts';
import { weights } from './objective/weights.ts';
import { placed } from './people/placed.ts';
import { acknowledged } from './review/acknowledged.ts';
import { evidenced } from './review/evidenced.ts';
import { onTime as reviewOnTime } from './review/on-time.ts';
import { threeDimensions as reviewThreeDimensions } from './review/three-dimensions.ts';
import { threeDimensions as roleThreeDimensions } from './role/three-dimensions.ts';
import { logo } from './site/logo.ts';
import { readableAccent } from './site/readable-accent.ts';
import { balanced } from './strategy/balanced.ts';
import { causeRunsUpward } from './strategy/cause-runs-upward.ts';
import { connected } from './strategy/connected.ts';
import { covered } from './strategy/covered.ts';

export const RULES: readonly Rule[] = [
  acknowledged,
  acyclic,
  addsUp,
  advances,
  aggregated,
  agreesWithData,
  balanced,
  causeRunsUpward,
  checkInNotInTheFuture,
  checkInOnTime,
  companyObjectives,
  complete,
  connected,
  covered,
  debt,
  defined,
  dependenciesOwned,
  evidenced,
  explainsSignal,
  goalpostsExplained,
  hasSource,
  hasTarget,
  inCycle,
  informsADecision,
  initiativeOnTime,
  keptApart,
  keyResults,
  knownKind,
  knownReference,
  knownRule,
  kpiOneOwner,
  kpisPerOwner,
  kpiTracesToStrategy,
  lagHasLead,
  linked,
  logo,
  measurable,
  measuredOnTime,
  measurementNotInTheFuture,
  noWidening,
  objectiveOneOwner,
  objectivesPerTeam,
  objectiveTracesToStrategy,
  oneValueADate,
  outcomeNotTask,
  overlaps,
  parentReviewed,
  placed,
  readable,
  readableAccent,
  recordsKept,
  reviewOnTime,
  reviewThreeDimensions,
  roleThreeDimensions,
  safeNarrative,
  schema,
  specific,
  staleTarget,
  suppression,
  syntax,
  tiedToOutcome,
  uniqueId,
  weights,
].sort((a, b) => compareText(a.id, b.id));
