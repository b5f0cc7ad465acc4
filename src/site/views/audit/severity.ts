import type { PublishedFinding, Severity } from '../../../publish/index.ts';
import { count, list } from '../../format.ts';

/** How grave a finding is, in a word. */
export const SEVERITY_WORDS: Record<Severity, string> = {
  error: 'Error',
  warn: 'Warning',
  info: 'Note',
};

/** How a rule is set, in a word. */
export const SETTING_WORDS: Record<Severity | 'off', string> = { ...SEVERITY_WORDS, off: 'Off' };

/** The gravest has the lowest. */
export const RANK: Record<Severity, number> = { error: 0, warn: 1, info: 2 };

const SEVERITIES = ['error', 'warn', 'info'] as const;

/** How many findings there are of each severity. */
export function tally(findings: readonly PublishedFinding[]): Record<Severity, number> {
  const counts = { error: 0, warn: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** `2 errors, 1 warning and 3 notes`; `nothing` where there is none. */
export function tallyWords(counts: Readonly<Record<Severity, number>>): string {
  const parts = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) =>
    count(counts[severity], SEVERITY_WORDS[severity].toLowerCase()),
  );
  return parts.length === 0 ? 'nothing' : list(parts);
}
