import type { Result } from '../../audit/index.ts';
import type { Comparison } from '../../compare/index.ts';
import type { Finding, Place, Severity } from '../../finding/index.ts';
import type { ChangeFacts } from '../change.ts';
import type { TextOf } from '../pretty.ts';

/** What a change was judged against and what it means. */
export interface ReportedChange extends ChangeFacts {
  /** Findings that stood before it: counted, and no reason to fail. */
  older: readonly Finding[];
  comparison: Comparison;
}

/** What every format of `check` tells: a judgement, and what the edge of the program knows about it. */
export interface CheckReport {
  result: Result;
  /** The change whose findings these are; null when everything is judged. */
  change: ReportedChange | null;
  /** The least severe finding that fails. */
  failOn: Severity;
  /** Where the organisation lies in its repository: empty, or a path that ends in `/`. */
  prefix: string;
  textOf: TextOf;
  /** The Markdown of the rules' pages by rule. */
  pages: ReadonlyMap<string, string>;
}

const SEVERITIES = ['error', 'warn', 'info'] as const satisfies Severity[];

/** Whether a finding is as severe as those that fail, or more. */
export function isFailing({ severity }: Finding, failOn: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn);
}

/**
 * Findings for a report that lies where the repository's readers see it: those of a content root kept
 * beside the repository stay with who ran the command.
 */
export function shareable(findings: readonly Finding[]): Finding[] {
  return findings.filter(isInside).map((finding) => {
    if (finding.related === undefined) return finding;
    const { related, ...rest } = finding;
    const inside = related.filter(isInside);
    return inside.length === 0 ? rest : { ...rest, related: inside };
  });
}

function isInside({ file }: Pick<Place, 'file'>): boolean {
  return !file.startsWith('../') && !file.startsWith('/') && !/^[A-Za-z]:[\\/]/.test(file);
}

/** How many findings {@link shareable} leaves out, in words; empty for none. */
export function leftOutText(findings: readonly Finding[]): string {
  const left = findings.length - shareable(findings).length;
  if (left === 0) return '';
  return `${left} more in content kept beside this repository, shown to who runs throughline check.`;
}

/** The same finding twice in one report gets a number, so that a fingerprint names one alone. */
export function numbered(findings: readonly Finding[]): { finding: Finding; number: number }[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const number = (seen.get(finding.fingerprint) ?? 0) + 1;
    seen.set(finding.fingerprint, number);
    return { finding, number };
  });
}

/** Message, expectation and hint, one line each. */
export function toldLines({ message, expected, hint, chain }: Finding): string[] {
  return [
    message,
    ...(expected === undefined ? [] : [`Expected: ${expected}`]),
    ...(hint === undefined ? [] : [`What to do: ${hint}`]),
    ...(chain === undefined ? [] : [`The way up: ${chain.join(' → ')}`]),
  ];
}

/** Findings that stood before the change; none where everything is judged. */
export function olderOf({ change }: CheckReport): Finding[] {
  return shareable(change?.older ?? []);
}
