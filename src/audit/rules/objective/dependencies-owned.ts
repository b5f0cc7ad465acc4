import { isActiveOn, type Scorecard } from '../../../measure/index.ts';
import type { RecordOf, Ref } from '../../../schema/index.ts';
import { reportOn } from '../../fault.ts';
import { defineRule, type Report } from '../../rule.ts';
import { openObjectives } from '../../scope.ts';
import { fullNameOf, nameOf, shorten } from '../../wording.ts';

type Objective = RecordOf<'objective'>;

/** Somebody has promised what is needed from others, or watches it while nobody has. */
export const dependenciesOwned = defineRule({
  id: 'objective/dependencies-owned',
  demands: 'What an objective depends on is promised by somebody, or somebody owns the risk.',
  recommended: 'warn',
  *judge(scorecard) {
    for (const objective of openObjectives(scorecard)) {
      if (objective.faulty.has('dependencies')) continue;
      for (const index of (objective.data.dependencies ?? []).keys()) {
        yield* judgeDependency(scorecard, objective, index);
      }
    }
  },
});

const EXPECTED = '`confirmed_by:` or `risk_owner:` with the id of a person who is there';

function* judgeDependency(
  scorecard: Scorecard,
  objective: Objective,
  index: number,
): Iterable<Report> {
  const { graph } = scorecard;
  const ref = objective.ref;
  const { confirmed_by, risk_owner } = objective.data.dependencies?.[index] ?? {};
  const dependency = graph.from(ref, 'depends-on').find(({ at: [, entry] }) => entry === index);
  if (dependency === undefined) return;
  const on = fullNameOf(graph, dependency.to);
  if (confirmed_by === undefined && risk_owner === undefined) {
    yield reportOn(objective, {
      at: ['dependencies', index],
      message: `${nameOf(graph, ref)} depends on ${on}, which nobody has promised and nobody watches.`,
      expected: EXPECTED,
      hint: 'Ask whoever owns it. Until they have promised, name who keeps an eye on it as `risk_owner`.',
    });
    return;
  }
  const absent = absentOf(scorecard, ref, index);
  if (absent === null) return;
  yield reportOn(objective, {
    at: ['dependencies', index, absent.field],
    message: `${nameOf(graph, ref)} depends on ${on}, which is in the hands of ${absent.name}, who is not here on ${scorecard.asOf}.`,
    expected: EXPECTED,
    hint: 'Ask whoever is there now, and write their name.',
  });
}

/** Who answers for a dependency and is not there; null while one who is there does, or it is not known. */
function absentOf({ graph, asOf }: Scorecard, ref: Ref, index: number) {
  const links = graph
    .from(ref, 'person')
    .filter(({ at: [field, entry] }) => field === 'dependencies' && entry === index);
  const people = links.map((link) => ({ link, person: graph.find(link.to) }));
  const isThere = people.some(
    ({ person }) => person?.kind === 'person' && isActiveOn(person, asOf),
  );
  const [first] = people;
  if (isThere || first === undefined) return null;
  const field = String(first.link.at[2]);
  return { field, name: shorten(graph.titleOf(first.link.to)) };
}
