/** What a sample organisation talks about: names, priorities, services and what people write. */

export const GIVEN_NAMES = [
  'Ana',
  'Bilal',
  'Chiara',
  'Dmitri',
  'Elif',
  'Farah',
  'Goran',
  'Hana',
  'Ivo',
  'Jun',
  'Kwame',
  'Lena',
  'Mateo',
  'Nadia',
  'Omar',
  'Priya',
  'Quentin',
  'Rosa',
  'Sven',
  'Tala',
] as const;

export const FAMILY_NAMES = [
  'Adeyemi',
  'Brandt',
  'Castillo',
  'Dvorak',
  'Eriksen',
  'Ferrari',
  'Gupta',
  'Haddad',
  'Ito',
  'Jansen',
  'Kovacs',
  'Lindqvist',
  'Moreau',
  'Novak',
  'Okafor',
  'Petrov',
  'Quist',
  'Rahman',
  'Silva',
  'Tanaka',
] as const;

export const SERVICES = [
  'Checkout',
  'Search',
  'Billing',
  'Catalogue',
  'Identity',
  'Messaging',
  'Payments',
  'Pricing',
  'Onboarding',
  'Reporting',
  'Shipping',
  'Support',
  'Storage',
  'Scheduling',
  'Notifications',
  'Inventory',
  'Partner API',
  'Mobile App',
  'Data Lake',
  'Fraud Detection',
  'Content Delivery',
  'Developer Portal',
  'Deploy Pipeline',
  'Observability',
  'Recommendations',
] as const;

export interface SamplePriority {
  id: string;
  title: string;
  perspective: string;
  drives: string[];
}

export const PRIORITIES: readonly SamplePriority[] = [
  {
    id: 'skilled-teams',
    title: 'Teams that own what they run',
    perspective: 'learning-and-growth',
    drives: ['fast-delivery', 'sound-operations'],
  },
  {
    id: 'healthy-on-call',
    title: 'On-call that people can sustain',
    perspective: 'learning-and-growth',
    drives: ['sound-operations'],
  },
  {
    id: 'fast-delivery',
    title: 'Changes reach customers the same day',
    perspective: 'internal-process',
    drives: ['loyal-customers'],
  },
  {
    id: 'sound-operations',
    title: 'Services that stay up without heroics',
    perspective: 'internal-process',
    drives: ['loyal-customers', 'lower-cost'],
  },
  {
    id: 'loyal-customers',
    title: 'Customers who stay and bring others',
    perspective: 'customer',
    drives: ['steady-growth'],
  },
  {
    id: 'easy-start',
    title: 'A first order within the first hour',
    perspective: 'customer',
    drives: ['steady-growth'],
  },
  {
    id: 'steady-growth',
    title: 'Growth that pays for itself',
    perspective: 'financial',
    drives: [],
  },
  {
    id: 'lower-cost',
    title: 'A cost to serve that falls every year',
    perspective: 'financial',
    drives: [],
  },
];

export const OBJECTIVE_TITLES = [
  '{} answers before customers notice the wait',
  '{} stays up through the busiest week of the year',
  'Every change to {} reaches customers the day it is merged',
  '{} costs a third less to run at the same quality',
  'Customers solve their own questions about {}',
  'New colleagues change {} safely in their first month',
] as const;

export const PROGRESS = [
  'The two slowest queries are rewritten and live for half of the traffic.',
  'The rollout reached every region; the figures of the last two weeks agree.',
  'Nothing shipped this week: the migration took the time that was planned for it.',
  'The experiment ended. The variant without the second confirmation won clearly.',
] as const;

export const OBSTACLES = [
  'Load tests wait for the staging cluster, which another team has reserved until Thursday.',
  'None this week.',
  'The vendor has not answered since last Tuesday; the contract gives them five days.',
  'Two of four people are on leave, so reviews take longer.',
] as const;

export const NEXT = [
  'Roll out to the remaining half and watch the error budget for three days.',
  'Agree the target of the next quarter with support and sales.',
  'Write the runbook and let somebody else follow it.',
  'Remove the old path once no request has used it for a week.',
] as const;
