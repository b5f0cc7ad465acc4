import { defineRule } from '../../rule.ts';
import { liveObjectives } from '../../scope.ts';
import { judgeTraces } from '../../tracing.ts';

export const tracesToStrategy = defineRule({
  id: 'objective/traces-to-strategy',
  demands: 'An objective leads to a live priority, by what it supports or relates to.',
  recommended: 'error',
  judge: (scorecard) => judgeTraces(scorecard, liveObjectives(scorecard)),
});
