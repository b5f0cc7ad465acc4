import { NOUNS as KIND_NOUNS, KINDS, type Kind } from '../schema/index.ts';
import type { LinkKind } from './graph.ts';

/** What a field may name. */
export type Target = Kind | 'key-result';

/** One field of a kind that names records. */
export interface Reference {
  /** Keys from the top of the record; `*` stands for every item of a list, or for one in its place. */
  path: readonly string[];
  /** Which link it makes. */
  link: LinkKind;
  /** What it may name. */
  to: readonly Target[];
  /** The field in a sentence: "an owner". */
  noun: string;
  /** An entry may be `{to, weight}` in place of an id. */
  weighted?: true;
  /** A web address may stand in place of an id. */
  address?: true;
}

const PEOPLE = ['person'] as const;
/** A file of measurements is named by what it measures. */
const ANYTHING = [
  'priority',
  'objective',
  'key-result',
  'kpi',
  'initiative',
  'check-in',
  'cycle',
  'team',
  'person',
  'role',
  'review',
  'feedback',
  'development',
  'budget',
] as const satisfies readonly Target[];

const OWNER: Reference = { path: ['owner'], link: 'owner', to: PEOPLE, noun: 'an owner' };
const TEAM: Reference = { path: ['team'], link: 'team', to: ['team'], noun: 'a team' };
const CYCLE: Reference = { path: ['cycle'], link: 'cycle', to: ['cycle'], noun: 'a cycle' };
const DECIDED_BY: Reference = {
  path: ['decisions', '*', 'owner'],
  link: 'person',
  to: PEOPLE,
  noun: 'the owner of a decision',
};

/** The fields of each kind's own that name a record, and what they may name. */
const OWN: Readonly<Record<Kind, readonly Reference[]>> = {
  priority: [
    OWNER,
    { path: ['drives', '*'], link: 'drives', to: ['priority'], noun: 'what a priority drives' },
  ],
  objective: [
    OWNER,
    TEAM,
    CYCLE,
    {
      path: ['supports', '*'],
      link: 'supports',
      to: ['priority', 'objective'],
      noun: 'what an objective supports',
      weighted: true,
    },
    {
      path: ['relates_to', '*'],
      link: 'relates-to',
      to: ['priority', 'objective'],
      noun: 'what an objective relates to',
    },
    {
      path: ['dependencies', '*', 'on'],
      link: 'depends-on',
      to: ['objective', 'key-result', 'initiative', 'kpi', 'team'],
      noun: 'a dependency',
    },
    {
      path: ['dependencies', '*', 'confirmed_by'],
      link: 'person',
      to: PEOPLE,
      noun: 'who confirms a dependency',
    },
    {
      path: ['dependencies', '*', 'risk_owner'],
      link: 'person',
      to: PEOPLE,
      noun: 'the owner of a risk',
    },
    {
      path: ['key_results', '*', 'owner'],
      link: 'owner',
      to: PEOPLE,
      noun: 'the owner of a key result',
    },
    {
      path: ['key_results', '*', 'kpi'],
      link: 'measures',
      to: ['kpi'],
      noun: 'what a key result reads',
    },
  ],
  kpi: [
    OWNER,
    TEAM,
    {
      path: ['supports', '*'],
      link: 'supports',
      to: ['objective', 'priority'],
      noun: 'what a KPI supports',
      weighted: true,
    },
    { path: ['drives', '*'], link: 'drives', to: ['kpi', 'priority'], noun: 'what a KPI drives' },
    { path: ['source', 'steward'], link: 'person', to: PEOPLE, noun: 'a steward' },
  ],
  measurement: [],
  initiative: [
    OWNER,
    TEAM,
    {
      path: ['advances', '*'],
      link: 'advances',
      to: ['objective', 'key-result', 'kpi'],
      noun: 'what an initiative advances',
    },
    { path: ['budget'], link: 'budget', to: ['budget'], noun: 'a budget' },
  ],
  'check-in': [
    { path: ['author'], link: 'author', to: PEOPLE, noun: 'an author' },
    {
      path: ['about', '*'],
      link: 'about',
      to: ['objective', 'key-result', 'kpi', 'initiative'],
      noun: 'what a check-in is about',
    },
    { path: ['explains', '*', 'kpi'], link: 'explains', to: ['kpi'], noun: 'what is explained' },
    DECIDED_BY,
    {
      path: ['support_needed', '*', 'from'],
      link: 'person',
      to: ['person', 'team'],
      noun: 'who is asked for support',
    },
  ],
  cycle: [{ path: ['parent'], link: 'parent', to: ['cycle'], noun: 'the parent of a cycle' }],
  team: [
    { path: ['lead'], link: 'lead', to: PEOPLE, noun: 'the lead of a team' },
    { path: ['parent'], link: 'parent', to: ['team'], noun: 'the parent of a team' },
  ],
  person: [
    TEAM,
    { path: ['manager'], link: 'manager', to: PEOPLE, noun: 'a manager' },
    { path: ['role'], link: 'role', to: ['role'], noun: 'a role' },
  ],
  role: [],
  review: [
    {
      path: ['subject'],
      link: 'subject',
      to: ['person', 'team'],
      noun: 'the subject of a review',
    },
    CYCLE,
    { path: ['reviewer'], link: 'reviewer', to: PEOPLE, noun: 'a reviewer' },
    DECIDED_BY,
    ...(['results', 'actions', 'behaviors'] as const).map(
      (dimension): Reference => ({
        path: ['ratings', dimension, 'evidence', '*'],
        link: 'evidence',
        to: ANYTHING,
        noun: 'evidence',
        address: true,
      }),
    ),
    {
      path: ['acknowledged', 'by'],
      link: 'person',
      to: PEOPLE,
      noun: 'who acknowledges a review',
    },
  ],
  feedback: [
    { path: ['from'], link: 'from', to: PEOPLE, noun: 'who gives feedback' },
    { path: ['to'], link: 'to', to: ['person', 'team'], noun: 'who receives feedback' },
    { path: ['about', '*'], link: 'about', to: ANYTHING, noun: 'what feedback is about' },
    { path: ['subject'], link: 'subject', to: PEOPLE, noun: 'the subject of feedback' },
    CYCLE,
  ],
  development: [
    { path: ['person'], link: 'subject', to: PEOPLE, noun: 'whom a plan is for' },
    CYCLE,
    {
      path: ['goals', '*', 'supports', '*'],
      link: 'relates-to',
      to: ['objective', 'key-result', 'kpi', 'priority'],
      noun: 'what a development goal supports',
    },
  ],
  budget: [
    OWNER,
    { path: ['period'], link: 'cycle', to: ['cycle'], noun: 'the period of a budget' },
    {
      path: ['lines', '*', 'funds', '*'],
      link: 'funds',
      to: ['initiative', 'development', 'objective'],
      noun: 'what a budget line funds',
    },
    {
      path: ['lines', '*', 'outcome', '*'],
      link: 'outcome',
      to: ['kpi'],
      noun: 'the outcome of a budget line',
    },
  ],
};

