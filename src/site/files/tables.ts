import type {
  Mention,
  Publication,
  PublishedKpi,
  PublishedObjective,
} from '../../publish/index.ts';
import { unitWord } from '../format.ts';
import { open } from '../views/book.ts';
import { type Moment, momentsOf } from '../views/compare/moments.ts';
import { recordOf } from '../views/compare/records.ts';
import { type CsvCell, csvText } from './csv.ts';
import type { SiteFile } from './site-file.ts';

/** A table that can be taken away, and what it is called on a page. */
export interface Table {
  path: string;
  title: string;
  heads: readonly string[];
  /** Made when it is written: every page names the tables. */
  rows: () => Iterable<readonly CsvCell[]>;
}

/** `data/*.csv`: the lists of the scorecard and every value there is, one a line. */
export function* tableFiles(publication: Publication): Generator<SiteFile> {
  for (const { path, heads, rows } of tablesOf(publication))
    yield { path, text: csvText(heads, rows()) };
}

/** The tables that have rows. */
export function tablesOf(publication: Publication): Table[] {
  const { kpis, objectives, initiatives, checkIns, findings } = publication;
  const tables: (Table & { of: readonly unknown[] })[] = [
    {
      path: 'data/kpis.csv',
      title: 'KPIs',
      of: kpis,
      heads: KPI_HEADS,
      rows: () => kpis.map(kpiRow),
    },
    {
      path: 'data/measurements.csv',
      title: 'Measurements',
      of: kpis,
      heads: ['kpi', 'date', 'value', 'unit', 'note', 'by'],
      rows: () => measurementRows(kpis),
    },
    {
      path: 'data/objectives.csv',
      title: 'Objectives',
      of: objectives,
      heads: OBJECTIVE_HEADS,
      rows: () => objectives.map(objectiveRow),
    },
    {
      path: 'data/initiatives.csv',
      title: 'Initiatives',
      of: initiatives,
      heads: ['id', 'title', 'owner', 'team', 'state', 'status', 'start', 'due', 'advances'],
      rows: () =>
        initiatives.map((one) => [
          one.id,
          one.title,
          nameOf(one.owner),
          nameOf(one.team),
          one.state,
          one.status,
          one.start,
          one.due,
          idsOf(one.advances),
        ]),
    },
    {
      path: 'data/check-ins.csv',
      title: 'Check-ins',
      of: checkIns,
      heads: ['id', 'date', 'author', 'about', 'status', 'confidence'],
      rows: () =>
        checkIns.map((one) => [
          one.id,
          one.date,
          nameOf(one.author),
          idsOf(one.about),
          one.status,
          one.confidence,
        ]),
    },
    {
      path: 'data/findings.csv',
      title: 'Findings',
      of: findings,
      heads: ['rule', 'severity', 'file', 'line', 'message', 'hint', 'owner'],
      rows: () =>
        findings.map((one) => [
          one.rule,
          one.severity,
          one.source.file,
          one.source.line,
          one.message,
          one.hint,
          nameOf(one.owner),
        ]),
    },
    {
      path: 'data/standings.csv',
      title: 'Standings over time',
      of: publication.history.snapshots,
      heads: STANDING_HEADS,
      rows: () => momentsOf(publication).flatMap((moment) => standingRows(moment, publication)),
    },
  ];
  return tables.filter(({ of }) => of.length > 0);
}

const STANDING_HEADS = [
  ...['on', 'kind', 'id', 'title', 'status', 'score'],
  ...['value', 'unit', 'target', 'target_min', 'target_max', 'target_by'],
];

/** How every record stood at a moment, today's among them. */
function standingRows({ on, records }: Moment, publication: Publication): CsvCell[][] {
  const book = open(publication);
  return [...records.values()].flatMap((then) => {
    const record = recordOf(then, book);
    if (record === undefined) return [];
    const { kind, id, status, score, value, target, min, max, due } = then;
    const unit = kind === 'kpi' ? unitWord(book.kpis.get(id)?.unit ?? null) : null;
    return [[on, kind, id, record.title, status, score, value, unit, target, min, max, due]];
  });
}

const KPI_HEADS = [
  'id',
  'title',
  'owner',
  'team',
  'indicator',
  'unit',
  'direction',
  'baseline',
  'baseline_on',
  'target',
  'target_min',
  'target_max',
  'target_by',
  'value',
  'value_on',
  'attainment',
  'expected',
  'pace',
  'status',
  'live',
  'supports',
] as const;

function kpiRow(kpi: PublishedKpi): CsvCell[] {
  const { progress } = kpi;
  return [
    kpi.id,
    kpi.title,
    nameOf(kpi.owner),
    nameOf(kpi.team),
    kpi.indicator,
    kpi.unit && unitWord(kpi.unit),
    kpi.direction,
    progress.baseline,
    progress.baselineOn,
    progress.target,
    progress.min,
    progress.max,
    progress.due,
    progress.value,
    progress.valueOn,
    progress.attainment,
    progress.expected,
    progress.pace,
    progress.status,
    kpi.live ? 'yes' : 'no',
    idsOf(kpi.supports.map(({ to }) => to)),
  ];
}

function* measurementRows(kpis: readonly PublishedKpi[]): Generator<CsvCell[]> {
  for (const { id, unit, progress } of kpis) {
    const word = unit && unitWord(unit);
    for (const { date, value, note, by } of progress.points)
      yield [id, date, value, word, note, nameOf(by)];
  }
}

const OBJECTIVE_HEADS = [
  'id',
  'title',
  'owner',
  'team',
  'cycle',
  'commitment',
  'progress',
  'coverage',
  'expected',
  'pace',
  'status',
  'score_at_close',
  'current',
  'supports',
] as const;

function objectiveRow(objective: PublishedObjective): CsvCell[] {
  const { rollUp } = objective;
  return [
    objective.id,
    objective.title,
    nameOf(objective.owner),
    nameOf(objective.team),
    objective.cycle?.id ?? null,
    objective.commitment,
    rollUp.score,
    rollUp.coverage,
    rollUp.expected,
    rollUp.pace,
    objective.status,
    objective.closed,
    objective.current ? 'yes' : 'no',
    idsOf(objective.supports.map(({ to }) => to)),
  ];
}

function nameOf(mention: Mention | null): string | null {
  return mention?.title ?? null;
}

function idsOf(mentions: readonly Mention[]): string {
  return mentions.map(({ id }) => id).join(' ');
}
