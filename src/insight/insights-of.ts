import { compareText } from '../finding/index.ts';
import { INSIGHT_KINDS, type Insight, type InsightKind, type Statement } from './insight.ts';
import { lagWithoutLead, leadWithoutLag } from './kinds/cause-and-effect.ts';
import { declaredAndComputedDisagree, greenOverRed } from './kinds/contradictions.ts';
import { forecastMissesTarget } from './kinds/forecast-misses.ts';
import { goalpostMoved } from './kinds/goalpost-moved.ts';
import {
  checkInOverdue,
  ownerOverloaded,
  priorityUncovered,
  suspectLink,
} from './kinds/people-and-coverage.ts';
import { signalUnexplained } from './kinds/signal-unexplained.ts';
import { statusWorsened } from './kinds/status-worsened.ts';
import { type Known, type Situation, situationOf } from './situation.ts';

const KINDS: Record<InsightKind, (situation: Situation) => Statement[]> = {
  'priority-uncovered': priorityUncovered,
  'declared-and-computed-disagree': declaredAndComputedDisagree,
  'green-over-red': greenOverRed,
  'status-worsened': statusWorsened,
  'forecast-misses-target': forecastMissesTarget,
  'signal-unexplained': signalUnexplained,
  'goalpost-moved': goalpostMoved,
  'lead-without-lag': leadWithoutLag,
  'lag-without-lead': lagWithoutLead,
  'owner-overloaded': ownerOverloaded,
  'check-in-overdue': checkInOverdue,
  'suspect-link': suspectLink,
};

/**
 * What needs a decision, the gravest first. Consequence = gravity of the matter × (1 + the share of
 * the weight of the live priorities that hangs on the record); equals come by kind, then by name.
 */
export function insightsOf(known: Known): Insight[] {
  const situation = situationOf(known);
  const insights = INSIGHT_KINDS.flatMap((kind) =>
    KINDS[kind](situation).map((statement) => ranked(kind, statement, situation)),
  );
  return insights.sort(
    (a, b) =>
      b.consequence - a.consequence ||
      INSIGHT_KINDS.indexOf(a.kind) - INSIGHT_KINDS.indexOf(b.kind) ||
      compareText(a.about, b.about) ||
      compareText(a.sentence, b.sentence),
  );
}

function ranked(kind: InsightKind, statement: Statement, situation: Situation): Insight {
  const { gravity, owner, ...said } = statement;
  return {
    kind,
    ...said,
    owner: owner === undefined ? situation.ownerOf(said.about) : owner,
    consequence: gravity * (1 + situation.reachOf(said.about)),
  };
}
