import type { TrendInput } from './trend-input.ts';

const FLAT = 0.05;
/** Of how many values one may lie beyond the axis. */
const RARE = 20;
/** How many times the room of all else a lone value must ask for to be left beyond the axis. */
const FAR = 4;
const FEWEST = 8;

/**
 * From where to where the upright axis of a trend goes: over every value, limit, target and standard,
 * but for the one in twenty that would leave the others a quarter of the height.
 */
export function valueSpan(input: TrendInput): [number, number] {
  const { forecast } = input;
  const lines = linesOf(input);
  const values = known(input.periods.map((period) => period.value));
  if (values.length + lines.length === 0) return [0, 1];
  let [low, high] = ends([...lines, ...nearOf(values, lines)]);
  if (forecast) [low, high] = withFan(low, high, forecast);
  return roomAround(low, high, input.unit?.kind === 'percent');
}

function linesOf({ limits, goal, standard, baseline, milestones }: TrendInput): number[] {
  return known([
    ...limits.flatMap(({ lower, upper, centre }) => [lower, centre, upper]),
    goal?.target,
    goal?.min,
    goal?.max,
    standard,
    baseline?.value,
    ...milestones.map((milestone) => milestone.value),
  ]);
}

function known(values: readonly (number | null | undefined)[]): number[] {
  return values.filter((value): value is number => Number.isFinite(value));
}

/** The values that share an axis; the latest is always among them. */
function nearOf(values: readonly number[], lines: readonly number[]): readonly number[] {
  if (values.length < FEWEST) return values;
  const most = Math.max(1, Math.floor(values.length / RARE));
  const centre = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const distance = (index: number) => Math.abs((values[index] ?? centre) - centre);
  const furthest = [...values.keys()].slice(0, -1).sort((a, b) => distance(b) - distance(a));
  const far = new Set(furthest.slice(0, most));
  const near = values.filter((_, index) => !far.has(index));
  return spanOf([...values, ...lines]) > FAR * spanOf([...near, ...lines]) ? near : values;
}

function spanOf(values: readonly number[]): number {
  const [low, high] = ends(values);
  return high - low;
}

function ends(values: readonly number[]): [number, number] {
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
}

/** A forecast may widen the axis by a part of what is known, never squeeze it. */
function withFan(
  low: number,
  high: number,
  forecast: { low: number; high: number },
): [number, number] {
  const most = (high - low || Math.abs(high) || 1) * 0.4;
  return [
    Math.max(low - most, Math.min(low, forecast.low)),
    Math.min(high + most, Math.max(high, forecast.high)),
  ];
}

/** A little room above and below, without an axis that goes on below nought or beyond 100 per cent. */
export function roomAround(low: number, high: number, isPercent: boolean): [number, number] {
  const span = high - low > Math.abs(high) * 1e-8 ? high - low : 0;
  const room = span * FLAT || Math.abs(high) * FLAT || 1;
  const floor = low >= 0 ? Math.max(0, low - room) : low - room;
  return [floor, isPercent && high <= 100 ? Math.min(100, high + room) : high + room];
}
