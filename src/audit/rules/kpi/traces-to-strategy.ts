import { defineRule } from '../../rule.ts';
import { liveKpis } from '../../scope.ts';
import { judgeTraces } from '../../tracing.ts';

export const tracesToStrategy = defineRule({
  id: 'kpi/traces-to-strategy',
  demands:
    'A KPI leads to a live priority, by what it supports or drives or by a key result that reads it.',
  recommended: 'error',
  judge: (scorecard) => judgeTraces(scorecard, liveKpis(scorecard)),
});
