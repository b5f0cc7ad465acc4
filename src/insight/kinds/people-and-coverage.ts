import { focusLimit } from '../../measure/index.ts';
import { type Ref, splitRef } from '../../schema/index.ts';
import type { Statement } from '../insight.ts';
import type { Situation } from '../situation.ts';
import { named, namedAll } from '../wording.ts';

/** Priorities with nothing under them that is owned and measured. */
export function priorityUncovered(situation: Situation): Statement[] {
  const { graph, alignment, isCurrent } = situation.scorecard;
  return alignment.shares.coverage.missing.map((ref) => {
    const under = graph
      .to(ref, 'supports')
      .map(({ from }) => from)
      .filter(isCurrent);
    const isEmpty = under.length === 0;
    const again = under.some((ref) => wasMeasured(situation, ref)) ? ' again' : '';
    return {
      about: ref,
      gravity: 8,
      sentence: isEmpty
        ? `Nothing works towards ${named(situation, ref)}: no current objective or KPI supports it.`
        : `Nobody can tell how ${named(situation, ref)} stands: ${lacks(situation, under)}.`,
      step: isEmpty
        ? 'Give it an objective with an owner, or say that it is no priority.'
        : `Get ${under.length === 1 ? 'it' : 'one of them'} measured${again}, by somebody who answers for it.`,
      evidence: [
        situation.evidence('the priority', ref, ['title']),
        ...under.map((from) => situation.evidence(named(situation, from), from, [])),
      ],
    };
  });
}

/** What is missing from each record under a priority. */
function lacks(situation: Situation, under: readonly Ref[]): string {
  const silent = under.filter((ref) => isSilent(situation, ref));
  const orphaned = under.filter((ref) => !silent.includes(ref));
  const has = (refs: readonly Ref[]) => (refs.length === 1 ? 'has' : 'have');
  return [
    ...(silent.length === 0
      ? []
      : [`${namedAll(situation, silent)} ${has(silent)} no current data`]),
    ...(orphaned.length === 0
      ? []
      : [`${namedAll(situation, orphaned)} ${has(orphaned)} nobody here who answers for it`]),
  ].join('; ');
}

function isSilent({ scorecard }: Situation, ref: Ref): boolean {
  const measure = scorecard.measures.get(ref);
  if (measure?.kind === 'kpi') return measure.value === null || measure.freshness.onTime === false;
  return measure?.kind === 'objective' && (measure.score === null || measure.status === 'stale');
}

/** Whether there ever was a value. */
function wasMeasured({ scorecard }: Situation, ref: Ref): boolean {
  const measure = scorecard.measures.get(ref);
  if (measure?.kind === 'kpi') return measure.points.length > 0;
  return measure?.kind === 'objective' && measure.score !== null;
}

/** People who answer for more KPIs than one can act on; their manager's turn. */
export function ownerOverloaded(situation: Situation): Statement[] {
  const { graph, config, alignment, isLive } = situation.scorecard;
  const most = focusLimit(config, 'focus/kpis-per-owner', 'most');
  // Who may not be named is in a redacted graph without a file, called by the name of the team.
  const people = alignment.shares.focus.missing.filter(
    (ref) => ref.startsWith('person:') && graph.find(ref)?.file !== '',
  );
  return people.map((ref) => {
    const owned = graph
      .to(ref, 'owner')
      .map(({ from }) => from)
      .filter((from) => from.startsWith('kpi:') && isLive(from));
    return {
      about: ref,
      owner: graph.from(ref, 'manager')[0]?.to ?? ref,
      gravity: 3,
      sentence: `${graph.titleOf(ref)} answers for ${owned.length} KPIs, more than the ${most} that one person can act on.`,
      step: 'Hand some of them to those who can move them, or retire what nobody acts on.',
      evidence: owned.map((kpi) => situation.evidence(named(situation, kpi), kpi, ['owner'])),
    };
  });
}

/** Current objectives that nobody has looked at for longer than their cycle allows. */
export function checkInOverdue(situation: Situation): Statement[] {
  const { rhythms } = situation.scorecard;
  return [...rhythms].flatMap(([ref, { last, due, overdue }]) => {
    if (!overdue || due === null) return [];
    const told =
      last === null
        ? 'has had no check-in yet'
        : `has had no check-in since ${situation.say(last)}`;
    return [
      {
        about: ref,
        gravity: 2,
        sentence: `${named(situation, ref)} ${told}; one was due by ${situation.say(due)}.`,
        step: `Write it: \`throughline check-in ${splitRef(ref).id}\`.`,
        evidence: [situation.evidence('the objective', ref, ['title'])],
      },
    ];
  });
}

/** Links whose upper end changed its meaning since the lower one was last looked at, as the audit found. */
export function suspectLink({ findings, scorecard }: Situation): Statement[] {
  return findings.flatMap(({ rule, entity, message, hint, file, start }) => {
    const ref: Ref | null = entity === undefined ? null : (`${entity.kind}:${entity.id}` as Ref);
    if (rule !== 'history/parent-reviewed' || ref === null) return [];
    return scorecard.graph.find(ref) === undefined
      ? []
      : [
          {
            about: ref,
            gravity: 2,
            sentence: message,
            step: hint ?? 'Read both, and alter this one or say that it holds.',
            evidence: [{ text: 'the link', ref, at: { file, line: start.line } }],
          },
        ];
  });
}
