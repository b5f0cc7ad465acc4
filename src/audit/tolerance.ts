import { compareText, createFinding, type Finding } from '../finding/index.ts';
import type { Debt, DebtEntry } from '../schema/index.ts';
import type { Rule, RuleSeverity } from './rule.ts';
import { unknownRuleMistake } from './settings.ts';
import { count } from './wording.ts';

/** What decides how far a debt reaches. */
export interface Terms {
  debt: Debt;
  rules: readonly Rule[];
  /** Severity of `audit/debt`. */
  severity: RuleSeverity;
  /** Whether a rule was judged at all. */
  isJudged(rule: Rule): boolean;
  /** Files that were moved: path in the debt file → path now. */
  moves: ReadonlyMap<string, string>;
}

/** Findings set apart by the debt. */
export interface Tolerance {
  /** What counts, with what is wrong with the debt itself. */
  findings: Finding[];
  accepted: Finding[];
}

/**
 * Takes out what the debt tolerates: the findings of a rule in a file, all of them while they are no
 * more than agreed. Where there are more nobody can tell which is new, and all of them count.
 */
export function tolerate(findings: readonly Finding[], terms: Terms): Tolerance {
  const { debt, rules } = terms;
  if (debt.entries.length === 0) return { findings: [...findings], accepted: [] };
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const found = countPairs(findings);
  const agreed = new Set<string>();
  const reports: Finding[] = [];
  for (const entry of debt.entries) {
    const file = terms.moves.get(entry.file) ?? entry.file;
    const key = pairKey(file, entry.rule);
    const fault = faultOf(entry, found.get(key) ?? 0, byId, terms);
    if (fault !== null) reports.push(fault);
    if (byId.get(entry.rule)?.structure === false && (found.get(key) ?? 0) <= entry.count) {
      agreed.add(key);
    }
  }
  const isAgreed = ({ file, rule }: Finding) => agreed.has(pairKey(file, rule));
  return {
    findings: [...findings.filter((finding) => !isAgreed(finding)), ...reports],
    accepted: findings.filter(isAgreed),
  };
}

/** How many findings of each rule there are in each file. */
function countPairs(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { file, rule } of findings) {
    const key = pairKey(file, rule);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

export function pairKey(file: string, rule: string): string {
  return `${file}\0${rule}`;
}

function faultOf(
  entry: DebtEntry,
  found: number,
  rules: ReadonlyMap<string, Rule>,
  { severity, isJudged }: Terms,
): Finding | null {
  const { rule: id, file, place } = entry;
  const rule = rules.get(id);
  if (rule === undefined) {
    const { message, expected, hint } = unknownRuleMistake(id, rules.keys());
    return createFinding({ rule: 'audit/known-rule', message, expected, hint, place });
  }
  if (severity === 'off') return null;
  const report = (message: string, expected: string, hint: string) =>
    createFinding({ rule: 'audit/debt', severity, message, expected, hint, place });
  if (rule.structure) {
    return report(
      `What ${id} finds cannot be tolerated: too much rests on it.`,
      'a rule about performance, such as `kpi/has-target`',
      'Mend what the rule finds, and remove this entry.',
    );
  }
  const many = count(entry.count, 'finding');
  if (found > entry.count) {
    return report(
      `${many} of ${id} in ${file} ${is(entry.count)} tolerated, and there are ${found} now: nobody can tell which is new, so all of them count.`,
      `at most ${entry.count}`,
      'Mend what was added. throughline check --since main tells it from what was there before.',
    );
  }
  if (found === entry.count || !isJudged(rule)) return null;
  const left = found === 0 ? 'none is left' : `only ${found} ${is(found)} left`;
  return report(
    `${many} of ${id} in ${file} ${is(entry.count)} tolerated, and ${left}.`,
    found === 0 ? 'no entry for what is mended' : `a count of ${found}`,
    `${found === 0 ? 'Remove this entry' : `Lower the count to ${found}`}, or let throughline check --tolerate do so.`,
  );
}

function is(number: number): string {
  return number === 1 ? 'is' : 'are';
}

/** One file's findings of one rule, as the debt file counts them. */
export type Owed = Pick<DebtEntry, 'file' | 'rule' | 'count'>;

/**
 * The debt as it may be written: at its beginning every given finding that may be tolerated; later no
 * more than was agreed and is still found. Sorted by file and rule.
 */
export function debtAfter(findings: readonly Finding[], terms: Terms): Owed[] {
  const byId = new Map(terms.rules.map((rule) => [rule.id, rule]));
  const found = countPairs(findings.filter(({ rule }) => byId.get(rule)?.structure === false));
  const owed =
    terms.debt.state === 'none'
      ? [...found].map(([key, number]) => owedOf(key, number))
      : terms.debt.entries.flatMap(({ file, rule, count: agreed }) => {
          const now = terms.moves.get(file) ?? file;
          const known = byId.get(rule);
          const left = known && !terms.isJudged(known) ? agreed : found.get(pairKey(now, rule));
          return left === undefined ? [] : { file: now, rule, count: Math.min(agreed, left) };
        });
  return owed.sort((a, b) => compareText(a.file, b.file) || compareText(a.rule, b.rule));
}

function owedOf(key: string, number: number): Owed {
  const [file = '', rule = ''] = key.split('\0');
  return { file, rule, count: number };
}
