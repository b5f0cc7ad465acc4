import { z } from 'zod';
import { addDays } from '../../../calendar/index.ts';
import type { Declared, Measure, Progress, Scorecard } from '../../../measure/index.ts';
import type { Ref } from '../../../schema/index.ts';
import { reportOn } from '../../fault.ts';
import { defineRule, type Report } from '../../rule.ts';
import { count, figure, fullNameOf, nameOf } from '../../wording.ts';

const options = z.strictObject({
  days: z.int().min(1).default(31).describe('How many days a declared status stands for today.'),
  periods: z
    .int()
    .min(2)
    .default(4)
    .describe('Periods after which a value that has not moved contradicts “on track”.'),
});

/** What is declared and computed alike: initiatives have no figures of their own. */
type Judged = Exclude<Measure, { kind: 'initiative' | 'priority' }>;

const RANKS: Partial<Record<string, number>> = { 'on-track': 0, 'at-risk': 1, 'off-track': 2 };

/** People may know more than the figures; then the two are put side by side, and the difference said. */
export const agreesWithData = defineRule({
  id: 'check-in/agrees-with-data',
  demands: 'A check-in declares nothing better than the data shows.',
  recommended: 'warn',
  options,
  *judge(scorecard, { days, periods }) {
    const since = addDays(scorecard.asOf, -days);
    for (const [ref, measure] of scorecard.measures) {
      if (!isJudged(measure) || !counts(scorecard, ref)) continue;
      const { declared } = measure;
      if (declared?.status == null || declared.on < since) continue;
      // Where the next check-in is overdue, that is what is wrong: the last one was of its day.
      if (scorecard.rhythms.get(objectiveOf(scorecard, ref))?.overdue) continue;
      const rank = RANKS[declared.status] ?? 0;
      const shown = RANKS[measure.status];
      if (shown !== undefined && rank < shown) {
        yield reportOnBetter(scorecard, ref, measure, declared);
      } else if (rank === 0) {
        yield* judgeFrozen(scorecard, ref, measure, declared, periods);
      }
    }
  },
});

function isJudged(measure: Measure): measure is Judged {
  return measure.kind !== 'initiative' && measure.kind !== 'priority';
}

function objectiveOf({ graph }: Scorecard, ref: Ref): Ref {
  return graph.keyResults.get(ref)?.objective.ref ?? ref;
}

/** KPIs in use, and the objectives of today with their key results. */
function counts(scorecard: Scorecard, ref: Ref): boolean {
  const { isLive, isCurrent } = scorecard;
  return ref.startsWith('kpi:') ? isLive(ref) : isCurrent(objectiveOf(scorecard, ref));
}

function reportOnBetter(
  scorecard: Scorecard,
  ref: Ref,
  measure: Judged,
  declared: Declared,
): Report {
  const { graph } = scorecard;
  const said = wordsOf(declared.status ?? '');
  return reportAt(scorecard, declared, {
    message: `This check-in calls ${fullNameOf(graph, ref)} ${said}; by its data it is ${wordsOf(measure.status)}${reasonOf(scorecard, measure)}.`,
    expected: `a status no better than \`${measure.status}\``,
    hint: 'Declare what the data shows, or say in the check-in what you know that it does not show yet; `throughline explain` shows how it is computed.',
  });
}

function reasonOf({ config }: Scorecard, measure: Judged): string {
  if (measure.reason === 'pace' && measure.pace !== null) {
    const pace = figure(Math.round(measure.pace * 100) / 100);
    return `, at a pace of ${pace} where ${config.status.on_track} is on track`;
  }
  const value = measure.kind === 'objective' ? null : measure.value;
  return value === null ? '' : `, with a value of ${figure(value)}`;
}

function wordsOf(status: string): string {
  return status.replace('-', ' ');
}

/** A value on its way to a target that stays the same for many periods, while all is said to go well. */
function* judgeFrozen(
  scorecard: Scorecard,
  ref: Ref,
  measure: Judged,
  declared: Declared,
  periods: number,
): Iterable<Report> {
  const { graph, measures } = scorecard;
  const parts: { of: Ref; progress: Measure | undefined }[] =
    measure.kind === 'objective'
      ? graph.keyResultsOf(ref).map((node) => ({ of: node.ref, progress: measures.get(node.ref) }))
      : [{ of: ref, progress: measure }];
  for (const { of, progress } of parts) {
    if (progress === undefined || !('series' in progress)) continue;
    const value = frozenValue(progress, progress.series, periods);
    if (value === null) continue;
    yield reportAt(scorecard, declared, {
      message: `This check-in calls ${fullNameOf(graph, ref)} on track, while ${of === ref ? 'its value' : nameOf(graph, of)} has stood at ${figure(value)} for ${count(periods, 'period')}.`,
      expected: 'a value that moves, or a status that says it does not',
      hint: 'Look whether the value is still measured or only copied. If it is true, ask what would have to happen for it to move.',
    });
  }
}

/** The value of the last periods where it is one and the same, and not where it should be; else null. */
function frozenValue(
  { mode, attainment }: Progress,
  series: readonly { value: number | null }[],
  periods: number,
): number | null {
  if (mode !== 'reach' || attainment === null || attainment >= 1) return null;
  const last = series.slice(-periods);
  const [first] = last;
  if (first === undefined || first.value === null || last.length < periods) return null;
  return last.every(({ value }) => value === first.value) ? first.value : null;
}

function reportAt(
  { graph }: Scorecard,
  { checkIn }: Declared,
  fault: { message: string; expected: string; hint: string },
): Report {
  const record = graph.find(checkIn);
  if (record === undefined) throw new Error(`The check-in ${checkIn} does not exist.`);
  return reportOn(record, { at: ['status'], ...fault });
}
