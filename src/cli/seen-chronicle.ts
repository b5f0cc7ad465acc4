import type { Goalpost, History, HistoryEvent, Timeline } from '../history/index.ts';
import { judgeVisible, readSettingsThen } from '../index.ts';
import type { YamlValue } from '../parse/index.ts';
import {
  type Mention,
  type PublishedChange,
  type PublishedEvent,
  type PublishedValue,
  publish,
} from '../publish/index.ts';
import type { Audience, Ref } from '../schema/index.ts';
import type { Io } from './io.ts';
import type { Organisation } from './organisation.ts';

/** What happened as an audience may know it. */
export interface SeenChronicle {
  history: History;
  goalposts: Goalpost[];
}

/**
 * What the pages for an audience tell of what happened, and no more: what was visible when it
 * happened and is today, by authors they may know, in figures, days and names.
 */
export async function seenChronicle(
  { moment, result }: Organisation,
  audience: Audience,
  io: Io,
): Promise<SeenChronicle> {
  const { around } = await readSettingsThen(moment, io.env);
  const known = { ...result, configAt: around };
  const { history, checkIns } = publish(known, audience, judgeVisible(known), new Map());
  const about = new Map(checkIns.map((one) => [one.id, one.about]));
  const events = history.events.map((event, at) => {
    const { kind, id } = event.record;
    const subjects = kind === 'check-in' ? (about.get(id) ?? []) : [];
    return seenEvent(event, subjects, history.events.length - at);
  });
  const goalposts = history.goalposts.flatMap(({ event: at, due, daysBefore }): Goalpost[] => {
    const event = events[at];
    return event === undefined ? [] : [{ event, due, daysBefore }];
  });
  const findings = result.findings.filter(({ rule }) => rule === 'history/complete');
  const commits = new Set(events.map(({ commit }) => commit)).size;
  return { history: { timelines: timelinesOf(events), findings, commits }, goalposts };
}

/** `subjects` are what a check-in is about today, as far as the audience sees it. */
function seenEvent(
  published: PublishedEvent,
  subjects: readonly Mention[],
  order: number,
): HistoryEvent {
  const { event, record, on, commit, pullRequest, by, changes, reason, late } = published;
  return {
    event,
    order,
    record: refOfMention(record),
    file: '',
    commit,
    on,
    authored: null,
    committed: null,
    author: by === null ? null : { name: by.title, person: by.id === '' ? null : by.id },
    landedBy: null,
    pullRequest: pullRequest?.number ?? null,
    changes: [...changes.map(seenChange), ...aboutChange(subjects)],
    landed: true,
    late,
    reason,
  };
}

function aboutChange(subjects: readonly Mention[]): HistoryEvent['changes'] {
  return subjects.length === 0 ? [] : [{ path: ['about'], after: subjects.map(refOfMention) }];
}

/** A field by its words: of which key result, or of which day, it is. */
function seenChange({ field, part, of, before, after }: PublishedChange) {
  const old = toldAs(before);
  const now = toldAs(after);
  return {
    path: [part?.title, of, field].filter((one) => typeof one === 'string'),
    ...(old === null ? {} : { before: old }),
    ...(now === null ? {} : { after: now }),
  };
}

function toldAs(value: PublishedValue): YamlValue {
  return Array.isArray(value) ? value.map(({ id, title }) => id || title) : value;
}

function refOfMention({ kind, id }: Mention): Ref {
  return `${kind}:${id}` as Ref;
}

function timelinesOf(events: readonly HistoryEvent[]): Timeline[] {
  const timelines = new Map<Ref, Timeline>();
  for (const event of events.toReversed()) {
    const { record: ref } = event;
    const known = timelines.get(ref) ?? { ref, formerly: [], exists: true, events: [] };
    known.events.push(event);
    timelines.set(ref, known);
  }
  return [...timelines.values()];
}
