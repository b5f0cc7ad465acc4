import type { Wish } from './labels.ts';
import { coordinate, element, titled } from './svg.ts';
import { LETTER, type TrendFrame, within } from './trend-frame.ts';
import type { Reading, TrendInput } from './trend-input.ts';
import { lastKnown, placesOf, READINGS } from './trend-series.ts';

/** What happened beside the values: check-ins and changes of the measure on the axis, and today. */
export function marks(input: TrendInput, frame: TrendFrame): string {
  return todayLine(input, frame) + changes(input, frame) + checkIns(input, frame);
}

function isOnAxis(on: string, frame: TrendFrame): boolean {
  return on >= frame.from && on <= frame.to;
}

function checkIns(input: TrendInput, frame: TrendFrame): string {
  return input.checkIns
    .filter(({ on }) => isOnAxis(on, frame))
    .map(({ on, label, status }) => {
      const d = `M${coordinate(frame.x(on))} ${coordinate(frame.bottom - 1)}l-4 -7h8z`;
      return element('path', { d, class: `check-in-mark is-${status ?? 'none'}` }, titled(label));
    })
    .join('');
}

/** A change of the measure cuts the time in two: a dotted upright and a lozenge on the axis. */
function changes(input: TrendInput, frame: TrendFrame): string {
  return input.changes
    .filter(({ on }) => isOnAxis(on, frame))
    .map(({ on, label }) => {
      const x = frame.x(on);
      const at = coordinate(x);
      const upright = element('line', {
        x1: x,
        x2: x,
        y1: frame.top,
        y2: frame.bottom - 5,
        class: 'change-line',
      });
      const d = `M${at} ${coordinate(frame.bottom - 5)}l5 5l-5 5l-5 -5z`;
      return upright + element('path', { d, class: 'change-mark' }, titled(label));
    })
    .join('');
}

function isTodayShown(input: TrendInput, frame: TrendFrame): boolean {
  return input.today < frame.to && input.today >= frame.from;
}

function todayLine(input: TrendInput, frame: TrendFrame): string {
  if (!isTodayShown(input, frame)) return '';
  const at = frame.x(input.today);
  return element('line', { x1: at, x2: at, y1: frame.top, y2: frame.bottom, class: 'today' });
}

/** The word over today's line. */
export function todayWish(input: TrendInput, frame: TrendFrame): Wish[] {
  if (!isTodayShown(input, frame)) return [];
  const x = frame.x(input.today);
  const y = frame.top - 8;
  return [
    {
      words: 'today',
      class: 'tick',
      size: LETTER,
      places: [
        { x, y, anchor: 'middle' },
        { x: x + 4, y, anchor: 'start' },
      ],
    },
  ];
}

/** How many stretches of a reading bear its word: the marks of the others are known by then. */
const MOST_NAMED: Record<Reading, number> = { improvement: 1, concern: 2, change: 1 };

/** A word beside the latest stretches of signals, at the one of them that stands out furthest; the latest first. */
export function signalWishes(input: TrendInput, frame: TrendFrame): Wish[] {
  const named = new Map<string, number>();
  return stretches(input)
    .toReversed()
    .filter(({ reading }) => {
      named.set(reading, (named.get(reading) ?? 0) + 1);
      return (named.get(reading) ?? 0) <= MOST_NAMED[reading];
    })
    .map(({ indices, reading }) => {
      const at = placesOf(input, frame);
      const heights = indices.map((index) =>
        within(frame, frame.y(input.periods[index]?.value ?? 0)),
      );
      const middle = (frame.top + frame.bottom) / 2;
      const furthest = heights.reduce(
        (best, y, i) =>
          Math.abs(y - middle) > Math.abs((heights[best] ?? middle) - middle) ? i : best,
        0,
      );
      const x = at(indices[furthest] ?? lastKnown(input));
      const y = heights[furthest] ?? middle;
      const above = { x, y: y - 10, anchor: 'middle' } as const;
      const below = { x, y: y + 19, anchor: 'middle' } as const;
      const beside = [
        { x: x + 9, y: y + 4, anchor: 'start' },
        { x: x - 9, y: y + 4, anchor: 'end' },
      ] as const;
      return {
        words: READINGS[reading],
        class: `signal-name ${reading}`,
        size: LETTER,
        bold: true,
        places: y < middle ? [above, ...beside, below] : [below, ...beside, above],
      };
    });
}

function stretches(input: TrendInput) {
  const found: { indices: number[]; reading: Reading }[] = [];
  let before = -2;
  input.periods.forEach((period, index) => {
    const reading = period.on === null ? undefined : input.signals.get(period.on);
    if (!reading || period.value === null) return;
    const open = found.at(-1);
    if (open && open.reading === reading && index - before <= 2) open.indices.push(index);
    else found.push({ indices: [index], reading });
    before = index;
  });
  return found;
}
