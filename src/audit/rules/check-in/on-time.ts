import { nearest } from '../../../finding/index.ts';
import { type CheckInRhythm, cycleOf, type Scorecard } from '../../../measure/index.ts';
import type { RecordOf, Ref } from '../../../schema/index.ts';
import { reportOn } from '../../fault.ts';
import { defineRule } from '../../rule.ts';
import { currentObjectives } from '../../scope.ts';
import { nameOf, relatedAt } from '../../wording.ts';

/**
 * The rhythm of its cycle is kept for each current objective, with a day's grace. The rule waits while
 * a check-in cannot be read or an id that nothing has may be meant for the objective.
 */
export const onTime = defineRule({
  id: 'check-in/on-time',
  demands: 'Each objective is checked in as often as its cycle says.',
  recommended: 'warn',
  *judge(scorecard) {
    const { graph, rhythms } = scorecard;
    const checkIns = graph.records['check-ins'];
    const isPart =
      graph.broken.some(({ kind }) => kind === 'check-in') ||
      checkIns.some(({ faulty }) => faulty.has('date') || faulty.has('about'));
    if (isPart) return;
    const unresolved = checkIns.flatMap((checkIn) => unresolvedIn(scorecard, checkIn));
    for (const objective of currentObjectives(scorecard)) {
      const rhythm = rhythms.get(objective.ref);
      if (rhythm?.overdue !== true) continue;
      if (isMisdated(scorecard, objective.ref)) continue;
      if (unresolved.some((written) => nearest(written, [objective.id], 1).length > 0)) continue;
      yield reportOnOverdue(scorecard, objective, rhythm);
    }
  },
});

/** Whether a check-in about it is dated after today or before it began: a slip, with a finding of its own. */
function isMisdated({ graph, asOf }: Scorecard, objective: Ref): boolean {
  const start = cycleOf(graph, objective)?.data.start ?? '';
  return graph.to(objective, 'about').some(({ from }) => {
    const checkIn = graph.find(from);
    if (checkIn?.kind !== 'check-in') return false;
    return checkIn.data.date > asOf || checkIn.data.date < start;
  });
}

function unresolvedIn({ graph }: Scorecard, { ref, data }: RecordOf<'check-in'>): string[] {
  const { about = [] } = data;
  const links = graph.from(ref, 'about');
  if (links.length === about.length) return [];
  const resolved = new Set(links.map(({ at }) => at[1]));
  return about.filter((_, index) => !resolved.has(index));
}

function reportOnOverdue(
  { graph }: Scorecard,
  objective: RecordOf<'objective'>,
  { last, due }: CheckInRhythm,
) {
  const cycle = cycleOf(graph, objective.ref);
  const related = cycle ? [relatedAt(cycle.places.value(['check_in']), 'the rhythm')] : [];
  const since = last === null ? 'has never been checked in' : `was last checked in on ${last}`;
  return reportOn(objective, {
    at: ['title'],
    message: `${nameOf(graph, objective.ref)} ${since}; by the ${cycle?.data.check_in} rhythm of its cycle a check-in was due on ${due}.`,
    expected: 'a check-in about it, or about one of its key results',
    hint: `Say how it stands, in a line if there is not more to say: \`throughline check-in ${objective.id}\`.`,
    related,
  });
}
