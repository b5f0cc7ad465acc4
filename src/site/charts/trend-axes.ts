import type { PublishedUnit } from '../../publish/index.ts';
import { unitWord } from '../format.ts';
import type { Box, Placed } from './labels.ts';
import { element, text } from './svg.ts';
import { cutTo, widthOf } from './text-width.ts';
import { LETTER, type TrendFrame } from './trend-frame.ts';

/** Grid, axes and their words; the unit stands over the upright one. */
export function axes(frame: TrendFrame, unit: PublishedUnit | null): string {
  const { left, right, bottom, y } = frame;
  let out = text({ x: 0, y: 12, class: 'axis-title' }, titleOf(unit, frame));
  frame.yTicks.forEach((tick, index) => {
    const at = y(tick);
    out += element('line', { x1: left, x2: right, y1: at, y2: at, class: 'grid' });
    const words = cutTo(frame.yWords[index] ?? '', left - 8, LETTER);
    out += text({ x: left - 8, y: at + 4, class: 'tick end' }, words);
  });
  out += timeAxis(frame);
  return out + element('line', { x1: left, x2: right, y1: bottom, y2: bottom, class: 'axis' });
}

function timeAxis(frame: TrendFrame): string {
  const { bottom, x, xTicks } = frame;
  return xTicks
    .map(({ date, words, year }) => {
      const at = x(date);
      return (
        element('line', { x1: at, x2: at, y1: bottom, y2: bottom + 4, class: 'tick-mark' }) +
        text({ x: at, y: bottom + 18, class: 'tick start' }, words) +
        (year === null ? '' : text({ x: at, y: bottom + 32, class: 'tick start year' }, year))
      );
    })
    .join('');
}

/** The room the axis' title takes above the plot, so that nothing else is written there. */
export function titleBox(frame: TrendFrame, unit: PublishedUnit | null): Box {
  return { left: 0, right: widthOf(titleOf(unit, frame), LETTER) + 8, top: 0, bottom: 15 };
}

function titleOf(unit: PublishedUnit | null, frame: TrendFrame): string {
  return cutTo(unitWord(unit), frame.width, LETTER);
}

/** Words that were placed, as text elements. */
export function placedText(placed: readonly Placed[]): string {
  return placed
    .map(({ words, x, y, anchor, class: kind }) =>
      text({ x, y, class: `${kind} ${anchor}` }, words),
    )
    .join('');
}
