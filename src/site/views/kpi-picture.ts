import type { Publication, PublishedKpi, PublishedSegment } from '../../publish/index.ts';
import { rangeChart } from '../charts/range-chart.ts';
import { trend } from '../charts/trend.ts';
import type { LimitLines, Reading, TrendInput } from '../charts/trend-input.ts';
import { count, day, quantity, sentence, unitWord } from '../format.ts';
import { STATUS_FACES } from '../status.ts';
import { open, pick } from './book.ts';
import { changesOf } from './kpi-changes.ts';
import { decimalsIn, goal } from './measured.ts';

interface Size {
  width: number;
  height: number;
}

export const WIDE: Size = { width: 900, height: 360 };
export const NARROW: Size = { width: 352, height: 290 };

/** The series of a KPI as SVG, with its limits and signals where it has any; empty without a value. */
export function drawTrend(kpi: PublishedKpi, publication: Publication, size: Size): string {
  if (!kpi.series.some((period) => period.value !== null)) return '';
  return trend(trendInput(kpi, publication, size));
}

function trendInput(kpi: PublishedKpi, publication: Publication, size: Size): TrendInput {
  const { progress } = kpi;
  const { target, min, max, due } = progress;
  return {
    ...size,
    unit: kpi.unit,
    decimals: decimalsIn(kpi.unit, progress),
    periods: kpi.series,
    goal: { target, min, max, due },
    baseline: baselineOf(kpi),
    milestones: kpi.milestones,
    standard: kpi.standard,
    limits: limitLines(kpi, publication.asOf),
    signals: signalDays(kpi),
    forecast: forecastOf(kpi),
    noted: new Set(progress.points.filter(({ note }) => note !== null).map(({ date }) => date)),
    checkIns: checkInMarks(kpi, publication),
    changes: changesOf(kpi, publication),
    today: publication.asOf,
    title: `${kpi.title}, ${unitWord(kpi.unit)}`,
    description: describe(kpi),
  };
}

function baselineOf({ progress }: PublishedKpi): TrendInput['baseline'] {
  const { baseline, baselineOn } = progress;
  return baseline === null || baselineOn === null ? null : { value: baseline, on: baselineOn };
}

/** The spans that have limits: each from where the measure was begun anew, the last until today. */
export function limitLines(kpi: PublishedKpi, today: string): LimitLines[] {
  const segments = kpi.behaviour?.segments ?? [];
  return segments.flatMap((segment, index) => {
    const { state, centre, lower, upper } = segment;
    if (centre === null || lower === null || upper === null) return [];
    const next = segments[index + 1];
    const end = kpi.live && today > segment.to ? today : segment.to;
    return [
      {
        from: beginOf(segments[index - 1], segment, kpi),
        to: next ? beginOf(segment, next, kpi) : end,
        isTrial: state === 'trial',
        centre,
        lower,
        upper,
      },
    ];
  });
}

/** A later span begins on the day that was given for it, before its first value. */
function beginOf(
  before: PublishedSegment | undefined,
  segment: PublishedSegment,
  kpi: PublishedKpi,
): string {
  if (before === undefined) return segment.from;
  const days = kpi.rebaselined.map(({ on }) => on);
  return days.find((on) => on > before.to && on <= segment.from) ?? segment.from;
}

const WORST_LAST: readonly Reading[] = ['change', 'improvement', 'concern'];

/** How each day reads that is part of a signal; where it is of two, the graver holds. */
export function signalDays(kpi: PublishedKpi): Map<string, Reading> {
  const days = new Map<string, Reading>();
  for (const { points, reading } of kpi.behaviour?.signals ?? []) {
    const own = reading ?? 'change';
    for (const on of points) {
      const before = days.get(on);
      if (before && WORST_LAST.indexOf(before) > WORST_LAST.indexOf(own)) continue;
      days.set(on, own);
    }
  }
  return days;
}

function forecastOf({ forecast, progress }: PublishedKpi): TrendInput['forecast'] {
  const { value, valueOn } = progress;
  if (forecast === null || value === null || valueOn === null) return null;
  const { by, low, high } = forecast;
  return { from: { on: valueOn, value }, by, value: forecast.value, low, high };
}

function checkInMarks(kpi: PublishedKpi, publication: Publication): TrendInput['checkIns'] {
  return pick(open(publication).checkIns, kpi.checkIns).map(({ date, status }) => {
    const word = status === null ? '' : `: ${STATUS_FACES[status].word.toLowerCase()}`;
    return { on: date, label: `Check-in of ${day(date)}${word}`, status };
  });
}

