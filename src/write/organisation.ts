import { addDays, addMonths, type Day, daysBetween, isoWeek, periodOf } from '../calendar/index.ts';
import { FOLDERS, type Kind } from '../schema/index.ts';
import { suggestId } from './identifier.ts';
import { recordText } from './record-text.ts';
import { appendLine } from './table-text.ts';
import { type Writable, yamlText } from './yaml-text.ts';

/** What `init` asks. */
export interface Beginning {
  organization: string;
  vision: string;
  priority: string;
  team: string;
  person: string;
  /** Ties the person's commits to them; never published. */
  email: string | null;
}

const OBJECTIVE = 'answers-the-same-day';
const KPI = 'answered-within-a-day';
const WAITING = 'waiting-over-a-week';

const ANSWERED = { from: 82, to: 95 };
const WAITED = { from: 14, to: 2 };

/** The first values stand where they should by now, so that a beginner's first page is a calm one. */
const answeredBy = (elapsed: number): number =>
  Math.ceil(ANSWERED.from + (ANSWERED.to - ANSWERED.from) * elapsed);
const waitingBy = (elapsed: number): number =>
  Math.floor(WAITED.from + (WAITED.to - WAITED.from) * elapsed);

/** A small organisation that passes its own audit on `today`: one of each thing that is needed. */
export function organisationFiles(
  beginning: Beginning,
  today: Day,
): { path: string; text: string }[] {
  const person = suggestId(beginning.person) || 'first-person';
  const team = suggestId(beginning.team) || 'first-team';
  const priority = suggestId(beginning.priority) || 'first-priority';
  const quarter = periodOf(today, 'quarterly', {
    week_start: 'monday',
    fiscal_year_start: '01-01',
  });
  const cycle = `${quarter.start.slice(0, 4)}-q${Math.ceil(Number(quarter.start.slice(5, 7)) / 3)}`;
  const elapsed = daysBetween(quarter.start, today) / daysBetween(quarter.start, quarter.end);
  // In the last fortnight of a quarter there is no way left to go, so the KPI gets the next one too.
  const by =
    daysBetween(today, quarter.end) >= 14
      ? quarter.end
      : addDays(addMonths(addDays(quarter.end, 1), 3), -1);

  return [
    configuration(beginning),
    markdown(
      'priority',
      priority,
      {
        title: beginning.priority,
        perspective: 'customer',
        owner: person,
        horizon: { start: quarter.start, end: addDays(addMonths(quarter.start, 36), -1) },
        success: 'People recommend us because nobody has to ask twice.',
      },
      'Say here why this matters more than what you chose not to pursue.',
    ),
    yaml('cycle', cycle, {
      title: `${quarter.start.slice(0, 4)}, quarter ${cycle.slice(-1)}`,
      start: quarter.start,
      end: quarter.end,
      kind: 'quarter',
      check_in: 'fortnightly',
      review_by: addDays(quarter.end, 14),
    }),
    yaml('team', team, { title: beginning.team, lead: person }),
    yaml('person', person, {
      name: beginning.person,
      team,
      active: { from: quarter.start },
      ...(beginning.email === null ? {} : { handles: { email: [beginning.email] } }),
    }),
    objective({ person, team, cycle, priority }),
    kpi({ person, team, start: quarter.start, by }),
    {
      path: `content/measurements/${KPI}.csv`,
      text: appendLine('', null, ['date', 'value', 'note', 'by'], {
        date: today,
        value: String(answeredBy(elapsed)),
        note: 'first count',
        by: person,
      }),
    },
    markdown(
      'check-in',
      `${isoWeek(today)}/${OBJECTIVE}`,
      {
        date: today,
        author: person,
        about: [OBJECTIVE],
        status: 'on-track',
        confidence: 0.7,
        values: { [`${OBJECTIVE}.${WAITING}`]: waitingBy(elapsed) },
      },
      `## Progress\n\nWe count for the first time: ${answeredBy(elapsed)} percent are answered within a day.\n\n## Obstacles\n\nNone known yet.\n\n## Next\n\nFind out what the slow ones have in common.`,
    ),
  ];
}

function configuration({ organization, vision }: Beginning): { path: string; text: string } {
  return {
    path: 'throughline.yaml',
    text: yamlText({ version: 1, organization: { name: organization, vision } }),
  };
}

function objective(names: Record<'person' | 'team' | 'cycle' | 'priority', string>) {
  return markdown(
    'objective',
    OBJECTIVE,
    {
      title: 'People hear from us the same day',
      owner: names.person,
      team: names.team,
      cycle: names.cycle,
      supports: [names.priority],
      commitment: 'committed',
      key_results: [
        {
          id: 'within-a-day',
          title: `${ANSWERED.to} percent of requests answered within a day`,
          kpi: KPI,
          from: ANSWERED.from,
          to: ANSWERED.to,
        },
        {
          id: WAITING,
          title: `Requests that wait over a week fall from ${WAITED.from} to ${WAITED.to}`,
          unit: { kind: 'count' },
          direction: 'decrease',
          from: WAITED.from,
          to: WAITED.to,
        },
      ],
    },
    'Say here why now, and what you will not do meanwhile.',
  );
}

function kpi({ person, team, start, by }: Record<'person' | 'team' | 'start' | 'by', string>) {
  return yaml('kpi', KPI, {
    title: 'Requests answered within a day',
    owner: person,
    team,
    supports: [OBJECTIVE],
    indicator: 'lead',
    decision: 'Below 90 percent for two weeks, one person does nothing but answer.',
    definition:
      'Share of requests from customers that got a first answer by a person within 24 hours.',
    formula: 'requests answered within 24 hours / requests received in the week × 100',
    unit: { kind: 'percent', precision: 0 },
    direction: 'increase',
    bounds: { min: 0, max: 100 },
    baseline: { value: ANSWERED.from, on: start },
    target: { value: ANSWERED.to, by, mode: 'reach' },
    cadence: 'weekly',
    aggregate: 'last',
    source: { system: 'Shared inbox', method: 'manual' },
  });
}

type Data = { [key: string]: Writable };

function markdown(kind: Kind, id: string, data: Data, body: string) {
  return {
    path: `content/${FOLDERS[kind]}/${id}.md`,
    text: recordText({ format: 'md', data, body }),
  };
}

function yaml(kind: Kind, id: string, data: Data) {
  return {
    path: `content/${FOLDERS[kind]}/${id}.yaml`,
    text: recordText({ format: 'yaml', data }),
  };
}
