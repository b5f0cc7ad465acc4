import type {
  PublishedForecast,
  PublishedKpi,
  PublishedSegment,
  PublishedSignal,
} from '../../publish/index.ts';
import { limitFigures } from '../charts/trend-limits.ts';
import { count, day, inWords, quantity, sentence } from '../format.ts';
import { isWell } from '../status.ts';
import { decimalsIn, goal } from './measured.ts';
import { measuredReason, opening } from './sentences.ts';

/** What a person would say of a KPI: how it stands, whether that is chance or a change, where it leads. */
export function kpiStory(kpi: PublishedKpi): string {
  const { progress } = kpi;
  const stands = opening(progress.status, measuredReason(kpi, kpi.freshness));
  if (!kpi.live) return stands;
  return [stands, processSentence(kpi), forecastSentence(kpi)]
    .filter((part) => part !== '')
    .join(' ');
}

/** Values and limits of a KPI as they are said. */
export function sayOf(kpi: PublishedKpi): {
  value: (value: number) => string;
  limit: (value: number) => string;
} {
  const decimals = decimalsIn(kpi.unit, kpi.progress);
  return {
    value: (value) => quantity(value, kpi.unit, decimals),
    limit: limitFigures(kpi.unit, decimals),
  };
}

const NOUNS: Readonly<Record<string, string>> = {
  daily: 'day',
  weekly: 'week',
  fortnightly: 'fortnight',
  monthly: 'month',
  quarterly: 'quarter',
  yearly: 'year',
};

/** What one of its periods is called: `month`. */
function periodOf({ cadence }: PublishedKpi): string {
  return (cadence !== null && Object.hasOwn(NOUNS, cadence) ? NOUNS[cadence] : null) ?? 'value';
}

/** The span of the process that the latest value belongs to. */
export function currentSegment(kpi: PublishedKpi): PublishedSegment | null {
  return kpi.behaviour?.segments.at(-1) ?? null;
}

/** A signal that the latest value is part of; null when the latest is as usual. */
function presentSignal(kpi: PublishedKpi): PublishedSignal | null {
  const latest = kpi.series.findLast(({ value }) => value !== null)?.on ?? null;
  return kpi.behaviour?.signals.findLast(({ on }) => on === latest) ?? null;
}

function processSentence(kpi: PublishedKpi): string {
  const segment = currentSegment(kpi);
  if (segment === null || segment.ranges.length < 2) return '';
  const signal = presentSignal(kpi);
  if (signal !== null) return presentSentence(signal, kpi);
  if (segment.lower === null || segment.upper === null) return tooFew(segment, kpi);
  const { limit } = sayOf(kpi);
  const trial =
    segment.state === 'trial' ? `, as far as ${inWords(segment.ranges.length)} values tell` : '';
  return `That is within its usual range: since ${day(segment.from)} chance alone takes it anywhere from ${limit(segment.lower)} to ${limit(segment.upper)}${trial}.`;
}

function tooFew(segment: PublishedSegment, kpi: PublishedKpi): string {
  const n = segment.ranges.length;
  const since = segment.reason === null ? '' : ` since it was begun anew on ${day(segment.from)}`;
  return `It has ${inWords(n)} ${periodOf(kpi) === 'value' ? 'values' : `values, one a ${periodOf(kpi)},`}${since}: too few to tell a change from chance.`;
}

function presentSentence(signal: PublishedSignal, kpi: PublishedKpi): string {
  const how = {
    improvement: 'This is a change for the better and not chance',
    concern: 'This is a change for the worse and not chance',
    change: 'This is a change and not chance',
  }[signal.reading ?? 'change'];
  const why = signal.explainedBy.length > 0 ? 'a check-in says why' : 'nobody has said why yet';
  return `${how}: ${signalWords(signal, kpi)}; ${why}.`;
}

/** What is seen in a signal, without its judgement: `8 values in a row above the centre since 31 Aug`. */
export function signalWords(signal: PublishedSignal, kpi: PublishedKpi): string {
  const { rule, points, from, on, side, rules } = signal;
  const n = points.length;
  const span = n === 1 ? `on ${day(on)}` : `from ${day(from)} to ${day(on)}`;
  const period = periodOf(kpi);
  const values = period === 'value' ? count(n, 'value') : count(n, period);
  switch (rule) {
    case 'outside-limits':
      if (n === 1)
        return `the value of ${day(on)} lies ${side ?? 'outside'} ${side === null ? 'the limits' : `the ${edge(side)} limit`}`;
      return `${values} ${side ?? 'off'} the centre ${span}, beyond the ${side === null ? '' : `${edge(side)} `}limit at the furthest`;
    case 'run':
      return `${values} in a row ${side ?? 'off'} the centre ${span}`;
    case 'near-limit':
      return `most of ${values} ${span} lie nearer the ${side === null ? '' : `${edge(side)} `}limit than the centre`;
    case 'beyond-two-thirds':
      return `two of three values ${span} lie far out towards the ${side === null ? '' : `${edge(side)} `}limit`;
    case 'trend':
      return `${values} in a row ${side === 'below' ? 'falling' : 'rising'} ${span}`;
    case 'moving-range':
      return rules.length > 1 || n > 1
        ? `jumps from one value to the next ${span}, larger than it makes by itself`
        : `a jump to the value of ${day(on)} that is larger than it makes by itself`;
  }
}

function edge(side: 'above' | 'below'): string {
  return side === 'above' ? 'upper' : 'lower';
}

function forecastSentence(kpi: PublishedKpi): string {
  const { forecast } = kpi;
  if (forecast === null) return '';
  const { value } = sayOf(kpi);
  const wanted = goal(kpi);
  const end = wanted === null ? '' : `, ${towards(forecast, wanted, kpi)}`;
  const yet = isWell(kpi.progress.status) && forecast.reachesTarget === false;
  return `${yet ? 'Yet if' : 'If'} it goes on like this it will be at ${value(forecast.value)} by ${day(forecast.by)}${end}.`;
}

function towards({ reachesTarget }: PublishedForecast, wanted: string, kpi: PublishedKpi): string {
  const hold = kpi.progress.mode === 'hold';
  if (reachesTarget === null) return `with ${wanted} as its target`;
  if (hold)
    return reachesTarget
      ? `inside what is to be held (${wanted})`
      : `outside what is to be held (${wanted})`;
  return reachesTarget
    ? `at its target of ${wanted} or better`
    : `short of its target of ${wanted}`;
}

/** What the limits say of the target, for those who decide; null where they say nothing. */
export function assuranceSentence(kpi: PublishedKpi): string | null {
  const wanted = goal(kpi);
  if (kpi.behaviour?.assurance == null || wanted === null) return null;
  const each = `${periodOf(kpi) === 'value' ? 'every value' : `every ${periodOf(kpi)}`}`;
  const meets = kpi.progress.mode === 'hold' ? `keeps to ${wanted}` : `reaches ${wanted}`;
  switch (kpi.behaviour.assurance) {
    case 'passes':
      return `As it runs now it ${meets} ${each}.`;
    case 'fails':
      return `As it runs now no ${periodOf(kpi)} ${meets}: the limits lie short of it. Only a change of the process itself will.`;
    case 'hit-or-miss':
      return `As it runs now it is chance whether a ${periodOf(kpi)} ${meets}: that lies between the limits.`;
  }
}

/** Why no forecast is given, with its days as they are written elsewhere. */
export function noForecastSentence({ noForecast }: PublishedKpi): string {
  if (noForecast === null) return '';
  return sentence(noForecast.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (date) => day(date)));
}
