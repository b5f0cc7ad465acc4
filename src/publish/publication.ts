import type { Day } from '../calendar/index.ts';
import type { Severity } from '../finding/index.ts';
import type { InsightKind } from '../insight/index.ts';
import type { ShareName } from '../measure/index.ts';
import type { PublishedHistory } from './history/index.ts';
import type {
  PublishedCheckIn,
  PublishedCycle,
  PublishedInitiative,
  PublishedKpi,
  PublishedObjective,
  PublishedPerson,
  PublishedPriority,
  PublishedTeam,
} from './published.ts';
import type { PublishedBudget } from './published-budget.ts';
import type { PublishedDevelopment, PublishedRole } from './published-development.ts';
import type { PublishedFeedback } from './published-feedback.ts';
import type { Mention, PublishedRepository, SourceLine } from './published-record.ts';
import type { PublishedReview } from './published-review.ts';

/** All that the site may know: plain JSON, made for one audience. What is not in it cannot leak. */
export interface Publication {
  version: 1;
  tool: { name: string; version: string };
  audience: string;
  asOf: Day;
  commit: string | null;
  /** The page of that commit at the provider. */
  commitHref: string | null;
  organization: { name: string; mission: string | null; vision: string | null; url: string | null };
  site: {
    title: string;
    base: string;
    url: string | null;
    accent: string | null;
    logo: PublishedLogo | null;
  };
  repository: PublishedRepository | null;
  /** The content root in which new records begin. */
  contentRoot: string;
  /** Folder words of the kinds that by default are not for this audience: from the configuration, never a count. */
  withheldKinds: string[];
  perspectives: { id: string; title: string }[];
  weekStart: string;
  priorities: PublishedPriority[];
  objectives: PublishedObjective[];
  kpis: PublishedKpi[];
  initiatives: PublishedInitiative[];
  checkIns: PublishedCheckIn[];
  cycles: PublishedCycle[];
  teams: PublishedTeam[];
  people: PublishedPerson[];
  roles: PublishedRole[];
  reviews: PublishedReview[];
  /** The newest first, then the surveys. */
  feedback: PublishedFeedback[];
  development: PublishedDevelopment[];
  budgets: PublishedBudget[];
  /** Records that could not be read, each shown as a card in its place. */
  broken: BrokenCard[];
  alignment: PublishedAlignment;
  findings: PublishedFinding[];
  suppressed: number;
  tolerated: number;
  /** What is accepted for now: record by record with a reason and a last day, and by the debt file. */
  accepted: { suppressions: PublishedSuppression[]; debt: { rule: string; findings: number }[] };
  rules: PublishedRule[];
  history: PublishedHistory;
  /** What needs a decision, the gravest first. */
  insights: PublishedInsight[];
  /** What likeness of words suggests, the likeliest first. */
  suggestions: PublishedSuggestion[];
}

/** The picture beside the name, and the file it is. */
export interface PublishedLogo {
  /** Below the site's base. */
  href: string;
  /** What it shows; empty where the title beside it says so. */
  alt: string;
  width: number;
  height: number;
  base64: string;
}

/** One sentence, one owner, one link, one next step; and what it rests on. */
export interface PublishedInsight {
  kind: InsightKind;
  /** What people call the kind. */
  title: string;
  sentence: string;
  step: string;
  /** The record to open. */
  record: Mention | null;
  /** Whose turn it is. */
  owner: Mention | null;
  /** What the list is ordered by. */
  consequence: number;
  evidence: { text: string; record: Mention | null; source: SourceLine | null }[];
}

export interface PublishedSuggestion {
  kind: 'link' | 'duplicate';
  sentence: string;
  /** How alike the words are, above 0, at most 1. */
  score: number;
  records: Mention[];
}

export interface PublishedFinding {
  rule: string;
  severity: Severity;
  message: string;
  expected: string | null;
  hint: string | null;
  source: SourceLine;
  /** The record it is about, where it has a page. */
  record: Mention | null;
  /** Who answers for that record. */
  owner: Mention | null;
  chain: string[];
}

/** Findings of a rule on one record that are accepted until a day. */
export interface PublishedSuppression {
  rule: string;
  record: Mention | null;
  reason: string;
  until: string;
  /** How many findings it takes out. */
  findings: number;
  source: SourceLine;
}

export interface PublishedRule {
  id: string;
  demands: string;
  /** As configured: `off` when it is not judged. */
  severity: Severity | 'off';
  /** The rule's page as HTML, from its Markdown. */
  html: string;
}

/** A record that could not be read: its place is kept, its words are not repeated. */
export interface BrokenCard {
  kind: string;
  id: string;
  file: string;
  source: SourceLine;
  faults: { rule: string; demands: string; line: number }[];
}

export interface PublishedShare {
  name: ShareName;
  value: number | null;
  of: number;
  over: number;
  missing: Mention[];
}

export interface PublishedAlignment {
  index: number | null;
  shares: PublishedShare[];
}
