import type { ChangedRecord, Comparison, Due, Standing } from '../compare/index.ts';
import type { Change, EventWord } from '../history/index.ts';
import { KINDS, type Kind, type Ref, splitRef } from '../schema/index.ts';
import { count, countOf, figure, listed, share, statusWord, tellingChanges } from './words.ts';

type EventOf = ChangedRecord['events'][number];

/** What a goal loses by: those a reader must hear of first, in this order. */
const EASED: readonly EventWord[] = [
  'target-loosened',
  'deadline-extended',
  'threshold-loosened',
  'retired',
  'removed',
  'baseline-changed',
];
const GRAVEST: readonly EventWord[] = [
  ...EASED,
  'direction-changed',
  'unreadable',
  'target-tightened',
  'deadline-advanced',
  'threshold-tightened',
  'measurement-removed',
  'restated',
  'created',
  'owner-changed',
  'relinked',
  'weight-changed',
  'definition-changed',
];
const GOALS: ReadonlySet<string> = new Set(['priority', 'objective', 'kpi']);

/** The comparison in one line, by its parts: the gravest change, what it touches, what came of it. */
export function verdictOf(comparison: Comparison): string[] {
  if (comparison.isEmpty) return ['Nothing changed.'];
  return [
    ...headline(comparison),
    ...touchedText(comparison),
    ...alignmentText(comparison),
    ...findingsText(comparison),
  ];
}

function headline({ records, settings }: Comparison): string[] {
  const all = records.flatMap((record) => record.events.map((event) => ({ record, event })));
  const gravity = ({ record, event }: (typeof all)[number]) => {
    const at = GRAVEST.indexOf(event.event);
    return (at < 0 ? GRAVEST.length : at) + (GOALS.has(splitRef(record.ref).kind) ? 0 : 100);
  };
  const [first, ...rest] = all.toSorted((a, b) => gravity(a) - gravity(b));
  if (first === undefined) return settings.length === 0 ? [] : ['the settings changed'];
  const { record, event } = first;
  const others = rest.length + (settings.length > 0 ? 1 : 0);
  const more = others === 0 ? [] : [`${count(others, 'other change')}`];
  return [`${shown(record.title)}: ${eventText(event)}${whenText(event, record.due)}`, ...more];
}

function touchedText({ touched }: Comparison): string[] {
  return [
    ...(touched.below.length > 0 ? [`${kindsText(touched.below)} downstream`] : []),
    ...(touched.above.length > 0 ? [`${kindsText(touched.above)} upstream`] : []),
  ];
}

/** `3 KPIs and 1 objective`. */
function kindsText(refs: readonly Ref[]): string {
  const kinds = [...KINDS, 'key-result'] as const;
  const counted = kinds.flatMap((kind) => {
    const number = refs.filter((ref) => splitRef(ref).kind === kind).length;
    if (number === 0) return [];
    return [kind === 'key-result' ? count(number, 'key result') : countOf(kind as Kind, number)];
  });
  return listed(counted);
}

function alignmentText({ alignment: { index } }: Comparison): string[] {
  if (index.before === null && index.after === null) return [];
  const [before, after] = [share(index.before), share(index.after)];
  return [before === after ? `alignment stays ${after}` : `alignment ${before} → ${after}`];
}

function findingsText({ findings: { added, mended } }: Comparison): string[] {
  return [
    ...(added.length > 0 ? [`${count(added.length, 'finding')} added`] : []),
    ...(mended.length > 0 ? [`${count(mended.length, 'finding')} mended`] : []),
  ];
}

/** `target loosened 99.95 → 99.9`: one event in words, as content has it. */
export function eventText({ event, changes }: EventOf): string {
  const unreadable = changes.find(({ path }) => path[0] === '@unreadable');
  if (unreadable !== undefined) {
    return unreadable.after === undefined ? 'can be read again' : `unreadable: ${unreadable.after}`;
  }
  const word = event.replaceAll('-', ' ');
  if (WHOLE.has(event)) return word;
  const told = tellingChanges(event, changes);
  const shown = told.slice(0, MOST_SHOWN).map(changeText);
  const more = told.length - shown.length;
  return `${word} ${[...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(', ')}`;
}

const WHOLE: ReadonlySet<EventWord> = new Set(['created', 'removed', 'revived', 'checked-in']);
const MOST_SHOWN = 3;

/** Fields that the event's own word names already. */
const SAID = new Set(['target', 'value', 'to', 'by', 'due', 'end', 'owner', 'lead', '@file']);

/** `p95 300 → 250`, `formula a → b`: what is said by the word is left out of the path. */
export function changeText({ path, before, after }: Change): string {
  const field = path
    .filter((key) => !SAID.has(key) && key !== 'key_results')
    .map((key) => (key === '@order' ? 'order' : key))
    .join(' ');
  const isNarrative = path[0] === 'body';
  const values = isNarrative ? '' : valuesText(before, after);
  return [field, values].filter((part) => part !== '').join(' ');
}

function valuesText(before: unknown, after: unknown): string {
  if (before === undefined) return shown(after);
  return `${shown(before)} → ${after === undefined ? 'none' : shown(after)}`;
}

const LONGEST = 60;

function shown(value: unknown): string {
  if (typeof value === 'number') return figure(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${[...text].slice(0, LONGEST - 1).join('')}…` : text;
}

/** ` two weeks before the cycle ends`: how close to its day a goal was eased; else nothing. */
export function whenText({ event }: EventOf, due: Due | null): string {
  if (due === null || !EASED.includes(event)) return '';
  const { days, isCycleEnd } = due;
  if (days === 0) return isCycleEnd ? ' on the day the cycle ends' : ' on the day it is due';
  const span = spanText(Math.abs(days));
  // Two figures side by side would read as one.
  const gap = /^\d/.test(span) ? ', ' : ' ';
  if (days > 0) return `${gap}${span} before ${isCycleEnd ? 'the cycle ends' : 'it is due'}`;
  return `${gap}${span} after ${isCycleEnd ? 'the cycle ended' : 'it was due'}`;
}

const SMALL = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];

function spanText(days: number): string {
  const weeks = days / 7;
  if (Number.isInteger(weeks) && weeks < SMALL.length) {
    return `${SMALL[weeks]} ${weeks === 1 ? 'week' : 'weeks'}`;
  }
  return count(days, 'day');
}

/** `at risk 0.62`; a dash for what is not there. */
export function standingText(standing: Standing | null): string {
  if (standing === null) return '–';
  const { status, score } = standing;
  return `${statusWord(status)}${score === null ? '' : ` ${share(score)}`}`;
}

/** `of a1b2c3d4e5 and the files on the disk`: what was compared with what. */
export function comparedText({ commits: { before, after } }: Comparison): string {
  const name = (commit: string | null) => commit?.slice(0, 10) ?? 'the files on the disk';
  return `${name(before)} → ${name(after)}`;
}

/** `1.00 (3 of 3)`, or why there is none. */
export function traceabilityText({ traceability: { value, of, over } }: Comparison): string {
  return value === null
    ? 'no live KPI or objective was added or altered'
    : `${share(value)} (${of} of ${over} reach a live priority)`;
}
