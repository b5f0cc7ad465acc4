import { addDays, type Day } from '../../../calendar/index.ts';
import type { RecordOf, Records } from '../../../schema/index.ts';
import type { ChangeRequest, Fact } from '../fact.ts';
import { momentAt, workday, workingMoment } from '../moment.ts';
import { between } from '../seeded.ts';
import { replaceOnce } from '../splice.ts';
import { STRATEGY_BRANCH } from '../story/calendar.ts';
import { midSentence, ownerOf } from '../words.ts';

const CLERK = 'tomasz-wilk';
const HEAD = 'marit-vestergaard';

/** Days from a cycle's beginning back to the day its objectives are merged. */
const AHEAD = 4;

/** Priorities in the order in which one may name the next. */
const PRIORITIES = [
  'efficient-growth',
  'dependable-parcels',
  'first-label-fast',
  'small-safe-changes',
  'healthy-on-call',
  'grow-engineers',
];

/** The change requests in which a cycle's objectives were agreed. */
export function objectiveRequests({ cycles }: Records): ChangeRequest[] {
  return cycles.flatMap(({ id, data }) => {
    if (data.start === undefined) return [];
    const day = workday(addDays(data.start, -AHEAD));
    const title = `Objectives of ${midSentence(data.title)}`;
    return [
      { branch: branchOf(id), title, by: HEAD, at: momentAt(day, '17:20', HEAD), how: 'merge' },
    ];
  });
}

/** Priorities, cycles and objectives: each written by its owner before it begins to count. */
export function planFacts({ strategy, cycles, objectives }: Records): Fact[] {
  const facts = strategy.map(priorityFact);
  for (const { id, file, data } of cycles) {
    const day = workday(addDays(data.start ?? '', -23));
    const message = `Open ${midSentence(data.title)}`;
    facts.push({ path: file, at: workingMoment(day, CLERK, id), by: CLERK, message });
  }
  const starts = new Map(cycles.map(({ id, data }) => [id, data.start ?? '']));
  for (const [cycle, members] of Map.groupBy(objectives, ({ data }) => data.cycle ?? '')) {
    facts.push(...cycleFacts(cycle, workday(addDays(starts.get(cycle) ?? '', -AHEAD)), members));
  }
  return [...facts, ...objectives.flatMap(reachedFacts)];
}

function priorityFact({ id, file, data }: RecordOf<'priority'>): Fact {
  const by = ownerOf(data.owner, HEAD);
  const place = PRIORITIES.indexOf(id);
  const message = `Priority: ${midSentence(data.title ?? id)}`;
  if (place < 0)
    return { path: file, at: momentAt(data.horizon?.start ?? '', '15:40', by), by, message };
  const at = momentAt(
    addDays('2026-01-05', Math.floor(place / 2)),
    place % 2 ? '14:10' : '10:30',
    by,
  );
  return { path: file, at, by, message, request: STRATEGY_BRANCH };
}

/** Objectives one after the other over the days before the merge, those first that others name. */
function cycleFacts(cycle: string, merged: Day, members: readonly RecordOf<'objective'>[]): Fact[] {
  const sorted = inOrder(members);
  const perDay = Math.ceil(sorted.length / 4);
  return sorted.map(({ id, file, data }, index) => {
    const by = ownerOf(data.owner, HEAD);
    const day = workdayBefore(merged, 4 - Math.floor(index / perDay));
    const hour = 12 + Math.floor(((index % perDay) * 5) / perDay);
    const minute = String(between(id, 1, 58)).padStart(2, '0');
    const title = data.title ?? id;
    const message =
      between(by, 0, 1) === 0 ? `${title} (${cycle})` : `Objective: ${midSentence(title)}`;
    return { path: file, at: utcLike(day, hour, minute), by, message, request: branchOf(cycle) };
  });
}

/** Noon in Copenhagen is a working hour for everybody here; the order must hold across zones. */
function utcLike(day: Day, hour: number, minute: string): number {
  return momentAt(day, `${hour}:${minute}`, HEAD);
}

function workdayBefore(day: Day, count: number): Day {
  let at = day;
  for (let left = count; left > 0; ) {
    at = addDays(at, -1);
    if (workday(at) === at) left--;
  }
  return at;
}

function inOrder(members: readonly RecordOf<'objective'>[]): RecordOf<'objective'>[] {
  const left = new Map(members.map((member) => [member.id, member]));
  const sorted: RecordOf<'objective'>[] = [];
  const take = (id: string) => {
    const member = left.get(id);
    if (member === undefined) return;
    left.delete(id);
    for (const named of namedBy(member)) take(named);
    sorted.push(member);
  };
  for (const { id } of members) take(id);
  return sorted;
}

function namedBy({ data }: RecordOf<'objective'>): string[] {
  const supported = (data.supports ?? []).map((entry) =>
    typeof entry === 'string' ? entry : entry.to,
  );
  return [...supported, ...(data.dependencies ?? []).map(({ on }) => on)].filter(
    (id) => id !== undefined,
  );
}

/** A milestone is marked on the day it was reached, or the next. */
function reachedFacts({ file, data }: RecordOf<'objective'>): Fact[] {
  const by = ownerOf(data.owner, HEAD);
  return (data.key_results ?? []).flatMap((result) => {
    if (!('milestones' in result)) return [];
    return result.milestones.flatMap(({ title, done }) => {
      if (done === undefined) return [];
      const at = workingMoment(workday(done), by, `done ${title}`);
      const message = `${between(by, 0, 1) === 0 ? 'Done' : 'Reached'}: ${midSentence(title ?? '')}`;
      const undo = (text: string) => withoutDone(text, title, done);
      return [{ path: file, at, by, message, undo }];
    });
  });
}

function withoutDone(text: string, title: string, done: Day): string {
  const start = text.indexOf(title);
  const line = text.slice(start, text.indexOf('\n', start));
  return replaceOnce(text, line, replaceOnce(line, `, done: ${done}`, ''));
}

function branchOf(cycle: string): string {
  return `objectives-${cycle}`;
}
