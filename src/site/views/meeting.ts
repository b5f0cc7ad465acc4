import type {
  Mention,
  Publication,
  PublishedCheckIn,
  PublishedClosedCycle,
  PublishedInsight,
  PublishedObjective,
  Status,
} from '../../publish/index.ts';
import { bullet } from '../charts/bullet.ts';
import { count, day, inWords, percent, sentence } from '../format.ts';
import { compareUrgency, needsAttention, STATUS_FACES } from '../status.ts';
import { open } from './book.ts';
import { composeAddress, subjectOf } from './compose.ts';
import { concernsOf } from './concerns.ts';
import { cycleSentence, objectiveLines } from './history/cycles.ts';
import { actual, goal } from './measured.ts';
import { type Decided, decisionsAbout } from './reviews.ts';
import { objectiveReason, opening, scorecardSentences } from './sentences.ts';

/** One thing to talk about: it fills the screen. */
export interface MeetingItem {
  /** What sort of thing it is, as its small heading. */
  label: string;
  title: string;
  href: string | null;
  status: Status | null;
  /** Why it is here, in a sentence. */
  why: string;
  /** What to do next. */
  step: string | null;
  owner: Mention | null;
  bullet: string;
  /** What its people said. */
  said: string | null;
  evidence: { text: string; href: string | null }[];
  parts: { title: string; status: Status; now: string; goal: string }[];
  decisions: Decided[];
  /** Where a check-in about it is written. */
  checkIn: string | null;
}

export interface Meeting {
  title: string;
  path: string;
  /** What the page opens with. */
  lead: string;
  items: MeetingItem[];
}

const MOST_TO_DECIDE = 8;
/** With more objectives than these, those that are well stand together. */
const MOST_OBJECTIVES = 24;

const EMPTY = {
  ...{ href: null, status: null, step: null, owner: null, bullet: '', said: null, checkIn: null },
  evidence: [],
  parts: [],
  decisions: [],
};

/** The meeting of today: what needs a decision, then each objective, then what was decided. */
export function meetingNow(publication: Publication): Meeting {
  const toDecide = decisionItems(publication);
  const current = publication.objectives
    .filter((objective) => objective.current)
    .sort((a, b) => compareUrgency(a.status, b.status) || (a.title < b.title ? -1 : 1));
  const isLong = current.length > MOST_OBJECTIVES;
  const single = isLong
    ? current.filter(({ status }) => needsAttention(status)).slice(0, MOST_OBJECTIVES)
    : current;
  const together = current.filter((objective) => !single.includes(objective));
  const { heading } = scorecardSentences(publication);
  return {
    title: 'Review meeting',
    path: '/meeting/',
    lead: `${heading} ${agendaSentence(toDecide.length, current.length)}`,
    items: [
      ...toDecide,
      ...single.map((objective) => objectiveItem(objective, publication)),
      ...(together.length > 0 ? [togetherItem(together)] : []),
      ...decidedItem(decisionsAbout(publication, monthBefore(publication.asOf))),
    ],
  };
}

function agendaSentence(decisions: number, objectives: number): string {
  if (decisions + objectives === 0) return 'Nothing is on the agenda.';
  const through = `${count(objectives, 'current objective')} to go through`;
  if (decisions === 0)
    return `Nothing needs a decision; there ${objectives === 1 ? 'is' : 'are'} ${through}.`;
  const matters = `${inWords(decisions)} ${decisions === 1 ? 'matter needs' : 'matters need'} a decision`;
  return sentence(
    objectives === 0
      ? `${matters}.`
      : `${matters}, then there ${objectives === 1 ? 'is' : 'are'} ${through}.`,
  );
}

/** Insights, the gravest first; where there are none, what is furthest from where it should be. */
function decisionItems(publication: Publication): MeetingItem[] {
  const { insights } = publication;
  if (insights.length > 0)
    return insights.slice(0, MOST_TO_DECIDE).map((one) => insightItem(one, publication));
  return concernsOf(publication)
    .slice(0, MOST_TO_DECIDE)
    .map(({ title, href, status, reason, owner }) => ({
      ...EMPTY,
      ...{ label: 'Needs a decision', title, href, status, why: reason, owner },
      checkIn: checkInOn(href, publication),
    }));
}

