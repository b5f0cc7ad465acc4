import type {
  Publication,
  PublishedInitiative,
  PublishedKpi,
  PublishedObjective,
  PublishedPriority,
  PublishedRollUp,
  Status,
} from '../../publish/index.ts';
import { count, day, inWords, list, number, percent, sentence } from '../format.ts';
import { BY_URGENCY, isWell, STATUS_FACES } from '../status.ts';
import { actual, goal, type Measured } from './measured.ts';

/** The sentence a page opens with: one that a person could say aloud, from the model alone. */

/** Where the whole organisation stands: its priorities first, then which are not well, then its KPIs. */
export function scorecardSentences(publication: Publication): {
  heading: string;
  sentence: string;
} {
  const live = publication.priorities.filter((priority) => priority.live);
  const { heading, rest } = prioritiesSentences(live);
  const measured = publication.kpis.filter((kpi) => kpi.live);
  return {
    heading,
    sentence: [rest, kpisSentence(measured)].filter((part) => part !== '').join(' '),
  };
}

/** Where the priorities stand, in one or two sentences. */
export function prioritiesSentence(publication: Publication): string {
  const { heading, rest } = prioritiesSentences(publication.priorities.filter((p) => p.live));
  return [heading, rest].filter((part) => part !== '').join(' ');
}

/** How many of the live priorities are on track, as one short sentence. */
export function prioritiesHeading(publication: Publication): string {
  return prioritiesSentences(publication.priorities.filter((p) => p.live)).heading;
}

function prioritiesSentences(priorities: readonly PublishedPriority[]): {
  heading: string;
  rest: string;
} {
  const total = priorities.length;
  if (total === 0) return { heading: 'No strategic priority has been written down yet.', rest: '' };
  const well = priorities.filter((priority) => isWell(priority.status)).length;
  if (well === total) return { heading: sentence(`${allOf(total)} on track.`), rest: '' };
  const clauses = BY_URGENCY.filter((status) => !isWell(status))
    .map((status) => ({ status, of: priorities.filter((p) => p.status === status) }))
    .filter(({ of }) => of.length > 0)
    .map(({ status, of }) => nameOrCount(of, status));
  const noun = total === 1 ? 'priority' : 'priorities';
  const heading = `${inWords(well)} of ${inWords(total)} ${noun} ${well === 1 || (well === 0 && total === 1) ? 'is' : 'are'} on track.`;
  const none =
    total === 1 ? 'The one priority is not on track.' : 'None of the priorities is on track.';
  return { heading: well === 0 ? none : sentence(heading), rest: sentence(`${list(clauses)}.`) };
}

function allOf(total: number): string {
  if (total === 1) return 'the one priority is';
  return total === 2 ? 'both priorities are' : `all ${inWords(total)} priorities are`;
}

function nameOrCount(priorities: readonly PublishedPriority[], status: Status): string {
  const phrase = STATUS_FACES[status].phrase;
  const verb = priorities.length === 1 ? 'is' : 'are';
  const names = priorities.map((priority) => `“${priority.title}”`);
  const who = priorities.length <= 2 ? list(names) : `${inWords(priorities.length)} priorities`;
  return `${who} ${verb} ${phrase}`;
}

function kpisSentence(kpis: readonly PublishedKpi[]): string {
  if (kpis.length === 0) return '';
  const with_ = (...statuses: Status[]) =>
    kpis.filter((kpi) => statuses.includes(kpi.progress.status)).length;
  const well = with_('on-track', 'achieved');
  if (well === kpis.length)
    return kpis.length === 1
      ? 'The one KPI is on track.'
      : `All ${count(kpis.length, 'KPI')} are on track.`;
  const parts = [
    [with_('at-risk'), 'at risk'],
    [with_('off-track', 'missed'), 'off track'],
    [with_('stale', 'no-data'), 'without current data'],
    [with_('not-started'), 'not started'],
  ] as const;
  const said = parts
    .filter(([n]) => n > 0)
    .map(([n, word]) => `${number(n, 0)} ${n === 1 ? 'is' : 'are'} ${word}`);
  return `Of ${count(kpis.length, 'KPI')}, ${number(well, 0)} ${well === 1 ? 'is' : 'are'} on track, ${list(said)}.`;
}

