import type { Finding, Severity } from '../../finding/index.ts';
import { visible } from '../visible.ts';
import { byWorth } from './order.ts';
import { type CheckReport, leftOutText, shareable, toldLines } from './report.ts';

const COMMANDS: Record<Severity, string> = { error: 'error', warn: 'warning', info: 'notice' };

/**
 * Findings as the workflow commands of a GitHub job, one line each. GitHub shows the first ten errors,
 * ten warnings and ten notices of a step, so those that matter come first.
 */
export function githubAnnotations({ result, prefix }: CheckReport): string {
  const lines = byWorth(shareable(result.findings)).map((finding) => annotation(finding, prefix));
  const leftOut = leftOutText(result.findings);
  return [...lines, ...(leftOut === '' ? [] : [leftOut])].map((line) => `${line}\n`).join('');
}

function annotation(finding: Finding, prefix: string): string {
  const { start, end, severity, rule } = finding;
  const isOneLine = start.line === end.line;
  const properties: [string, string | number][] = [
    ['file', `${prefix}${finding.file}`],
    ['line', start.line],
    ['endLine', end.line],
    // The runner refuses columns of a place that spans lines.
    ...(isOneLine ? columns(start.column, end.column) : []),
    ['title', rule],
  ];
  const written = properties.map(([name, value]) => `${name}=${property(String(value))}`);
  const message = toldLines(finding).map(visible).join('\n');
  return `::${COMMANDS[severity]} ${written.join(',')}::${escaped(message)}`;
}

/** Both ends are part of the place. */
function columns(start: number, end: number): [string, number][] {
  return [
    ['col', start],
    ['endColumn', Math.max(start, end - 1)],
  ];
}

function property(value: string): string {
  return escaped(visible(value)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function escaped(value: string): string {
  return value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
