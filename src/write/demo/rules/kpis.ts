import { addDays, type Day } from '../../../calendar/index.ts';
import type { RecordOf, Records } from '../../../schema/index.ts';
import type { Fact } from '../fact.ts';
import { dayOfMoment, momentAt, workday, workingMoment } from '../moment.ts';
import { between, pick } from '../seeded.ts';
import { replaceOnce, withoutEntry, withoutFields } from '../splice.ts';
import { FOLDERS_DAY, TARGETS_BRANCH } from '../story/calendar.ts';
import { HANDOVERS, ownerOn } from '../story/handovers.ts';
import { midSentence, ownerOf, spoken } from '../words.ts';

/** What a KPI had before it led to a priority: nothing that says where it should go. */
const AIMS = [
  'supports',
  'drives',
  'tier',
  'baseline',
  'target',
  'milestones',
  'thresholds',
  'standard',
];
const AIMED = [
  'Baselines, targets and what they serve',
  'Targets for 2026',
  'where our kpis should go',
  'Say which priority each KPI serves, and how far it shall go',
] as const;

const CLERK = 'tomasz-wilk';

/** KPIs: written down before their first value, aimed in January 2026, re-baselined when they changed. */
export function kpiFacts({ kpis, measurements }: Records): Fact[] {
  const firstValues = new Map(measurements.map(({ id, data }) => [id, data.points[0]?.date]));
  return kpis.flatMap((kpi) => {
    const first = firstValues.get(kpi.id) ?? kpi.data.baseline?.on ?? FOLDERS_DAY;
    return factsOf(kpi, birthOf(kpi, first));
  });
}

function factsOf(kpi: RecordOf<'kpi'>, birth: Fact): Fact[] {
  const { id, file, data } = kpi;
  const born = dayOfMoment(birth.at);
  const facts = [birth];
  if (born < FOLDERS_DAY) facts.push(aimed(kpi), sorted(file));
  for (const { on } of data.rebaselined ?? []) {
    if (on > born) facts.push(rebaselined(kpi, on));
  }
  for (const { from, to, on, message } of HANDOVERS.filter((handover) => handover.kpi === id)) {
    const undo = (text: string) => replaceOnce(text, `owner: ${to}\n`, `owner: ${from}\n`);
    facts.push({ path: file, at: workingMoment(on, to, message), by: to, message, undo });
  }
  return facts;
}

function birthOf({ id, file, data }: RecordOf<'kpi'>, first: Day): Fact {
  const isEarly = first < '2025-09-01';
  const day = isEarly
    ? workday(addDays('2025-05-20', between(ownerOf(data.owner, id), 1, 13)))
    : first;
  const by = ownerOn(id, ownerOf(data.owner, CLERK), day);
  if (isEarly) {
    const at = momentAt(day, by < 'm' ? '10:20' : '14:50', by);
    return { path: file, at, by, message: firstWords(by, data.team ?? 'engineering') };
  }
  const at = workingMoment(workday(addDays(day, id === 'parcel-record-match' ? 1 : -9)), by, file);
  return { path: file, at, by, message: `New KPI: ${midSentence(data.title)}` };
}

function firstWords(by: string, team: string): string {
  return pick(by, [
    'What we measure, and how we count it',
    `KPIs of ${team.replaceAll('-', ' ')}`,
    `${team}: our numbers, defined`,
    'Write down what our figures mean',
    'first kpis',
  ]);
}

function aimed({ id, file, data }: RecordOf<'kpi'>): Fact {
  const by = ownerOn(id, ownerOf(data.owner, CLERK), '2026-01-15');
  const day = workday(addDays('2026-01-12', between(by, 0, 9)));
  return {
    path: file,
    at: workingMoment(day, by, 'aims'),
    by,
    request: TARGETS_BRANCH,
    message: pick(`aims ${by}`, AIMED),
    undo: (text) => withoutFields(text, AIMS),
  };
}

function sorted(path: string): Fact {
  return {
    path,
    at: momentAt(FOLDERS_DAY, '15:30', CLERK),
    by: CLERK,
    message: 'Sort the KPIs into one folder for each perspective\n\nNothing but moves.',
    was: (after) => after.replace(/\/kpis\/[^/]+\//, '/kpis/'),
  };
}

/** All KPIs of one owner that begin anew on the same day are one commit. */
function rebaselined({ id, file, data }: RecordOf<'kpi'>, on: Day): Fact {
  const by = ownerOn(id, ownerOf(data.owner, CLERK), on);
  const day = workday(addDays(on, between(`${by}${on}`, 1, 4)));
  const message = pick(`${by}${on}`, [
    `New limits from ${spoken(on)}`,
    `Re-baseline from ${spoken(on)}`,
    `the process of ${spoken(on)} is a new one: limits begin there`,
  ]);
  const undo = (text: string) => withoutEntry(text, 'rebaselined', on);
  return { path: file, at: workingMoment(day, by, `limits ${on}`), by, message, undo };
}
