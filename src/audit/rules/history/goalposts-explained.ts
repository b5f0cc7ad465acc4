import type { Day } from '../../../calendar/index.ts';
import {
  type Goalpost,
  goalposts,
  type HistoryEvent,
  type Timeline,
} from '../../../history/index.ts';
import { cycleOf, type Scorecard } from '../../../measure/index.ts';
import type { AnyRecord, RecordOf, Ref } from '../../../schema/index.ts';
import { reportOn } from '../../fault.ts';
import {
  cameTogether,
  describe,
  givesReason,
  landed,
  pathToday,
  timelinesByRef,
  whenOf,
} from '../../happened.ts';
import { defineHistoryRule, type Report } from '../../rule.ts';
import { enumerate, nameOf } from '../../wording.ts';

/**
 * A goal that is made easier while its cycle runs comes with its reason. Once the cycle is over the
 * ledger keeps it, and nothing is asked any more; nor where it has been put back.
 */
export const goalpostsExplained = defineHistoryRule({
  id: 'history/goalposts-explained',
  demands:
    'A goal made easier inside a cycle comes with its reason, under `changes`, in the same commit.',
  recommended: 'warn',
  *judgeHistory(scorecard, timelines) {
    const known = timelinesByRef(timelines);
    const open = new Map<string, { timeline: Timeline; posts: Goalpost[] }>();
    for (const post of goalposts(timelines)) {
      const timeline = known.get(post.event.record);
      if (timeline === undefined || !isUnexplained(scorecard, timeline, post.event)) continue;
      const key = `${timeline.ref} ${post.event.commit}`;
      const group = open.get(key) ?? { timeline, posts: [] };
      group.posts.push(post);
      open.set(key, group);
    }
    for (const { timeline, posts } of open.values()) {
      const record = scorecard.graph.find(timeline.ref);
      if (record !== undefined) yield reportOnPosts(scorecard, record, posts.reverse());
    }
  },
});

function isUnexplained(scorecard: Scorecard, timeline: Timeline, event: HistoryEvent): boolean {
  if (event.event === 'retired' || event.event === 'removed' || event.reason !== null) return false;
  if (!scorecard.isLive(timeline.ref) || !isInsideCycle(scorecard, timeline.ref, event))
    return false;
  // What cannot be read has its finding already, and may not have been moved at all.
  const faulty = scorecard.graph.find(timeline.ref)?.faulty;
  if (event.changes.some(({ path }) => faulty?.has(String(path[0])))) return false;
  const events = landed(timeline);
  if (events.some((one) => givesReason(one, 'changes') && cameTogether(one, event))) return false;
  return !isPutBack(event, events);
}

/** Inside a cycle that still runs: an objective's own, or the one it had; for the rest any. */
function isInsideCycle({ graph, asOf }: Scorecard, ref: Ref, event: HistoryEvent): boolean {
  const own = cycleOf(graph, ref);
  const former = event.changes.flatMap(({ path, before }) =>
    path[0] === 'cycle' && typeof before === 'string' ? (graph.get('cycle', before) ?? []) : [],
  );
  const cycles = own === undefined && former.length === 0 ? graph.records.cycles : [own, ...former];
  return cycles.some((cycle) => cycle !== undefined && contains(cycle, event.on ?? asOf, asOf));
}

function contains({ data, faulty }: RecordOf<'cycle'>, day: Day, asOf: Day): boolean {
  if (faulty.has('start') || faulty.has('end')) return false;
  return data.start <= day && day <= data.end && asOf <= data.end;
}

/** Whether every field has been given its former value again. */
function isPutBack({ order, changes }: HistoryEvent, events: readonly HistoryEvent[]): boolean {
  const later = events.filter((one) => one.order > order).flatMap((one) => one.changes);
  return changes.every(({ path, before }) => {
    const key = JSON.stringify([path, before]);
    return later.some((change) => JSON.stringify([change.path, change.after]) === key);
  });
}

function reportOnPosts(
  { graph, asOf }: Scorecard,
  record: AnyRecord,
  posts: readonly Goalpost[],
): Report {
  const [first] = posts;
  if (first === undefined) throw new Error('A report on nothing.');
  const { event, daysBefore } = first;
  const changes = posts.flatMap((post) => post.event.changes);
  const early =
    daysBefore !== null && daysBefore > 0 ? `, ${daysBefore} days before it was due` : '';
  const entry = `\`changes: [{on: ${event.on ?? asOf}, reason: …}]\``;
  return reportOn(record, {
    at: changes[0] === undefined ? [] : pathToday(record, changes[0]),
    message: `${nameOf(graph, record.ref)} was made easier ${whenOf(event)}${early}, and no reason is given: ${enumerate(changes.map(describe))}.`,
    expected: `${entry} in the same commit or pull request`,
    hint:
      event.commit === null
        ? 'Say why before you commit it.'
        : 'Put it back, or say why in the pull request that brings it. Where it is merged already, x-audit takes the reason until the cycle is over.',
  });
}
