import type { Scorecard } from '../../../measure/index.ts';
import type { RecordOf } from '../../../schema/index.ts';
import { type Fault, reportOn } from '../../fault.ts';
import { faultOfOwner } from '../../ownership.ts';
import { defineRule } from '../../rule.ts';
import { openInitiatives } from '../../scope.ts';
import { nameOf } from '../../wording.ts';

/** Work that is going on has somebody who answers for it and a day to be judged on. A proposal has time. */
export const onTime = defineRule({
  id: 'initiative/on-time',
  demands: 'An active initiative has one owner who is there and a due day that is not past.',
  recommended: 'warn',
  *judge(scorecard) {
    for (const initiative of openInitiatives(scorecard)) {
      if (initiative.data.state === 'proposed' || initiative.faulty.has('state')) continue;
      for (const fault of faultsOf(scorecard, initiative)) yield reportOn(initiative, fault);
    }
  },
});

function* faultsOf(
  { graph, asOf }: Scorecard,
  initiative: RecordOf<'initiative'>,
): Iterable<Fault> {
  const { owner, due } = initiative.data;
  const ref = initiative.ref;
  if (!initiative.faulty.has('owner')) {
    const fault = faultOfOwner(graph, asOf, { ref, record: initiative, owner, at: ['owner'] });
    if (fault) yield fault;
  }
  if (initiative.faulty.has('due')) return;
  if (due === undefined) {
    yield {
      at: ['due'],
      message: `The initiative ${nameOf(graph, ref)} has no due day.`,
      expected: '`due:` with the day it should be done',
      hint: 'Write down a day; what has none is never late and never done.',
    };
  } else if (due < asOf) {
    yield {
      at: ['due'],
      message: `The initiative ${nameOf(graph, ref)} was due on ${due} and is not closed.`,
      expected: `\`state: done\` or \`state: dropped\`, or a day from ${asOf} on`,
      hint: 'Close it, or set a new day and say in a check-in what it took longer for.',
    };
  }
}
