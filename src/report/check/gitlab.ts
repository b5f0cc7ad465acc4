import type { Severity } from '../../finding/index.ts';
import { jsonText } from '../json.ts';
import { type CheckReport, numbered, olderOf, shareable, toldLines } from './report.ts';

const SEVERITIES: Record<Severity, string> = { error: 'major', warn: 'minor', info: 'info' };

/**
 * Findings as GitLab's Code Quality report. It holds all there are: GitLab itself compares it with
 * that of the target branch, by fingerprints, of which each may stand once.
 */
export function gitlabReport(report: CheckReport): string {
  const { result, prefix } = report;
  const issues = numbered([...shareable(result.findings), ...olderOf(report)]).map(
    ({ finding, number }) => ({
      description: toldLines(finding).join(' · '),
      check_name: finding.rule,
      fingerprint: number === 1 ? finding.fingerprint : `${finding.fingerprint}-${number}`,
      severity: SEVERITIES[finding.severity],
      location: { path: `${prefix}${finding.file}`, lines: { begin: finding.start.line } },
    }),
  );
  return jsonText(issues);
}
