import { z } from 'zod';
import type { Graph } from '../../../link/index.ts';
import type { RecordOf, Ref, SurveyGroup } from '../../../schema/index.ts';
import { type Fault, reportOn } from '../../fault.ts';
import { defineStructureRule, type Report } from '../../rule.ts';
import { count, nameOf, quote, relatedAt } from '../../wording.ts';

type Feedback = RecordOf<'feedback'>;

const options = z.strictObject({
  minimum: z
    .int()
    .min(3)
    .default(5)
    .describe(
      'Fewest answers a group of peers or reports, or a question put to it, may be shown for.',
    ),
});

/** Self and manager are one person each by nature; nobody promised them to be anonymous. */
const ANONYMOUS: readonly string[] = ['peers', 'reports'];

/** Nobody can tell from a survey what one colleague answered, neither directly nor by subtraction. */
export const aggregated = defineStructureRule({
  id: 'feedback/aggregated',
  demands:
    'Peers and reports appear in groups too large to tell who answered what, also by subtraction.',
  options,
  *judge({ graph }, { minimum }) {
    const surveys = graph.records.feedback.filter(({ data }) => data.kind === 'survey-360');
    for (const survey of surveys) {
      if (survey.faulty.has('groups')) continue;
      for (const fault of faultsOf(survey, minimum)) yield reportOn(survey, fault);
    }
    yield* judgeRepetition(graph, surveys);
  },
});

function* faultsOf(survey: Feedback, minimum: number): Iterable<Fault> {
  const first = new Map<string, number>();
  for (const [index, group] of (survey.data.groups ?? []).entries()) {
    if (!ANONYMOUS.includes(group.perspective)) continue;
    const earlier = first.get(group.perspective);
    if (earlier === undefined) first.set(group.perspective, index);
    else yield repeatedGroup(survey, group, earlier, index);
    if (group.n < minimum) yield smallGroup(group, index, minimum);
    else yield* faultsOfQuestions(group, index, minimum);
  }
}

function smallGroup(group: SurveyGroup, index: number, minimum: number): Fault {
  return {
    at: ['groups', index, 'n'],
    message: `The group of ${group.perspective} has ${count(group.n, 'answer')}; with fewer than ${minimum}, a person can be recognised.`,
    expected: `at least ${minimum} answers`,
    hint: 'Leave this group out, with its comments, until enough have answered.',
  };
}

/** Two overlapping counts of one group give the difference away. */
function repeatedGroup(survey: Feedback, group: SurveyGroup, first: number, second: number): Fault {
  const placeOf = (index: number) => survey.places.value(['groups', index, 'perspective']);
  return {
    at: ['groups', second, 'perspective'],
    message: `The group of ${group.perspective} stands twice in this survey; the difference between the two gives single answers away.`,
    expected: 'each group once',
    hint: 'Keep the group with all answers and leave the other out.',
    related: [relatedAt(placeOf(first), 'the first one')],
  };
}

function* faultsOfQuestions(group: SurveyGroup, index: number, minimum: number): Iterable<Fault> {
  for (const [question, { n }] of Object.entries(group.scores)) {
    const at = ['groups', index, 'scores', question, 'n'];
    const silent = group.n - n;
    if (silent < 0) {
      yield {
        at,
        message: `${quote(question)} has ${count(n, 'answer')}, more than the ${group.n} of the group of ${group.perspective}.`,
        expected: `at most ${group.n} answers`,
        hint: 'Correct one of the two counts.',
      };
    } else if (n < minimum) {
      yield {
        at,
        message: `${quote(question)} has ${count(n, 'answer')} from ${group.perspective}; with fewer than ${minimum}, a person can be recognised.`,
        expected: `at least ${minimum} answers`,
        hint: 'Leave the question out for this group.',
      };
    } else if (silent > 0 && silent < minimum) {
      yield {
        at,
        message: `${quote(question)} was left open by ${silent} of ${group.n} ${group.perspective}; subtracting one count from the other singles them out.`,
        expected: `answers from all ${group.n}, or at least ${minimum} who left it open`,
        hint: 'Leave the question out for this group.',
      };
    }
  }
}

/** A second survey of the same person and cycle differs from the first by the answers of a few. */
function* judgeRepetition(graph: Graph, surveys: readonly Feedback[]): Iterable<Report> {
  const first = new Map<string, Feedback>();
  for (const survey of surveys) {
    const ref = survey.ref;
    const [subject] = graph.from(ref, 'subject');
    const [cycle] = graph.from(ref, 'cycle');
    if (subject === undefined || cycle === undefined) continue;
    const key = `${subject.to} ${cycle.to}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, survey);
    else yield reportOn(survey, repeatedSurvey(graph, subject.to, cycle.to, earlier));
  }
}

function repeatedSurvey(graph: Graph, subject: Ref, cycle: Ref, earlier: Feedback): Fault {
  return {
    at: ['subject'],
    message: `There are two surveys about ${nameOf(graph, subject)} in ${nameOf(graph, cycle)}; the difference between the two gives single answers away.`,
    expected: 'one survey about a person in a cycle',
    hint: 'Keep the one with all answers and delete the other.',
    related: [relatedAt(earlier.places.value(['subject']), 'the first one')],
  };
}
