import { pairKey, type Result, termsOf, tolerate } from '../audit/index.ts';
import { compareFindings, createFinding, type Finding, type Severity } from '../finding/index.ts';
import type { Difference } from '../history/index.ts';
import type { Share } from '../measure/index.ts';
import {
  type AnyRecord,
  type Debt,
  type Kind,
  type Ref,
  refOf,
  splitRef,
} from '../schema/index.ts';
import type { BeforeAfter } from './comparison.ts';
import { compareFound } from './findings.ts';
import { patchTraceability } from './traceability.ts';

/** What a change answers for, and what it does not. */
export interface ChangeVerdict {
  /** The later state with the findings that count alone. */
  result: Result;
  /** Of the KPIs and objectives it adds or alters, those that reach a live priority. */
  traceability: Share;
  /** Findings that were there before, on records the change does not touch: how many, and which. */
  old: Record<Severity, number>;
  older: Finding[];
}

/**
 * Judges a change: findings that were not there before count, wherever they are, and so do those on
 * records it adds or alters. What was there before is tolerated as far as the debt goes; what is new
 * never is, except by the change that begins the debt. Both results are of the same day.
 */
export function judgeChange(
  { before, after }: BeforeAfter<Result>,
  changed: readonly Difference[],
): ChangeVerdict {
  const renamed = renaming(before, after, changed);
  const was = allFindings(before).map(renamed.finding);
  const { added, kept } = compareFound(was, allFindings(after));
  const isBeginning = before.debt.state === 'none';
  const terms = termsOf(after);
  const moves = new Map([...terms.moves, ...renamed.moves]);
  const owed = isBeginning ? [...added, ...kept] : kept;
  const { findings: open, accepted } = tolerate(owed, { ...terms, moves });

  const isAdded = new Set(added);
  const isAboutDebt = aboutDebt(after.debt);
  const isOnAltered = alterationOf(changed);
  const counts = open.filter((one) => isAdded.has(one) || (isOnAltered(one) && !isAboutDebt(one)));
  const debtBefore = before.findings.filter(aboutDebt(before.debt));
  const aboutEntries = compareFound(debtBefore, open.filter(isAboutDebt));
  const rest = open.filter((one) => !isAboutDebt(one) && !isAdded.has(one) && !isOnAltered(one));
  const older = [...rest, ...aboutEntries.kept].sort(compareFindings);
  const findings = [
    ...counts,
    ...(isBeginning ? [] : added),
    ...aboutEntries.added,
    ...(isBeginning ? [] : growth(before.debt, after.debt, moves)),
  ].sort(compareFindings);
  return {
    result: {
      ...after,
      findings,
      accepted: accepted.sort(compareFindings),
      tolerated: accepted.length,
    },
    traceability: patchTraceability(changed, after.scorecard),
    old: countBySeverity(older),
    older,
  };
}

/** What was found, tolerated or not, without what is said of the debt. */
function allFindings({ findings, accepted, debt }: Result): Finding[] {
  const isAboutDebt = aboutDebt(debt);
  return [...findings.filter((one) => !isAboutDebt(one)), ...accepted].sort(compareFindings);
}

function aboutDebt(debt: Debt): (finding: Finding) => boolean {
  return ({ file, rule }) => file === debt.file && rule.startsWith('audit/');
}

/** Whether a finding is on a record that a change adds or alters; a new name alone alters nothing. */
function alterationOf(changed: readonly Difference[]): (finding: Finding) => boolean {
  const altered = changed.filter(
    ({ change, events }) => change !== 'removed' && events.some(({ event }) => event !== 'renamed'),
  );
  const refs = new Set(altered.map(({ ref }) => ref));
  const files = new Set(altered.map(({ file }) => file));
  return ({ file, entity }) => {
    if (entity !== undefined && refs.has(refOf(entity.kind as Kind, entity.id))) return true;
    const isLine = entity?.kind === 'check-in' && file.endsWith('.csv');
    return !isLine && files.has(file);
  };
}

/** Findings of before by the names of now, so that a record that only moved keeps its own. */
function renaming(
  before: Result,
  after: Result,
  changed: readonly Difference[],
): { moves: Map<string, string>; finding(finding: Finding): Finding } {
  const now = new Set(
    Object.values<AnyRecord[]>(after.scorecard.graph.records).flatMap((list) =>
      list.map(({ file }) => file),
    ),
  );
  const names = new Map<string, Ref>();
  const moves = new Map<string, string>();
  for (const { ref, was, file } of changed) {
    if (was !== null) names.set(was, ref);
    const old = before.scorecard.graph.find(was ?? ref)?.file;
    if (old !== undefined && old !== file && !now.has(old)) moves.set(old, file);
  }
  return {
    moves,
    finding(finding) {
      const { file, start, end, entity } = finding;
      const name = entity && names.get(`${entity.kind}:${entity.id}`);
      const moved = moves.get(file);
      if (name === undefined && moved === undefined) return finding;
      const place = { file: moved ?? file, start, end };
      return createFinding({ ...finding, place, entity: name ? splitRef(name) : entity });
    },
  };
}

/** Debt can only shrink: what a change adds to it, at the entries that say so. */
function growth(before: Debt, after: Debt, moves: ReadonlyMap<string, string>): Finding[] {
  const agreed = new Map(
    before.entries.map(({ file, rule, count }) => [pairKey(moves.get(file) ?? file, rule), count]),
  );
  return after.entries.flatMap(({ file, rule, count, place }) => {
    const most = agreed.get(pairKey(moves.get(file) ?? file, rule)) ?? 0;
    if (count <= most) return [];
    return createFinding({
      rule: 'audit/debt',
      message: `This change lets the debt grow: ${rule} in ${file} was tolerated ${times(most)}, and now ${times(count)}.`,
      expected: most === 0 ? 'no new entry' : `a count of at most ${most}`,
      hint: 'Mend what the rule finds. Debt can only shrink; what has to wait is suppressed on the record, with a reason and a date.',
      place,
    });
  });
}

function times(count: number): string {
  if (count === 0) return 'never';
  return count === 1 ? 'once' : `${count} times`;
}

function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warn: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}