/** Why a KPI or key result stands as it does; begins with a capital, ends with a stop. */
export function measuredReason(
  measured: Measured,
  freshness: PublishedKpi['freshness'] | null,
): string {
  const { progress } = measured;
  const wanted = goal(measured);
  const value = actual(measured);
  const on = progress.valueOn === null ? '' : ` on ${day(progress.valueOn)}`;
  switch (progress.reason) {
    case 'retired':
      return 'It no longer counts.';
    case 'not-started':
      return 'Its time has not begun.';
    case 'no-data':
      return 'It has never been measured.';
    case 'stale':
      return staleReason(value, on, freshness);
    case 'after-due':
      return `${value}${on}; ${wanted ?? 'the target'} was due by ${day(progress.due)}.`;
    case 'inside-target':
    case 'outside-target':
      return `${value}${on}, where ${wanted ?? 'a range'} is to be held${heldClause(measured)}.`;
    case 'thresholds':
      return `${value}${on}, judged by its own thresholds; the target is ${wanted ?? 'not set'}.`;
    case 'no-target':
      return `${value}${on}; it has no target to be judged by.`;
    case 'no-baseline':
      return `${value}${on}; it has no baseline to count progress from.`;
    case 'no-due-date':
      return `${value}${on}: ${wayTo(progress.score, wanted)}; it has no date to be there by.`;
    case 'declared':
      return `${value}${on}, as declared by its last check-in.`;
    case 'state':
      return `${value}${on}.`;
    case 'nothing-expected-yet':
      return `${value}${on}; no progress is expected yet.`;
    case 'pace':
      return progress.mode === 'milestones'
        ? `${percent(progress.score)} of its milestones reached, where ${percent(progress.expected)} was expected by now.`
        : `${value}${on}: ${wayTo(progress.score, wanted)}, where ${percent(progress.expected)} was expected by now.`;
  }
}

function wayTo(score: number | null, wanted: string | null): string {
  const to = wanted === null ? '' : ` to ${wanted}`;
  if (score !== null && score < 0)
    return `${percent(-score)} of the way${to} in the wrong direction`;
  return `${percent(score)} of the way${to}`;
}

function heldClause({ progress }: Measured): string {
  const { periodsInside, periodsCounted } = progress;
  if (periodsInside === null || periodsCounted === null || periodsCounted < 2) return '';
  return `; inside in ${number(periodsInside, 0)} of ${count(periodsCounted, 'period')}`;
}

function staleReason(
  value: string,
  on: string,
  freshness: PublishedKpi['freshness'] | null,
): string {
  const last = on === '' ? '' : `Last known is ${value}${on}. `;
  if (freshness?.due == null) return `${last}A newer value is overdue.`;
  return `${last}A value was due for the period to ${day(freshness.due)}, ${count(freshness.daysLate, 'day')} ago.`;
}

/** Why a roll-up stands as it does. */
function rollUpReason(
  rollUp: PublishedRollUp,
  reason: string,
  weakest: { title: string } | null,
  parts: string,
): string {
  if (reason === 'retired') return 'It no longer counts.';
  if (reason === 'not-started') return 'Its time has not begun.';
  if (rollUp.score === null) {
    return rollUp.parts.length === 0
      ? `Nothing contributes to it yet.`
      : `None of its ${parts} has a value yet.`;
  }
  const partly =
    rollUp.coverage !== null && rollUp.coverage < 1
      ? `, counting the ${percent(rollUp.coverage)} of the weight that has a value`
      : '';
  const expected =
    rollUp.expected === null ? '' : ` where ${percent(rollUp.expected)} was expected by now`;
  const hold = weakest === null ? '' : ` The weakest part is “${weakest.title}”.`;
  return `${percent(rollUp.score)} of the way${expected}${partly}.${hold}`;
}

/** The opening of a record's page: its status in words, and why. */
export function opening(status: Status, reason: string): string {
  const { phrase } = STATUS_FACES[status];
  return `${sentence(phrase)}. ${reason}`;
}

export function objectiveReason(objective: PublishedObjective): string {
  if (objective.closed !== null) {
    const wanted =
      objective.commitment === 'aspirational'
        ? 'an aspirational objective asks for 60% to 70%'
        : 'a committed objective asks for 100%';
    return `Closed at ${percent(objective.closed)}; ${wanted}.`;
  }
  return rollUpReason(objective.rollUp, objective.reason, objective.weakest, 'key results');
}

export function priorityReason(priority: PublishedPriority): string {
  return rollUpReason(priority.rollUp, priority.reason, priority.weakest, 'objectives and KPIs');
}

export function initiativeReason(initiative: PublishedInitiative): string {
  const due = initiative.due === null ? 'without a due date' : `due by ${day(initiative.due)}`;
  switch (initiative.state) {
    case 'done':
      return `Done; it was ${due}.`;
    case 'dropped':
      return `Dropped; it was ${due}.`;
    case 'proposed':
      return `Proposed, ${due}.`;
    default:
      return `Under way, ${due}.`;
  }
}
