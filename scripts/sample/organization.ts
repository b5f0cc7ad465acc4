/** Makes the files of an organisation of any size: valid, plausible, the same for the same size. */
import { addDays, type Day, daysBetween } from '../../src/calendar/index.ts';
import { type Random, seededRandom } from './random.ts';
import {
  AS_OF,
  at,
  BASELINE_ON,
  type Cycle,
  type Kpi,
  makeCycles,
  makeKpis,
  makeObjectives,
  makeOwners,
  type Objective,
  type Owner,
  round,
  type Size,
} from './shape.ts';
import { NEXT, OBJECTIVE_TITLES, OBSTACLES, PRIORITIES, PROGRESS, SERVICES } from './words.ts';

/** One file: its path below the organisation's folder, and its text. */
export interface SampleFile {
  path: string;
  text: string;
}

/** Every file of a sample organisation, in the order of the folders. */
export function* sampleOrganization(size: Size): Generator<SampleFile> {
  const random = seededRandom(size.seed ?? 1);
  const cycles = makeCycles();
  const owners = makeOwners(size);
  const objectives = makeObjectives(size.objectives, owners, cycles);
  const kpis = makeKpis(size.kpis, owners, objectives, random);
  yield configuration();
  yield* priorities(owners);
  yield* cycles.map(cycleFile);
  yield* teamFiles(owners);
  yield* owners.map(personFile);
  yield* objectives.map(objectiveFile);
  yield* kpis.map(kpiFile);
  for (const kpi of kpis) yield measurementFile(kpi, size.points, random);
  yield* checkInFiles(size.checkIns, objectives, kpis, random);
}

function configuration(): SampleFile {
  return {
    path: 'throughline.yaml',
    text: lines(
      'version: 1',
      'organization:',
      '  name: Sample Works',
      'calendar:',
      `  as_of: ${AS_OF}`,
    ),
  };
}

function priorities(owners: Owner[]): SampleFile[] {
  return PRIORITIES.map(({ id, title, perspective, drives }, index) =>
    markdown(`strategy/${id}.md`, [
      `title: ${title}`,
      `perspective: ${perspective}`,
      `owner: ${at(owners, index).id}`,
      'horizon: {start: 2025-01-01, end: 2027-12-31}',
      `drives: [${drives.join(', ')}]`,
      `success: ${title}, and the figures below show it four quarters in a row.`,
    ]),
  );
}

function cycleFile({ id, start, end }: Cycle): SampleFile {
  return yaml(`cycles/${id}.yaml`, [
    `title: Quarter ${id.slice(-1)} of 2026`,
    `start: ${start}`,
    `end: ${end}`,
    'kind: quarter',
    'check_in: weekly',
    `review_by: ${addDays(end, 14)}`,
  ]);
}

function teamFiles(owners: Owner[]): SampleFile[] {
  const leads = new Map<string, Owner>();
  for (const owner of owners) if (!leads.has(owner.team)) leads.set(owner.team, owner);
  return [...leads].map(([team, lead]) =>
    yaml(`teams/${team}.yaml`, [
      `title: ${at(SERVICES, Number(team.slice(5)))} team`,
      `lead: ${lead.id}`,
    ]),
  );
}

function personFile({ id, name, team }: Owner): SampleFile {
  return yaml(`people/${id}.yaml`, [
    `name: ${name}`,
    `team: ${team}`,
    'active: {from: 2024-03-01}',
  ]);
}

function objectiveFile(objective: Objective, index: number): SampleFile {
  const { id, owner, cycle, kpis } = objective;
  const service = at(SERVICES, index);
  const keyResults = kpis.flatMap((kpi) => [
    `  - id: ${kpi.metric.id}-${kpis.indexOf(kpi) + 1}`,
    `    title: ${kpi.title} reaches its target`,
    `    kpi: ${kpi.id}`,
    `    from: ${kpi.baseline}`,
    `    to: ${kpi.target}`,
  ]);
  return markdown(
    `objectives/${cycle.id}/${id}.md`,
    [
      `title: ${at(OBJECTIVE_TITLES, index).replace('{}', service)}`,
      `owner: ${owner.id}`,
      `team: ${owner.team}`,
      `cycle: ${cycle.id}`,
      `supports: [${at(PRIORITIES, Math.floor(index / 4)).id}]`,
      `commitment: ${index % 3 === 0 ? 'aspirational' : 'committed'}`,
      'key_results:',
      ...keyResults,
      '  - id: readiness',
      `    title: Share of the launch list of ${service} that is done, from 10 to 90 percent`,
      '    unit: {kind: percent}',
      '    direction: increase',
      '    from: 10',
      '    to: 90',
      '  - id: steps',
      `    title: ${service} passes its two rehearsals`,
      '    milestones:',
      `      - {title: First rehearsal, due: ${addDays(cycle.start, 30)}, score: 0.4, done: ${addDays(cycle.start, 28)}}`,
      `      - {title: Second rehearsal, due: ${addDays(cycle.start, 75)}, score: 0.6}`,
    ],
    `Why now: ${service} carries more orders each month than in the whole of the year before it began.`,
  );
}

