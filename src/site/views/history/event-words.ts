import type { PublishedChange, PublishedEvent, PublishedValue } from '../../../publish/index.ts';
import { count, day, number, percent, quantity, sentence } from '../../format.ts';
import { STATUS_FACES } from '../../status.ts';

type EventWord = PublishedEvent['event'];

/** What the ledger can be narrowed to. */
export const EVENT_GROUPS = {
  goals: 'Goals',
  owners: 'Owners',
  definitions: 'Definitions and links',
  values: 'Values',
  'check-ins': 'Check-ins',
  lives: 'Come and gone',
  words: 'Wording',
} as const;
export type EventGroup = keyof typeof EVENT_GROUPS;

/** How an event is called, and where it belongs. */
const WORDS: Readonly<Record<EventWord, readonly [words: string, group: EventGroup]>> = {
  created: ['Created', 'lives'],
  'first-known': ['First known', 'lives'],
  renamed: ['Renamed', 'lives'],
  'owner-changed': ['Handed over', 'owners'],
  'target-tightened': ['Target set higher', 'goals'],
  'target-loosened': ['Target loosened', 'goals'],
  'deadline-advanced': ['Deadline set earlier', 'goals'],
  'deadline-extended': ['Deadline extended', 'goals'],
  'threshold-tightened': ['Threshold tightened', 'goals'],
  'threshold-loosened': ['Threshold loosened', 'goals'],
  'baseline-changed': ['Baseline changed', 'goals'],
  'direction-changed': ['Direction changed', 'definitions'],
  'definition-changed': ['Definition changed', 'definitions'],
  'weight-changed': ['Weight changed', 'definitions'],
  relinked: ['Tied anew', 'definitions'],
  measured: ['Measured', 'values'],
  restated: ['Value corrected', 'values'],
  'measurement-removed': ['Value taken out', 'values'],
  'checked-in': ['Checked in', 'check-ins'],
  'check-in-edited': ['Check-in edited', 'check-ins'],
  reviewed: ['Read again', 'definitions'],
  'narrative-edited': ['Reworded', 'words'],
  annotated: ['Noted', 'words'],
  unreadable: ['Could not be read', 'lives'],
  retired: ['Retired', 'lives'],
  revived: ['Brought back', 'lives'],
  removed: ['Removed', 'lives'],
};

/** A goal that was nothing before is set, not tightened. */
const FIRST: Partial<Record<EventWord, string>> = {
  'target-tightened': 'Target set',
  'deadline-advanced': 'Deadline set',
  'threshold-tightened': 'Threshold set',
  'baseline-changed': 'Baseline set',
};

/** How an event is called: `Target loosened`. */
export function eventTitle({ event, changes }: PublishedEvent): string {
  const isFirst = changes.length > 0 && changes.every(({ before }) => before === null);
  if (event === 'definition-changed' && changes.every(({ field }) => field === 'state')) {
    return 'State changed';
  }
  if (
    event === 'definition-changed' &&
    changes.every(({ field }) => field === 'milestone reached')
  ) {
    return 'Milestone reached';
  }
  if (event === 'definition-changed' && changes.every(({ field }) => field === 'last day here')) {
    return 'Leaving';
  }
  return (isFirst ? FIRST[event] : undefined) ?? WORDS[event][0];
}

/** Where an event belongs among the filters of the ledger. */
export function eventGroup({ event }: PublishedEvent): EventGroup {
  return WORDS[event][1];
}

/** What changed, a line each: `target from 250 ms to 300 ms`. */
export function changeLines(event: PublishedEvent): string[] {
  const { changes, changed, late } = event;
  if (event.event === 'measured') return [measuredLine(event)];
  if (event.event === 'checked-in') return declaredLines(event);
  const more = changed - changes.length;
  const lines = changes.map((change) => changeLine(change));
  const lateness = late === null ? [] : [`${count(late, 'day')} late`];
  return [...lines, ...lateness, ...(more > 0 ? [`and ${count(more, 'more change')}`] : [])];
}

/** `342 ms for 31 Oct 2026`, and how many there were where it was not one. */
function measuredLine({ changes, changed, late }: PublishedEvent): string {
  const last = changes.at(-1);
  if (last === undefined) return '';
  const value = told(last.after, last);
  const of = last.of === null ? '' : ` for ${day(last.of)}`;
  const many = changed > 1 ? `${count(changed, 'value')}, the last ${value}${of}` : `${value}${of}`;
  return late === null ? many : `${many}, ${count(late, 'day')} late`;
}

/** `declared on track, 70% confident`; nothing where only words were written. */
function declaredLines({ changes }: PublishedEvent): string[] {
  const said = (name: string) => changes.find(({ field }) => field === name);
  const [status, confidence] = [said('declared status'), said('confidence')];
  const words = [
    ...(status === undefined ? [] : [`declared ${told(status.after, status)}`]),
    ...(confidence === undefined ? [] : [`${told(confidence.after, confidence)} confident`]),
  ];
  return words.length === 0 ? [] : [words.join(', ')];
}

function changeLine(change: PublishedChange): string {
  const { field, part, of, before, after } = change;
  const name = `${part === null || of !== null ? '' : `${part.title}: `}${field}${of === null ? '' : ` for ${day(of)}`}`;
  const [from, to] = [told(before, change), told(after, change)];
  if (before === null && after === null) return name;
  if (before === null) return `${name} ${to}`;
  if (after === null) return `${name} ${from} taken away`;
  return `${name} from ${from} to ${to}`;
}

/** A value as it is said; records by their names. */
function told(value: PublishedValue, { unit, field }: PublishedChange): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map(({ title }) => `“${title}”`).join(', ');
  if (typeof value === 'string') return toldWord(value);
  if (field === 'confidence') return percent(value);
  return unit === null ? number(value) : quantity(value, unit);
}

/** A day as it is written elsewhere, a status as it is said, other words as they are. */
function toldWord(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return day(text);
  return Object.hasOwn(STATUS_FACES, text)
    ? STATUS_FACES[text as keyof typeof STATUS_FACES].phrase
    : text;
}

/** The lines as one text with a capital: for tables and feeds. */
export function eventSentence(event: PublishedEvent): string {
  const lines = changeLines(event).filter((line) => line !== '');
  return sentence(
    lines.length === 0 ? eventTitle(event) : `${eventTitle(event)}: ${lines.join('; ')}`,
  );
}
