import type { Change, HistoryEvent, Timeline } from '../history/index.ts';
import { splitRef } from '../schema/index.ts';
import { cameTogether, landed } from './happened.ts';

/** A field of a record that is not as it was recorded, and the event that first made it so. */
export interface Altered {
  event: HistoryEvent;
  /** The row's name in a table; '' for a document. */
  unit: string;
  field: string;
  before: string | undefined;
  after: string | undefined;
}

/** A field as it was recorded or explained last, and as it is now; values as JSON. */
interface Kept {
  unit: string;
  field: string;
  arrival: HistoryEvent;
  kept: string | undefined;
  now: string | undefined;
  broken: HistoryEvent | null;
}

/** Fields in which nothing is recorded. */
const NOTES = new Set(
  'title tags audience uid formerly reviewed changes restated x-audit'.split(' '),
);

/**
 * Which fields of a table of values or a check-in are not as they were recorded. What came in one
 * merge counts as a whole, what was put back as never altered, and a reason covers what was altered
 * in its commit or before.
 */
export function alterations(
  timeline: Timeline,
  names: (text: string) => string,
  reasons: readonly HistoryEvent[],
): Altered[] {
  const isValues = splitRef(timeline.ref).kind === 'measurement';
  const fields = new Map<string, Kept>();
  const arrivals = new Map<string, HistoryEvent>();
  for (const event of landed(timeline)) {
    const isTable = isValues || event.file.endsWith('.csv');
    const turned = new Map<string, { unit: string; field: string; value: string | undefined }>();
    for (const change of event.changes) {
      if (!isRecorded(change, isValues, isTable)) continue;
      const path = change.path.map((part) => renamed(part, names));
      const unit = isTable ? (path[0] ?? '') : '';
      const field = (isTable ? path.slice(1) : path).join('.');
      const key = JSON.stringify(path);
      const value = change.after === undefined ? undefined : textOf(change.after, names);
      if (value === undefined && turned.has(key)) continue;
      turned.set(key, { unit, field, value });
    }
    for (const [key, { unit, field, value }] of turned) {
      const known = fields.get(key);
      const arrival = arrivals.get(unit) ?? event;
      const entry = known ?? {
        unit,
        field,
        arrival,
        kept: undefined,
        now: undefined,
        broken: null,
      };
      fields.set(key, entry);
      settle(entry, reasons, event);
      turn(entry, event, value);
    }
    for (const { unit } of turned.values()) if (!arrivals.has(unit)) arrivals.set(unit, event);
  }
  const entries = [...fields.values()];
  for (const entry of entries) settle(entry, reasons, null);
  return entries.flatMap(({ unit, field, kept, now, broken }) =>
    broken === null ? [] : [{ event: broken, unit, field, before: kept, after: now }],
  );
}

function turn(entry: Kept, event: HistoryEvent, value: string | undefined): void {
  entry.now = value;
  if (cameTogether(event, entry.arrival)) entry.kept = value;
  if (entry.kept === value) entry.broken = null;
  else entry.broken ??= event;
}

/** Takes what is explained for what is recorded; only reasons given before `until` are known then. */
function settle(entry: Kept, reasons: readonly HistoryEvent[], until: HistoryEvent | null): void {
  const { broken } = entry;
  if (broken === null) return;
  const isExplained = reasons.some((reason) => {
    if (until !== null && reason.order > until.order) return cameTogether(reason, broken);
    return reason.order > broken.order || cameTogether(reason, broken);
  });
  if (!isExplained) return;
  entry.kept = entry.now;
  entry.broken = null;
}

function isRecorded({ path }: Change, isValues: boolean, isTable: boolean): boolean {
  if (path.some((part) => part.startsWith('@'))) return false;
  if (isValues) return path[1] === 'value';
  const [field = ''] = path;
  return isTable || !(NOTES.has(field) || field.startsWith('x-'));
}

/** The names that records have today for the ids they had. */
export function currentNames(timelines: readonly Timeline[]): (text: string) => string {
  const names = new Map<string, string>();
  for (const { ref, formerly } of timelines) {
    for (const former of formerly) names.set(splitRef(former).id, splitRef(ref).id);
  }
  return (text) => {
    const plain = text.replace(/^[a-z-]+[:/]/, '');
    return names.get(plain) ?? plain;
  };
}

/** A part of a path with the ids of today in it: a row is named by its subject, a value by its key result. */
function renamed(part: string, names: (text: string) => string): string {
  return part
    .split(' ')
    .map((word) => names(word).split('.').map(names).join('.'))
    .join(' ');
}

function textOf(value: unknown, names: (text: string) => string): string {
  return JSON.stringify(value, (_, inner) => (typeof inner === 'string' ? names(inner) : inner));
}
