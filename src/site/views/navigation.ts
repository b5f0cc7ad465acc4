import type { Publication } from '../../publish/index.ts';
import { furtherFindings } from './audit/found.ts';
import { oncePer } from './book.ts';
import { monthsOf } from './check-ins.ts';
import { comparePages } from './compare/moments.ts';
import { decisionPages } from './decisions.ts';
import { feedbackMonths } from './feedback.ts';
import { guideAddresses } from './guide/pages.ts';
import { cyclePages } from './history/cycles.ts';
import { chroniclers, ledgerPages } from './history/ledger.ts';
import { kpiPages, objectivePages } from './long-lists.ts';
import { furtherUnder } from './priority.ts';
import { meetingPages } from './reviews.ts';
import { furtherSuggestions } from './suggestions.ts';
import { linePages } from './throughlines.ts';

export interface Section {
  title: string;
  href: string;
  count: number | null;
  /** Whether a page that lists nothing has nothing to show. */
  isEmpty?: boolean;
}

/** The sections of the rail: a section without content is not listed. */
export const sectionsOf = oncePer((publication: Publication): Section[] =>
  everySection(publication).filter(({ count, isEmpty = false }) => (count ?? 1) > 0 && !isEmpty),
);

/** Sections that list the records of one kind: title, address, list of the publication, kind. */
const LISTS = [
  ['Priorities', '/strategy/', 'priorities', 'priority'],
  ['Objectives', '/objectives/', 'objectives', 'objective'],
  ['KPIs', '/kpis/', 'kpis', 'kpi'],
  ['Initiatives', '/initiatives/', 'initiatives', 'initiative'],
  ['Teams', '/teams/', 'teams', 'team'],
  ['People', '/people/', 'people', 'person'],
  ['Check-ins', '/check-ins/', 'checkIns', 'check-in'],
  ['Reviews', '/reviews/', 'reviews', 'review'],
  ['Feedback', '/feedback/', 'feedback', 'feedback'],
  ['Development', '/development/', 'development', 'development'],
  ['Budget', '/budget/', 'budgets', 'budget'],
] as const satisfies readonly (readonly [string, string, keyof Publication, string])[];

function everySection(publication: Publication): Section[] {
  const { priorities, alignment, broken } = publication;
  const hasMap = priorities.some(({ live }) => live);
  const hasAlignment = alignment.index !== null || priorities.length > 0;
  const unread = (kind: string) => broken.filter((card) => card.kind === kind).length;
  return [
    { title: 'Scorecard', href: '/', count: null },
    { title: 'Strategy map', href: '/strategy-map/', count: null, isEmpty: !hasMap },
    { title: 'Alignment', href: '/alignment/', count: null, isEmpty: !hasAlignment },
    ...LISTS.map(([title, href, list, kind]) => ({
      title,
      href,
      count: publication[list].length + unread(kind),
    })),
    { title: 'Audit', href: '/audit/', count: null },
    { title: 'History', href: '/history/', count: null },
    { title: 'Guide', href: '/guide/', count: null },
  ];
}

/** Every page a publication makes, so that a build that lost one is noticed. */
export function pagesOf(publication: Publication): string[] {
  const lists = everySection(publication).map((section) => section.href);
  const records = [
    ...publication.priorities,
    ...publication.objectives,
    ...publication.kpis,
    ...publication.initiatives,
    ...publication.teams,
    ...publication.people,
    ...publication.reviews,
    ...publication.development,
  ].map((record) => record.href);
  const months = monthsOf(publication).flatMap(({ href, days }) => [
    href,
    ...days.map((day) => day.href),
  ]);
  const rules = publication.rules.map((rule) => `/audit/rules/${rule.id}/`);
  const history = [...ledgerPages(publication), ...chroniclers(publication)].map(
    ({ href }) => href,
  );
  return [
    ...lists,
    ...months,
    ...longListPages(publication),
    ...feedbackMonths(publication).map(({ href }) => href),
    ...meetingPages(publication),
    ...records,
    ...rules,
    ...history,
    ...guideAddresses().filter((page) => page !== '/guide/'),
    ...cyclePages(publication),
    '/history/goalposts/',
    ...comparePages(publication).map(({ href }) => href),
    '/audit/rules/',
    '/pack/',
    '/search/',
    '/compose/check-in/',
    '/compose/objective/',
    '/compose/kpi/',
    '/404.html',
  ];
}

/** The further pages of lists that are too long for one. */
function longListPages(publication: Publication): string[] {
  return [
    ...kpiPages(publication).parts,
    ...objectivePages(publication).parts,
    ...furtherUnder(publication).map(({ part }) => part),
    ...furtherFindings(publication).map(({ part }) => part),
    ...decisionPages(publication),
    ...linePages(publication),
    ...furtherSuggestions(publication),
  ].map(({ href }) => href);
}

/** Whether a section is the one a page belongs to. */
export function isCurrent(section: Section, path: string): boolean {
  if (section.href === '/history/' && path.startsWith('/compare/')) return true;
  return section.href === '/' ? path === '/' : path.startsWith(section.href);
}
