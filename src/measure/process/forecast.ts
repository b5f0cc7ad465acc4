import { median, quantile } from 'simple-statistics';
import { type Day, dayNumber } from '../../calendar/index.ts';
import type { Aim } from '../aim.ts';
import { isInside, isReached } from '../attainment.ts';
import type { Forecast, NoForecast, ProcessBehaviour, ProcessPoint, Signal } from './behaviour.ts';
import { FEWEST_POINTS } from './limits.ts';

/** A forecast is made from so many periods at most. */
const LONGEST = 12;
/** Between these shares of the residuals lies the range: eight values of ten. */
const RANGE = [0.1, 0.9] as const;

/** What a forecast is made from. */
export interface Outlook {
  aim: Aim;
  isRetired: boolean;
  isOver: boolean;
  points: readonly Pick<ProcessPoint, 'on' | 'value'>[];
  /** Changes among the points. */
  signals: readonly Signal[];
  /** The day the points begin because the process was re-baselined then. */
  rebaselined: Day | null;
}

/** The points and signals of a process as it is now. */
export function currentProcess(
  behaviour: ProcessBehaviour | null,
): Pick<Outlook, 'points' | 'signals' | 'rebaselined'> {
  const current = behaviour?.segments.at(-1);
  if (behaviour === null || current === undefined) return NEVER_MEASURED;
  return {
    points: current.points,
    signals: behaviour.signals.filter(({ from }) => from >= current.from),
    rebaselined: current.reason === null ? null : current.from,
  };
}

const NEVER_MEASURED = { points: [], signals: [], rebaselined: null };

/**
 * The value on the due day if all goes on as in the last twelve periods: the Theil–Sen line through
 * them (the median of the slopes between any two), with the range of eight residuals of ten around
 * it. Only later values than the last edge of an unexplained change count, and five are needed.
 */
export function forecastOf(outlook: Outlook): Forecast | NoForecast {
  const { points, aim } = outlook;
  const { due } = aim;
  const edge = edgeBefore(outlook);
  const window = points.slice(Math.max(edge?.index ?? 0, points.length - LONGEST));
  const reason = whyNot(outlook, window.length, edge?.signal ?? null);
  if (reason !== null || due === null) return { value: null, reason: reason ?? '' };
  const line = projected(window, due);
  if (![line.value, line.low, line.high].every(Number.isFinite)) {
    return { value: null, reason: 'Its figures are too large to be projected.' };
  }
  const basis = {
    from: window[0]?.on ?? due,
    to: window.at(-1)?.on ?? due,
    count: window.length,
  };
  return { ...line, by: due, basis, reachesTarget: meets(line.value, aim) };
}

function whyNot(
  { aim, isRetired, isOver, points, rebaselined }: Outlook,
  count: number,
  crossed: Signal | null,
): string | null {
  if (isRetired) return 'It is retired.';
  if (aim.target === null && aim.min === null && aim.max === null) return 'It has no target.';
  if (aim.due === null) return 'Its target has no date to project to.';
  if (isOver || aim.due <= (points.at(-1)?.on ?? '')) return 'The day of its target has come.';
  if (count >= FEWEST_POINTS) return null;
  const needed = `a forecast needs ${FEWEST_POINTS}`;
  if (crossed !== null) {
    return `Nobody has explained the change of ${spanOf(crossed)}, and a forecast does not reach across it: it leaves ${valuesOf(count)}, and ${needed}.`;
  }
  if (rebaselined !== null) {
    return `It has ${valuesOf(count)} since it was re-baselined on ${rebaselined}, and ${needed}.`;
  }
  return count === 0 ? 'It was never measured.' : `It has ${valuesOf(count)}, and ${needed}.`;
}

function valuesOf(count: number): string {
  return count === 1 ? '1 value' : `${count} values`;
}

function spanOf({ from, on }: Signal): string {
  return from === on ? on : `${from} to ${on}`;
}

/**
 * The last place where an unexplained change begins or ends; the index of the first point after it.
 * A wide range alone lies between two points and ends where it begins.
 */
function edgeBefore({ points, signals }: Outlook): { index: number; signal: Signal } | null {
  const indexes = new Map(points.map(({ on }, index) => [on, index]));
  let last: { index: number; signal: Signal } | null = null;
  for (const signal of signals) {
    if (signal.explainedBy.length > 0) continue;
    const begin = indexes.get(signal.from) ?? 0;
    const end = (indexes.get(signal.on) ?? 0) + (signal.side === null ? 0 : 1);
    for (const index of [begin, end]) {
      const isEdge = index > 0 && index < points.length;
      if (isEdge && index > (last?.index ?? 0)) last = { index, signal };
    }
  }
  return last;
}

/** The Theil–Sen line on a day, and the range around it; the slope is a day's. */
function projected(
  window: Outlook['points'],
  due: Day,
): Pick<Forecast, 'value' | 'low' | 'high' | 'slope'> {
  const origin = dayNumber(due);
  const placed = window.map(({ on, value }) => ({ x: dayNumber(on) - origin, y: value }));
  const slope = median(slopesBetween(placed));
  const value = median(placed.map(({ x, y }) => y - slope * x));
  const residuals = placed.map(({ x, y }) => y - (value + slope * x));
  const [low, high] = quantile(residuals, [...RANGE]) as [number, number];
  return { value: value + 0, low: value + low, high: value + high, slope: slope + 0 };
}

function slopesBetween(placed: readonly { x: number; y: number }[]): number[] {
  return placed.flatMap((b, index) => placed.slice(0, index).map((a) => (b.y - a.y) / (b.x - a.x)));
}

function meets(value: number, aim: Aim): boolean | null {
  return aim.mode === 'hold' ? isInside(value, aim.min, aim.max) : isReached(value, aim);
}
