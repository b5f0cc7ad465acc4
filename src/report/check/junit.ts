import type { Finding } from '../../finding/index.ts';
import { visible } from '../visible.ts';
import { byRule } from './order.ts';
import { type CheckReport, isFailing, olderOf, shareable, toldLines } from './report.ts';

interface Suite {
  name: string;
  cases: string[];
  failures: number;
  skipped: number;
}

/** The run itself, so that a report is never empty. */
const RUN: Suite = {
  name: 'throughline',
  cases: ['    <testcase classname="throughline" name="every record was read and judged"/>'],
  failures: 0,
  skipped: 0,
};

/**
 * Findings as JUnit XML: a suite for each rule that found something and a case for each finding. What
 * fails is a failure, what stood before the change is skipped, the rest passes and says so.
 */
export function junitReport(report: CheckReport): string {
  const older = olderOf(report);
  const rules = byRule([...shareable(report.result.findings), ...older]);
  const isOld = new Set(older);
  const suites = [RUN, ...rules.map(([rule, group]) => suiteOf(rule, group, isOld, report))];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="throughline" ${totals(suites)}>`,
    ...suites.flatMap((suite) => [
      `  <testsuite name="${escaped(suite.name)}" ${totals([suite])} skipped="${suite.skipped}">`,
      ...suite.cases,
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n');
}

function totals(suites: readonly Suite[]): string {
  const tests = suites.reduce((sum, { cases }) => sum + cases.length, 0);
  const failures = suites.reduce((sum, suite) => sum + suite.failures, 0);
  return `tests="${tests}" failures="${failures}" errors="0"`;
}

function suiteOf(
  name: string,
  findings: readonly Finding[],
  isOld: ReadonlySet<Finding>,
  { failOn, prefix }: CheckReport,
): Suite {
  const outcomes = findings.map((finding) => {
    if (isOld.has(finding)) return 'older';
    return isFailing(finding, failOn) ? 'fails' : 'passes';
  });
  return {
    name,
    cases: findings.map((finding, at) => caseOf(finding, outcomes[at] ?? 'passes', prefix)),
    failures: outcomes.filter((outcome) => outcome === 'fails').length,
    skipped: outcomes.filter((outcome) => outcome === 'older').length,
  };
}

function caseOf(finding: Finding, outcome: 'fails' | 'passes' | 'older', prefix: string): string {
  const { rule, severity, file, start, message } = finding;
  const name = `${prefix}${file}:${start.line}:${start.column} ${message}`;
  const told = toldLines(finding).map(escaped).join('\n');
  const inside = {
    fails: `<failure message="${escaped(message)}" type="${severity}">${told}</failure>`,
    passes: `<system-out>${told}</system-out>`,
    older: `<skipped message="It stood before this change: ${escaped(message)}"/>`,
  };
  return [
    `    <testcase classname="${escaped(rule)}" name="${escaped(name)}">`,
    `      ${inside[outcome]}`,
    '    </testcase>',
  ].join('\n');
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for XML 1.0, which has no place for controls, half pairs, U+FFFE and U+FFFF. */
function escaped(text: string): string {
  return visible(text)
    .replace(/[\uFFFE\uFFFF]/g, '\uFFFD')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