function kpiFile(
  { id, title, owner, metric, baseline, target, objective }: Kpi,
  index: number,
): SampleFile {
  const aim =
    metric.direction === 'maintain'
      ? `{min: 0, max: 10, by: 2026-12-31, mode: hold}`
      : `{value: ${target}, by: 2026-12-31, mode: reach}`;
  return markdown(
    `kpis/${id}.md`,
    [
      `title: ${title}`,
      `owner: ${owner.id}`,
      `team: ${owner.team}`,
      `supports: [${objective?.id ?? at(PRIORITIES, Math.floor(index / 2)).id}]`,
      `indicator: ${metric.indicator}`,
      `definition: ${metric.definition}`,
      `formula: ${JSON.stringify(metric.formula)}`,
      `decision: ${metric.decision}`,
      `unit: ${metric.unit}`,
      `direction: ${metric.direction}`,
      `bounds: ${metric.bounds}`,
      `baseline: {value: ${baseline}, on: ${BASELINE_ON}}`,
      `target: ${aim}`,
      'cadence: weekly',
      'aggregate: last',
      'source:',
      '  system: Metrics warehouse',
      '  method: automatic',
      `  query: select value from weekly where kpi = '${id}'`,
    ],
    `Read on Mondays. ${metric.definition}`,
  );
}

/** Weekly values on a noisy way from the baseline to a little before or beyond the target. */
function measurementFile(kpi: Kpi, points: number, random: Random): SampleFile {
  const { metric, baseline, target } = kpi;
  const reached = random.between(0.4, 1.2);
  const noise =
    metric.direction === 'maintain' ? baseline * 0.5 : Math.abs(target - baseline) * 0.15;
  const rows = Array.from({ length: points }, (_, index) => {
    const date = addDays(AS_OF, -7 * (points - 1 - index));
    const way = points === 1 ? reached : (reached * index) / (points - 1);
    const value = baseline + (target - baseline) * way + random.between(-noise, noise);
    const highest = metric.bounds.includes('100') ? 100 : value;
    return `${date},${round(Math.min(Math.max(value, 0), highest), metric.precision)}`;
  });
  return { path: `content/measurements/${kpi.id}.csv`, text: lines('date,value', ...rows) };
}

/** Weekly check-ins: each objective through its cycle, then KPIs, until there are enough. */
function* checkInFiles(
  count: number,
  objectives: Objective[],
  kpis: Kpi[],
  random: Random,
): Generator<SampleFile> {
  const rhythms = [
    ...objectives.map(({ id, owner, cycle }) => ({
      id,
      owner,
      start: cycle.start,
      end: cycle.end,
    })),
    ...kpis.map(({ id, owner }) => ({ id, owner, start: addDays(BASELINE_ON, 1), end: AS_OF })),
  ];
  let left = count;
  for (const { id, owner, start, end } of rhythms) {
    const last = end < AS_OF ? end : AS_OF;
    const weeks = Math.floor(daysBetween(start, last) / 7);
    for (let week = 0; week < weeks && left > 0; week += 1, left -= 1) {
      yield checkInFile(id, owner, addDays(last, -7 * week), weeks - week, weeks, random);
    }
  }
}

function checkInFile(
  about: string,
  owner: Owner,
  date: Day,
  week: number,
  weeks: number,
  random: Random,
): SampleFile {
  const isObjective = /-\d+$/.test(about);
  const readiness = round(10 + (70 * week) / weeks + random.between(-3, 3), 0);
  return markdown(
    `check-ins/${date}/${about}.md`,
    [
      `date: ${date}`,
      `author: ${owner.id}`,
      `about: [${about}]`,
      `status: ${random.pick(['on-track', 'on-track', 'at-risk', 'off-track'])}`,
      `confidence: ${round(random.between(0.3, 0.9), 1)}`,
      ...(isObjective ? [`values: {readiness: ${readiness}}`] : []),
    ],
    [
      '## Progress',
      '',
      random.pick(PROGRESS),
      '',
      '## Obstacles',
      '',
      random.pick(OBSTACLES),
      '',
      '## Next',
      '',
      random.pick(NEXT),
    ].join('\n'),
  );
}

function markdown(path: string, front: string[], body = ''): SampleFile {
  const narrative = body === '' ? [] : ['', body];
  return { path: `content/${path}`, text: lines('---', ...front, '---', ...narrative) };
}

function yaml(path: string, data: string[]): SampleFile {
  return { path: `content/${path}`, text: lines(...data) };
}

function lines(...all: string[]): string {
  return `${all.join('\n')}\n`;
}
