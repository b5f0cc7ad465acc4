import { day, month, number, quantity, unitWord } from '../format.ts';
import { gappedPath } from './sparkline.ts';
import { coordinate, element, escapeMarkup, picture, text } from './svg.ts';
import { frameOf, type TrendFrame, type TrendInput } from './trend-frame.ts';

/** A series over time: gaps are gaps, the target is a line with its name, axes carry the unit. */
export function trend(input: TrendInput): string {
  const frame = frameOf(input);
  const goals = goalLines(input, frame);
  return picture(
    {
      width: input.width,
      height: input.height,
      class: 'trend',
      label: input.title,
      description: input.description,
    },
    axes(input, frame) +
      goals +
      way(input, frame) +
      todayLine(input, frame) +
      series(input, frame) +
      marks(input, frame),
  );
}

function axes(input: TrendInput, frame: TrendFrame): string {
  const { left, right, bottom, y, x } = frame;
  const decimals = tickDecimals(frame.yTicks);
  let out = text({ x: 0, y: 12, class: 'axis-title' }, unitWord(input.unit));
  for (const tick of frame.yTicks) {
    const at = y(tick);
    out += element('line', { x1: left, x2: right, y1: at, y2: at, class: 'grid' });
    out += text({ x: left - 8, y: at + 4, class: 'tick end' }, number(tick, decimals, true));
  }
  for (const { date, withYear } of frame.xTicks) {
    const at = x(date);
    out += element('line', { x1: at, x2: at, y1: bottom, y2: bottom + 4, class: 'tick-mark' });
    out += text({ x: at, y: bottom + 18, class: 'tick start' }, month(date));
    if (withYear)
      out += text({ x: at, y: bottom + 32, class: 'tick start year' }, date.slice(0, 4));
  }
  return out + element('line', { x1: left, x2: right, y1: bottom, y2: bottom, class: 'axis' });
}

function tickDecimals(ticks: readonly number[]): number {
  const step = Math.abs((ticks[1] ?? 1) - (ticks[0] ?? 0));
  const written = String(Number(step.toPrecision(6)));
  return written.includes('.') ? written.length - written.indexOf('.') - 1 : 0;
}

function goalLines(input: TrendInput, frame: TrendFrame): string {
  const goal = input.goal;
  const named: { value: number; name: string; kind: string }[] = [];
  const say = (value: number) => quantity(value, input.unit, input.decimals);
  if (goal?.target != null)
    named.push({ value: goal.target, name: `Target ${say(goal.target)}`, kind: 'target' });
  if (goal?.max != null)
    named.push({ value: goal.max, name: `At most ${say(goal.max)}`, kind: 'target' });
  if (goal?.min != null)
    named.push({ value: goal.min, name: `At least ${say(goal.min)}`, kind: 'target' });
  if (input.standard !== null && !named.some((line) => line.value === input.standard)) {
    named.push({
      value: input.standard,
      name: `Standard ${say(input.standard)}`,
      kind: 'standard',
    });
  }
  return band(input, frame) + placeLabels(named, frame);
}

/** Each line bears its name at the left; where two lie close, the lower one's name goes below its line. */
function placeLabels(
  lines: { value: number; name: string; kind: string }[],
  frame: TrendFrame,
): string {
  const sorted = [...lines].sort((a, b) => frame.y(a.value) - frame.y(b.value));
  let out = '';
  sorted.forEach((line, index) => {
    const at = frame.y(line.value);
    const above = sorted[index - 1];
    const isClose = above !== undefined && at - frame.y(above.value) < 17;
    const below = isClose || at - 14 < frame.top - 12;
    out += element('line', {
      x1: frame.left,
      x2: frame.right,
      y1: at,
      y2: at,
      class: `goal ${line.kind}`,
    });
    out += text(
      { x: frame.left + 6, y: below ? at + 14 : at - 5, class: `goal-name ${line.kind}` },
      line.name,
    );
  });
  return out;
}

function band(input: TrendInput, frame: TrendFrame): string {
  const { min = null, max = null } = input.goal ?? {};
  if (min === null && max === null) return '';
  const top = max === null ? frame.top : frame.y(max);
  const bottom = min === null ? frame.bottom : frame.y(min);
  return element('rect', {
    x: frame.left,
    y: top,
    width: frame.right - frame.left,
    height: Math.max(0, bottom - top),
    class: 'band',
  });
}

