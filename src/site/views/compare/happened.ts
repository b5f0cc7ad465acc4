import type { Mention, Publication, PublishedEvent } from '../../../publish/index.ts';
import { EVENT_GROUPS, type EventGroup, eventGroup, eventTitle } from '../history/event-words.ts';
import { type GoalpostLine, goalpostLines } from '../history/goalposts.ts';
import type { Span } from './moments.ts';

/** What happened in a span, of one sort: how often, to what, and by whom. */
export interface Happened {
  title: string;
  group: string;
  count: number;
  /** The records it happened to, each once, the last first. */
  records: Mention[];
  /** Who committed it, by name. How much anybody did is not counted. */
  by: Mention[];
}

/** The events of a span by their sort, in the order of the ledger's filters. */
export function happenedIn({ history }: Publication, span: Span): Happened[] {
  const groups = Object.keys(EVENT_GROUPS) as EventGroup[];
  const sorts = Map.groupBy(
    history.events.filter((event) => isWithin(event, span)),
    (event) => `${groups.indexOf(eventGroup(event))} ${eventTitle(event)}`,
  );
  return [...sorts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, events]) => {
      const [first] = events;
      if (first === undefined) return [];
      const by = eachOnce(events.flatMap((event) => event.by ?? []));
      return {
        title: eventTitle(first),
        group: EVENT_GROUPS[eventGroup(first)],
        count: events.length,
        records: eachOnce(events.map(({ record }) => record)),
        by: by.sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : 0)),
      };
    });
}

/** Goals that were made easier or given up in a span. */
export function goalpostsIn(publication: Publication, span: Span): GoalpostLine[] {
  return goalpostLines(publication).filter((line) => isWithin(line, span));
}

/** After the first moment and up to the second; what is not committed yet is of today. */
function isWithin(
  { on, commit }: Pick<PublishedEvent, 'on'> & { commit: unknown },
  { from, to }: Span,
): boolean {
  if (on === null) return commit === null && to.isToday;
  return on > from.on && on <= to.on;
}

function eachOnce(mentions: readonly Mention[]): Mention[] {
  return [...new Map(mentions.map((one) => [`${one.kind}:${one.id} ${one.title}`, one])).values()];
}
