import type { Rule } from '../audit/index.ts';
import { compareText, type Finding, type Severity } from '../finding/index.ts';
import { prettyFinding, prettyFindings, type TextOf } from './pretty.ts';
import type { Page } from './style.ts';
import { visible } from './visible.ts';
import { count, severityText } from './words.ts';
import { hang } from './wrap.ts';

/** Up to so many findings are told one by one, file by file. */
const MOST_IN_FULL = 30;

/** How many findings of a rule are named below the one that is told in full. */
const MOST_NAMED = 5;

const ORDER: readonly Severity[] = ['error', 'warn', 'info'];

/** Findings of one rule. */
interface Group {
  rule: string;
  severity: Severity;
  findings: Finding[];
}

/**
 * Findings as a page one can act on: a few are told in full, file by file; of many, each rule is told
 * by its first finding and the places of the next, the gravest last, above a table of all.
 */
export function digestFindings(
  findings: readonly Finding[],
  textOf: TextOf,
  page: Page,
  rules: readonly Rule[],
): string {
  if (findings.length <= MOST_IN_FULL) return prettyFindings(findings, textOf, page);
  const groups = groupsOf(findings);
  const demands = new Map(rules.map((rule) => [rule.id, rule.demands]));
  const told = groups.toReversed().map((group) => tellGroup(group, demands, textOf, page));
  return [...told, tableOf(groups, page)].join('\n\n');
}

/** Gravest first, then most. */
function groupsOf(findings: readonly Finding[]): Group[] {
  const byRule = Map.groupBy(findings, ({ rule, severity }) => `${severity} ${rule}`);
  return [...byRule.values()]
    .map((group): Group => {
      const [{ rule, severity }] = group as [Finding, ...Finding[]];
      return { rule, severity, findings: group };
    })
    .sort(
      (a, b) =>
        ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) ||
        b.findings.length - a.findings.length ||
        compareText(a.rule, b.rule),
    );
}

function tellGroup(
  { rule, findings }: Group,
  demands: ReadonlyMap<string, string>,
  textOf: TextOf,
  page: Page,
): string {
  const { style, width } = page;
  const [first, ...others] = findings;
  if (first === undefined) return '';
  const named = others.slice(0, MOST_NAMED);
  const rest = others.length - named.length;
  const demanded = demands.get(rule);
  return [
    `${style.bold(rule)}  ${style.dim(count(findings.length, 'finding'))}`,
    ...(demanded === undefined ? [] : [hang('  ', style.dim(demanded), width)]),
    prettyFinding(first, textOf(first.file), page),
    ...named.map((finding) => nameFinding(finding, page)),
    ...(rest > 0
      ? [`  and ${rest} more: ${style.bold(`throughline check --only ${rule} --full`)}`]
      : []),
  ].join('\n');
}

function nameFinding({ message, file, start }: Finding, page: Page): string {
  const place = page.style.underline(`${visible(file)}:${start.line}:${start.column}`);
  return hang('    ', `${place}  ${visible(message)}`, page.width);
}

/** `94 errors  kpi/traces-to-strategy  in 94 files`, gravest first. */
function tableOf(groups: readonly Group[], { style }: Page): string {
  const rows = groups.map(({ rule, severity, findings }) => {
    const files = new Set(findings.map(({ file }) => file)).size;
    return { rule, severity, number: String(findings.length), files: count(files, 'file') };
  });
  const widest = Math.max(...rows.map(({ number }) => number.length));
  const longest = Math.max(...rows.map(({ rule }) => rule.length));
  const lines = rows.map(
    ({ rule, severity, number, files }) =>
      `  ${number.padStart(widest)}  ${severityText(severity, style)}${' '.repeat('✕ warning'.length - WIDTHS[severity])}  ${rule.padEnd(longest)}  ${style.dim(`in ${files}`)}`,
  );
  return [style.bold('What was found, by rule'), ...lines].join('\n');
}

/** How wide a severity is written. */
const WIDTHS: Readonly<Record<Severity, number>> = {
  error: '✕ error'.length,
  warn: '▲ warning'.length,
  info: '· note'.length,
};