/** How far each value lies from the one before, drawn under the series; empty without limits. */
export function drawRanges(kpi: PublishedKpi, publication: Publication, size: Size): string {
  const segments = kpi.behaviour?.segments ?? [];
  const first = kpi.series[0];
  if (!first || segments.every(({ rangeLimit }) => rangeLimit === null)) return '';
  const jumps = new Set(
    (kpi.behaviour?.signals ?? [])
      .filter(({ rules }) => rules.includes('moving-range'))
      .flatMap(({ points }) => points),
  );
  const decimals = decimalsIn(kpi.unit, kpi.progress);
  const known = kpi.series.filter(({ value }) => value !== null);
  const points = segments.flatMap(({ from, to, ranges, rangeLimit }) =>
    known
      .filter(({ on }) => on !== null && on >= from && on <= to)
      .map(({ on }, index) => {
        const range = ranges[index] ?? null;
        const isSignal = range !== null && rangeLimit !== null && range > rangeLimit;
        return { on: on ?? to, range, isSignal: isSignal && jumps.has(on ?? '') };
      }),
  );
  return rangeChart({
    ...size,
    height: Math.round(size.height * 0.62),
    unit: kpi.unit,
    decimals,
    points,
    segments: segments.map(({ from, to, meanRange, rangeLimit }) => ({
      from,
      to,
      mean: meanRange,
      limit: rangeLimit,
    })),
    from: first.on ?? first.end,
    to: publication.asOf > (known.at(-1)?.on ?? '') ? publication.asOf : (known.at(-1)?.on ?? ''),
    title: `${kpi.title}: how far each value lies from the one before, ${unitWord(kpi.unit)}`,
    description: 'The moving ranges, their mean and their limit in each span of the process.',
  });
}

function describe(kpi: PublishedKpi): string {
  const known = kpi.series.filter((period) => period.value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return 'No values.';
  const say = (value: number | null) =>
    quantity(value, kpi.unit, decimalsIn(kpi.unit, kpi.progress));
  const gaps = kpi.series.length - known.length;
  const wanted = goal(kpi);
  const signals = kpi.behaviour?.signals.length ?? 0;
  return [
    `${count(known.length, 'value')} from ${day(first.end)} to ${day(last.end)}: ${say(first.value)} at first, ${say(last.value)} at last.`,
    gaps > 0 ? `${count(gaps, 'period')} without a value.` : '',
    wanted === null ? '' : `To ${kpi.progress.mode === 'hold' ? 'hold' : 'reach'}: ${wanted}.`,
    signals > 0 ? `${count(signals, 'signal')}, told below.` : '',
    'The same values stand in the table below.',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** What the marks of the picture say that its own labels do not. */
export function captionOf(kpi: PublishedKpi, publication: Publication): string {
  const { progress, series, milestones, behaviour } = kpi;
  const signals = signalDays(kpi);
  const hasLimits = behaviour?.segments.some(({ centre }) => centre !== null) === true;
  const readings = new Set((behaviour?.signals ?? []).map(({ reading }) => reading ?? 'change'));
  const marks = {
    improvement: '● for the better',
    concern: '▲ for the worse',
    change: '■ neither',
  };
  const said = [
    hasLimits ? 'the shaded zone is what the process does by itself' : '',
    readings.size > 0
      ? `marked points are changes that chance does not explain (${(
          ['improvement', 'concern', 'change'] as const
        )
          .filter((reading) => readings.has(reading))
          .map((reading) => marks[reading])
          .join(', ')})`
      : '',
    progress.mode === 'reach' && progress.due !== null && progress.baseline !== null
      ? `the dashed line is the way from the baseline${milestones.length > 0 ? ' through the milestones' : ''} to the target`
      : '',
    kpi.forecast === null ? '' : 'the fan is where it leads, eight times of ten',
    progress.points.some(({ note, date }) => note !== null && !signals.has(date))
      ? 'open dots carry a note in the table below'
      : '',
    kpi.checkIns.length > 0 ? 'triangles on the axis are check-ins' : '',
    changesOf(kpi, publication).length > 0 ? 'lozenges are changes of the measure itself' : '',
    series.some((period) => period.value === null)
      ? 'a break in the line is a period without a value'
      : '',
  ].filter((part) => part !== '');
  return said.length === 0 ? '' : `${sentence(said.join('; '))}.`;
}
