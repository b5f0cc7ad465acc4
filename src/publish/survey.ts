import { keptRules } from '../audit/index.ts';
import type { Config, RecordOf, Records, SurveyGroup } from '../schema/index.ts';
import type { PublishedSurveyGroup } from './published-feedback.ts';

/** Self and manager are one person each by nature; nobody promised them to be anonymous. */
const ANONYMOUS: readonly string[] = ['peers', 'reports'];
/** The fewest answers that are ever shown, whatever is configured. */
const FEWEST = 3;
const USUAL = 5;

/** The fewest answers of peers or reports an organisation shows: what `feedback/aggregated` asks for. */
export function fewestAnswers(config: Config): number {
  const kept = keptRules(config).find(({ rule }) => rule.id === 'feedback/aggregated');
  const minimum = kept?.options['minimum'];
  return Math.max(FEWEST, typeof minimum === 'number' ? minimum : USUAL);
}

/**
 * The groups of a survey that nobody can be recognised in, also by subtraction; and how many groups
 * and questions were kept back. A group that stands twice is kept back altogether.
 */
export function shownGroups(
  groups: readonly SurveyGroup[],
  fewest: number,
): { groups: PublishedSurveyGroup[]; withheld: number } {
  let withheld = 0;
  const isOnce = ({ perspective }: SurveyGroup) =>
    groups.filter((other) => other.perspective === perspective).length === 1;
  const shown = groups.flatMap((group) => {
    const scores = questionsOf(group, fewest);
    const isLarge = !ANONYMOUS.includes(group.perspective) || group.n >= fewest;
    if (!isLarge || !isOnce(group)) {
      withheld += 1;
      return [];
    }
    withheld += Object.keys(group.scores).length - scores.length;
    const { perspective, n, comments = [] } = group;
    return [{ perspective, n, scores, comments: [...comments] }];
  });
  return { groups: shown, withheld };
}

/** The records with nothing in their surveys that a person could be recognised by. */
export function withoutSmallGroups(records: Records, config: Config): Records {
  const fewest = fewestAnswers(config);
  const feedback = records.feedback.map((record): RecordOf<'feedback'> => {
    const { groups: written } = record.data;
    if (written === undefined) return record;
    const groups = shownGroups(written, fewest).groups.map(({ scores, comments, ...group }) => ({
      ...group,
      scores: Object.fromEntries(scores.map(({ question, mean, n }) => [question, { mean, n }])),
      ...(comments.length > 0 ? { comments } : {}),
    }));
    return { ...record, data: { ...record.data, groups } };
  });
  return { ...records, feedback };
}

function questionsOf(group: SurveyGroup, fewest: number): PublishedSurveyGroup['scores'] {
  const isShown = ({ n }: { n: number }) => {
    const silent = group.n - n;
    if (!ANONYMOUS.includes(group.perspective)) return n > 0 && silent >= 0;
    return n >= fewest && (silent === 0 || silent >= fewest);
  };
  return Object.entries(group.scores)
    .filter(([, answers]) => isShown(answers))
    .map(([question, { mean, n }]) => ({ question, mean: Math.round(mean * 10) / 10, n }));
}
