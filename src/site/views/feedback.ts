import type { Publication, PublishedFeedback } from '../../publish/index.ts';
import { count, longMonth, number } from '../format.ts';
import type { Book } from './book.ts';

/** A month in which something was said; each has a page of its own. */
export interface FeedbackMonth {
  /** `2026-11` */
  id: string;
  title: string;
  href: string;
  notes: PublishedFeedback[];
}

/** Notes by month, the latest first. */
export function feedbackMonths({ feedback }: Publication): FeedbackMonth[] {
  const dated = feedback.filter(({ date }) => date !== null);
  const months = Map.groupBy(dated, ({ date }) => date?.slice(0, 7) ?? '');
  return [...months]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([id, notes]) => ({ id, title: longMonth(id), href: `/feedback/${id}/`, notes }));
}

/** The latest months, so many that at least `least` notes are among them, where there are. */
export function latestFeedback(publication: Publication, least: number): FeedbackMonth[] {
  const shown: FeedbackMonth[] = [];
  for (const month of feedbackMonths(publication)) {
    if (shown.reduce((sum, { notes }) => sum + notes.length, 0) >= least) break;
    shown.push(month);
  }
  return shown;
}

/** What has been said to each other, in a sentence. */
export function feedbackSentence({ feedback }: Publication): string {
  const thanks = feedback.filter(({ type }) => type === 'recognition');
  const to = new Set(thanks.map((note) => note.to?.id ?? ''));
  const surveys = feedback.filter(({ type }) => type === 'survey-360').length;
  if (feedback.length === 0) return 'No feedback is published for this audience.';
  const parts = [
    thanks.length === 0
      ? ''
      : `${count(thanks.length, 'recognition')} of ${count(to.size, 'colleague')}`,
    surveys === 0 ? '' : `${count(surveys, 'all-round survey')} shared as means of a group`,
  ].filter((part) => part !== '');
  return parts.length === 0
    ? `${count(feedback.length, 'note')} among colleagues.`
    : `${parts.join(', and ')}.`;
}

/** A survey as a table: a line a question, a column for each side that may be shown. */
export interface SurveyTable {
  survey: PublishedFeedback;
  columns: { title: string; n: number }[];
  rows: { question: string; cells: { mean: string; n: number | null }[] }[];
  comments: { from: string; texts: string[] }[];
}

const SIDES = { self: 'Self', manager: 'Manager', peers: 'Peers', reports: 'Reports' } as const;

/** Surveys with what may be shown of them, by name. */
export function surveyTables({ feedback }: Publication): SurveyTable[] {
  return feedback.filter(({ type }) => type === 'survey-360').map(surveyTable);
}

function surveyTable(survey: PublishedFeedback): SurveyTable {
  const { groups } = survey;
  const questions = new Set(groups.flatMap(({ scores }) => scores.map(({ question }) => question)));
  return {
    survey,
    columns: groups.map(({ perspective, n }) => ({ title: SIDES[perspective], n })),
    rows: [...questions].map((question) => ({
      question,
      cells: groups.map((group) => {
        const found = group.scores.find((score) => score.question === question);
        return {
          mean: found ? number(found.mean, 1, true) : '–',
          n: found && found.n !== group.n ? found.n : null,
        };
      }),
    })),
    comments: groups
      .filter(({ comments }) => comments.length > 0)
      .map(({ perspective, comments }) => ({ from: SIDES[perspective], texts: comments })),
  };
}

/** What keeps answers from being shown, as a sentence; empty where nothing does. */
export function withheldSentence({ withheld }: PublishedFeedback): string {
  if (withheld === 0) return '';
  return `${count(withheld, 'group or question', 'groups and questions')} kept back: too few have answered.`;
}

/** Recognition of a person, the newest first. */
export function recognitionOf(person: string, book: Book): PublishedFeedback[] {
  return book.publication.feedback.filter(
    ({ type, to }) => type === 'recognition' && to?.kind === 'person' && to.id === person,
  );
}

/** Recognition of a team and of those who are in it, the newest first. */
export function recognitionIn(
  team: string,
  members: ReadonlySet<string>,
  book: Book,
): PublishedFeedback[] {
  return book.publication.feedback.filter(
    ({ type, to }) =>
      type === 'recognition' &&
      to !== null &&
      (to.kind === 'team' ? to.id === team : members.has(to.id)),
  );
}
