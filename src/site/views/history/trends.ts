import type { Publication, PublishedFigures, ShareName } from '../../../publish/index.ts';
import { auditColumns } from '../../charts/audit-columns.ts';
import { shareLine } from '../../charts/share-line.ts';
import { count, day, list, percent } from '../../format.ts';
import { SHARE_WORDS } from '../alignment.ts';

/** How things stood on a day; the last is today. */
export interface Standing extends PublishedFigures {
  on: string;
  commit: string | null;
  href: string | null;
}

/** The snapshots and, behind them, how things stand today. */
export function standings(publication: Publication): Standing[] {
  const { history, alignment, findings, tolerated, asOf, commit, commitHref } = publication;
  const shares = alignment.shares.map(({ name, value }) => [name, value]);
  const number = (severity: string) => findings.filter((one) => one.severity === severity).length;
  const today: Standing = {
    on: asOf,
    commit,
    href: commitHref,
    index: alignment.index,
    shares: Object.fromEntries(shares) as PublishedFigures['shares'],
    statuses: {},
    findings: { error: number('error'), warn: number('warn'), info: number('info') },
    tolerated,
  };
  return [...history.snapshots.filter(({ on }) => on < asOf), today];
}

/** Figures of a day, as a line of a table. */
export interface DayLine {
  on: string;
  /** Null where it is not told. */
  commit: { id: string; href: string | null } | null;
  cells: string[];
}

/** The lines of the index and the shares, and the figures behind them; none without a past. */
export interface AlignmentTrend {
  index: string;
  shares: Partial<Record<ShareName, string>>;
  heads: string[];
  rows: DayLine[];
}

/** How alignment came to be what it is; null where nothing is known of what was before. */
export function alignmentTrend(publication: Publication): AlignmentTrend | null {
  const all = standings(publication);
  if (all.length < 2) return null;
  const names = publication.alignment.shares.map(({ name }) => name);
  const [first] = all;
  const since = first === undefined ? '' : ` ${percent(first.index)} on ${day(first.on)},`;
  return {
    index: shareLine({
      points: all.map(({ on, index }) => ({ on, value: index })),
      width: 150,
      height: 44,
      label: `Alignment over time:${since} ${percent(publication.alignment.index)} today.`,
    }),
    shares: Object.fromEntries(
      names.map((name) => [
        name,
        shareLine({
          points: all.map(({ on, shares }) => ({ on, value: shares[name] })),
          label: null,
        }),
      ]),
    ),
    heads: ['Index', ...names.map((name) => SHARE_WORDS[name].title)],
    rows: all.toReversed().map(({ on, index, shares }) => ({
      on,
      commit: null,
      cells: [index, ...names.map((name) => shares[name])].map(percent),
    })),
  };
}

/** What audits found over time. */
export interface AuditTrend {
  /** When the last audit was, and what it showed. */
  sentence: string;
  last: Standing;
  wide: string;
  narrow: string;
  heads: string[];
  rows: DayLine[];
  /** Old debt over time, as a line and a sentence; null where there never was any. */
  debt: { line: string; sentence: string } | null;
}

/** The audits along the commits, the last one today; null where nothing is known of what was before. */
export function auditTrend(publication: Publication): AuditTrend | null {
  const rows = standings(publication);
  const [first, last] = [rows[0], rows.at(-1)];
  if (rows.length < 2 || first === undefined || last === undefined) return null;
  const hasDebt = rows.some(({ tolerated }) => tolerated > 0);
  const columns = rows.map(({ on, findings }) => ({ on, ...findings }));
  const label = 'Findings of the audit over time';
  const description = `From ${sum(first)} on ${day(first.on)} to ${sum(last)} on ${day(last.on)}.`;
  return {
    sentence: `The last audit was on ${day(last.on)} and found ${foundWords(last)}; on ${day(first.on)} it was ${foundWords(first)}.`,
    last,
    wide: auditColumns({ columns, width: 760, height: 210, label, description }),
    narrow: auditColumns({ columns, width: 350, height: 190, label, description }),
    heads: ['Errors', 'Warnings', 'Notes', ...(hasDebt ? ['Tolerated'] : [])],
    rows: rows.toReversed().map((row) => auditLine(row, hasDebt)),
    debt: debtOver(rows),
  };
}

function auditLine({ on, commit, href, findings, tolerated }: Standing, hasDebt: boolean): DayLine {
  const { error, warn, info } = findings;
  const counts = hasDebt ? [error, warn, info, tolerated] : [error, warn, info];
  return {
    on,
    commit: commit === null ? null : { id: commit.slice(0, 7), href },
    cells: counts.map(String),
  };
}

function debtOver(rows: readonly Standing[]): AuditTrend['debt'] {
  const most = Math.max(...rows.map(({ tolerated }) => tolerated));
  const [start, now] = [rows.find(({ tolerated }) => tolerated > 0), rows.at(-1)];
  if (start === undefined || now === undefined) return null;
  const points = rows.map(({ on, tolerated }) => ({ on, value: tolerated / most }));
  const left = now.tolerated === 0 ? 'none is left' : `${now.tolerated} today`;
  return {
    line: shareLine({ points, width: 150, height: 36, label: null }),
    sentence: `Tolerated as old debt: ${start.tolerated} on ${day(start.on)}, ${most} at most, ${left}.`,
  };
}

function sum({ findings }: Standing): number {
  return findings.error + findings.warn + findings.info;
}

/** `58 errors and 43 warnings`, or `nothing to mend`. */
function foundWords({ findings }: Standing): string {
  const parts = [
    findings.error > 0 ? count(findings.error, 'error') : '',
    findings.warn > 0 ? count(findings.warn, 'warning') : '',
    findings.info > 0 ? count(findings.info, 'note') : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'nothing to mend' : list(parts);
}
