import type { DeclaredStatus, Status } from '../../measure/index.ts';
import type { Statement } from '../insight.ts';
import type { Situation } from '../situation.ts';
import { named, namedAll, percent, statusWords } from '../wording.ts';

const RANK: Partial<Record<Status, number>> = { 'on-track': 0, 'at-risk': 1, 'off-track': 2 };
const RED: ReadonlySet<Status> = new Set(['off-track', 'missed']);

/** What was declared in the last check-in and what the figures say, where they are not the same. */
export function declaredAndComputedDisagree(situation: Situation): Statement[] {
  const { scorecard } = situation;
  return [...scorecard.measures].flatMap(([ref, measure]) => {
    if (measure.kind === 'priority' || measure.kind === 'initiative') return [];
    const { declared, status } = measure;
    if (!scorecard.isCurrent(ref) || declared === null || declared.status === null) return [];
    const difference = differenceBetween(declared.status, status);
    if (difference === 0) return [];
    const isRosy = difference > 0;
    const figures =
      'pace' in measure && measure.pace !== null
        ? ` (pace ${Number(measure.pace.toFixed(2))})`
        : '';
    return [
      {
        about: ref,
        gravity: isRosy ? 4 + difference : 1.5 - difference,
        sentence:
          `${named(situation, ref)} was declared ${statusWords(declared.status)} on ${situation.say(declared.on)} and computes as ${statusWords(status)}${figures}.`.replaceAll(
            '-',
            '−',
          ),
        step: isRosy
          ? 'Ask what its owner knows that the figures do not show, or correct the check-in.'
          : 'Ask its owner what the figures do not show yet.',
        evidence: [
          situation.evidence(
            `check-in of ${situation.say(declared.on)} says ${statusWords(declared.status)}`,
            declared.checkIn,
            ['status'],
          ),
          situation.evidence(`the figures say ${statusWords(status)}`, ref),
        ],
      },
    ];
  });
}

/** Above 0 where the declared status is better than the computed one. */
function differenceBetween(declared: DeclaredStatus, computed: Status): number {
  const [said, found] = [RANK[declared], RANK[computed]];
  return said === undefined || found === undefined ? 0 : found - said;
}

/** Goals on track whose mean hides a part that is not. */
export function greenOverRed(situation: Situation): Statement[] {
  const { scorecard } = situation;
  return [...scorecard.measures].flatMap(([ref, measure]) => {
    if (measure.kind !== 'objective' && measure.kind !== 'priority') return [];
    if (measure.status !== 'on-track' || !scorecard.isCurrent(ref)) return [];
    const red = measure.parts.filter(({ status, weight }) => weight > 0 && RED.has(status));
    const [first] = red;
    if (first === undefined) return [];
    const names = namedAll(
      situation,
      red.map((part) => part.ref),
    );
    const share =
      red.reduce((sum, { weight }) => sum + weight, 0) /
      measure.parts.reduce((sum, { weight }) => sum + weight, 0);
    return [
      {
        about: ref,
        gravity: share >= 0.5 ? 6 : 4,
        sentence: `${named(situation, ref)} is on track, but ${percent(share)} of what it is made of is not: ${names}.`,
        step: `Ask what ${named(situation, first.ref)} needs before the mean hides it any longer.`,
        evidence: red.map((part) =>
          situation.evidence(
            `${named(situation, part.ref)}: ${statusWords(part.status)}, ${percent(part.score)} of the way`,
            part.ref,
            [],
          ),
        ),
      },
    ];
  });
}
