import type { Mention, Publication, PublishedFinding, Severity } from '../../../publish/index.ts';
import { type Book, open } from '../book.ts';
import { RANK, tally } from './severity.ts';

/** The findings one owner or one team answers for. */
export interface AnswerLine {
  /** Null for what is the organisation's, or nobody's yet. */
  of: Mention | null;
  total: number;
  counts: Record<Severity, number>;
  /** The gravest of them: how to mend it is where to begin. */
  begin: PublishedFinding;
}

/** Findings by the one who owns the record, in the order of the alphabet. */
export function byOwner(findings: readonly PublishedFinding[]): AnswerLine[] {
  return lines(findings, ({ owner }) => owner);
}

/** Findings by the team of the record, else of its owner, in the order of the alphabet. */
export function byTeam(publication: Publication): AnswerLine[] {
  const book = open(publication);
  return lines(publication.findings, (finding) => teamOf(finding, book));
}

function teamOf({ record, owner }: PublishedFinding, book: Book): Mention | null {
  const own = record === null ? null : teamOfRecord(record, book);
  if (own !== null) return own;
  return owner === null ? null : (book.people.get(owner.id)?.team ?? null);
}

function teamOfRecord({ kind, id }: Mention, book: Book): Mention | null {
  if (kind === 'team') return book.teams.get(id) ?? null;
  if (kind === 'kpi') return book.kpis.get(id)?.team ?? null;
  if (kind === 'objective') return book.objectives.get(id)?.team ?? null;
  if (kind === 'initiative') return book.initiatives.get(id)?.team ?? null;
  if (kind === 'person') return book.people.get(id)?.team ?? null;
  if (kind === 'check-in') {
    const author = book.checkIns.get(id)?.author?.id;
    return author === undefined ? null : (book.people.get(author)?.team ?? null);
  }
  return null;
}

function lines(
  findings: readonly PublishedFinding[],
  answersFor: (finding: PublishedFinding) => Mention | null,
): AnswerLine[] {
  const named = findings.map((finding) => ({ finding, of: answersFor(finding) }));
  const groups = Map.groupBy(named, ({ of }) => (of === null ? '' : `${of.title}\u0000${of.href}`));
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .flatMap(([, group]) => {
      const own = group.map(({ finding }) => finding);
      const [begin] = own.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
      if (begin === undefined) return [];
      return [{ of: group[0]?.of ?? null, total: own.length, counts: tally(own), begin }];
    });
}
