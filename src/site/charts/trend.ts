import { type Box, type LineName, placeWishes, spreadNames } from './labels.ts';
import { coordinate, element, picture, text } from './svg.ts';
import { axes, placedText, titleBox } from './trend-axes.ts';
import { farSentence, farWishes } from './trend-far.ts';
import { forecastFan, forecastNames } from './trend-forecast.ts';
import { frameOf, LETTER, plotOf, type TrendFrame } from './trend-frame.ts';
import { goalLines, goalNames, way } from './trend-goals.ts';
import type { TrendInput } from './trend-input.ts';
import { limitNames, limitZones } from './trend-limits.ts';
import { marks, signalWishes, todayWish } from './trend-marks.ts';
import { lastWish, series } from './trend-series.ts';

/**
 * A series over time: gaps are gaps, the target and the limits of the process are lines with their
 * names, signals the only emphasised points. Without limits it is the trend alone.
 */
export function trend(input: TrendInput): string {
  const frame = frameOf(input);
  return picture(
    {
      width: input.width,
      height: input.height,
      class: 'trend',
      label: input.title,
      description: input.description + farSentence(input, frame),
    },
    axes(frame, input.unit) +
      limitZones(input.limits, frame) +
      goalLines(input, frame) +
      way(input, frame) +
      forecastFan(input, frame) +
      marks(input, frame) +
      series(input, frame) +
      names(input, frame),
  );
}

function names(input: TrendInput, frame: TrendFrame): string {
  const latest = input.periods.findLast(({ value }) => value !== null)?.on ?? null;
  const lines = [
    ...goalNames(input, frame),
    ...limitNames(input.limits, frame, input.unit, input.decimals, latest),
    ...forecastNames(input, frame),
  ];
  const room: Box = { left: 0, right: frame.width, top: 0, bottom: frame.bottom - 8 };
  const taken = [titleBox(frame, input.unit), marginOf(frame), ticksOf(frame)];
  const wishes = [
    ...lastWish(input, frame),
    ...todayWish(input, frame),
    ...farWishes(input, frame),
    ...signalWishes(input, frame),
  ];
  return marginNames(lines, frame) + placedText(placeWishes(wishes, room, taken));
}

/** Where the names of the lines stand, right of the plot. */
function marginOf(frame: TrendFrame): Box {
  const { right, bottom } = plotOf(frame);
  return { left: right + 1, right: frame.width, top: frame.top - 8, bottom };
}

function ticksOf(frame: TrendFrame): Box {
  return { left: 0, right: frame.left - 6, top: frame.top - 12, bottom: frame.height };
}

const PITCH = 15.5;
const LEAD = 12;

/** Names in the margin, each led to its line where it had to give way. */
export function marginNames(lines: readonly LineName[], frame: TrendFrame): string {
  const spread = spreadNames(lines, {
    top: frame.top,
    bottom: frame.bottom - 4,
    pitch: PITCH,
    width: frame.width - frame.right - LEAD,
    size: LETTER,
  });
  return spread
    .map(({ y, at, words, class: kind }) => {
      const lead =
        Math.abs(at - y) < 2
          ? ''
          : element('path', {
              d: `M${coordinate(frame.right + 1)} ${coordinate(y)}L${coordinate(frame.right + LEAD - 2)} ${coordinate(at)}`,
              class: 'lead-line',
            });
      return lead + text({ x: frame.right + LEAD, y: at + 4, class: kind }, words);
    })
    .join('');
}
