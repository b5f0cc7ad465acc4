import type {
  Mention,
  Publication,
  PublishedCheckIn,
  PublishedInitiative,
  PublishedKpi,
  PublishedObjective,
  PublishedPerson,
  PublishedPriority,
  PublishedTeam,
} from '../../publish/index.ts';

/** A publication with its records to be looked up by id. */
export interface Book {
  publication: Publication;
  priorities: ReadonlyMap<string, PublishedPriority>;
  objectives: ReadonlyMap<string, PublishedObjective>;
  kpis: ReadonlyMap<string, PublishedKpi>;
  initiatives: ReadonlyMap<string, PublishedInitiative>;
  checkIns: ReadonlyMap<string, PublishedCheckIn>;
  teams: ReadonlyMap<string, PublishedTeam>;
  people: ReadonlyMap<string, PublishedPerson>;
}

/** A function that works out its answer once for each book or publication, however many pages ask. */
export function oncePer<Of extends object, Answer>(
  workOut: (of: Of) => Answer,
): (of: Of) => Answer {
  const known = new WeakMap<Of, { answer: Answer }>();
  return (of) => {
    const found = known.get(of) ?? { answer: workOut(of) };
    known.set(of, found);
    return found.answer;
  };
}

/** Opens a publication once; later calls give the same book. */
export const open = oncePer((publication: Publication): Book => {
  return {
    publication,
    priorities: byId(publication.priorities),
    objectives: byId(publication.objectives),
    kpis: byId(publication.kpis),
    initiatives: byId(publication.initiatives),
    checkIns: byId(publication.checkIns),
    teams: byId(publication.teams),
    people: byId(publication.people),
  };
});

function byId<T extends { id: string }>(records: readonly T[]): ReadonlyMap<string, T> {
  return new Map(records.map((record) => [record.id, record]));
}

/** The records of some ids, in their order; unknown ids are left out. */
export function pick<T>(from: ReadonlyMap<string, T>, ids: readonly string[]): T[] {
  return ids.flatMap((id) => from.get(id) ?? []);
}

/** The address of a page below the site's base: `/base/kpis/x/`. */
export function address(publication: Publication, href: string): string {
  const base = publication.site.base.replace(/^\/*|\/+$/g, '');
  return `${base === '' ? '' : `/${base}`}${href}`;
}

/** Where a mention leads, with the base; null when it has no page. */
export function leads(publication: Publication, mention: Mention): string | null {
  return mention.href === null ? null : address(publication, mention.href);
}
