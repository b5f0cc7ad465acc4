import type { Scorecard } from '../../../measure/index.ts';
import type { RecordOf } from '../../../schema/index.ts';
import { currentBelow, hasUnreadableWays } from '../../ascent.ts';
import { reportOn } from '../../fault.ts';
import { defineRule, type Report } from '../../rule.ts';
import { livePriorities } from '../../scope.ts';
import { enumerate, nameOf, quote } from '../../wording.ts';

type Priority = RecordOf<'priority'>;

/** Below these numbers nothing can be balanced yet. */
const FEWEST_PRIORITIES = 2;
const FEWEST_KPIS = 3;

/**
 * A strategy of one perspective alone is won this year and lost in the next; a perspective of results
 * alone tells too late, one of drivers alone never tells. A beginning, one priority or one KPI, is
 * left in peace.
 */
export const balanced = defineRule({
  id: 'strategy/balanced',
  demands: 'Every perspective has a priority, and under it KPIs that lead and KPIs that lag.',
  recommended: 'warn',
  *judge(scorecard) {
    const priorities = livePriorities(scorecard);
    if (scorecard.config.faulty.has('perspectives')) return;
    yield* judgePlaceless(scorecard, priorities);
    if (priorities.length >= FEWEST_PRIORITIES) yield* judgeUnused(scorecard, priorities);
    if (!hasUnreadableWays(scorecard.graph)) yield* judgeKpis(scorecard, priorities);
  },
});

function* judgePlaceless(
  { graph, config }: Scorecard,
  priorities: readonly Priority[],
): Iterable<Report> {
  for (const priority of priorities) {
    if (priority.data.perspective !== undefined || priority.faulty.has('perspective')) continue;
    yield reportOn(priority, {
      at: ['perspective'],
      message: `The priority ${nameOf(graph, priority.ref)} belongs to no perspective, so it has no place on the strategy map.`,
      expected: `\`perspective:\` with one of ${enumerate(idsOf(config.perspectives), 8)}`,
      hint: 'Say whose view it is: what customers see, how we work, what we can do, what it costs.',
    });
  }
}

function* judgeUnused(
  { graph, config }: Scorecard,
  priorities: readonly Priority[],
): Iterable<Report> {
  const known = new Set(config.perspectives.map(({ id }) => id));
  const isUnknown = priorities.some(({ data }) => !known.has(data.perspective ?? ''));
  if (isUnknown || graph.broken.some(({ kind }) => kind === 'priority')) return;
  const used = new Set(priorities.map(({ data }) => data.perspective));
  const unused = config.perspectives.filter(({ id }) => !used.has(id));
  if (unused.length === 0) return;
  const titles = enumerate(unused.map(({ title }) => quote(title)));
  yield {
    message: `No live priority belongs to ${unused.length === 1 ? 'the perspective' : 'the perspectives'} ${titles}.`,
    expected: 'a priority in every perspective',
    hint: `Say what has to be true there for the other priorities to succeed; or list under \`perspectives\` in ${config.file} only those that you look from.`,
    place: config.places.value(placeOf(config.perspectives, unused[0]?.id)),
  };
}

/** Of at least three KPIs under a perspective some show results, and some move before them. */
function* judgeKpis(scorecard: Scorecard, priorities: readonly Priority[]): Iterable<Report> {
  const { graph, config } = scorecard;
  for (const { id, title } of config.perspectives) {
    const own = priorities.filter(({ data }) => data.perspective === id);
    const below = currentBelow(
      scorecard,
      own.map((priority) => priority.ref),
    );
    const kpis = below.flatMap((ref) => {
      const kpi = graph.find(ref);
      return kpi?.kind === 'kpi' ? [kpi] : [];
    });
    if (kpis.length < FEWEST_KPIS || kpis.some(({ faulty }) => faulty.has('indicator'))) continue;
    const lacking = (['lead', 'lag'] as const).filter((indicator) =>
      kpis.every(({ data }) => data.indicator !== indicator),
    );
    const [first] = lacking;
    if (first === undefined) continue;
    const isNeither = lacking.length > 1;
    const among = `None of the ${kpis.length} KPIs under the perspective ${quote(title)}`;
    yield {
      message: isNeither
        ? `${among} says whether it leads or lags.`
        : `${among} is a ${first} indicator.`,
      expected: `at least one KPI with ${lacking.map((word) => `\`indicator: ${word}\``).join(' and one with ')}`,
      hint: isNeither ? 'Say of each whether it moves first or shows the result.' : LACKING[first],
      place: config.places.value(placeOf(config.perspectives, id)),
    };
  }
}

const LACKING = {
  lead: 'Ask what moves weeks before these do, and measure that: it leaves time to act.',
  lag: 'Ask what these are meant to bring about, and measure that: effort alone proves nothing.',
};

function idsOf(perspectives: readonly { id: string }[]): string[] {
  return perspectives.map(({ id }) => `\`${id}\``);
}

/** Where a perspective is listed; where none is, the beginning of the file. */
function placeOf(perspectives: readonly { id: string }[], id: string | undefined) {
  return ['perspectives', perspectives.findIndex((one) => one.id === id)];
}
