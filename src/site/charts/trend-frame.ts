import type { PublishedUnit } from '../../publish/index.ts';
import { dayNumber, linear, monthsBetween, niceTicks, type Scale } from './scale.ts';

/** What a trend is drawn from. */
export interface TrendInput {
  width: number;
  height: number;
  unit: PublishedUnit | null;
  /** Decimals of the values as written. */
  decimals: number;
  /** One a cadence; `on` is the day of the value in it. */
  periods: readonly { start: string; end: string; on: string | null; value: number | null }[];
  goal: {
    target: number | null;
    min: number | null;
    max: number | null;
    due: string | null;
  } | null;
  baseline: { value: number; on: string } | null;
  milestones: readonly { on: string; value: number }[];
  standard: number | null;
  /** Days on which a value carries a note. */
  noted: ReadonlySet<string>;
  checkIns: readonly { on: string; label: string; status: string | null }[];
  today: string;
  title: string;
  description: string;
}

/** Where everything of a trend stands: sizes, scales and ticks. */
export interface TrendFrame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  from: string;
  to: string;
  x: (date: string) => number;
  y: Scale;
  yTicks: number[];
  xTicks: { date: string; withYear: boolean }[];
}

const MARGIN = { left: 52, right: 66, top: 26, bottom: 40 };
const FLAT = 0.05;

/** Lays out a trend: the axis covers every value, target and standard, and the way to the due date when near. */
export function frameOf(input: TrendInput): TrendFrame {
  const { width, height } = input;
  const narrow = width < 500;
  const first = input.periods[0];
  const from = first?.on ?? first?.start ?? input.baseline?.on ?? input.today;
  const last = input.periods.at(-1)?.on ?? input.today;
  const to = endOf(from, last > input.today ? last : input.today, input.goal?.due ?? null);
  const left = MARGIN.left - (narrow ? 8 : 0);
  const right = width - MARGIN.right + (narrow ? 8 : 0);
  const bottom = height - MARGIN.bottom;
  const yTicks = niceTicks(...valueSpan(input), narrow ? 4 : 5);
  const days = linear(dayNumber(from), dayNumber(to), left, right);
  return {
    width,
    height,
    left,
    right,
    top: MARGIN.top,
    bottom,
    from,
    to,
    x: (date) => days(dayNumber(date)),
    y: linear(yTicks[0] ?? 0, yTicks.at(-1) ?? 1, bottom, MARGIN.top),
    yTicks,
    xTicks: monthTicks(from, to, Math.max(2, Math.floor((right - left) / 46))),
  };
}

/** The due date ends the axis unless it lies so far off that the values would be squeezed. */
function endOf(from: string, latest: string, due: string | null): string {
  if (due === null || due <= latest) return latest;
  const known = dayNumber(latest) - dayNumber(from);
  const ahead = dayNumber(due) - dayNumber(latest);
  return ahead <= Math.max(45, known * 0.6) ? due : latest;
}

function valueSpan(input: TrendInput): [number, number] {
  const goal = input.goal;
  const values = [
    ...input.periods.map((period) => period.value),
    goal?.target,
    goal?.min,
    goal?.max,
    input.standard,
    input.baseline?.value,
    ...input.milestones.map((milestone) => milestone.value),
  ].filter((value): value is number => value !== null && value !== undefined);
  if (values.length === 0) return [0, 1];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = (high - low) * FLAT || Math.abs(high) * FLAT || 1;
  const floor = low >= 0 ? Math.max(0, low - room) : low - room;
  const isPercent = input.unit?.kind === 'percent' && high <= 100;
  return [floor, isPercent ? Math.min(100, high + room) : high + room];
}

function monthTicks(from: string, to: string, most: number): { date: string; withYear: boolean }[] {
  for (const step of [1, 2, 3, 6, 12]) {
    const months = monthsBetween(from, to, step);
    if (months.length > most && step < 12) continue;
    return months.map((date, index) => ({
      date,
      withYear: index === 0 || date.slice(5, 7) === '01',
    }));
  }
  return [];
}
