import { day, quantity } from '../format.ts';
import type { Wish } from './labels.ts';
import { isBeyond, LETTER, type TrendFrame } from './trend-frame.ts';
import { figures } from './trend-goals.ts';
import type { TrendInput } from './trend-input.ts';
import { placesOf } from './trend-series.ts';

/** What the values beyond the axis are, with an arrow their way, beside their marks. */
export function farWishes(input: TrendInput, frame: TrendFrame): Wish[] {
  const at = placesOf(input, frame);
  const say = figures(input.unit, input.decimals);
  return input.periods.flatMap(({ value }, index) => {
    if (value === null || !isBeyond(frame, value)) return [];
    const x = at(index);
    const isAbove = frame.y(value) < frame.top;
    const y = isAbove ? frame.top + 6 : frame.bottom - 4;
    return [
      {
        words: `${isAbove ? '↑' : '↓'} ${say(value)}`,
        class: 'far-value',
        size: LETTER,
        bold: true,
        places: [
          { x: x + 9, y, anchor: 'start' },
          { x: x - 9, y, anchor: 'end' },
          { x, y: isAbove ? frame.top - 9 : y - 12, anchor: 'middle' },
        ],
      },
    ];
  });
}

/** The values beyond the axis in a sentence, for those who do not see them; empty without any. */
export function farSentence(input: TrendInput, frame: TrendFrame): string {
  const far = input.periods.flatMap(({ value, on }) =>
    value !== null && isBeyond(frame, value)
      ? [`${quantity(value, input.unit, input.decimals)} on ${day(on)}`]
      : [],
  );
  return far.length === 0 ? '' : ` Beyond the scale: ${far.join(', ')}.`;
}
