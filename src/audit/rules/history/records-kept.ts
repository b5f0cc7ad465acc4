import { type Place, startOf } from '../../../finding/index.ts';
import type { Timeline } from '../../../history/index.ts';
import type { Scorecard } from '../../../measure/index.ts';
import { type Ref, refOf, splitRef } from '../../../schema/index.ts';
import { type Altered, alterations, currentNames } from '../../alterations.ts';
import { givesReason, landed, whenOf } from '../../happened.ts';
import { defineHistoryRule, type Report } from '../../rule.ts';
import { count, entityOf, enumerate, nameOf } from '../../wording.ts';

/** What was measured or said stays as it was, or somebody says why not. */
export const recordsKept = defineHistoryRule({
  id: 'history/records-kept',
  demands:
    'A value or check-in that was merged is not altered or removed, unless `restated` says why.',
  recommended: 'error',
  *judgeHistory(scorecard, timelines) {
    const reasons = new Map(
      timelines.map((one) => [one.ref, landed(one).filter((e) => givesReason(e, 'restated'))]),
    );
    const names = currentNames(timelines);
    for (const timeline of timelines) {
      const { kind } = splitRef(timeline.ref);
      if (kind !== 'measurement' && kind !== 'check-in') continue;
      const holders = holdersOf(timeline, names);
      const found = alterations(
        timeline,
        names,
        holders.flatMap((ref) => reasons.get(ref) ?? []),
      );
      const report = found[0] && reportOn(scorecard, timeline, holders, found);
      if (report) yield report;
    }
  },
});

/** The records that can give the reason: what was measured, or the check-in and what it is about. */
function holdersOf({ ref, events }: Timeline, names: (text: string) => string): Ref[] {
  const { kind, id } = splitRef(ref);
  if (kind === 'measurement') {
    const [objective = ''] = id.split('.');
    return [refOf('kpi', id), ...(id.includes('.') ? [refOf('objective', objective)] : [])];
  }
  const subjects = events.flatMap(({ changes }) =>
    changes
      .filter(({ path }) => path.at(-1) === 'about')
      .flatMap(({ before, after }) => [after ?? before ?? []].flat()),
  );
  const ids = subjects.flatMap((one) => (typeof one === 'string' ? [names(one)] : []));
  const refs = [...new Set(ids)].flatMap((one): Ref[] => {
    const [record = ''] = one.split('.');
    return [refOf('objective', record), refOf('kpi', record), refOf('initiative', record)];
  });
  return [ref, ...refs];
}

/** Null where what it was about is gone too: the ledger tells of that. */
function reportOn(
  { graph, asOf }: Scorecard,
  { ref }: Timeline,
  holders: readonly Ref[],
  found: readonly Altered[],
): Report | null {
  const records = holders.flatMap((one) => graph.find(one) ?? []);
  const subject = records.find(({ kind }) => kind !== 'check-in') ?? records[0];
  const [first] = found;
  if (subject === undefined || first === undefined) return null;
  const isMeasurement = ref.startsWith('measurement:');
  const file = found.at(-1)?.event.file ?? '';
  const name = nameOf(graph, subject.ref);
  const what = isMeasurement
    ? `${count(unitsIn(found), 'value')} of ${name} recorded earlier`
    : `A check-in about ${name} recorded earlier`;
  const isPlural = isMeasurement && unitsIn(found) > 1;
  const isGone = found.every(({ after }) => after === undefined);
  const details = isMeasurement ? `: ${enumerate(found.map(valueIn), 3)}` : fieldsIn(found, isGone);
  const keeper = records.find(({ kind }) => kind === 'check-in') ?? subject;
  return {
    message: `${what} ${isPlural ? 'were' : 'was'} ${isGone ? 'removed' : 'altered'} ${whenOf(first.event)}, and no reason is given${details}.`,
    expected: isMeasurement
      ? 'the value as it was recorded, or the reason for another one'
      : 'the check-in as it was recorded; what is known since belongs in a new one',
    hint: `Put it back, or say why in ${keeper.file}: \`restated: [{on: ${asOf}, reason: …}]\`.`,
    place: placeIn(graph.records, file, first) ?? keeper.places.key(['restated']),
    entity: entityOf(subject),
  };
}

function unitsIn(found: readonly Altered[]): number {
  return new Set(found.map(({ unit }) => unit)).size;
}

function valueIn({ unit, before, after }: Altered): string {
  if (after === undefined) return `${unit}, which was ${before ?? 'nothing'}`;
  return `${unit} from ${before ?? 'nothing'} to ${after ?? 'nothing'}`;
}

function fieldsIn(found: readonly Altered[], isGone: boolean): string {
  const fields = [...new Set(found.map(({ field }) => `\`${field}\``))];
  return isGone ? '' : `: ${enumerate(fields)}`;
}

/** The row that was altered, else its file; null where that is gone. */
function placeIn(
  { measurements, ...rest }: Scorecard['graph']['records'],
  file: string,
  first: Altered,
): Place | null {
  const measurement = measurements.find((record) => record.file === file);
  if (measurement === undefined) {
    return rest['check-ins'].some((record) => record.file === file) ? startOf(file) : null;
  }
  const point = measurement.data.points.find(({ date }) => date === first.unit);
  return point === undefined ? startOf(file) : measurement.places.value([point.row, 'value']);
}
