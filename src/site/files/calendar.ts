import type { ICalEventData } from 'ical-generator';
import type { Mention, Publication } from '../../publish/index.ts';
import { absolute, momentOf, permanent, plainLine, type SiteFile } from './site-file.ts';

/** A day on which somebody is expected to do something. */
interface Due {
  /** Tells it from every other one, also when its day moves. */
  key: string;
  day: string;
  title: string;
  href: string;
  owner: Mention | null;
  team: Mention | null;
}

/**
 * `calendar.ics` with the check-ins, reviews and decisions due from the day of the publication on,
 * overdue check-ins on that day; the same for each team and each person that has any.
 */
export async function calendarFiles(publication: Publication): Promise<SiteFile[]> {
  const { teams, people, site } = publication;
  const all = duesIn(publication);
  const files = [await calendarFile(publication, 'calendar.ics', site.title, all)];
  for (const { id, title } of teams) {
    const theirs = all.filter(({ team }) => team?.id === id);
    if (theirs.length > 0)
      files.push(await calendarFile(publication, `teams/${id}/calendar.ics`, title, theirs));
  }
  for (const { id, title } of people) {
    const theirs = all.filter(({ owner }) => owner?.id === id);
    if (theirs.length > 0)
      files.push(await calendarFile(publication, `people/${id}/calendar.ics`, title, theirs));
  }
  return files;
}

/** Whether a person or a team is expected to do anything: only then is there a calendar of theirs. */
export function hasCalendar({ kind, id }: Pick<Mention, 'kind' | 'id'>, of: Publication): boolean {
  const known = EXPECTED.get(of);
  if (known) return known.has(`${kind}:${id}`);
  const found = new Set<string>();
  for (const { owner, team } of duesIn(of)) {
    if (owner) found.add(`person:${owner.id}`);
    if (team) found.add(`team:${team.id}`);
  }
  EXPECTED.set(of, found);
  return found.has(`${kind}:${id}`);
}

const EXPECTED = new WeakMap<Publication, ReadonlySet<string>>();

function duesIn(publication: Publication): Due[] {
  return [...checkInsDue(publication), ...reviewsDue(publication), ...decisionsDue(publication)];
}

function checkInsDue({ objectives, asOf }: Publication): Due[] {
  return objectives.flatMap((objective) => {
    const { rhythm, owner, team, href, title, id, current } = objective;
    if (!current || rhythm?.due == null) return [];
    const isLate = rhythm.due < asOf;
    return {
      key: permanent('check-in-due', id),
      day: isLate ? asOf : rhythm.due,
      title: isLate ? `Check-in overdue since ${rhythm.due}: ${title}` : `Check-in: ${title}`,
      href,
      owner,
      team,
    };
  });
}

function reviewsDue({ cycles, asOf }: Publication): Due[] {
  return cycles.flatMap(({ id, title, href, reviewBy }) =>
    reviewBy === null || reviewBy < asOf
      ? []
      : {
          key: permanent('review-due', id),
          day: reviewBy,
          title: `Reviews due: ${title}`,
          href: href === '' ? '/reviews/' : href,
          owner: null,
          team: null,
        },
  );
}

function decisionsDue({ checkIns, reviews, asOf }: Publication): Due[] {
  return [...checkIns, ...reviews].flatMap(({ id, href, decisions }) =>
    decisions.flatMap(({ text, owner, due }, at) =>
      due === null || due < asOf
        ? []
        : {
            key: permanent('decision-due', `${id}/${at + 1}`),
            day: due,
            title: `Decision due: ${text}`,
            href,
            owner,
            team: null,
          },
    ),
  );
}

async function calendarFile(
  publication: Publication,
  path: string,
  title: string,
  dues: readonly Due[],
): Promise<SiteFile> {
  const { default: ical } = await import('ical-generator');
  const { site, asOf } = publication;
  const calendar = ical({
    name: path === 'calendar.ics' ? title : `${plainLine(title)} · ${plainLine(site.title)}`,
    prodId: { company: 'throughline', product: 'throughline', language: 'EN' },
    ttl: 24 * 60 * 60,
    events: dues.map((due) => eventOf(publication, due, asOf)),
  });
  return { path, text: calendar.toString() };
}

function eventOf(publication: Publication, due: Due, asOf: string): ICalEventData {
  const url = absolute(publication, due.href);
  return {
    id: due.key,
    start: momentOf(due.day),
    allDay: true,
    stamp: momentOf(asOf),
    summary: plainLine(due.title),
    ...(due.owner === null ? {} : { description: plainLine(due.owner.title) }),
    ...(url.startsWith('http') ? { url } : {}),
  };
}