/** The way from the baseline through the milestones to the target. */
function way(input: TrendInput, frame: TrendFrame): string {
  const { goal, baseline } = input;
  if (!baseline || goal?.target == null || goal.due === null) return '';
  const stops = [baseline, ...input.milestones, { on: goal.due, value: goal.target }].filter(
    (stop) => stop.on >= frame.from,
  );
  if (stops.length < 2) return '';
  const path = stops
    .map(
      (stop, index) =>
        `${index === 0 ? 'M' : 'L'}${coordinate(frame.x(stop.on))} ${coordinate(frame.y(stop.value))}`,
    )
    .join('');
  const dots = input.milestones
    .filter((stop) => stop.on >= frame.from && stop.on <= frame.to)
    .map((stop) =>
      element(
        'circle',
        { cx: frame.x(stop.on), cy: frame.y(stop.value), r: 3, class: 'milestone' },
        titled(`Milestone ${quantity(stop.value, input.unit, input.decimals)} by ${day(stop.on)}`),
      ),
    )
    .join('');
  const clip = { x: frame.left, y: 0, width: frame.right - frame.left, height: frame.height };
  return element(
    'svg',
    { ...clip, viewBox: `${clip.x} 0 ${coordinate(clip.width)} ${clip.height}` },
    element('path', { d: path, class: 'way' }) + dots,
  );
}

function todayLine(input: TrendInput, frame: TrendFrame): string {
  if (input.today >= frame.to || input.today < frame.from) return '';
  const at = frame.x(input.today);
  return (
    element('line', { x1: at, x2: at, y1: frame.top, y2: frame.bottom, class: 'today' }) +
    text({ x: at, y: frame.top - 8, class: 'tick middle' }, 'today')
  );
}

function series(input: TrendInput, frame: TrendFrame): string {
  const at = (index: number) => {
    const period = input.periods[index];
    return frame.x(period?.on ?? (period && period.end < frame.to ? period.end : frame.to));
  };
  const values = input.periods.map((period) => period.value);
  let out = element('path', { d: gappedPath(values, at, frame.y), class: 'series' });
  const crowded = input.periods.length > 40;
  input.periods.forEach((period, index) => {
    if (period.value === null) {
      out += element(
        'path',
        { d: `M${coordinate(at(index) - 3)} ${frame.bottom - 4}h6`, class: 'gap' },
        titled(`No value for the period to ${day(period.end)}`),
      );
      return;
    }
    const isNoted = period.on !== null && input.noted.has(period.on);
    if (crowded && !isNoted) return;
    out += element(
      'circle',
      {
        cx: at(index),
        cy: frame.y(period.value),
        r: isNoted ? 4 : 2.5,
        class: isNoted ? 'point noted' : 'point',
      },
      titled(`${quantity(period.value, input.unit, input.decimals)}, ${day(period.on)}`),
    );
  });
  return out + lastValue(input, frame, at);
}

function lastValue(input: TrendInput, frame: TrendFrame, at: (index: number) => number): string {
  const index = input.periods.findLastIndex((period) => period.value !== null);
  const value = input.periods[index]?.value ?? null;
  if (value === null) return '';
  const y = frame.y(value);
  return (
    element('circle', { cx: at(index), cy: y, r: 4, class: 'last' }) +
    text(
      { x: at(index) + 9, y: y + 4.5, class: 'last-value' },
      quantity(value, input.unit, input.decimals),
    )
  );
}

function marks(input: TrendInput, frame: TrendFrame): string {
  return input.checkIns
    .filter((checkIn) => checkIn.on >= frame.from && checkIn.on <= frame.to)
    .map((checkIn) => {
      const x = coordinate(frame.x(checkIn.on));
      return element(
        'path',
        {
          d: `M${x} ${frame.bottom - 1}l-4 -7h8z`,
          class: `check-in-mark is-${checkIn.status ?? 'none'}`,
        },
        titled(checkIn.label),
      );
    })
    .join('');
}

function titled(words: string): string {
  return element('title', {}, escapeMarkup(words));
}
