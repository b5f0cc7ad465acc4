import { rulesOf } from '../../audit/index.ts';
import type { Finding } from '../../finding/index.ts';
import { changeLines } from '../change.ts';
import { digestFindings } from '../digest.ts';
import { encryptedLines } from '../encrypted.ts';
import { prettyFindings } from '../pretty.ts';
import type { Page } from '../style.ts';
import { countFindings, summaryLine } from '../summary.ts';
import { visible } from '../visible.ts';
import type { CheckReport } from './report.ts';

/**
 * The whole of `check` for people at a terminal: the findings, what they add up to, what to type next.
 * Of many findings each rule is told by its first, unless all are wanted in full.
 */
export function prettyReport(report: CheckReport, page: Page, full: boolean): string {
  const { result, change, textOf } = report;
  const { findings, scorecard } = result;
  const counts = countFindings(result);
  const told = full
    ? prettyFindings(findings, textOf, page)
    : digestFindings(findings, textOf, page, rulesOf(result.config));
  const verdict = [
    ...encryptedLines(result.encrypted, page),
    ...(change === null ? [] : changeLines(change, page)),
    summaryLine(counts, scorecard.graph.records, scorecard.alignment.index, page),
    page.style.dim(`Next: ${nextStep(counts, findings)}`),
  ];
  return `${[...(findings.length > 0 ? [`${told}\n`] : []), ...verdict].join('\n')}\n`;
}

/** From so many errors on, nobody mends them in one sitting. */
const MANY = 30;

/** What to type next, for most findings of the gravest kind. */
function nextStep(
  { error, warn }: { error: number; warn: number },
  findings: readonly Finding[],
): string {
  const mended = findings.filter(({ instead }) => instead?.isCertain).length;
  if (mended > 0) return `throughline check --fix mends ${mended === 1 ? 'one' : mended} of them`;
  const first = findings.find(({ severity }) => severity === 'error');
  if (first?.rule.endsWith('/traces-to-strategy') && first.entity && error < MANY) {
    return `throughline trace ${visible(`${first.entity.kind}:${first.entity.id}`)}`;
  }
  if (error >= MANY) {
    return 'mend them rule by rule with --only, or begin from here with throughline check --tolerate';
  }
  if (first !== undefined) {
    return `mend ${visible(first.file)}:${first.start.line}, then throughline check`;
  }
  return warn > 0 ? 'throughline dev shows what the warnings are about' : 'throughline build';
}