function insightItem(insight: PublishedInsight, publication: Publication): MeetingItem {
  const { title, sentence: why, step, record, owner, evidence } = insight;
  return {
    ...EMPTY,
    ...{ label: `Needs a decision: ${lowerFirst(title)}`, why, step, owner },
    title: record?.title ?? title,
    href: record?.href ?? null,
    status: statusOf(record, publication),
    evidence: evidence.map(({ text, record: shown, source }) => ({
      text,
      href: shown?.href ?? (source?.href?.startsWith('https:') ? source.href : null),
    })),
    checkIn: record?.href ? checkInOn(record.href, publication) : null,
  };
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function statusOf(record: Mention | null, publication: Publication): Status | null {
  const book = open(publication);
  if (record === null) return null;
  const { kind, id } = record;
  if (kind === 'kpi') return book.kpis.get(id)?.progress.status ?? null;
  const own = {
    objective: book.objectives,
    priority: book.priorities,
    initiative: book.initiatives,
  };
  return kind in own ? (own[kind as keyof typeof own].get(id)?.status ?? null) : null;
}

/** Where a check-in about the record of a page is written; null where none can be. */
function checkInOn(href: string, publication: Publication): string | null {
  const { objectives, kpis, initiatives } = publication;
  const record = [...objectives, ...kpis, ...initiatives].find((one) => one.href === href);
  const subject = record ? subjectOf(record) : null;
  return subject === null ? null : composeAddress(subject);
}

function objectiveItem(objective: PublishedObjective, publication: Publication): MeetingItem {
  const { title, href, status, owner, rollUp, declared, keyResults, checkIns } = objective;
  const last = open(publication).checkIns.get(checkIns[0] ?? '');
  const { score, expected } = rollUp;
  return {
    ...EMPTY,
    ...{ label: 'Objective', title, href, status, owner },
    why: opening(status, objectiveReason(objective)),
    bullet: bullet({
      ...{ score, expected, status, width: 240 },
      label: `${percent(score)} of the way, ${percent(expected)} expected by now. ${STATUS_FACES[status].word}.`,
    }),
    said: declared === null ? null : saidWords(declared, publication.asOf),
    parts: keyResults.map((keyResult) => ({
      title: keyResult.title,
      status: keyResult.progress.status,
      now: actual(keyResult),
      goal: goal(keyResult) ?? '–',
    })),
    decisions: last ? decidedIn(last) : [],
    checkIn: checkInOn(href, publication),
  };
}

function decidedIn({ decisions, title, href }: PublishedCheckIn): Decided[] {
  return decisions.map((decision) => ({ ...decision, in: { title, href } }));
}

function saidWords(declared: NonNullable<PublishedObjective['declared']>, asOf: string): string {
  const { status, confidence, on, by } = declared;
  const what = [
    status === null ? '' : STATUS_FACES[status].phrase,
    confidence === null ? '' : `${percent(confidence)} confident`,
  ].filter((part) => part !== '');
  const who = by === null ? 'Its people' : sentence(by.title);
  return `${who} on ${day(on, asOf)}: ${what.join(', ') || 'a note without a status'}.`;
}

function togetherItem(objectives: readonly PublishedObjective[]): MeetingItem {
  return {
    ...EMPTY,
    ...{ label: 'Objectives', title: 'The other objectives' },
    why: `${count(objectives.length, 'objective')}, one line each.`,
    parts: objectives.map(({ title, status, rollUp }) => ({
      ...{ title, status, now: percent(rollUp.score) },
      goal: rollUp.expected === null ? '–' : `${percent(rollUp.expected)} by now`,
    })),
  };
}

function decidedItem(decisions: readonly Decided[]): MeetingItem[] {
  if (decisions.length === 0) return [];
  return [
    {
      ...EMPTY,
      ...{ label: 'Decisions', title: 'What was decided, and is due' },
      why: `${count(decisions.length, 'decision')} due in the last four weeks or still to come.`,
      decisions: [...decisions],
    },
  ];
}

/** Four weeks before a day, near enough: the same day of the month before. */
function monthBefore(date: string): string {
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
  const before = month === 1 ? [year - 1, 12] : [year, month - 1];
  return `${before[0]}-${String(before[1]).padStart(2, '0')}-${date.slice(8)}`;
}

/** The meeting about a cycle that has closed: what was said, what happened, what was decided. */
export function meetingOf(
  cycle: PublishedClosedCycle,
  publication: Publication,
  path: string,
): Meeting {
  const reviews = publication.reviews.filter((review) => review.cycle?.id === cycle.id);
  const decisions = reviews.flatMap(({ decisions, title, href }) =>
    decisions.map((decision) => ({ ...decision, in: { title, href } })),
  );
  const lines = objectiveLines(cycle).sort(
    (a, b) => (a.objective.closed ?? -1) - (b.objective.closed ?? -1),
  );
  return {
    title: `Review of ${cycle.title}`,
    path,
    lead: cycleSentence(cycle),
    items: [
      ...lines.map(({ objective, said, closed, keyResults }) => ({
        ...EMPTY,
        ...{ label: 'Objective', title: objective.record.title, href: objective.record.href },
        status: objective.status,
        owner: objective.owner,
        why: `Closed at ${closed}.`,
        said: `What was said: ${said}.`,
        parts: keyResults.map(({ title, status, value, goal: wanted }) => ({
          ...{ title, status, now: value, goal: wanted },
        })),
      })),
      ...(decisions.length === 0
        ? []
        : [
            {
              ...EMPTY,
              ...{ label: 'Decisions', title: 'What was decided' },
              why: `${count(decisions.length, 'decision')} in ${count(reviews.length, 'review')}.`,
              decisions,
            },
          ]),
    ],
  };
}
