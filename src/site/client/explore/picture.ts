import {
  Chart,
  type ChartConfiguration,
  type ChartDataset,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  type Plugin,
  PointElement,
} from 'chart.js';
import { dateOf, dayNumber, niceTicks } from '../../charts/scale.ts';
import { timeTicks } from '../../charts/time-axis.ts';
import { roomAround } from '../../charts/value-span.ts';
import { quantity } from '../../format.ts';
import type { Colours } from './colours.ts';
import type { Period } from './periods.ts';
import type { ExploreSettings } from './settings.ts';

Chart.register(LineController, LineElement, PointElement, LinearScale, Filler);

export interface Shown {
  periods: readonly Period[];
  withLimits: boolean;
  /** Position of the value that is read; null for none. */
  active: number | null;
}

type Line = ChartDataset<'line', { x: number; y: number }[]>;
export type Picture = Chart<'line', { x: number; y: number }[]>;

/** Draws on a canvas. Nothing moves by itself, so that there is no motion to be reduced. */
export function drawPicture(
  canvas: HTMLCanvasElement,
  settings: ExploreSettings,
  shown: Shown,
  colours: Colours,
): Picture {
  Chart.defaults.font.family = colours.family;
  Chart.defaults.font.size = 12.5;
  return new Chart(canvas, configuration(settings, shown, colours));
}

/** Shows other periods, limits or colours. */
export function redraw(
  chart: Picture,
  settings: ExploreSettings,
  shown: Shown,
  colours: Colours,
): void {
  const { data, options } = configuration(settings, shown, colours);
  chart.data = data;
  if (options) chart.options = options;
  chart.update('none');
}

/** Where a period stands on the time axis. */
export function dayOf(period: Period): number {
  return dayNumber(period.on ?? period.to);
}

function configuration(
  settings: ExploreSettings,
  shown: Shown,
  colours: Colours,
): ChartConfiguration<'line', { x: number; y: number }[]> {
  const first = shown.periods[0];
  const last = shown.periods.at(-1);
  const from = first ? dayOf(first) : 0;
  const to = Math.max(
    last ? dayOf(last) : 1,
    settings.forecast ? dayNumber(settings.forecast.by) : 0,
  );
  return {
    type: 'line',
    data: { datasets: datasetsOf(settings, shown, colours, from, to) },
    plugins: [crosshair],
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      events: [],
      color: colours['ink-soft'],
      layout: { padding: { top: 8, right: 12 } },
      scales: { x: timeScale(from, to, colours), y: valueScale(settings, shown, colours) },
    },
  };
}

function timeScale(from: number, to: number, colours: Colours) {
  const words = new Map<number, string[]>();
  return {
    type: 'linear' as const,
    min: from,
    max: to === from ? from + 1 : to,
    grid: { display: false },
    border: { color: colours.rule },
    ticks: {
      color: colours['ink-soft'],
      maxRotation: 0,
      autoSkip: false,
      callback: (value: number | string) => words.get(Number(value)) ?? '',
    },
    afterBuildTicks: (axis: { ticks: { value: number }[]; width: number }) => {
      const most = Math.max(2, Math.floor(axis.width / 62));
      words.clear();
      for (const tick of timeTicks(dateOf(from), dateOf(to), most))
        words.set(
          dayNumber(tick.date),
          tick.year === null ? [tick.words] : [tick.words, tick.year],
        );
      axis.ticks = [...words.keys()].map((value) => ({ value }));
    },
  };
}

/** Round steps around all that is drawn, as on the drawing. */
function valueScale(settings: ExploreSettings, { periods, withLimits }: Shown, colours: Colours) {
  const { target, min, max, standard, forecast, unit } = settings;
  const drawn = [
    ...periods.flatMap((period) =>
      withLimits ? [period.value, period.lower, period.upper] : [period.value],
    ),
    ...[target, min, max, standard, forecast?.low ?? null, forecast?.high ?? null],
  ].filter((value) => value !== null);
  const low = drawn.reduce((a, b) => Math.min(a, b), drawn[0] ?? 0);
  const high = drawn.reduce((a, b) => Math.max(a, b), drawn[0] ?? 1);
  const ticks = niceTicks(...roomAround(low, high, unit?.kind === 'percent'), 5);
  return {
    min: ticks[0] ?? 0,
    max: ticks.at(-1) ?? 1,
    grid: { color: colours.hairline },
    border: { display: false },
    ticks: { color: colours['ink-soft'], callback: tickWords },
    afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
      axis.ticks = ticks.map((value) => ({ value }));
    },
  };
}

