import type { Comparison } from '../../compare/index.ts';
import { traceabilityText } from '../compare-words.ts';
import { countFindings, foundText } from '../summary.ts';
import { count, share } from '../words.ts';
import { type CheckReport, isFailing } from './report.ts';

/**
 * The judgement in one line, by its parts: whether it passes; of a change, whether what was added or
 * altered leads to strategy, what is new, and what stood before.
 */
export function verdictOf(report: CheckReport): string[] {
  const { result, change, failOn } = report;
  const fails = result.findings.some((finding) => isFailing(finding, failOn));
  if (change === null) return [foundText(countFindings(result)), ...alignmentOf(report)];
  const older = change.older.length;
  const found = result.findings.length === 0 ? 'nothing to mend' : foundText(countFindings(result));
  return [
    ...traceabilityOf(change.comparison),
    `the change ${fails ? 'does not pass' : 'passes'}: ${found}`,
    ...(older === 0
      ? []
      : [`${count(older, 'finding')} from before ${older === 1 ? 'does' : 'do'} not count`]),
  ];
}

/** Whether a judgement has anything to say to those who look at a change. */
export function isSilent({ result, change }: CheckReport): boolean {
  return change?.comparison.isEmpty === true && result.findings.length === 0;
}

function traceabilityOf(change: Comparison): string[] {
  if (change.traceability.over === 0) return [];
  return [`Patch traceability ${traceabilityText(change)}`];
}

function alignmentOf({ result }: CheckReport): string[] {
  const { index } = result.scorecard.alignment;
  return index === null ? [] : [`alignment ${share(index)}`];
}
