import type {
  Mention,
  Publication,
  PublishedFinding,
  PublishedRule,
  Severity,
} from '../../publish/index.ts';
import { count, list, sentence } from '../format.ts';

export const SEVERITY_WORDS: Record<Severity, string> = {
  error: 'Error',
  warn: 'Warning',
  info: 'Note',
};
/** How a rule is set, in a word. */
export const SETTING_WORDS: Record<Severity | 'off', string> = { ...SEVERITY_WORDS, off: 'Off' };
const RANK: Record<Severity, number> = { error: 0, warn: 1, info: 2 };

export interface RuleBlock {
  rule: PublishedRule | null;
  id: string;
  severity: Severity;
  /** How many and how grave: `2 warnings`. */
  words: string;
  findings: PublishedFinding[];
}

export interface OwnerLine {
  owner: Mention | null;
  total: number;
  errors: number;
  warnings: number;
  notes: number;
}

export interface AuditView {
  sentence: string;
  /** The rule to begin with: the most severe, then the one most often broken. */
  blocks: RuleBlock[];
  owners: OwnerLine[];
  aside: string;
}

/** Findings by rule, the gravest and most frequent first, and by who answers for them. */
export function auditView(publication: Publication): AuditView {
  const { findings, rules, suppressed, tolerated } = publication;
  const aside = [
    suppressed > 0 ? `${count(suppressed, 'finding')} suppressed with a reason and a date` : '',
    tolerated > 0 ? `${count(tolerated, 'finding')} tolerated as old debt` : '',
  ].filter(Boolean);
  return {
    sentence: auditSentence(findings, rules),
    blocks: byRule(findings, rules),
    owners: byOwner(findings),
    aside: aside.length > 0 ? `Besides: ${list(aside)}.` : '',
  };
}

function auditSentence(
  findings: readonly PublishedFinding[],
  rules: readonly PublishedRule[],
): string {
  const judged = rules.filter((rule) => rule.severity !== 'off').length;
  if (findings.length === 0) return `${count(judged, 'rule')} looked and found nothing to mend.`;
  const n = (severity: Severity) =>
    findings.filter((finding) => finding.severity === severity).length;
  const parts = [
    n('error') > 0 ? count(n('error'), 'error') : '',
    n('warn') > 0 ? count(n('warn'), 'warning') : '',
    n('info') > 0 ? count(n('info'), 'note') : '',
  ].filter(Boolean);
  const gate = n('error') === 0 ? ' Nothing that blocks a merge.' : '';
  return `${count(judged, 'rule')} looked and found ${list(parts)}.${gate}`;
}

function byRule(
  findings: readonly PublishedFinding[],
  rules: readonly PublishedRule[],
): RuleBlock[] {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const blocks = new Map<string, RuleBlock>();
  for (const finding of findings) {
    const block = blocks.get(finding.rule);
    if (!block) {
      blocks.set(finding.rule, {
        words: '',
        rule: known.get(finding.rule) ?? null,
        id: finding.rule,
        severity: finding.severity,
        findings: [finding],
      });
    } else {
      block.findings.push(finding);
      if (RANK[finding.severity] < RANK[block.severity]) block.severity = finding.severity;
    }
  }
  const counted = [...blocks.values()].map((block) => ({
    ...block,
    words: count(block.findings.length, SEVERITY_WORDS[block.severity].toLowerCase()),
  }));
  return counted.sort(
    (a, b) =>
      RANK[a.severity] - RANK[b.severity] ||
      b.findings.length - a.findings.length ||
      (a.id < b.id ? -1 : 1),
  );
}

function byOwner(findings: readonly PublishedFinding[]): OwnerLine[] {
  const lines = new Map<string, OwnerLine>();
  for (const { owner, severity } of findings) {
    const key = owner === null ? '' : `${owner.title}\u0000${owner.href}`;
    const line = lines.get(key) ?? { owner, total: 0, errors: 0, warnings: 0, notes: 0 };
    line.total += 1;
    if (severity === 'error') line.errors += 1;
    else if (severity === 'warn') line.warnings += 1;
    else line.notes += 1;
    lines.set(key, line);
  }
  return [...lines].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, line]) => line);
}

const KIND_TITLES: Readonly<Record<string, string>> = { kpi: 'KPI', 'check-in': 'Check-in' };

/** Rules by kind, in the order of the catalogue, with how many findings each has. */
export function rulesByKind(
  publication: Publication,
): { kind: string; title: string; rules: { rule: PublishedRule; found: number }[] }[] {
  const kinds = new Map<string, { rule: PublishedRule; found: number }[]>();
  for (const rule of publication.rules) {
    const kind = rule.id.split('/')[0] ?? '';
    const found = publication.findings.filter((finding) => finding.rule === rule.id).length;
    kinds.set(kind, [...(kinds.get(kind) ?? []), { rule, found }]);
  }
  return [...kinds].map(([kind, rules]) => ({
    kind,
    title: KIND_TITLES[kind] ?? sentence(kind),
    rules,
  }));
}
