import type { Mention, Publication, PublishedEvent } from '../../../publish/index.ts';
import { changeLines, type EventGroup, eventGroup, eventTitle } from './event-words.ts';

/** One thing that happened, as a page shows it. */
export interface EventLine {
  title: string;
  lines: string[];
  group: EventGroup;
  record: Mention;
  on: string | null;
  by: Mention | null;
  commit: { id: string; href: string | null } | null;
  pullRequest: { number: number; href: string | null } | null;
  reason: string | null;
}

/** An event in words. */
export function eventLine(event: PublishedEvent): EventLine {
  const { record, on, by, commit, href, pullRequest, reason } = event;
  return {
    title: eventTitle(event),
    lines: changeLines(event).filter((line) => line !== ''),
    group: eventGroup(event),
    record,
    on,
    by,
    commit: commit === null ? null : { id: commit.slice(0, 7), href },
    pullRequest,
    reason,
  };
}

/** What happened to a record, with the recording of values apart: there are many, and the chart has them. */
export interface RecordTimeline {
  blocks: CommitBlock[];
  values: CommitBlock[];
}

/** What happened to a record, the last first; what its check-ins say stands with them already. */
export function timelineOf(
  record: { history: readonly number[] },
  { history }: Publication,
): RecordTimeline {
  const events = record.history
    .flatMap((at) => history.events[at] ?? [])
    .filter(({ event }) => event !== 'checked-in');
  const [values, others] = [
    events.filter(({ event }) => event === 'measured'),
    events.filter(({ event }) => event !== 'measured'),
  ];
  return { blocks: blocksOf(others), values: blocksOf(values) };
}

/** What one commit did, with its events by record. */
export interface CommitBlock {
  key: string;
  on: string | null;
  by: Mention | null;
  commit: EventLine['commit'];
  pullRequest: EventLine['pullRequest'];
  events: EventLine[];
}

/** Events of one commit stand together. */
export function blocksOf(events: readonly PublishedEvent[]): CommitBlock[] {
  const blocks: CommitBlock[] = [];
  let open: string | null | undefined;
  for (const event of events) {
    const line = eventLine(event);
    const last = blocks.at(-1);
    if (last !== undefined && open === event.commit) last.events.push(line);
    else {
      const { on, by, commit, pullRequest } = line;
      blocks.push({ key: event.commit ?? 'now', on, by, commit, pullRequest, events: [line] });
    }
    open = event.commit;
  }
  return blocks;
}
