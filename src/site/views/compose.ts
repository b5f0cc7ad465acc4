import type {
  Publication,
  PublishedKpi,
  PublishedObjective,
  PublishedRecord,
} from '../../publish/index.ts';
import { day } from '../format.ts';

/** One thing to choose: what is written, and what is read. */
export interface Choice {
  value: string;
  title: string;
}

/** Choices under a common title. */
export interface ChoiceGroup {
  title: string;
  choices: Choice[];
}

/** A key result that takes its values from check-ins. */
export interface OwnValue {
  objective: string;
  ref: string;
  title: string;
  last: number | null;
}

/** A signal that nobody has explained yet. */
export interface OpenSignal {
  kpi: string;
  on: string;
  title: string;
}

/** What a check-in can be about now. */
export function subjectsOf(publication: Publication): ChoiceGroup[] {
  const { objectives, kpis, initiatives } = publication;
  const groups = [
    {
      title: 'Objectives',
      choices: objectives.filter(({ current }) => current).map(choiceOf),
    },
    { title: 'KPIs', choices: kpis.filter(({ live }) => live).map(choiceOf) },
    {
      title: 'Initiatives',
      choices: initiatives
        .filter(({ live, state }) => live && state !== 'done' && state !== 'dropped')
        .map(choiceOf),
    },
  ];
  return groups.filter(({ choices }) => choices.length > 0);
}

/** Whoever is here now, by name. */
export function peopleOf({ people }: Publication): Choice[] {
  return people.filter(({ current }) => current).map(({ id, title }) => ({ value: id, title }));
}

/** What a new goal can contribute to. */
export function parentsOf({ priorities, objectives }: Publication): ChoiceGroup[] {
  const groups = [
    { title: 'Priorities', choices: priorities.filter(({ live }) => live).map(choiceOf) },
    { title: 'Objectives', choices: objectives.filter(({ current }) => current).map(choiceOf) },
  ];
  return groups.filter(({ choices }) => choices.length > 0);
}

/** Cycles that have not ended. */
export function openCycles({ cycles, asOf }: Publication): Choice[] {
  return cycles.filter(({ end }) => end >= asOf).map(({ id, title }) => ({ value: id, title }));
}

export function teamsOf({ teams }: Publication): Choice[] {
  return teams.filter(({ live }) => live).map(({ id, title }) => ({ value: id, title }));
}

/** Key results of current objectives that read no KPI and are no list of milestones. */
export function ownValuesOf({ objectives }: Publication): OwnValue[] {
  return objectives.filter(({ current }) => current).flatMap(valuesIn);
}

function valuesIn({ id, keyResults }: PublishedObjective): OwnValue[] {
  return keyResults
    .filter(({ kpi, progress }) => kpi === null && progress.mode !== 'milestones')
    .map(({ id: own, title, progress }) => ({
      objective: `objective:${id}`,
      ref: `${id}.${own}`,
      title,
      last: progress.value,
    }));
}

/** Signals of live KPIs without an explanation, the last first. */
export function openSignalsOf({ kpis }: Publication): OpenSignal[] {
  return kpis.filter(({ live }) => live).flatMap(signalsIn);
}

function signalsIn({ id, behaviour }: PublishedKpi): OpenSignal[] {
  return (behaviour?.signals ?? [])
    .filter(({ explainedBy }) => explainedBy.length === 0)
    .map(({ on, from }) => ({
      kpi: id,
      on,
      title: from === on ? day(on) : `${day(from, on)} to ${day(on)}`,
    }))
    .toReversed();
}

function choiceOf({ kind, id, title }: { kind: string; id: string; title: string }): Choice {
  return { value: `${kind}:${id}`, title };
}

/** Kinds a check-in can be about. */
const CHECKED_IN: readonly string[] = ['objective', 'kpi', 'initiative'];

/** How a check-in names a record that it can be about now; null for the others. */
export function subjectOf(record: PublishedRecord): string | null {
  return CHECKED_IN.includes(record.kind) && record.live ? `${record.kind}:${record.id}` : null;
}

/** Where a check-in about a record is written, below the site's base. */
export function composeAddress(subject: string): string {
  return `/compose/check-in/?about=${encodeURIComponent(subject)}`;
}
