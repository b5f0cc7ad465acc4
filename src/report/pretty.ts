import { compareText, type Finding, type Related } from '../finding/index.ts';
import { excerpt } from './excerpt.ts';
import type { Page } from './style.ts';
import { visible } from './visible.ts';
import { count, severityText } from './words.ts';
import { hang } from './wrap.ts';

/** Text of a file as its findings' offsets count it (no byte order mark); null when it is gone. */
export type TextOf = (file: string) => string | null;

/**
 * Findings for people, grouped by file in the order given: place, severity, message, the source line
 * with carets, what was expected, what to do. Empty when there are none; no line break at the end.
 */
export function prettyFindings(findings: readonly Finding[], textOf: TextOf, page: Page): string {
  const byFile = Map.groupBy(findings, (finding) => finding.file);
  const groups = [...byFile].sort(([a], [b]) => compareText(a, b));
  return groups.map(([file, group]) => prettyFile(file, group, textOf(file), page)).join('\n\n');
}

function prettyFile(file: string, findings: Finding[], text: string | null, page: Page): string {
  const heading = `${page.style.bold(visible(file))}  ${page.style.dim(count(findings.length, 'finding'))}`;
  return [heading, ...findings.map((finding) => prettyFinding(finding, text, page))].join('\n');
}

const INDENT = '    ';

/** One finding in full; `text` is that of its file. */
export function prettyFinding(finding: Finding, text: string | null, page: Page): string {
  const { style, width } = page;
  const place = `${visible(finding.file)}:${finding.start.line}:${finding.start.column}`;
  const lines = [
    hang(`  ${severityText(finding.severity, style)}  `, visible(finding.message), width),
    `${INDENT}${style.underline(place)}  ${style.dim(finding.rule)}`,
    ...(text === null ? [] : excerpt(text, finding, page, INDENT)),
    ...labelled('expected', finding.expected, page),
    ...labelled('hint', finding.hint, page),
    ...labelled('path', finding.chain?.join(' → '), page),
    ...(finding.related ?? []).map((related) => alsoAt(related, page)),
  ];
  return lines.join('\n');
}

function labelled(label: string, text: string | undefined, page: Page): string[] {
  if (text === undefined) return [];
  return [hang(`${INDENT}${page.style.cyan(`${label}:`)} `, visible(text), page.width)];
}

function alsoAt({ message, file, start }: Related, page: Page): string {
  const place = `${visible(file)}:${start.line}:${start.column}`;
  return hang(`${INDENT}${page.style.cyan('also:')} `, `${place} ${visible(message)}`, page.width);
}
