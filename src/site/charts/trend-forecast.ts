import { day } from '../format.ts';
import type { LineName } from './labels.ts';
import { coordinate, element, titled } from './svg.ts';
import type { TrendFrame } from './trend-frame.ts';
import { cutToPlot, figures } from './trend-goals.ts';
import type { TrendInput } from './trend-input.ts';

/** Where the series leads if it goes on as it has: a fan between the low and the high, a line to the middle. */
export function forecastFan(input: TrendInput, frame: TrendFrame): string {
  const { forecast } = input;
  if (forecast === null || forecast.by <= forecast.from.on) return '';
  const { from, by, low, high, value } = forecast;
  const at = (on: string, height: number) =>
    `${coordinate(frame.x(on))} ${coordinate(frame.y(height))}`;
  const start = at(from.on, from.value);
  const say = figures(input.unit, input.decimals);
  const words = `Forecast for ${day(by)}: ${say(value)}, between ${say(low)} and ${say(high)}`;
  return cutToPlot(
    frame,
    element(
      'path',
      { d: `M${start}L${at(by, high)}L${at(by, low)}Z`, class: 'fan' },
      titled(words),
    ) + element('path', { d: `M${start}L${at(by, value)}`, class: 'forecast' }),
  );
}

/** The forecast's value, to stand in the margin where the fan ends. */
export function forecastNames(input: TrendInput, frame: TrendFrame): LineName[] {
  const { forecast } = input;
  if (forecast === null || forecast.by <= forecast.from.on) return [];
  const end = frame.x(forecast.by);
  const start = frame.x(forecast.from.on);
  const share = end > frame.right ? (frame.right - start) / (end - start) : 1;
  const from = frame.y(forecast.from.value);
  const say = figures(input.unit, input.decimals);
  return [
    {
      y: from + (frame.y(forecast.value) - from) * share,
      words: [`Forecast ${say(forecast.value)}`, `→ ${say(forecast.value)}`],
      class: 'forecast-name',
      weight: 7,
    },
  ];
}
