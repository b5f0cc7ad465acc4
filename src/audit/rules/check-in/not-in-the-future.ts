import type { Day } from '../../../calendar/index.ts';
import type { Place } from '../../../finding/index.ts';
import type { Graph } from '../../../link/index.ts';
import { cycleOf } from '../../../measure/index.ts';
import type { RecordOf, Ref } from '../../../schema/index.ts';
import { type Fault, reportOn } from '../../fault.ts';
import { defineRule } from '../../rule.ts';
import { isRetired } from '../../scope.ts';
import { fullNameOf, relatedAt } from '../../wording.ts';

/** The first day of something, and how to find where it is written. */
interface Beginning {
  day: Day;
  place: () => Place;
}

/** A check-in tells how things stand on a day between the beginning of its subject and today. */
export const notInTheFuture = defineRule({
  id: 'check-in/not-in-the-future',
  demands: 'A check-in is dated today or earlier, and not before what it is about began.',
  recommended: 'error',
  *judge({ graph, asOf }) {
    const beginnings = new Map<Ref, Beginning | null>();
    for (const checkIn of graph.records['check-ins']) {
      const ref = checkIn.ref;
      if (checkIn.faulty.has('date') || isRetired(checkIn, asOf)) continue;
      if (checkIn.data.date > asOf) {
        yield reportOn(checkIn, inTheFuture(checkIn.data.date, asOf));
        continue;
      }
      for (const { to } of graph.from(ref, 'about')) {
        const known = beginnings.get(to);
        const beginning = known === undefined ? beginningOf(graph, to) : known;
        beginnings.set(to, beginning);
        if (beginning === null || checkIn.data.date >= beginning.day) continue;
        yield reportOn(checkIn, tooEarly(graph, checkIn, to, beginning));
      }
    }
  },
});

function inTheFuture(date: Day, asOf: Day): Fault {
  return {
    at: ['date'],
    message: `This check-in is dated ${date}, after today, ${asOf}.`,
    expected: `a date up to ${asOf}`,
    hint: 'Correct the date. Plans belong under Next in the check-in of today.',
  };
}

function tooEarly(
  graph: Graph,
  checkIn: RecordOf<'check-in'>,
  subject: Ref,
  beginning: Beginning,
): Fault {
  return {
    at: ['date'],
    message: `This check-in is dated ${checkIn.data.date}, but ${fullNameOf(graph, subject)} began on ${beginning.day}.`,
    expected: `a date from ${beginning.day} on`,
    hint: 'Correct the date, or what the check-in is about.',
    related: [relatedAt(beginning.place(), 'began here')],
  };
}

/** An objective begins with its cycle, an initiative with its start, a KPI with its first figure. */
function beginningOf(graph: Graph, ref: Ref): Beginning | null {
  const record = graph.keyResults.get(ref)?.objective ?? graph.find(ref);
  if (record?.kind === 'objective') return beginningOfCycle(graph, record);
  if (record?.kind === 'kpi') return beginningOfKpi(graph, record);
  if (record?.kind !== 'initiative' || record.data.start === undefined) return null;
  return { day: record.data.start, place: () => record.places.value(['start']) };
}

function beginningOfCycle(graph: Graph, objective: RecordOf<'objective'>): Beginning | null {
  const cycle = cycleOf(graph, objective.ref);
  if (cycle === undefined || cycle.faulty.has('start')) return null;
  return { day: cycle.data.start, place: () => cycle.places.value(['start']) };
}

/** The earlier of baseline and first value: a baseline set anew must not redden earlier check-ins. */
function beginningOfKpi(graph: Graph, kpi: RecordOf<'kpi'>): Beginning | null {
  const { baseline } = kpi.data;
  if (baseline === undefined) return null;
  let beginning: Beginning = {
    day: baseline.on,
    place: () => kpi.places.value(['baseline', 'on']),
  };
  for (const { from } of graph.to(kpi.ref, 'values-of')) {
    const measurement = graph.find(from);
    if (measurement?.kind !== 'measurement') continue;
    for (const { date, row } of measurement.data.points) {
      if (date >= beginning.day) continue;
      beginning = { day: date, place: () => measurement.places.value([row, 'date']) };
    }
  }
  return beginning;
}
