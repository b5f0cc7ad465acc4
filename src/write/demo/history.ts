import { type Commit, commitsOf } from './commits.ts';
import type { Example, Known } from './example.ts';
import { type ChangeRequest, type Fact, isBirth } from './fact.ts';
import { momentAt } from './moment.ts';
import { tellCheckIns } from './rules/check-ins.ts';
import { initiativeFacts, linkFacts } from './rules/initiatives.ts';
import { kpiFacts } from './rules/kpis.ts';
import { measurementFacts } from './rules/measurements.ts';
import { organisationFacts } from './rules/organisation.ts';
import { peopleWorkFacts } from './rules/people-work.ts';
import { objectiveRequests, planFacts } from './rules/plans.ts';
import { sceneFacts, sceneRequests } from './rules/scenes.ts';
import { FIRST_DAY, STRATEGY_BRANCH, TARGETS_BRANCH } from './story/calendar.ts';
import { GOALPOSTS } from './story/goalposts.ts';
import { INITIATIVES } from './story/initiatives.ts';
import { MISHAPS } from './story/mishaps.ts';
import { NAMES } from './story/names.ts';
import { NARRATIVES } from './story/narratives.ts';
import { PRIORITIES } from './story/priorities.ts';
import { versionsOf } from './versions.ts';

const SCENES = [...GOALPOSTS, ...MISHAPS, ...NAMES, ...PRIORITIES, ...NARRATIVES, ...INITIATIVES];
const HEAD = 'marit-vestergaard';
const CLERK = 'tomasz-wilk';

/**
 * Eighteen months of commits that end in the example organisation as it ships, to the byte. The same
 * example gives the same commits: nothing is asked of the clock, the machine or chance.
 */
export function historyOf(example: Example): Commit[] {
  const requests = [
    ...yearRequests(),
    ...objectiveRequests(example.records),
    ...sceneRequests(SCENES),
  ];
  return commitsOf(versionsOf(example.texts, factsOf(example, requests)), requests);
}

function yearRequests(): ChangeRequest[] {
  return [
    {
      branch: STRATEGY_BRANCH,
      title: 'Six priorities for 2026 and 2027',
      by: HEAD,
      at: momentAt('2026-01-09', '16:40', HEAD),
      how: 'merge',
    },
    {
      branch: TARGETS_BRANCH,
      title: 'Targets for 2026: every KPI leads to a priority',
      by: HEAD,
      at: momentAt('2026-01-23', '15:05', HEAD),
      how: 'merge',
    },
  ];
}

function factsOf(example: Example, requests: readonly ChangeRequest[]): Fact[] {
  const { records } = example;
  const told = tellCheckIns(records);
  const begin = ['throughline.yaml', 'content/README.md'].map((path): Fact => {
    return { path, at: momentAt(FIRST_DAY, '09:05', CLERK), by: CLERK, message: 'Begin' };
  });
  const facts = [
    ...begin,
    ...organisationFacts(records),
    ...planFacts(records),
    ...kpiFacts(records),
    ...measurementFacts(records, told),
    ...told.map(({ fact }) => fact),
    ...peopleWorkFacts(records),
    ...initiativeFacts(records),
    ...sceneFacts(SCENES),
  ];
  const known = knownFrom(example, facts, requests);
  return [...facts, ...linkFacts(example, facts.filter(isBirth), known)];
}

/** When each record could be named on the main branch. */
function knownFrom(
  { records }: Example,
  facts: readonly Fact[],
  requests: readonly ChangeRequest[],
): Known {
  const merged = new Map(requests.map(({ branch, at }) => [branch, at]));
  const births = new Map<string, number>();
  for (const fact of facts) {
    if (isBirth(fact)) births.set(fact.path, merged.get(fact.request ?? '') ?? fact.at);
  }
  const { objectives, kpis, initiatives, development } = records;
  return new Map(
    [...objectives, ...kpis, ...initiatives, ...development].flatMap(({ id, file }) => {
      const at = births.get(file);
      return at === undefined ? [] : [[id, at] as const];
    }),
  );
}
