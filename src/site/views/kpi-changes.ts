import type { Publication, PublishedEvent, PublishedKpi } from '../../publish/index.ts';
import { day } from '../format.ts';
import { eventGroup, eventTitle } from './history/event-words.ts';

/** A day on which the measure itself was changed, in words. */
export interface MeasureChange {
  on: string;
  label: string;
}

/** Events that leave the figures what they were. */
const MEANINGLESS: ReadonlySet<PublishedEvent['event']> = new Set([
  'relinked',
  'reviewed',
  'weight-changed',
]);

/**
 * When the measure itself was changed, oldest first: begun anew, corrected, its goal moved, its
 * definition changed. What the record gives a reason for stands before what the commits tell.
 */
export function changesOf(kpi: PublishedKpi, { history }: Publication): MeasureChange[] {
  const given = [
    { name: 'Limits begun anew', of: kpi.rebaselined },
    { name: 'Values corrected', of: kpi.restated },
    { name: 'Loosened', of: kpi.changes },
  ].flatMap(({ name, of }) =>
    of.map(({ on, reason }) => ({
      on,
      label: `${name} on ${day(on)}${reason === null ? '' : `: ${reason}`}`,
    })),
  );
  const days = new Set(given.map(({ on }) => on));
  const told = kpi.history
    .flatMap((position) => history.events[position] ?? [])
    .filter((event) => isChangeOfMeasure(event))
    .flatMap((event) =>
      event.on === null || days.has(event.on)
        ? []
        : [{ on: event.on, label: `${eventTitle(event)} on ${day(event.on)}` }],
    );
  return [...given, ...told].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function isChangeOfMeasure(event: PublishedEvent): boolean {
  const group = eventGroup(event);
  return (group === 'goals' || group === 'definitions') && !MEANINGLESS.has(event.event);
}
