import type {
  Publication,
  PublishedCheckIn,
  PublishedKpi,
  SourceLine,
} from '../../publish/index.ts';
import { trend } from '../charts/trend.ts';
import { count, day, percent, quantity, ratio, sentence, unitWord } from '../format.ts';
import { STATUS_FACES } from '../status.ts';
import { open, pick } from './book.ts';
import { actual, decimalsIn, declaredFact, goal } from './measured.ts';
import { measuredReason, opening } from './sentences.ts';

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
  values: ValueLine[];
  definition: { term: string; value: string }[];
  checkIns: PublishedCheckIn[];
}

const WIDE = { width: 900, height: 340 };
export const NARROW = { width: 352, height: 270 };

/** What a KPI's page shows, in words, figures and two pictures (one for narrow screens). */
export function kpiView(kpi: PublishedKpi, publication: Publication): KpiView {
  const book = open(publication);
  const decimals = decimalsIn(kpi.unit, kpi.progress);
  return {
    opening: opening(kpi.progress.status, measuredReason(kpi, kpi.freshness)),
    figure: actual(kpi),
    facts: factsOf(kpi, publication.asOf),
    wide: drawTrend(kpi, publication, WIDE),
    narrow: drawTrend(kpi, publication, NARROW),
    caption: captionOf(kpi),
    values: [...kpi.progress.points].reverse().map((point) => ({
      date: day(point.date),
      value: quantity(point.value, kpi.unit, decimals),
      note: point.note,
      by: point.by?.title ?? null,
      source: point.source,
    })),
    definition: definitionOf(kpi),
    checkIns: pick(book.checkIns, kpi.checkIns),
  };
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

/** The trend of a KPI as SVG; empty without any value. */
export function drawTrend(
  kpi: PublishedKpi,
  publication: Publication,
  size: { width: number; height: number },
): string {
  const { progress } = kpi;
  if (!kpi.series.some((period) => period.value !== null)) return '';
  const book = open(publication);
  const notedDays = progress.points
    .filter((point) => point.note !== null)
    .map((point) => point.date);
  return trend({
    ...size,
    unit: kpi.unit,
    decimals: decimalsIn(kpi.unit, progress),
    periods: kpi.series,
    goal: { target: progress.target, min: progress.min, max: progress.max, due: progress.due },
    baseline:
      progress.baseline === null || progress.baselineOn === null
        ? null
        : { value: progress.baseline, on: progress.baselineOn },
    milestones: kpi.milestones,
    standard: kpi.standard,
    limits: [],
    signals: new Map(),
    forecast: null,
    changes: [],
    noted: new Set(notedDays),
    checkIns: pick(book.checkIns, kpi.checkIns).map((checkIn) => ({
      on: checkIn.date,
      label: `Check-in of ${day(checkIn.date)}${checkIn.status === null ? '' : `: ${STATUS_FACES[checkIn.status].word.toLowerCase()}`}`,
      status: checkIn.status,
    })),
    today: publication.asOf,
    title: `${kpi.title}, ${unitWord(kpi.unit)}`,
    description: describe(kpi),
  });
}

/** What the marks of the picture say that its own labels do not. */
function captionOf(kpi: PublishedKpi): string {
  const { progress, series, milestones } = kpi;
  const said = [
    progress.mode === 'reach' && progress.due !== null && progress.baseline !== null
      ? `The dashed line is the way from the baseline${milestones.length > 0 ? ' through the milestones' : ''} to the target`
      : '',
    progress.points.some((point) => point.note !== null)
      ? 'open dots carry a note in the table below'
      : '',
    kpi.checkIns.length > 0 ? 'triangles on the axis are check-ins' : '',
    series.some((period) => period.value === null)
      ? 'a break in the line is a period without a value'
      : '',
  ].filter((part) => part !== '');
  return said.length === 0 ? '' : `${sentence(said.join('; '))}.`;
}

function describe(kpi: PublishedKpi): string {
  const known = kpi.series.filter((period) => period.value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return 'No values.';
  const say = (value: number | null) =>
    quantity(value, kpi.unit, decimalsIn(kpi.unit, kpi.progress));
  const gaps = kpi.series.length - known.length;
  const wanted = goal(kpi);
  return [
    `${count(known.length, 'value')} from ${day(first.end)} to ${day(last.end)}: ${say(first.value)} at first, ${say(last.value)} at last.`,
    gaps > 0 ? `${count(gaps, 'period')} without a value.` : '',
    wanted === null ? '' : `To ${kpi.progress.mode === 'hold' ? 'hold' : 'reach'}: ${wanted}.`,
    'The same values stand in the table below.',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

const DIRECTIONS = {
  increase: 'Higher is better',
  decrease: 'Lower is better',
  maintain: 'To be kept in its range',
};

function definitionOf(kpi: PublishedKpi): { term: string; value: string }[] {
  const say = (value: number) => quantity(value, kpi.unit, decimalsIn(kpi.unit, kpi.progress));
  const { thresholds, bounds } = kpi;
  const lines: [string, string | null][] = [
    ['Definition', kpi.definition],
    ['Formula', kpi.formula],
    ['Counts', kpi.includes.join('; ') || null],
    ['Does not count', kpi.excludes.join('; ') || null],
    ['Unit', kpi.unit === null ? null : unitWord(kpi.unit)],
    ['Better', kpi.direction === null ? null : DIRECTIONS[kpi.direction]],
    [
      'Kind',
      [kpi.indicator === null ? '' : `${kpi.indicator} indicator`, kpi.tier ?? '']
        .filter(Boolean)
        .join(', ') || null,
    ],
    [
      'Measured',
      [kpi.cadence, kpi.aggregate === null ? null : `${kpi.aggregate} of a period`]
        .filter(Boolean)
        .join(', ') || null,
    ],
    [
      'Thresholds',
      thresholds?.onTrack == null || thresholds.atRisk == null
        ? null
        : `on track from ${say(thresholds.onTrack)}, at risk from ${say(thresholds.atRisk)}`,
    ],
    ['Possible values', bounds === null ? null : boundsWords(bounds, say)],
  ];
  return lines.flatMap(([term, value]) => (value === null ? [] : [{ term, value }]));
}

function boundsWords(
  bounds: { min: number | null; max: number | null },
  say: (value: number) => string,
): string | null {
  if (bounds.min !== null && bounds.max !== null) return `${say(bounds.min)} to ${say(bounds.max)}`;
  if (bounds.min !== null) return `from ${say(bounds.min)}`;
  return bounds.max === null ? null : `up to ${say(bounds.max)}`;
}
