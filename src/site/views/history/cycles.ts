import type {
  Publication,
  PublishedClosedCycle,
  PublishedKeyResultThen,
  PublishedObjectiveThen,
} from '../../../publish/index.ts';
import { count, day, inWords, percent, quantity, sentence } from '../../format.ts';
import { STATUS_FACES } from '../../status.ts';

const VERDICTS: Readonly<Record<NonNullable<PublishedClosedCycle['verdict']>, string>> = {
  'too-safe': 'That is too safe: the goals asked too little.',
  healthy: 'That is healthy: ambitious, and much of it reached.',
  partial: 'That is partial: some of it was reached.',
  'outran-capacity': 'The goals outran what could be done.',
};

/** What became of a cycle, in two sentences. */
export function cycleSentence(cycle: PublishedClosedCycle): string {
  const { objectives, score, verdict } = cycle;
  const many = `${inWords(objectives.length)} ${objectives.length === 1 ? 'objective' : 'objectives'}`;
  if (score === null) return sentence(`${many}; none has a score at close.`);
  const word = verdict === null ? '' : ` ${VERDICTS[verdict]}`;
  return sentence(`${many} closed at ${percent(score)} on average.${word}`);
}

/** From what the page is told: a commit, or today's files. */
export function cycleBasis({ commit, end, figures }: PublishedClosedCycle): string {
  if (commit !== null)
    return `As it stood on ${day(end)}, told from the last commit of that day; “at close” is as known today, with what was recorded since.`;
  return figures === null
    ? 'How it stood on its last day is not known; “at close” is as known today.'
    : `No commit of ${day(end)} is known here: today’s files, read as of that day, tell how it stood.`;
}

/** An objective then, as a line of the table. */
export interface ObjectiveThenLine {
  objective: PublishedObjectiveThen;
  /** Whether it stood better at close than its people had said, worse, or as they said. */
  said: string;
  score: string;
  closed: string;
  keyResults: {
    title: string;
    href: string | null;
    status: PublishedKeyResultThen['status'];
    value: string;
    goal: string;
    score: string;
  }[];
}

/** The objectives of a cycle, with what was said of them and what happened. */
export function objectiveLines({ objectives }: PublishedClosedCycle): ObjectiveThenLine[] {
  return objectives.map((objective) => ({
    objective,
    said: saidOf(objective),
    score: percent(objective.score),
    closed: percent(objective.closed),
    keyResults: objective.keyResults.map((result) => ({
      title: result.record?.title ?? 'A key result that is gone since',
      href: result.record?.href ?? null,
      status: result.status,
      value: quantity(result.value, result.unit),
      goal: goalOf(result),
      score: percent(result.score),
    })),
  }));
}

function saidOf({ declared }: PublishedObjectiveThen): string {
  if (declared === null) return 'nothing was said';
  const { status, confidence, on } = declared;
  const parts = [
    status === null ? '' : STATUS_FACES[status].word.toLowerCase(),
    confidence === null ? '' : `${percent(confidence)} sure`,
  ].filter((part) => part !== '');
  return `${parts.join(', ') || 'noted'}, on ${day(on)}`;
}

function goalOf({ target, min, max, unit }: PublishedKeyResultThen): string {
  const say = (value: number) => quantity(value, unit);
  if (min !== null && max !== null) return `${say(min)} to ${say(max)}`;
  if (min !== null) return `at least ${say(min)}`;
  if (max !== null) return `at most ${say(max)}`;
  return target === null ? '–' : say(target);
}

/** Counts by status in words: `24 on track, 12 at risk`. */
export function statusWords(cycle: PublishedClosedCycle): string {
  const statuses = Object.entries(cycle.figures?.statuses ?? {});
  const words = statuses.map(([status, n]) => {
    const face = STATUS_FACES[status as keyof typeof STATUS_FACES];
    return `${n} ${face.word.toLowerCase()}`;
  });
  return words.join(', ');
}

/** What the audit found on the last day, in words. */
export function auditWords({ figures }: PublishedClosedCycle): string {
  if (figures === null) return '–';
  const { error, warn, info } = figures.findings;
  const parts = [
    error > 0 ? count(error, 'error') : '',
    warn > 0 ? count(warn, 'warning') : '',
    info > 0 ? count(info, 'note') : '',
  ].filter((part) => part !== '');
  return parts.join(', ') || 'nothing to mend';
}

/** The addresses of the pages of closed cycles, and of their list. */
export function cyclePages({ history }: Publication): string[] {
  const { closedCycles } = history;
  return ['/cycles/', ...closedCycles.map(({ href }) => href)];
}
