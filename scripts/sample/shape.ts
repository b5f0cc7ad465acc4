/** Who and what a sample organisation consists of, before it is written to files. */
import { addDays, addMonths, type Day } from '../../src/calendar/index.ts';
import { METRICS, type SampleMetric } from './metrics.ts';
import type { Random } from './random.ts';
import { FAMILY_NAMES, GIVEN_NAMES, SERVICES } from './words.ts';

export interface Size {
  kpis: number;
  objectives: number;
  checkIns: number;
  /** Measurements of each KPI, one a week up to today. */
  points: number;
  seed?: number;
}

export interface Owner {
  id: string;
  name: string;
  team: string;
}

export interface Cycle {
  id: string;
  start: Day;
  end: Day;
}

export interface Objective {
  id: string;
  owner: Owner;
  cycle: Cycle;
  kpis: Kpi[];
}

export interface Kpi {
  id: string;
  title: string;
  owner: Owner;
  metric: SampleMetric;
  baseline: number;
  target: number;
  objective: Objective | null;
}

export const AS_OF: Day = '2026-11-20';
export const BASELINE_ON: Day = '2025-12-31';
const KPIS_PER_OWNER = 4;
const OBJECTIVES_PER_TEAM = 3;
const QUARTERS = 4;

export function makeCycles(): Cycle[] {
  return Array.from({ length: QUARTERS }, (_, quarter) => {
    const start = addMonths('2026-01-01', quarter * 3);
    return { id: `2026-q${quarter + 1}`, start, end: addDays(addMonths(start, 3), -1) };
  });
}

export function makeOwners(size: Size): Owner[] {
  const people = Math.max(8, Math.ceil(size.kpis / KPIS_PER_OWNER));
  const teams = Math.max(3, Math.ceil(size.objectives / QUARTERS / OBJECTIVES_PER_TEAM));
  return Array.from({ length: people }, (_, index) => {
    const given = at(GIVEN_NAMES, index);
    const family = at(FAMILY_NAMES, Math.floor(index / GIVEN_NAMES.length) + index);
    const round = Math.floor(index / (GIVEN_NAMES.length * FAMILY_NAMES.length));
    const name = `${given} ${family}${round === 0 ? '' : ` ${round + 1}`}`;
    return { id: slug(name), name, team: `team-${(index % teams) + 1}` };
  });
}

/** A quarter of the objectives lies in each cycle; the last cycle is the current one. */
export function makeObjectives(count: number, owners: Owner[], cycles: Cycle[]): Objective[] {
  return Array.from({ length: count }, (_, index) => {
    const cycle = at(cycles, cycles.length - 1 - (index % cycles.length));
    const service = at(SERVICES, index);
    const id = `${slug(service)}-${index + 1}`;
    return { id, owner: at(owners, index), cycle, kpis: [] };
  });
}

export function makeKpis(
  count: number,
  owners: Owner[],
  objectives: Objective[],
  random: Random,
): Kpi[] {
  const current = objectives.filter((objective) => objective.cycle.end >= AS_OF);
  return Array.from({ length: count }, (_, index) => {
    const metric = at(METRICS, index);
    const place = Math.floor(index / METRICS.length);
    const region = Math.floor(place / SERVICES.length);
    const service = `${at(SERVICES, place)}${region === 0 ? '' : ` ${region + 1}`}`;
    const baseline = round(random.between(...metric.baseline), metric.precision);
    const target = round(baseline * (1 + metric.change), metric.precision);
    const objective = index % 2 === 0 && current.length > 0 ? at(current, index / 2) : null;
    const kpi: Kpi = {
      id: slug(`${service} ${metric.id}`),
      title: `${service} ${metric.title}`,
      owner: at(owners, Math.floor(index / KPIS_PER_OWNER)),
      metric,
      baseline,
      target,
      objective,
    };
    if (objective && metric.direction !== 'maintain' && objective.kpis.length < 3) {
      objective.kpis.push(kpi);
    }
    return kpi;
  });
}

/** Item `index`, beginning anew at the end of the list. */
export function at<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('The list is empty.');
  return item;
}

export function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

function slug(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
