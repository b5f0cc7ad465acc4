import { RULES } from '../../audit/index.ts';
import type { Finding, Severity } from '../../finding/index.ts';

const GRAVITY: Record<Severity, number> = { error: 0, warn: 1, info: 2 };
const RANKS = new Map(
  [...RULES]
    .sort((a, b) => Number(b.structure) - Number(a.structure))
    .map(({ id }, rank) => [id, rank]),
);

/**
 * Findings in the order in which a reader who sees only the first ten should meet them: by severity;
 * then every rule once before any rule twice, with what the rest depends on first.
 */
export function byWorth(findings: readonly Finding[]): Finding[] {
  const met = new Map<string, number>();
  return findings
    .map((finding) => {
      const key = `${finding.severity} ${finding.rule}`;
      const round = met.get(key) ?? 0;
      met.set(key, round + 1);
      return { finding, round };
    })
    .sort(
      (a, b) =>
        GRAVITY[a.finding.severity] - GRAVITY[b.finding.severity] ||
        a.round - b.round ||
        rankOf(a.finding) - rankOf(b.finding),
    )
    .map(({ finding }) => finding);
}

/** Findings by rule: gravest rules first, then those with the most findings. */
export function byRule(findings: readonly Finding[]): [rule: string, findings: Finding[]][] {
  const groups = [...Map.groupBy(findings, ({ rule }) => rule)];
  const gravity = (group: Finding[]) => Math.min(...group.map(({ severity }) => GRAVITY[severity]));
  return groups.sort(
    ([, a], [, b]) => gravity(a) - gravity(b) || b.length - a.length || rankOf(a[0]) - rankOf(b[0]),
  );
}

function rankOf(finding: Finding | undefined): number {
  return RANKS.get(finding?.rule ?? '') ?? RANKS.size;
}
