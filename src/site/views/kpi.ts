import type {
  Publication,
  PublishedCheckIn,
  PublishedKpi,
  SourceLine,
} from '../../publish/index.ts';
import { count, day, percent, quantity, ratio } from '../format.ts';
import { open, pick } from './book.ts';
import { changesOf } from './kpi-changes.ts';
import { definitionOf } from './kpi-definition.ts';
import { exploreSettings } from './kpi-explore.ts';
import { captionOf, drawRanges, drawTrend, NARROW, WIDE } from './kpi-picture.ts';
import { type SignalLine, signalLines } from './kpi-signals.ts';
import {
  assuranceSentence,
  currentSegment,
  kpiStory,
  noForecastSentence,
  sayOf,
} from './kpi-story.ts';
import { actual, decimalsIn, declaredFact, goal } from './measured.ts';

export interface Fact {
  term: string;
  value: string;
  note: string | null;
  /** The number's explanation on the page, where there is one. */
  explains: string | null;
}

export interface ValueLine {
  date: string;
  value: string;
  note: string | null;
  by: string | null;
  source: SourceLine;
}

export interface KpiView {
  opening: string;
  figure: string;
  facts: Fact[];
  wide: string;
  narrow: string;
  caption: string;
  /** The moving ranges, for wide and for narrow screens; empty without limits. */
  ranges: { wide: string; narrow: string };
  /** What the interactive picture is told besides the table of values; null without a value. */
  explore: string | null;
  /** What the limits say of the target. */
  assurance: string | null;
  signals: SignalLine[];
  /** What was changed about the measure itself, latest first. */
  changes: { on: string; label: string }[];
  values: ValueLine[];
  definition: { term: string; value: string }[];
  checkIns: PublishedCheckIn[];
}

/** What a KPI's page shows, in words, figures and pictures (one of each for narrow screens). */
export function kpiView(kpi: PublishedKpi, publication: Publication): KpiView {
  const book = open(publication);
  return {
    opening: kpiStory(kpi),
    figure: actual(kpi),
    facts: factsOf(kpi, publication.asOf),
    wide: drawTrend(kpi, publication, WIDE),
    narrow: drawTrend(kpi, publication, NARROW),
    caption: captionOf(kpi, publication),
    ranges: {
      wide: drawRanges(kpi, publication, WIDE),
      narrow: drawRanges(kpi, publication, NARROW),
    },
    explore: exploreSettings(kpi, publication),
    assurance: kpi.live ? assuranceSentence(kpi) : null,
    signals: signalLines(kpi, book),
    changes: changesOf(kpi, publication).toReversed(),
    values: valuesOf(kpi),
    definition: definitionOf(kpi),
    checkIns: pick(book.checkIns, kpi.checkIns),
  };
}

function valuesOf(kpi: PublishedKpi): ValueLine[] {
  const decimals = decimalsIn(kpi.unit, kpi.progress);
  return kpi.progress.points.toReversed().map((point) => ({
    date: day(point.date),
    value: quantity(point.value, kpi.unit, decimals),
    note: point.note,
    by: point.by?.title ?? null,
    source: point.source,
  }));
}

function factsOf(kpi: PublishedKpi, asOf: string): Fact[] {
  const { progress } = kpi;
  const say = (value: number | null) => quantity(value, kpi.unit, decimalsIn(kpi.unit, progress));
  const facts: (Fact | null)[] = [
    fact(
      progress.mode === 'hold' ? 'To hold' : 'Target',
      goal(kpi),
      progress.due === null ? null : `by ${day(progress.due, asOf)}`,
      'target',
    ),
    kpi.standard === null
      ? null
      : fact('Standard', say(kpi.standard), 'good in any year', 'standard'),
    forecastFact(kpi, asOf),
    rangeFact(kpi, asOf),
    progress.mode === 'hold'
      ? fact(
          'Periods inside',
          progress.compliance === null ? null : percent(progress.compliance),
          insideOf(kpi),
          'compliance',
        )
      : fact(
          'Of the way',
          progress.attainment === null ? null : percent(progress.attainment),
          progress.baseline === null
            ? null
            : `from ${say(progress.baseline)}${progress.baselineOn === null ? '' : ` on ${day(progress.baselineOn, asOf)}`}`,
          'attainment',
        ),
    progress.mode === 'hold' || progress.expected === null
      ? null
      : fact('Expected by now', percent(progress.expected), null, 'expected'),
    progress.pace === null
      ? null
      : fact('Pace', ratio(progress.pace), 'way made per way expected', 'pace'),
    declaredFact(progress.declared, asOf),
  ];
  return facts.filter((found) => found !== null);
}

function fact(
  term: string,
  value: string | null,
  note: string | null,
  explains: string | null,
): Fact | null {
  return value === null ? null : { term, value, note, explains };
}

function insideOf({ progress }: PublishedKpi): string | null {
  if (progress.periodsInside === null || progress.periodsCounted === null) return null;
  return `${progress.periodsInside} of ${count(progress.periodsCounted, 'period')}`;
}

/** Where it leads by its day, or that this cannot be said and why. */
function forecastFact(kpi: PublishedKpi, asOf: string): Fact | null {
  const { forecast } = kpi;
  if (!kpi.live || kpi.progress.value === null) return null;
  if (forecast === null) return fact('Forecast', 'None', noForecastSentence(kpi), 'forecast');
  const { value } = sayOf(kpi);
  const note = `${value(forecast.low)} to ${value(forecast.high)} by ${day(forecast.by, asOf)}`;
  return fact('Forecast', value(forecast.value), note, 'forecast');
}

/** Between which values it varies by itself. */
function rangeFact(kpi: PublishedKpi, asOf: string): Fact | null {
  const segment = currentSegment(kpi);
  if (segment?.lower == null || segment.upper === null) return null;
  const { limit } = sayOf(kpi);
  const basis =
    segment.state === 'trial'
      ? `trial, ${count(segment.basis?.count ?? 0, 'value')} since`
      : 'since';
  return fact(
    'Usual range',
    `${limit(segment.lower)} to ${limit(segment.upper)}`,
    `${basis} ${day(segment.from, asOf)}`,
    'upper',
  );
}
