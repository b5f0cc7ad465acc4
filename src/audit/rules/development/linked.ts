import { reportOn } from '../../fault.ts';
import { defineRule } from '../../rule.ts';
import { isOpen } from '../../scope.ts';
import { quote } from '../../wording.ts';

/** Learning that grows nothing the role asks for and helps nothing the organisation wants is a hobby. */
export const linked = defineRule({
  id: 'development/linked',
  demands: 'Each goal of a development plan grows a skill or helps an objective.',
  recommended: 'info',
  *judge(scorecard) {
    for (const plan of scorecard.graph.records.development) {
      if (!isOpen(scorecard, plan.ref) || plan.faulty.has('goals')) continue;
      for (const [index, goal] of (plan.data.goals ?? []).entries()) {
        const isOver = goal.state === 'done' || goal.state === 'dropped';
        const helps = goal.supports?.length ?? 0;
        if (isOver || goal.skill !== undefined || helps > 0) continue;
        yield reportOn(plan, {
          at: ['goals', index, 'skill'],
          message: `The goal ${quote(goal.title)} grows no skill and helps no objective.`,
          expected: '`skill:` of the role, or `supports:` with an objective or priority',
          hint: 'Say what the person will be able to do with it, or what it will help to reach.',
        });
      }
    }
  },
});
