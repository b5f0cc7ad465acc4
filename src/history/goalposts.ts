import { daysBetween, isDay } from '../calendar/index.ts';
import { splitRef } from '../schema/index.ts';
import type { Change, EventWord, HistoryEvent, Timeline } from './event.ts';
import { applied, type Fields, keyOf } from './fields.ts';

/** A goal made easier or given up: what, when, how long before it was due, and why. */
export interface Goalpost {
  event: HistoryEvent;
  /** The day it was due before the change; null when none was set. */
  due: string | null;
  /** Days from the commit to that day; negative after it; null when either is not known. */
  daysBefore: number | null;
}

const EASIER: ReadonlySet<EventWord> = new Set([
  'target-loosened',
  'deadline-extended',
  'threshold-loosened',
]);
const GIVEN_UP: ReadonlySet<EventWord> = new Set(['retired', 'removed']);

/**
 * Loosened targets and thresholds, extended deadlines, baselines moved so that the same value counts
 * for more, KPIs and objectives given up; the last first. Only what landed counts.
 */
export function goalposts(timelines: readonly Timeline[]): Goalpost[] {
  const ends = cycleEnds(timelines);
  const found: Goalpost[] = [];
  for (const { ref, events } of timelines) {
    const { kind } = splitRef(ref);
    const fields: Fields = new Map();
    for (const event of events) {
      if (!event.landed) continue;
      const isGoal = kind === 'kpi' || kind === 'objective';
      const isGivenUp = isGoal && GIVEN_UP.has(event.event);
      const isEased = event.event === 'baseline-changed' && event.changes.some(isEasing(fields));
      if (EASIER.has(event.event) || isGivenUp || isEased) {
        found.push(goalpostOf(event, fields, ends));
      }
      applied(fields, event.changes);
    }
  }
  return found.sort((a, b) => b.event.order - a.event.order);
}

function goalpostOf(event: HistoryEvent, fields: Fields, ends: Map<string, string>): Goalpost {
  const own = event.event === 'deadline-extended' ? event.changes[0]?.before : undefined;
  const cycle = valueAt(fields, 'cycle');
  const candidates = [
    own,
    typeof own === 'string' ? ends.get(own) : undefined,
    valueAt(fields, 'target', 'by'),
    valueAt(fields, 'due'),
    typeof cycle === 'string' ? ends.get(cycle) : undefined,
  ];
  const due = candidates.find((one) => typeof one === 'string' && isDay(one));
  if (typeof due !== 'string') return { event, due: null, daysBefore: null };
  return { event, due, daysBefore: event.on === null ? null : daysBetween(event.on, due) };
}

/** The last known end of each cycle, by its id. */
function cycleEnds(timelines: readonly Timeline[]): Map<string, string> {
  const ends = new Map<string, string>();
  for (const { ref, events } of timelines) {
    const { kind, id } = splitRef(ref);
    if (kind !== 'cycle') continue;
    for (const { landed, changes } of events) {
      const end = landed ? changes.find(({ path }) => path[0] === 'end')?.after : undefined;
      if (typeof end === 'string') ends.set(id, end);
    }
  }
  return ends;
}

/** A start moved away from the target: the same value is more of the way. */
function isEasing(fields: Fields): (change: Change) => boolean {
  return ({ path, before, after }) => {
    if (typeof before !== 'number' || typeof after !== 'number') return false;
    const isKeyResult = path[0] === 'key_results';
    const holder = isKeyResult ? path.slice(0, 2) : [];
    const target = isKeyResult
      ? valueAt(fields, ...holder, 'to')
      : valueAt(fields, 'target', 'value');
    if (typeof target !== 'number') return false;
    return Math.abs(target - after) > Math.abs(target - before);
  };
}

function valueAt(fields: Fields, ...path: string[]) {
  return fields.get(keyOf(path))?.value;
}
