import type { Change, EventWord, HistoryEvent, Timeline } from '../../../history/index.ts';
import type { Link } from '../../../link/index.ts';
import { readingDay, type Scorecard } from '../../../measure/index.ts';
import type { AnyRecord, Ref } from '../../../schema/index.ts';
import { currentNames } from '../../alterations.ts';
import { cameTogether, landed, pathToday, timelinesByRef, whenOf } from '../../happened.ts';
import { defineHistoryRule, type Report } from '../../rule.ts';
import { entityOf, enumerate, nameOf, relatedAt } from '../../wording.ts';

/** Fields that say what a record is for; how it is collected, owned and filed is not among them. */
const MEANING = new Set(
  (
    'title success horizon definition formula includes excludes unit direction baseline target ' +
    'milestones standard thresholds key_results commitment cycle'
  ).split(' '),
);
/** What changes inside them as the work goes on. */
const PROGRESS = new Set(['done', 'owner', 'weight', '@order']);
/** What says nothing about what a record means. */
const BEGINNINGS: ReadonlySet<EventWord> = new Set([
  'created',
  'first-known',
  'revived',
  'unreadable',
]);
/** What happens to a child without anybody reading it again. */
const UNREAD: ReadonlySet<EventWord> = new Set(['annotated', 'renamed', 'unreadable']);

/** A suspect link: what it leads to means something else than when this end was last looked at. */
export const parentReviewed = defineHistoryRule({
  id: 'history/parent-reviewed',
  demands:
    'Nothing a record contributes to has changed its meaning since the record was last altered or reviewed.',
  recommended: 'warn',
  *judgeHistory(scorecard, timelines) {
    const { graph } = scorecard;
    const known = timelinesByRef(timelines);
    const names = currentNames(timelines);
    const children = [
      ...graph.records.kpis,
      ...graph.records.objectives,
      ...graph.records.initiatives,
    ];
    for (const child of children) {
      const ref = child.ref;
      if (!isOpen(scorecard, ref)) continue;
      const last = landed(known.get(ref)).findLast(({ event }) => !UNREAD.has(event));
      if (last === undefined) continue;
      for (const link of waysUp(scorecard, ref)) {
        const parent = graph.find(parentOf(scorecard, link));
        const changed = parent && changesSince(known.get(parent.ref), last, names);
        if (parent && changed?.[0]) yield reportOnLink(scorecard, child, link, parent, changed);
      }
    }
  },
});

/** Live, and not of a cycle that is over. */
function isOpen({ graph, asOf, isLive }: Scorecard, ref: Ref): boolean {
  return isLive(ref) && readingDay(graph, ref, asOf) === asOf;
}

/** The links to what it contributes to, each parent once. */
function waysUp(scorecard: Scorecard, ref: Ref): Link[] {
  const { graph } = scorecard;
  const links = (['supports', 'relates-to', 'advances'] as const).flatMap((kind) =>
    graph.from(ref, kind),
  );
  const byParent = new Map(links.map((link) => [parentOf(scorecard, link), link]));
  return [...byParent].filter(([parent]) => scorecard.isLive(parent)).map(([, link]) => link);
}

/** The record a link leads to; a key result's is its objective. */
function parentOf({ graph }: Scorecard, { to }: Link): Ref {
  const objective = graph.keyResults.get(to)?.objective;
  return objective === undefined ? to : objective.ref;
}

interface Turn {
  event: HistoryEvent;
  change: Change;
}

function changesSince(
  timeline: Timeline | undefined,
  last: HistoryEvent,
  names: (text: string) => string,
): Turn[] {
  return landed(timeline)
    .filter((event) => event.order > last.order && !cameTogether(event, last))
    .filter(({ event }) => !BEGINNINGS.has(event))
    .flatMap((event) =>
      event.changes
        .filter((one) => isOfMeaning(one, names))
        .map((change): Turn => ({ event, change })),
    );
}

/** Another name for the same thing is no other meaning. */
function isOfMeaning({ path, before, after }: Change, names: (text: string) => string): boolean {
  const areTexts = typeof before === 'string' && typeof after === 'string';
  if (areTexts && names(before) === names(after)) return false;
  return MEANING.has(path[0] ?? '') && !PROGRESS.has(path.at(-1) ?? '');
}

function reportOnLink(
  { graph, asOf }: Scorecard,
  child: AnyRecord,
  link: Link,
  parent: AnyRecord,
  changed: readonly Turn[],
): Report {
  const latest = changed.at(-1) as Turn;
  const fields = [...new Set(changed.map(({ change }) => `\`${change.path[0]}\``))];
  const related = relatedAt(
    parent.places.value(pathToday(parent, latest.change)),
    `changed ${whenOf(latest.event)}`,
  );
  return {
    message: `${nameOf(graph, child.ref)} was last looked at before ${nameOf(graph, parent.ref)} changed ${whenOf(latest.event)}: ${enumerate(fields)}.`,
    expected: 'a record that was altered or reviewed since',
    hint: `Read both. Alter this one, or say that it holds: \`reviewed: {on: ${asOf}, by: …}\`.`,
    place: graph.placeOf(link),
    entity: entityOf(child),
    related: [related],
  };
}