function tickWords(value: number | string): string {
  return quantity(Number(value), null, undefined);
}

function datasetsOf(
  settings: ExploreSettings,
  { periods, withLimits, active }: Shown,
  colours: Colours,
  from: number,
  to: number,
): Line[] {
  const goals = [settings.target, settings.min, settings.max].filter((value) => value !== null);
  return [
    valuesLine(periods, active, colours),
    ...(withLimits ? limitLines(periods, colours) : []),
    ...goals.map((value) => level(value, from, to, colours.accent, 1.5)),
    ...(settings.standard === null
      ? []
      : [level(settings.standard, from, to, colours['ink-soft'], 1, [1.5, 3])]),
    ...forecastLines(settings, periods, colours),
  ];
}

const STYLES: Readonly<Record<string, 'circle' | 'triangle' | 'rect'>> = {
  improvement: 'circle',
  concern: 'triangle',
  change: 'rect',
};

function valuesLine(periods: readonly Period[], active: number | null, colours: Colours): Line {
  const isCrowded = periods.length > 60;
  const colourOf = ({ signal }: Period) =>
    signal === 'improvement'
      ? colours['on-track']
      : signal === 'concern'
        ? colours['off-track']
        : signal === 'change'
          ? colours['ink-soft']
          : colours.ink;
  const size = (period: Period, index: number) => {
    if (index === active) return 6.5;
    if (period.signal !== '') return isCrowded ? 3.2 : 5;
    return isCrowded ? 0 : 2.4;
  };
  return {
    data: periods.map((period) => ({ x: dayOf(period), y: period.value ?? Number.NaN })),
    borderColor: colours.ink,
    borderWidth: 1.4,
    pointRadius: periods.map(size),
    pointStyle: periods.map(({ signal }) => STYLES[signal] ?? 'circle'),
    pointBackgroundColor: periods.map(colourOf),
    pointBorderColor: colours.paper,
    pointBorderWidth: 1,
    order: 0,
  };
}

function limitLines(periods: readonly Period[], colours: Colours): Line[] {
  const line = (name: 'upper' | 'lower' | 'centre', dash: number[], fill: Line['fill']): Line => ({
    data: periods.map((period) => ({ x: dayOf(period), y: period[name] ?? Number.NaN })),
    borderColor: colours.rule,
    borderWidth: 1,
    borderDash: dash,
    stepped: 'after',
    pointRadius: 0,
    fill,
    backgroundColor: faint(colours.rule, 0.16),
    order: 3,
  });
  return [line('upper', [], '+1'), line('lower', [], false), line('centre', [6, 3], false)];
}

function level(
  value: number,
  from: number,
  to: number,
  colour: string,
  width: number,
  dash: number[] = [],
): Line {
  return {
    data: [
      { x: from, y: value },
      { x: to, y: value },
    ],
    borderColor: colour,
    borderWidth: width,
    borderDash: dash,
    pointRadius: 0,
    order: 2,
  };
}

function forecastLines(
  { forecast }: ExploreSettings,
  periods: readonly Period[],
  colours: Colours,
): Line[] {
  const last = periods.findLast(({ value }) => value !== null);
  if (forecast === null || !last || last.value === null) return [];
  const start = { x: dayOf(last), y: last.value };
  const by = dayNumber(forecast.by);
  const line = (value: number, width: number, fill: Line['fill']): Line => ({
    data: [start, { x: by, y: value }],
    borderColor: colours.ink,
    borderDash: [2, 3],
    borderWidth: width,
    pointRadius: 0,
    fill,
    backgroundColor: faint(colours.ink, 0.09),
    order: 4,
  });
  return [
    line(forecast.high, 0, '+1'),
    line(forecast.low, 0, false),
    line(forecast.value, 1.25, false),
  ];
}

/** The colour with so much of its strength; computed colours are written `rgb(r, g, b)`. */
function faint(colour: string, strength: number): string {
  return colour.replace(/^rgb\((.*)\)$/, `rgba($1, ${strength})`);
}

/** An upright through the value that is read. */
const crosshair: Plugin<'line'> = {
  id: 'crosshair',
  afterDatasetsDraw(chart) {
    const active = chart.getDatasetMeta(0).data.find(({ options }) => options['radius'] === 6.5);
    if (!active) return;
    const { ctx, chartArea } = chart;
    ctx.save();
    ctx.strokeStyle = String(chart.options.color);
    ctx.setLineDash([1, 3]);
    ctx.beginPath();
    ctx.moveTo(active.x, chartArea.top);
    ctx.lineTo(active.x, chartArea.bottom);
    ctx.stroke();
    ctx.restore();
  },
};
