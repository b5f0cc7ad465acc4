import { localRulePage, RULES, type Rule, rulesOf } from '../audit/index.ts';
import type { Finding } from '../finding/index.ts';
import {
  type BrokenRecord,
  type Config,
  KINDS,
  type Kind,
  type Ref,
  refOf,
} from '../schema/index.ts';
import { renderMarkdown } from './markdown.ts';
import type { Names } from './names.ts';
import type { BrokenCard, PublishedFinding, PublishedRule } from './publication.ts';
import type { Mention } from './published-record.ts';
import type { Repository } from './repository.ts';

/** Rules that are judged before records are linked; their findings are taken over, not judged again. */
const BEFORE_LINK: ReadonlySet<string> = new Set([
  'content/readable',
  'content/syntax',
  'content/schema',
  'content/known-kind',
  'content/unique-id',
  'content/safe-narrative',
  'site/logo',
]);

/**
 * Whether a finding was made before records are linked. An id that stands twice in one file is found
 * when they are, and found again; taken over, it might name what is hidden.
 */
export function isBeforeLink({ rule, file, related = [] }: Finding): boolean {
  if (!BEFORE_LINK.has(rule)) return false;
  return rule !== 'content/unique-id' || related.every((other) => other.file !== file);
}

/** The record a finding is about; null when it is about the whole. */
export function subjectOf(finding: Finding): Ref | null {
  const entity = finding.entity;
  return entity && isKind(entity.kind) ? refOf(entity.kind, entity.id) : null;
}

function isKind(word: string): word is Kind {
  return (KINDS as readonly string[]).includes(word);
}

/** A finding with its place led to the provider and its record to its page. */
export function publishFinding(
  finding: Finding,
  desk: { names: Names; repository: Repository; ownerOf(ref: Ref): Mention | null },
): PublishedFinding {
  const subject = subjectOf(finding);
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    expected: finding.expected ?? null,
    hint: finding.hint ?? null,
    source: desk.repository.line(finding.file, finding.start.line),
    record: subject === null ? null : desk.names.mention(subject),
    owner: subject === null ? null : desk.ownerOf(subject),
    chain: finding.chain ?? [],
  };
}

/** Every rule with its page; links on the page lead to other rules or away, never into the content. */
export function publishRules(config: Config, pages: ReadonlyMap<string, string>): PublishedRule[] {
  return rulesOf(config).map((rule) => ({
    id: rule.id,
    demands: rule.demands,
    severity: severityOf(rule, config),
    html: rulePageHtml(pages.get(rule.id) ?? localRulePage(config, rule.id), rule.demands),
  }));
}

function severityOf(rule: Rule, config: Config): PublishedRule['severity'] {
  const preset = rule.severity[config.audit.extends];
  if (rule.structure || !Object.hasOwn(config.audit.rules, rule.id)) return preset;
  const set = config.audit.rules[rule.id];
  return (typeof set === 'string' ? set : set?.severity) ?? preset;
}

/** Its title and what it demands stand above the page already. */
function rulePageHtml(markdown: string, demands: string): string {
  const text = markdown.replace(/^\s*# .*\n\s*/, '');
  const withoutTitle = text.startsWith(demands) ? text.slice(demands.length) : text;
  const known = new Set(RULES.map((rule) => rule.id));
  return renderMarkdown(withoutTitle, {
    resolve: (href) => {
      const named = /^(?:\.\.?\/)*([a-z-]+\/[a-z0-9-]+)\.md$/.exec(href)?.[1];
      if (named !== undefined && known.has(named))
        return { type: 'page', href: `/audit/rules/${named}/` };
      return /^https:\/\//.test(href) && URL.canParse(href) ? { type: 'external', href } : null;
    },
    level: 2,
    anchors: false,
  });
}

/** A card for each unreadable record: which rules it breaks and where, without a word of the file. */
export function publishBroken(
  broken: readonly BrokenRecord[],
  findings: readonly Finding[],
  repository: Repository,
): BrokenCard[] {
  const demands = new Map(RULES.map((rule) => [rule.id, rule.demands]));
  return broken.map(({ kind, id, file }) => {
    const faults = findings
      .filter((finding) => finding.file === file)
      .map(({ rule, start }) => ({ rule, demands: demands.get(rule) ?? '', line: start.line }));
    return { kind, id, file, source: repository.line(file, faults[0]?.line ?? 1), faults };
  });
}
