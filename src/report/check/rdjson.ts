import type { Finding, Place, Position, Severity } from '../../finding/index.ts';
import { jsonText } from '../json.ts';
import { type CheckReport, shareable, toldLines } from './report.ts';

const SEVERITIES: Record<Severity, string> = { error: 'ERROR', warn: 'WARNING', info: 'INFO' };

/** Findings in the Reviewdog Diagnostic Format, whose columns count bytes of UTF-8. */
export function reviewdogReport({ result, prefix, textOf }: CheckReport): string {
  const diagnostics = shareable(result.findings).map((finding) => ({
    message: toldLines(finding).join('\n'),
    location: {
      path: `${prefix}${finding.file}`,
      range: rangeOf(finding, textOf(finding.file)),
    },
    severity: SEVERITIES[finding.severity],
    code: { value: finding.rule },
  }));
  return jsonText({ source: { name: result.tool.name }, diagnostics });
}

function rangeOf({ start, end }: Place, text: string | null) {
  if (text === null) return { start: { line: start.line } };
  return { start: inBytes(start, text), end: inBytes(end, text) };
}

function inBytes(
  { line, column, offset }: Position,
  text: string,
): Pick<Finding['start'], 'line' | 'column'> {
  const before = text.slice(Math.max(0, offset - (column - 1)), offset);
  return { line, column: Buffer.byteLength(before.toWellFormed(), 'utf8') + 1 };
}
