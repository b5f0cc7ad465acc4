import type {
  Publication,
  PublishedDevelopment,
  PublishedDevelopmentGoal,
  PublishedRole,
} from '../../publish/index.ts';
import { count, day, list, sentence } from '../format.ts';
import type { Book } from './book.ts';

const STATES = { proposed: 'Proposed', active: 'Under way', done: 'Done', dropped: 'Dropped' };

/** The word for where a goal stands. */
export function stateWord({ state }: Pick<PublishedDevelopmentGoal, 'state'>): string {
  return state === null ? 'Not said' : STATES[state];
}

/** Whether a goal's day has passed and it is neither done nor dropped. */
export function isLate(
  { due, state }: Pick<PublishedDevelopmentGoal, 'due' | 'state'>,
  asOf: string,
): boolean {
  return due !== null && due < asOf && state !== 'done' && state !== 'dropped';
}

/** Plans by cycle, the last first; within a cycle by the names of people, never by how far they are. */
export function plansByCycle(
  publication: Publication,
): { id: string; title: string; plans: PublishedDevelopment[] }[] {
  const starts = new Map(publication.cycles.map(({ id, start }) => [id, start]));
  const groups = Map.groupBy(publication.development, ({ cycle }) => cycle?.id ?? '');
  return [...groups]
    .map(([id, plans]) => ({
      id: id === '' ? 'none' : id,
      title: plans[0]?.cycle?.title ?? 'Without a cycle',
      plans: plans.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)),
    }))
    .sort((a, b) => ((starts.get(a.id) ?? '') < (starts.get(b.id) ?? '') ? 1 : -1));
}

function nameOf({ person, title }: PublishedDevelopment): string {
  return person?.title ?? title;
}

/** How many goals a plan has in each state: `1 done, 1 under way`. */
export function goalWords({ goals }: Pick<PublishedDevelopment, 'goals'>): string {
  const states = Map.groupBy(goals, (goal) => stateWord(goal).toLowerCase());
  return goals.length === 0
    ? 'no goal yet'
    : [...states].map(([word, of]) => `${of.length} ${word}`).join(', ');
}

/** What people want to learn, in a sentence. */
export function developmentSentence({ development, asOf }: Publication): string {
  const current = development.filter(({ live }) => live);
  if (current.length === 0) return 'No development plan is published for this audience.';
  const goals = current.flatMap((plan) => plan.goals);
  const late = goals.filter((goal) => isLate(goal, asOf)).length;
  const people = new Set(current.map(nameOf)).size;
  const shares = people === 1 ? 'person shares' : 'people share';
  const overdue = late === 0 ? 'none is past its day' : `${late} past their day`;
  return `${people} ${shares} what they want to learn: ${goalWords({ goals })}; ${overdue}.`;
}

/** What a role asks for, and which goals of a plan grow it. */
export interface SkillLine {
  skill: string;
  level: string;
  goals: string[];
}

export interface PlanView {
  opening: string;
  /** Skills the person's role asks for; empty where the role is not known here. */
  skills: SkillLine[];
  role: PublishedRole | null;
  /** Skills of the plan that the role does not ask for. */
  beyond: string[];
}

/** What a plan's page shows: its goals beside what the person's role asks for. */
export function planView(plan: PublishedDevelopment, book: Book): PlanView {
  const { asOf } = book.publication;
  const role = roleOf(plan.person?.id ?? '', book);
  const asked = new Set((role?.skills ?? []).map(({ skill }) => skill));
  const grown = plan.goals.flatMap(({ skill }) => (skill === null ? [] : [skill]));
  return {
    opening: openingOf(plan, asOf),
    role,
    skills: (role?.skills ?? []).map(({ skill, level }) => ({
      skill,
      level: level === null ? '–' : `${level} of 5`,
      goals: plan.goals.filter((goal) => goal.skill === skill).map(({ title }) => title),
    })),
    beyond: role === null ? [] : [...new Set(grown.filter((skill) => !asked.has(skill)))],
  };
}

function openingOf(plan: PublishedDevelopment, asOf: string): string {
  const { goals, person } = plan;
  const first = person?.title.split(' ')[0] ?? '';
  const who = person === null || person.id === '' ? 'This plan' : `${first}’s plan`;
  if (goals.length === 0) return `${who} names no goal yet.`;
  const next = goals
    .filter(({ due, state }) => due !== null && due >= asOf && state !== 'done')
    .map(({ due }) => due ?? '')
    .sort()[0];
  const late = goals.filter((goal) => isLate(goal, asOf)).map(({ title }) => `“${title}”`);
  const parts = [
    `${who} has ${count(goals.length, 'goal')}: ${goalWords(plan)}`,
    next === undefined ? '' : `the next is due on ${day(next, asOf)}`,
    late.length === 0 ? '' : `${list(late)} is past its day`,
  ];
  return sentence(`${parts.filter((part) => part !== '').join('; ')}.`);
}

/** The role of a person, where both are known to this audience. */
export function roleOf(person: string, book: Book): PublishedRole | null {
  const id = book.people.get(person)?.role?.id;
  return book.publication.roles.find((role) => role.id === id) ?? null;
}

/** The plans of some people, by name. */
export function plansOf(people: ReadonlySet<string>, book: Book): PublishedDevelopment[] {
  return book.publication.development.filter(
    ({ person }) => person !== null && people.has(person.id),
  );
}