/** Whoever entered a measured value. */
export const ENTERED_BY: Reference = {
  path: ['points', '*', 'by'],
  link: 'person',
  to: PEOPLE,
  noun: 'who entered a value',
};

/** Every field of every kind that names a record, and what it may name. */
export const REFERENCES = Object.fromEntries(
  KINDS.map((kind) => [kind, [...OWN[kind], ...commonReferences(kind)]]),
) as unknown as Readonly<Record<Kind, readonly Reference[]>>;

/** A successor is of the record's own kind. */
function commonReferences(kind: Kind): Reference[] {
  return [
    {
      path: ['retired', 'superseded_by'],
      link: 'superseded-by',
      to: [kind],
      noun: 'a successor',
    },
    { path: ['reviewed', 'by'], link: 'person', to: PEOPLE, noun: 'who reviewed a record' },
  ];
}

/** The field at `path` of a kind's record, if it names records; `to` beside a weight counts as its item. */
export function referenceAt(kind: Kind, path: readonly (string | number)[]): Reference | null {
  const all = [...REFERENCES[kind], ...commonReferences(kind)];
  const fits = (own: readonly string[], steps: readonly (string | number)[]) =>
    own.length === steps.length &&
    own.every((key, at) => (key === '*' ? typeof steps[at] === 'number' : key === steps[at]));
  const exact = all.find((reference) => fits(reference.path, path));
  if (exact) return exact;
  // One may stand in place of a list.
  const single = all.find(({ path: own }) => own.at(-1) === '*' && fits(own.slice(0, -1), path));
  if (single) return single;
  const item = path.at(-1) === 'to' ? path.slice(0, -1) : null;
  return (item && all.find(({ weighted, path: own }) => weighted && fits(own, item))) ?? null;
}

/** What a reference may name, in a sentence: "a KPI". */
export const NOUNS: Readonly<Record<Target, string>> = {
  ...KIND_NOUNS,
  'key-result': 'a key result',
};
