import { z } from 'zod';
import { reportOn } from '../../fault.ts';
import { defineRule } from '../../rule.ts';
import { openObjectives } from '../../scope.ts';
import { nameOf } from '../../wording.ts';

const VERBS = (
  'build complete conduct create define deliver deploy develop execute finish hire implement ' +
  'install introduce launch migrate publish release run ship write'
).split(' ');

/** Verbs that are nouns as well: “Build the portal” is a task, “Build times halve” is not. */
const NOUNS_TOO = new Set(['build', 'hire', 'launch', 'release', 'run', 'deploy']);
const DETERMINERS = new Set('a an the our all every each new more another two three'.split(' '));

const options = z.strictObject({
  verbs: z
    .array(z.string().min(1))
    .default(VERBS)
    .describe('Verbs that make a task of an objective which begins with them.'),
});

/** What is done can be done in full and change nothing; an objective says what will be different. */
export const outcomeNotTask = defineRule({
  id: 'objective/outcome-not-task',
  demands: 'An objective says what will be different, not what will be done.',
  recommended: 'info',
  options,
  *judge(scorecard, { verbs }) {
    const known = new Set(verbs.map((verb) => verb.toLowerCase()));
    for (const objective of openObjectives(scorecard)) {
      const verb = verbOf(objective.data.title, known);
      if (verb === null) continue;
      const name = nameOf(scorecard.graph, objective.ref);
      yield reportOn(objective, {
        at: ['title'],
        message: `${name} begins with “${verb}”: it says what will be done, not what it is for.`,
        expected: 'a sentence that is true when the work has had its effect',
        hint: 'Ask what would be different for whom once it is done, and write that. The work itself is an initiative.',
      });
    }
  },
});

/** The output verb a title begins with, as written; null when it begins otherwise. */
function verbOf(title: string, verbs: ReadonlySet<string>): string | null {
  const [first = '', second = '', third = ''] = title.trim().split(/\s+/, 3);
  const [verb, next] = first.toLowerCase() === 'to' ? [second, third] : [first, second];
  const word = verb.toLowerCase();
  if (!verbs.has(word)) return null;
  return NOUNS_TOO.has(word) && !DETERMINERS.has(next.toLowerCase()) ? null : verb;
}
