import { compareFindings, createFinding, type Finding } from '../finding/index.ts';
import type { Timeline } from '../history/index.ts';
import type { Scorecard } from '../measure/index.ts';
import { type Config, type Debt, noDebt } from '../schema/index.ts';
import { movesIn } from './moves.ts';
import type { Rule } from './rule.ts';
import { debt as debtRule } from './rules/audit/debt.ts';
import { rulesOf } from './rules-of.ts';
import { readSettings, type Setting } from './settings.ts';
import { type Suppression, suppress } from './suppressions.ts';
import { type Terms, tolerate } from './tolerance.ts';

/** What the audit found, in order, and how much of it does not count. */
export interface Judgement {
  findings: Finding[];
  /** Findings taken out by a suppression in force. */
  suppressed: number;
  /** The suppressions that took them out. */
  suppressions: Suppression[];
  /** Findings taken out by the debt file: how many, and which. */
  tolerated: number;
  accepted: Finding[];
}

/**
 * Judges a scorecard by every rule that the configuration keeps, and joins what the earlier stages
 * found (`structure`). Where the configuration, its day or one of its content folders could not be
 * read, the rules wait, since they would judge a part. Rules about what happened need `timelines`;
 * without them they are silent. The same input gives the same findings in the same order.
 */
export function auditScorecard(
  scorecard: Scorecard,
  structure: readonly Finding[],
  timelines: readonly Timeline[] | null = null,
  debt: Debt = noDebt(scorecard.config.audit.debt),
): Judgement {
  const { config, graph, asOf } = scorecard;
  const rules = rulesOf(config);
  const settings = readSettings(config, rules);
  const before = [...structure, ...settings.findings];
  if (isPart(config)) {
    const nothing = { suppressed: 0, suppressions: [], tolerated: 0, accepted: [] };
    return { findings: before.sort(compareFindings), ...nothing };
  }
  const judged = rules.flatMap((rule) => judge(rule, scorecard, timelines, settings.of(rule)));
  const found = [...before, ...judged];
  const terms = termsOf({ config, timelines, debt });
  const { findings: open, ...taken } = suppress(found, graph, asOf, rules, terms.isJudged);
  const { findings, accepted } = tolerate(open, terms);
  return {
    findings: findings.sort(compareFindings),
    ...taken,
    tolerated: accepted.length,
    accepted: accepted.sort(compareFindings),
  };
}

/** How far the debt of an organisation reaches. */
export function termsOf({
  config,
  timelines,
  debt,
}: {
  config: Config;
  timelines: readonly Timeline[] | null;
  debt: Debt;
}): Terms {
  const rules = rulesOf(config);
  return {
    debt,
    rules,
    severity: readSettings(config, rules).of(debtRule).severity,
    isJudged: (rule) => rule.judgeHistory === undefined || timelines !== null,
    moves: debt.entries.length === 0 ? new Map() : movesIn(timelines),
  };
}

/** Whether records may be missing, or nobody knows for certain which day it is. */
function isPart({ isReadable, faulty, calendar }: Config): boolean {
  const isDayLost = faulty.has('calendar') && calendar.as_of === null;
  return !isReadable || faulty.has('content') || isDayLost;
}

function judge(
  rule: Rule,
  scorecard: Scorecard,
  timelines: readonly Timeline[] | null,
  { severity, options }: Setting,
): Finding[] {
  if (severity === 'off') return [];
  const reports = [
    ...(rule.judge?.(scorecard, options) ?? []),
    ...((timelines && rule.judgeHistory?.(scorecard, timelines)) ?? []),
  ];
  return reports.map((report) => createFinding({ rule: rule.id, severity, ...report }));
}
