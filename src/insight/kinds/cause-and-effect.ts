import { addDays, type Day } from '../../calendar/index.ts';
import { compareText } from '../../finding/index.ts';
import type { KpiMeasure, ProcessSegment } from '../../measure/index.ts';
import type { Ref } from '../../schema/index.ts';
import type { Statement } from '../insight.ts';
import type { Situation } from '../situation.ts';
import { named, namedAll } from '../wording.ts';
import { pointEvidence } from './evidence.ts';

/** An effect is given eight weeks to show, and a cause is remembered for a year. */
const TIME_TO_SHOW = 56;
const REMEMBERED = 364;
/** Causes of a change are looked for from half a year before it to four weeks after. */
const LEAD_TIME = 182;
const AFTERWARDS = 28;

/** From when to when a KPI changed for the better or the worse. */
interface Turn {
  from: Day;
  on: Day;
  isBetter: boolean;
  /** Whether the last value still is on that side of the level before. */
  holds: boolean;
}

/** A KPI and those that are meant to move it. */
interface Effect {
  ref: Ref;
  measure: KpiMeasure;
  causes: { ref: Ref; measure: KpiMeasure }[];
}

/** Leads that have changed for the better, and a lag that has not followed. */
export function leadWithoutLag(situation: Situation): Statement[] {
  const { asOf } = situation.scorecard;
  return effectsIn(situation).flatMap((effect) => {
    const own = improvementsOf(situation, effect.ref, effect.measure);
    const moved = effect.causes.flatMap(({ ref, measure }) => {
      const last = turnsOf(situation, ref, measure).at(-1);
      const isOld =
        last !== undefined &&
        last.from >= addDays(asOf, -REMEMBERED) &&
        last.from <= addDays(asOf, -TIME_TO_SHOW);
      const latest = isOld && last.isBetter && last.holds ? last : undefined;
      const since = latest && effect.measure.points.filter(({ date }) => date >= latest.from);
      const hasFollowed = latest && own.some(({ on }) => on >= latest.from);
      return latest === undefined || hasFollowed || (since?.length ?? 0) < 2
        ? []
        : [{ ref, measure, from: latest.from }];
    });
    const [first] = moved.map(({ from }) => from).sort();
    if (first === undefined) return [];
    const names = namedAll(
      situation,
      moved.map(({ ref }) => ref),
    );
    const [have, them] = moved.length === 1 ? ['has', 'it'] : ['have', 'they'];
    return [
      {
        about: effect.ref,
        gravity: 3,
        sentence: `${names} ${have} improved since ${situation.say(first)}, but ${named(situation, effect.ref)}, which ${them} should move, has not followed.`,
        step: 'Ask whether the effect needs more time, or whether something else decides.',
        evidence: [
          ...pointEvidence(situation, effect.ref, effect.measure, effect.measure.valueOn),
          ...moved.flatMap(({ ref, measure, from }) =>
            pointEvidence(situation, ref, measure, from),
          ),
        ],
      },
    ];
  });
}

/** A lag that has changed for the better though nothing that is meant to move it has. */
export function lagWithoutLead(situation: Situation): Statement[] {
  const { asOf } = situation.scorecard;
  return effectsIn(situation).flatMap(({ ref, measure, causes }) => {
    const latest = improvementsOf(situation, ref, measure).findLast(
      ({ from }) => from >= addDays(asOf, -LEAD_TIME),
    );
    if (latest === undefined) return [];
    const [from, to] = [addDays(latest.from, -LEAD_TIME), addDays(latest.from, AFTERWARDS)];
    const known = causes.filter((cause) => cause.measure.behaviour?.segments[0]?.centre !== null);
    const hasCause = known.some((cause) =>
      improvementsOf(situation, cause.ref, cause.measure).some(
        (turn) => turn.on >= from && turn.from <= to,
      ),
    );
    if (hasCause || known.length < causes.length) return [];
    const names = namedAll(
      situation,
      causes.map((cause) => cause.ref),
    );
    return [
      {
        about: ref,
        gravity: 2,
        sentence: `${named(situation, ref)} has improved since ${situation.say(latest.from)}, though ${names} ${causes.length === 1 ? 'has' : 'have'} not.`,
        step: 'Find out what did move it; what is thought to drive it may not.',
        evidence: pointEvidence(situation, ref, measure, latest.from),
      },
    ];
  });
}

/** Live lag KPIs that others are written to drive, with those that are live. */
function effectsIn({ scorecard }: Situation): Effect[] {
  const { graph, measures, isLive } = scorecard;
  return graph.records.kpis.flatMap(({ ref, data }) => {
    const measure = measures.get(ref);
    if (data.indicator === 'lead' || !isLive(ref) || measure?.kind !== 'kpi') return [];
    const causes = graph.to(ref, 'drives').flatMap(({ from }) => {
      const cause = measures.get(from);
      return cause?.kind === 'kpi' && isLive(from) ? [{ ref: from, measure: cause }] : [];
    });
    return causes.length === 0 ? [] : [{ ref, measure, causes }];
  });
}

function improvementsOf(situation: Situation, ref: Ref, measure: KpiMeasure): Turn[] {
  return turnsOf(situation, ref, measure).filter(({ isBetter }) => isBetter);
}

/** Signals that can be read, and re-baselinings to another level; in order of time. */
function turnsOf({ scorecard }: Situation, ref: Ref, { behaviour, value }: KpiMeasure): Turn[] {
  if (behaviour === null) return [];
  const kpi = scorecard.graph.find(ref);
  const direction = kpi?.kind === 'kpi' ? kpi.data.direction : undefined;
  if (direction !== 'increase' && direction !== 'decrease') return [];
  const rises = direction === 'increase';
  const turn = (from: Day, on: Day, isBetter: boolean, level: number): Turn => {
    const holds = value !== null && (isBetter === rises ? value > level : value < level);
    return { from, on, isBetter, holds };
  };
  const levels = behaviour.segments.map(levelOf);
  const turns = behaviour.segments.flatMap(({ from, to }, index): Turn[] => {
    const [before = null, now = null] = [levels[index - 1], levels[index]];
    if (before === null || now === null || before === now) return [];
    return [turn(from, to, now > before === rises, before)];
  });
  for (const { from, on, reading } of behaviour.signals) {
    const level = levels[behaviour.segments.findLastIndex((segment) => segment.from <= from)];
    if (reading === null || level === undefined || level === null) continue;
    turns.push(turn(from, on, reading === 'improvement', level));
  }
  return turns.sort((a, b) => compareText(a.from, b.from));
}

function levelOf(segment: ProcessSegment): number | null {
  if (segment.points.length === 0) return null;
  if (segment.centre !== null) return segment.centre;
  return segment.points.reduce((sum, { value }) => sum + value, 0) / segment.points.length;
}
