import type { Mention, PublishedPerson, PublishedTeam, ShareName } from '../../publish/index.ts';
import { count, list, percent } from '../format.ts';
import { SHARE_WORDS } from './alignment.ts';
import { type Book, pick } from './book.ts';
import { type Row, rowOfKpi, rowOfObjective } from './scorecard.ts';

export interface TeamNode {
  team: PublishedTeam;
  objectives: number;
  kpis: number;
  people: number;
  children: TeamNode[];
}

/** Teams as a tree: those without a visible parent stand at the top. */
export function teamTree(book: Book): TeamNode[] {
  const { teams } = book.publication;
  const node = (team: PublishedTeam): TeamNode => ({
    team,
    objectives: currentOf(team.objectives, book).length,
    kpis: pick(book.kpis, team.kpis).filter((kpi) => kpi.live).length,
    people: team.members.length,
    children: pick(
      book.teams,
      team.children.map(({ id }) => id),
    ).map(node),
  });
  return teams.filter((team) => team.parent === null || !book.teams.has(team.parent.id)).map(node);
}

function currentOf(ids: readonly string[], book: Book) {
  return pick(book.objectives, ids).filter((objective) => objective.current);
}

export interface TeamView {
  opening: string;
  objectives: Row[];
  kpis: Row[];
  past: Mention[];
  shares: { name: ShareName; title: string; value: string }[];
  index: string | null;
}

/** What a team's page shows: what it works on now and how well that is aligned. */
export function teamView(team: PublishedTeam, book: Book): TeamView {
  const { asOf } = book.publication;
  const objectives = currentOf(team.objectives, book);
  const kpis = pick(book.kpis, team.kpis).filter((kpi) => kpi.live);
  const past = pick(book.objectives, team.objectives).filter((objective) => !objective.current);
  return {
    opening: holdsSentence(objectives.length, kpis.length, team.members.length),
    objectives: objectives.map((objective) => rowOfObjective(objective, asOf)),
    kpis: kpis.map((kpi) => rowOfKpi(kpi, 0, asOf)),
    past: past.map(({ kind, id, title, href }) => ({ kind, id, title, href })),
    index: team.alignment?.index == null ? null : percent(team.alignment.index),
    shares: (team.alignment?.shares ?? [])
      .filter((share) => share.value !== null)
      .map(({ name, value }) => ({ name, title: SHARE_WORDS[name].title, value: percent(value) })),
  };
}

function holdsSentence(objectives: number, kpis: number, people: number): string {
  const works = [
    objectives > 0 ? count(objectives, 'current objective') : '',
    kpis > 0 ? count(kpis, 'KPI') : '',
  ].filter(Boolean);
  const who = people > 0 ? count(people, 'person', 'people') : '';
  if (works.length === 0)
    return who === ''
      ? 'A team with nothing of its own yet.'
      : `${who}; its work stands in its sub-teams or is not written down yet.`;
  return `${list(works)}${who === '' ? '' : `, carried by ${who}`}.`;
}

/** People by team, each list by name. */
export function peopleByTeam(book: Book): { team: Mention | null; people: PublishedPerson[] }[] {
  const { teams, people } = book.publication;
  const active = people.filter((person) => person.current);
  const groups = teams.map((team) => ({
    team: { kind: team.kind, id: team.id, title: team.title, href: team.href },
    people: active.filter((person) => person.team?.id === team.id).sort(byName),
  }));
  const without = active
    .filter((person) => !person.team || !book.teams.has(person.team.id))
    .sort(byName);
  return [...groups, { team: null, people: without }].filter((group) => group.people.length > 0);
}

/** Visible people who are not here now, by name. */
export function formerPeople(book: Book): PublishedPerson[] {
  return book.publication.people.filter((person) => !person.current).sort(byName);
}

/** The teams a team is part of, nearest first; a loop ends where it began. */
export function ancestorsOf(team: PublishedTeam, book: Book): Mention[] {
  const chain: Mention[] = [];
  const seen = new Set([team.id]);
  for (let above = team.parent; above !== null && !seen.has(above.id); ) {
    seen.add(above.id);
    chain.push(above);
    above = book.teams.get(above.id)?.parent ?? null;
  }
  return chain;
}

function byName(a: PublishedPerson, b: PublishedPerson): number {
  return a.title < b.title ? -1 : a.title > b.title ? 1 : 0;
}

export interface PersonView {
  opening: string;
  objectives: Row[];
  kpis: Row[];
  priorities: Mention[];
  initiatives: Mention[];
  past: Mention[];
}

/** What a person's page shows: what they answer for. Nobody is measured or compared here. */
export function personView(person: PublishedPerson, book: Book): PersonView {
  const { asOf } = book.publication;
  const objectives = pick(book.objectives, person.owns.objectives);
  const kpis = pick(book.kpis, person.owns.kpis).filter((kpi) => kpi.live);
  const now = objectives.filter((objective) => objective.current);
  const priorities = pick(book.priorities, person.owns.priorities);
  const named = [
    priorities.length > 0 ? count(priorities.length, 'priority', 'priorities') : '',
    now.length > 0 ? count(now.length, 'objective') : '',
    kpis.length > 0 ? count(kpis.length, 'KPI') : '',
  ].filter(Boolean);
  const first = person.title.split(' ')[0] ?? person.title;
  return {
    opening:
      named.length === 0
        ? `${first} supports the work of others; nothing is owned in person.`
        : `${first} answers for ${list(named)}.`,
    objectives: now.map((objective) => rowOfObjective(objective, asOf)),
    kpis: kpis.map((kpi) => rowOfKpi(kpi, 0, asOf)),
    priorities: priorities.map(mentionOf),
    initiatives: pick(book.initiatives, person.owns.initiatives).map(mentionOf),
    past: objectives.filter((objective) => !objective.current).map(mentionOf),
  };
}

function mentionOf({ kind, id, title, href }: Mention): Mention {
  return { kind, id, title, href };
}
