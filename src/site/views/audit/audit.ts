import type {
  Publication,
  PublishedFinding,
  PublishedRule,
  Severity,
} from '../../../publish/index.ts';
import { count, sentence } from '../../format.ts';
import { type AnswerLine, byOwner, byTeam } from './answers.ts';
import { type FirstStep, firstSteps } from './first.ts';
import { type AuditFact, lastAudit } from './last-audit.ts';
import { RANK, SEVERITY_WORDS, tally, tallyWords } from './severity.ts';

/** The findings of one rule. */
export interface RuleBlock {
  rule: PublishedRule | null;
  id: string;
  severity: Severity;
  /** How many and how grave: `2 warnings`. */
  words: string;
  /** What it found; of very much only the beginning, the rule's own page has the rest. */
  findings: PublishedFinding[];
  more: number;
}

/** Findings that the audit page lists of all rules together before it lists fewer of each. */
const MOST = 150;
const OF_EACH = 10;

/** All that the audit page shows. */
export interface AuditView {
  sentence: string;
  facts: AuditFact[];
  first: FirstStep[];
  /** The rule to begin with: the most severe, then the one most often broken. */
  blocks: RuleBlock[];
  owners: AnswerLine[];
  teams: AnswerLine[];
}

/** The last audit: what to mend first, and its findings by rule, by owner and by team. */
export function auditView(publication: Publication): AuditView {
  const { findings, rules } = publication;
  return {
    sentence: auditSentence(findings, rules),
    facts: lastAudit(publication),
    first: firstSteps(publication),
    blocks: byRule(findings, rules),
    owners: byOwner(findings),
    teams: byTeam(publication),
  };
}

function auditSentence(
  findings: readonly PublishedFinding[],
  rules: readonly PublishedRule[],
): string {
  const judged = rules.filter((rule) => rule.severity !== 'off').length;
  if (findings.length === 0) return `${count(judged, 'rule')} looked and found nothing to mend.`;
  const counts = tally(findings);
  const gate = counts.error === 0 ? ' Nothing that blocks a merge.' : '';
  return `${count(judged, 'rule')} looked and found ${tallyWords(counts)}.${gate}`;
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
        more: 0,
      });
    } else {
      block.findings.push(finding);
      if (RANK[finding.severity] < RANK[block.severity]) block.severity = finding.severity;
    }
  }
  return [...blocks.values()]
    .sort(
      (a, b) =>
        RANK[a.severity] - RANK[b.severity] ||
        b.findings.length - a.findings.length ||
        (a.id < b.id ? -1 : 1),
    )
    .map((block) => shortened(block, findings.length > MOST));
}

function shortened(block: RuleBlock, isShort: boolean): RuleBlock {
  const { findings, severity, rule } = block;
  const shown = isShort && rule !== null ? findings.slice(0, OF_EACH) : findings;
  const words = count(findings.length, SEVERITY_WORDS[severity].toLowerCase());
  return { ...block, words, findings: shown, more: findings.length - shown.length };
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
