import { compareText } from '../../finding/index.ts';
import type { Portfolio } from '../../measure/index.ts';
import { type RecordOf, type Ref, splitRef } from '../../schema/index.ts';
import type { CycleEnd, TakenSnapshot } from '../../snapshot/index.ts';
import { type Desk, linked } from '../desk.ts';
import type {
  PublishedClosedCycle,
  PublishedKeyResultThen,
  PublishedObjectiveThen,
} from './published-history.ts';
import { publishFigures } from './snapshots.ts';
import { unitToday } from './units.ts';

type ObjectiveThen = CycleEnd['objectives'][number];

/** Cycles that have ended, the last first: how they stood, and how they came out. */
export function publishClosedCycles(
  taken: readonly TakenSnapshot[],
  desk: Desk,
): PublishedClosedCycle[] {
  const { graph, scorecard } = desk;
  return [...scorecard.portfolios.values()]
    .flatMap((portfolio) => {
      const record = graph.get('cycle', splitRef(portfolio.cycle).id);
      const isDated = record && !record.faulty.has('start') && !record.faulty.has('end');
      return isDated ? [closedCycle(record, portfolio, taken, desk)] : [];
    })
    .sort((a, b) => compareText(b.end, a.end) || compareText(a.id, b.id));
}

function closedCycle(
  { id, data }: RecordOf<'cycle'>,
  portfolio: Portfolio,
  taken: readonly TakenSnapshot[],
  desk: Desk,
): PublishedClosedCycle {
  const snapshot = taken.find(({ cycles }) => cycles.has(id));
  const commit = snapshot?.commit ?? null;
  const then = new Map(
    (snapshot?.cycles.get(id)?.objectives ?? []).map((one): [Ref, ObjectiveThen] => [one.ref, one]),
  );
  const closed = new Map(portfolio.parts.map((part) => [part.objective, part.closed]));
  const refs = new Set([...closed.keys(), ...then.keys()]);
  return {
    id,
    title: data.title,
    href: `/cycles/${encodeURIComponent(id)}/`,
    start: data.start,
    end: data.end,
    commit,
    commitHref: commit === null ? null : desk.repository.commit(commit),
    figures: snapshot === undefined ? null : publishFigures(snapshot),
    score: portfolio.score,
    verdict: portfolio.verdict,
    objectives: [...refs]
      .flatMap((ref) => objectiveThen(ref, then.get(ref), closed.get(ref) ?? null, desk) ?? [])
      .sort((a, b) => compareText(a.record.title, b.record.title)),
  };
}

function objectiveThen(
  ref: Ref,
  then: ObjectiveThen | undefined,
  closed: number | null,
  desk: Desk,
): PublishedObjectiveThen | null {
  const record = desk.names.mention(ref);
  if (record === null) return null;
  return {
    record,
    owner: linked(desk, ref, 'owner'),
    status: then?.status ?? null,
    score: then?.score ?? null,
    expected: then?.expected ?? null,
    declared: then?.declared ?? null,
    closed,
    keyResults: (then?.keyResults ?? []).map((one) => keyResultThen(one, desk)),
  };
}

function keyResultThen(
  { ref, ...figures }: ObjectiveThen['keyResults'][number],
  { names, graph }: Desk,
): PublishedKeyResultThen {
  return { record: names.mention(ref), ...figures, unit: unitToday(ref, graph) };
}
