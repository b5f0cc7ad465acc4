import type { Publication } from '../../../publish/index.ts';
import { count, day, inWords, percent } from '../../format.ts';
import { SHARE_WORDS } from '../alignment.ts';
import type { GoalpostLine } from '../history/goalposts.ts';
import { goalpostsIn, type Happened, happenedIn } from './happened.ts';
import type { Moment, Span } from './moments.ts';
import { type ChangedRecord, changedRecords, TURNS, type Turn } from './records.ts';

/** What changed from one moment to another. */
export interface ComparisonView {
  /** `What changed since 30 Sep 2026`. */
  title: string;
  sentence: string;
  groups: TurnGroup[];
  /** The index and the shares, then and later. */
  alignment: FigureLine[];
  audit: FigureLine[];
  goalposts: GoalpostLine[];
  happened: Happened[];
}

export interface TurnGroup {
  turn: Turn;
  title: string;
  records: ChangedRecord[];
  /** How many more there are than are shown. */
  further: number;
}

/** A figure then and later. */
export interface FigureLine {
  title: string;
  before: string;
  after: string;
  isSame: boolean;
}

/** Records of one turn that a page shows at most. */
const MOST = 100;

const TURN_TITLES: Readonly<Record<Turn, string>> = {
  worse: 'Got worse',
  better: 'Got better',
  closed: 'Came to an end',
  unread: 'Can no longer be read',
  readable: 'Can be read now',
  begun: 'Begun',
  added: 'New, or not to be seen then',
  revived: 'In use again',
  retired: 'Retired',
  gone: 'No longer there',
  moved: 'Same status, other figures',
};

/** Everything a page of a comparison shows. */
export function comparisonView(publication: Publication, span: Span): ComparisonView {
  const changed = changedRecords(publication, span);
  const goalposts = goalpostsIn(publication, span);
  const byTurn = Map.groupBy(changed, ({ turn }) => turn);
  return {
    title: `What changed ${span.words}`,
    sentence: comparisonSentence(span, changed, goalposts.length),
    groups: TURNS.flatMap((turn) => {
      const records = byTurn.get(turn) ?? [];
      const further = Math.max(0, records.length - MOST);
      const title = TURN_TITLES[turn];
      return records.length === 0
        ? []
        : [{ turn, title, records: records.slice(0, MOST), further }];
    }),
    alignment: alignmentLines(span),
    audit: auditLines(span),
    goalposts,
    happened: happenedIn(publication, span),
  };
}

/** How many records got better and worse, for the list of comparisons. */
export function turnCounts(
  publication: Publication,
  span: Span,
): { better: number; worse: number } {
  const changed = changedRecords(publication, span);
  const many = (turn: Turn) => changed.filter((one) => one.turn === turn).length;
  return { better: many('better'), worse: many('worse') };
}

const NOUNS: readonly (readonly [kind: ChangedRecord['kind'], one: string, many: string])[] = [
  ['priority', 'priority', 'priorities'],
  ['objective', 'objective', 'objectives'],
  ['kpi', 'KPI', 'KPIs'],
];

/** What changed, as a person would say it. */
function comparisonSentence(
  { from, to }: Span,
  changed: readonly ChangedRecord[],
  moved: number,
): string {
  const when = to.isToday ? `Since ${day(from.on)}` : `From ${day(from.on)} to ${day(to.on)}`;
  const turned = NOUNS.flatMap(([kind, one, many]) => {
    const number = (turn: Turn) =>
      changed.filter((record) => record.kind === kind && record.turn === turn).length;
    const closed = number('closed');
    return [
      ...turnWords(number('better'), number('worse'), one, many),
      ...(closed === 0 ? [] : [`${inWords(closed)} ${closed === 1 ? one : many} came to an end`]),
    ];
  });
  const goals =
    moved === 0
      ? []
      : [`${inWords(moved)} ${moved === 1 ? 'goal was' : 'goals were'} made easier or given up`];
  const told = [...turned, ...goals];
  const first = told.length === 0 ? 'no record got better or worse' : told.join('; ');
  return `${when}, ${first}. ${alignmentWords(from, to)}`.trim();
}

function turnWords(better: number, worse: number, one: string, many: string): string[] {
  const of = (n: number) => `${inWords(n)} ${n === 1 ? one : many}`;
  if (better > 0 && worse > 0) return [`${of(better)} got better and ${inWords(worse)} worse`];
  if (better > 0) return [`${of(better)} got better`];
  return worse > 0 ? [`${of(worse)} got worse`] : [];
}

function alignmentWords({ figures: before }: Moment, { figures: after }: Moment): string {
  if (before.index === null || after.index === null) return '';
  const [was, is] = [percent(before.index), percent(after.index)];
  return was === is ? `Alignment is the same, ${is}.` : `Alignment went from ${was} to ${is}.`;
}

function alignmentLines({ from, to }: Span): FigureLine[] {
  const names = Object.keys(SHARE_WORDS) as (keyof typeof SHARE_WORDS)[];
  return [
    line('Alignment index', percent(from.figures.index), percent(to.figures.index)),
    ...names.map((name) =>
      line(
        SHARE_WORDS[name].title,
        percent(from.figures.shares[name]),
        percent(to.figures.shares[name]),
      ),
    ),
  ];
}

function auditLines({ from, to }: Span): FigureLine[] {
  const [before, after] = [from.figures, to.figures];
  return [
    line('Errors', String(before.findings.error), String(after.findings.error)),
    line('Warnings', String(before.findings.warn), String(after.findings.warn)),
    line('Notes', String(before.findings.info), String(after.findings.info)),
    ...(before.tolerated + after.tolerated === 0
      ? []
      : [line('Tolerated as old debt', String(before.tolerated), String(after.tolerated))]),
  ];
}

function line(title: string, before: string, after: string): FigureLine {
  return { title, before, after, isSame: before === after };
}

/** From what a comparison is told. */
export function basisOf({ from, to }: Span): string {
  const later = to.isToday ? 'with today' : `with the last commit of ${day(to.on)}`;
  return `The last commit of ${day(from.on)}, judged as of that day, compared ${later}. Shown is what this audience may see today, and how it stood where it could be seen then.`;
}

/** What can be compared, in a sentence; of at least one comparison. */
export function compareSentence(spans: readonly Span[]): string {
  const since = spans.filter(({ to }) => to.isToday);
  const [newest, oldest] = [since[0], since.at(-1)];
  const [first, last] = [day(oldest?.from.on ?? null), day(newest?.from.on ?? null)];
  const which = first === last ? `: ${first}` : `, from ${first} to ${last}`;
  return `${count(since.length, 'moment')} of the past can be compared with today${which}.`;
}
