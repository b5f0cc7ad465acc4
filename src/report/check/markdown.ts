import { type Rule, rulesOf } from '../../audit/index.ts';
import type { Comparison } from '../../compare/index.ts';
import type { Finding } from '../../finding/index.ts';
import { cellText, fitSections, MOST_ROWS, marker, section, table } from '../comment.ts';
import { changeSections, findingTable } from '../compare-markdown.ts';
import { comparedText } from '../compare-words.ts';
import { plainMarkdown } from '../plain-markdown.ts';
import { count } from '../words.ts';
import { byRule, byWorth } from './order.ts';
import { type CheckReport, leftOutText, shareable } from './report.ts';
import { isSilent, verdictOf } from './verdict.ts';

/**
 * A judgement as the comment of a pull request: a hidden marker, the verdict, what is to be mended,
 * what the change means. Empty when nothing changed and there is nothing to say.
 */
export function checkMarkdown(report: CheckReport): string {
  if (isSilent(report)) return '';
  const { result } = report;
  const change = report.change?.comparison ?? null;
  const verdict = plainMarkdown(verdictOf(report).join('; '));
  const findings = byWorth(shareable(result.findings));
  const meaning = change === null || change.isEmpty ? null : changeSections(change);
  const beginning = `${marker('check')}\n**${verdict}**\n${aside(report)}`;
  const sections = [
    change === null || change.traceability.missing.length === 0
      ? ''
      : (meaning?.traceability ?? ''),
    section('To mend', mendingList(findings)),
    section('By rule', ruleTable(findings, rulesOf(result.config))),
    meaning?.changed ?? '',
    meaning?.status ?? '',
    meaning?.alignment ?? '',
    meaning?.touched ?? '',
    change === null ? '' : mendedSection(change, findings),
  ];
  return fitSections(beginning, sections, 'throughline check shows all.');
}

function aside({ change, result }: CheckReport): string {
  const compared = change === null ? '' : `\n${comparedText(change.comparison)}\n`;
  const leftOut = leftOutText(result.findings);
  const closed = encryptedText(result.encrypted.length);
  const lines = [leftOut, closed].filter((line) => line !== '');
  return [compared, ...lines.map((line) => `\n${line}\n`)].join('');
}

function encryptedText(number: number): string {
  if (number === 0) return '';
  return `${count(number, 'file')} ${number === 1 ? 'is' : 'are'} encrypted and ${number === 1 ? 'was' : 'were'} not judged.`;
}

/** Characters of a finding's sentences, and of the list of them, which must never be what is cut. */
const LONGEST_SENTENCE = 400;
const LONGEST_LIST = 40_000;

/** Findings with what to do, the first that matter. */
function mendingList(findings: readonly Finding[]): string[] {
  const items: string[] = [];
  let length = 0;
  for (const finding of findings.slice(0, MOST_ROWS)) {
    const item = mendingItem(finding);
    length += item.length;
    if (length > LONGEST_LIST) break;
    items.push(item);
  }
  const left = findings.length - items.length;
  return [...items, ...(left > 0 ? ['', `… and ${left} more.`] : [])];
}

const WORDS = { error: '✕ error', warn: '▲ warning', info: '· note' } as const;

function mendingItem({ severity, file, start, message, hint, rule }: Finding): string {
  const place = cellText(`${file}:${start.line}`);
  const told = `${place}: ${cellText(message, LONGEST_SENTENCE)} (${cellText(rule)})`;
  const doing = hint === undefined ? '' : `\\\n  What to do: ${cellText(hint, LONGEST_SENTENCE)}`;
  return `- **${WORDS[severity]}** ${told}${doing}`;
}

/** How many findings each rule has; a table that only helps where they are many. */
function ruleTable(findings: readonly Finding[], rules: readonly Rule[]): string[] {
  if (findings.length <= MOST_ROWS) return [];
  const rows = byRule(findings).map(([rule, group]) => {
    const demands = rules.find(({ id }) => id === rule)?.demands ?? '';
    return [rule, String(group.length), demands];
  });
  return table(['rule', 'findings', 'demands'], rows);
}

/** What the change put right; what it only says anew, such as a count, is none of it. */
function mendedSection({ findings: { mended } }: Comparison, found: readonly Finding[]): string {
  const keys = new Set(found.map(({ file, rule }) => `${file} ${rule}`));
  const gone = shareable(mended).filter(({ file, rule }) => !keys.has(`${file} ${rule}`));
  return section(`${count(gone.length, 'finding')} mended`, findingTable(gone));
}
