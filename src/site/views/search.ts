import type {
  NarrativePart,
  Publication,
  PublishedCheckIn,
  PublishedRecord,
  Status,
} from '../../publish/index.ts';
import { day } from '../format.ts';
import type { SearchEntry } from '../search/index.ts';
import { STATUS_FACES } from '../status.ts';
import { sectionsOf } from './navigation.ts';

/** Check-ins whose words can be searched: the last ones, so that the index stays a few megabytes. */
const MOST_CHECK_INS = 5000;

type Draft = Omit<SearchEntry, 'id'>;

/** Everything with a page, by title: sections first, then what the organisation works on, then people. */
export function searchRecords(publication: Publication): SearchEntry[] {
  const { priorities, objectives, kpis, initiatives, teams, people } = publication;
  return numbered([
    ...sectionsOf(publication).map(({ title, href }) => entry('Page', title, '', href, [])),
    ...priorities.map((one) => of('Priority', one, [phrase(one.status), one.owner?.title])),
    ...objectives.map((one) =>
      of('Objective', one, [phrase(one.status), one.owner?.title, one.cycle?.title]),
    ),
    ...kpis.map((one) => of('KPI', one, [phrase(one.progress.status), one.owner?.title])),
    ...initiatives.map((one) => of('Initiative', one, [phrase(one.status), one.owner?.title])),
    ...teams.map((one) => of('Team', one, [one.lead?.title])),
    ...people.map((one) => of('Person', one, [one.role?.title, one.team?.title])),
    ...publication.reviews.map((one) => of('Review', one, [one.cycle?.title])),
    ...publication.development.map((one) => of('Plan', one, [one.person?.title])),
    ...publication.budgets.map((one) => of('Budget', one, [one.owner?.title])),
  ]);
}

/** What records and the last check-ins say in words. */
export function searchTexts(publication: Publication): SearchEntry[] {
  const { priorities, objectives, kpis, initiatives, teams, rules } = publication;
  const told = (kind: string, one: PublishedRecord, more: readonly (string | null)[] = []) => ({
    ...of(kind, one, []),
    text: [one.summary, ...more, plainText(one.narrative)].filter(isSaid).join(' '),
  });
  const texts: Draft[] = [
    ...priorities.map((one) => told('Priority', one, [one.success])),
    ...objectives.map((one) =>
      told(
        'Objective',
        one,
        one.keyResults.map(({ title }) => title),
      ),
    ),
    ...kpis.map((one) => told('KPI', one, [one.definition, one.formula, one.decision])),
    ...initiatives.map((one) => told('Initiative', one)),
    ...teams.map((one) => told('Team', one)),
    ...publication.reviews.map((one) =>
      told('Review', one, [
        ...one.judgements.map(({ comment }) => comment),
        ...one.decisions.map(({ text }) => text),
      ]),
    ),
    ...publication.feedback.map((one) => told('Feedback', one)),
    ...publication.development.map((one) =>
      told(
        'Plan',
        one,
        one.goals.map(({ title }) => title),
      ),
    ),
    ...publication.budgets.map((one) =>
      told(
        'Budget',
        one,
        one.lines.map(({ title }) => title),
      ),
    ),
    ...publication.checkIns.slice(0, MOST_CHECK_INS).map(checkInEntry),
    ...rules.map(({ id, demands, html }) => ({
      ...entry('Rule', id, id, `/audit/rules/${id}/`, [demands]),
      text: withoutMarkup(html),
    })),
  ];
  return numbered(texts.filter(({ text }) => isSaid(text ?? null)));
}

function checkInEntry(checkIn: PublishedCheckIn): Draft {
  const { date, author, about, narrative, decisions, supportNeeded, id, href } = checkIn;
  const title = about[0]?.title ?? checkIn.title;
  const more = [...decisions.map(({ text }) => text), ...supportNeeded.map(({ what }) => what)];
  return {
    ...entry('Check-in', title, id, href, [day(date), author?.title]),
    text: [plainText(narrative), ...more].filter(isSaid).join(' '),
  };
}

function of(kind: string, record: PublishedRecord, notes: readonly (string | null | undefined)[]) {
  return entry(kind, record.title, record.id, record.href, notes);
}

function entry(
  kind: string,
  title: string,
  name: string,
  href: string,
  notes: readonly (string | null | undefined)[],
): Draft {
  return { kind, title, name, href, note: notes.filter(isSaid).join(' · ') };
}

function phrase(status: Status): string {
  return STATUS_FACES[status].phrase;
}

function plainText(narrative: readonly NarrativePart[]): string {
  return narrative.map((part) => (part.type === 'html' ? withoutMarkup(part.html) : '')).join(' ');
}

/** The words of HTML that we made ourselves; entities as they are read. */
function withoutMarkup(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}

function isSaid(text: string | null | undefined): text is string {
  return text !== null && text !== undefined && text !== '';
}

function numbered(drafts: readonly Draft[]): SearchEntry[] {
  return drafts.map((draft, id) => ({ id, ...draft }));
}

/** How many names of a kind one page lists. */
const MOST_LISTED = 2000;

/** All records of one kind, for those who look with their eyes. */
export interface IndexGroup {
  title: string;
  href: string;
  /** By title. */
  entries: PublishedRecord[];
  isListed: boolean;
}

/** Every record that has a page, by kind and then by name. */
export function indexByKind(publication: Publication): IndexGroup[] {
  const { priorities, objectives, kpis, initiatives, teams, people } = publication;
  const lists: [string, string, readonly PublishedRecord[]][] = [
    ['Priorities', '/strategy/', priorities],
    ['Objectives', '/objectives/', objectives],
    ['KPIs', '/kpis/', kpis],
    ['Initiatives', '/initiatives/', initiatives],
    ['Teams', '/teams/', teams],
    ['People', '/people/', people],
    ['Reviews', '/reviews/', publication.reviews],
    ['Development plans', '/development/', publication.development],
    ['Budgets', '/budget/', publication.budgets],
  ];
  return lists
    .filter(([, , records]) => records.length > 0)
    .map(([title, href, records]) => ({
      title,
      href,
      entries: records.toSorted(byName),
      isListed: records.length <= MOST_LISTED,
    }));
}

function byName(a: PublishedRecord, b: PublishedRecord): number {
  const [one, other] = [a.title.toLowerCase(), b.title.toLowerCase()];
  return one < other ? -1 : one > other ? 1 : a.id < b.id ? -1 : 1;
}
